/** `microcred skills` and `microcred taxonomy` as processes. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const from = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const sofia = from('examples/credentials/sofia-bio-based-insulation.json')
const offers = from('packages/taxonomy/qualifications')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-skills-'))
  cpSync(from('packages/taxonomy/test/esco-9.9.9'), join(folder, 'esco-9.9.9'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function microcred(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [from('packages/cli/bin/microcred.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
}

const json = (...args: string[]) => JSON.parse(microcred('skills', ...args, '--format', 'json').stdout)

const esco = (uuid: string): string => `http://data.europa.eu/esco/skill/${uuid}`
const heatPump = esco('00735755-adc6-4ea0-b034-b8caff339c9f')
const sortWaste = esco('110d7aa3-e44e-4cce-a927-8d4de615f3d9')

describe('skills find', () => {
  it('suggests skills for words that need no quotes, best first', () => {
    const { status, stdout } = microcred('skills', 'find', 'sort', 'wood', 'waste', '--limit', '1')
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^0\.\d\d {2}sort waste .*\n {6}http.*110d7aa3/),
    ])
    const { suggestions } = json('find', 'sort', 'waste')
    expect(suggestions[0]).toMatchObject({ uri: sortWaste, label: 'sort waste', score: 1 })
  })

  it('searches in other languages and in one sector', () => {
    expect(json('find', 'montować pompy ciepla', '--language', 'pl').suggestions[0].uri).toBe(heatPump)
    const { suggestions } = json('find', 'waste', '--sector', 'wood-furniture', '--limit', '3')
    expect(suggestions).toHaveLength(3)
  })

  it('ends with 1 when nothing is like the text', () => {
    const { status, stdout, stderr } = microcred('skills', 'find', '漢字')
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      expect.stringContaining('No green skill has a word like these'),
    ])
  })

  it('says which language it took a text for, and when that is not sure', () => {
    expect(json('find', 'Abfälle auf der Baustelle trennen')).toMatchObject({
      language: 'de',
      languageGuessed: true,
      languageSure: true,
    })
    expect(microcred('skills', 'find', 'biogas').stderr).toContain('not clear which language')
  })

  it('leaves weak suggestions out unless asked for them', () => {
    const words = ['project management', '--language', 'en']
    expect(microcred('skills', 'find', ...words).status).toBe(1)
    expect(json('find', ...words).suggestions).toEqual([])
    const { suggestions } = json('find', ...words, '--weak')
    expect(new Set(suggestions.map(({ strength }: { strength: string }) => strength))).toEqual(
      new Set(['weak']),
    )
  })

  it('reads labels of a language from a table', () => {
    const file = join(folder, 'sv.csv')
    writeFileSync(file, `conceptUri,preferredLabel,altLabels\n${heatPump},installera värmepumpar,\n`)
    const { suggestions } = json('find', 'installera värmepump', '--language', 'sv', '--labels', file)
    expect(suggestions[0]).toMatchObject({
      uri: heatPump,
      label: 'installera värmepumpar',
      labelLanguage: 'sv',
    })
    writeFileSync(file, 'a,b\n')
    expect(microcred('skills', 'find', 'x', '--language', 'sv', '--labels', file).stderr).toContain(
      'The table has no column conceptUri',
    )
  })

  it('says when a sector holds candidates that nobody has read', () => {
    const { stderr } = microcred('skills', 'find', 'waste', '--sector', 'manufacturing')
    expect(stderr).toContain('candidates of a rule')
  })

  it('takes long texts and control characters for texts', () => {
    expect(microcred('skills', 'find', 'waste '.repeat(1666)).status).toBe(0)
    const { status, stdout } = microcred('skills', 'find', '\u001b[31m sort waste \u0007')
    expect(status).toBe(0)
    expect(stdout).not.toContain('\u001b')
  })

  it.each([
    [['find'], 'Say what to find, such as: microcred skills find sort waste.'],
    [['find', ' \t'], 'Say what to find, such as: microcred skills find sort waste.'],
    [['find', 'x', '--language', 'uk'], '--language takes bg, de, en, es, fi, fr, it, nl or pl, not “uk”'],
    [['find', 'x', '--sector', 'constructio'], 'not “constructio”; did you mean construction?'],
    [['find', 'x', '--limit', '0'], '--limit takes a whole number from 1, not “0”.'],
    [['check'], 'Say which URIs to check.'],
    [['check', heatPump, '--version', '1.2.9'], '--version takes 1.1.0, 1.1.1, 1.2.0 or 1.2.1, not “1.2.9”'],
    [['show'], 'Say the URI of one skill to show.'],
    [['profile'], 'Name a file, a folder, a pattern, or - for standard input.'],
    [
      ['gap', 'carpentr'],
      'There is no job or occupation carpentr with green skills; did you mean carpenter (7115.1)',
    ],
    [['fnd'], 'skills cannot fnd; did you mean find?'],
    [[], 'Say what to do: find, extract, check, show, profile or gap.'],
  ])('%j is refused in one sentence', (args, sentence) => {
    const { status, stdout, stderr } = microcred('skills', ...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).toMatch(/See: microcred skills --help\n$/)
  })
})

describe('skills extract', () => {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return name
  }

  it('tells each skill once with the clauses it rests on, and nothing of price and place', () => {
    const text =
      'You sort offcuts and scrap wood. Energy audits follow. The course costs 90 euros and is about waste.'
    const { language, suggestions } = json('extract', write('course.txt', text))
    expect(language).toBe('en')
    const labels = suggestions.map(({ label }: { label: string }) => label)
    expect(labels).toContain('conduct energy audit')
    expect(new Set(labels).size).toBe(labels.length)
    for (const { spans, why } of suggestions)
      for (const { offset, length } of spans) {
        expect(offset + length).toBeLessThan(text.indexOf('The course'))
        expect(why.words.length).toBeGreaterThan(0)
      }
    expect(microcred('skills', 'extract', 'course.txt').stdout).toContain('Energy audits follow')
  })

  it('reads HTML at its places, leaving scripts and tags out', () => {
    const text = '<script>var biogas = 1</script><h1>Green roofs</h1><p>We fit <b>heat pumps</b>.</p>'
    const { suggestions } = json('extract', write('course.html', text))
    const labels = suggestions.map(({ label }: { label: string }) => label)
    expect(labels).toEqual(expect.arrayContaining(['establish green roof', 'install heat pump']))
    expect(labels.join()).not.toContain('biogas')
    const { spans } = suggestions.find(({ label }: { label: string }) => label === 'establish green roof')
    expect(text.slice(spans[0].offset, spans[0].offset + spans[0].length)).toBe('Green roofs')
  })

  it('ends with 1 for a text that teaches nothing green', () => {
    const file = write('lathe.txt', 'You set up a lathe and read tolerances. Lessons are on Mondays.')
    const { status, stdout, stderr } = microcred('skills', 'extract', file)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Nothing green is taught here')
  })

  it('says that a text is in no language it knows', () => {
    const file = write('greek.txt', 'Μαθαίνετε να ταξινομείτε απορρίμματα ξύλου.')
    expect(microcred('skills', 'extract', file).stderr).toContain('not clear which language')
    expect(json('extract', file)).toMatchObject({ languageSure: false, suggestions: [] })
  })

  it('takes one word and a megabyte', () => {
    expect(
      json('extract', write('word.txt', 'Biogas'), '--language', 'en').suggestions.length,
    ).toBeGreaterThan(0)
    const long = write('long.txt', `${'Nothing much is said here. '.repeat(40_000)}We sort waste.`)
    const { suggestions } = json('extract', long, '--language', 'en')
    expect(suggestions[0]).toMatchObject({ label: 'sort waste', spans: [{ length: 13 }] })
  })

  it('proposes skills for the outcomes of a specification, and leaves the file alone', () => {
    const offer = {
      learningOutcomes: [{ title: { en: 'Installs heat pumps.' } }, { title: { en: 'Talks.' } }],
    }
    const file = write('offer.json', JSON.stringify(offer))
    const { fixes } = json('extract', '--into', file)
    expect(fixes[0]).toMatchObject({
      pointer: '/learningOutcomes/0',
      safe: false,
      patch: [
        { op: 'add', path: '/learningOutcomes/0/skills', value: [{ uri: heatPump, match: 'related' }] },
      ],
    })
    expect(readFileSync(join(folder, file), 'utf8')).toBe(JSON.stringify(offer))
    expect(fixes.every(({ pointer }: { pointer: string }) => pointer === '/learningOutcomes/0')).toBe(true)
    expect(json('extract', file).suggestions[0].uri).toBe(heatPump)
  })

  it('reads each outcome in its own language, and says where it stands', () => {
    const title = { it: 'Smista i rifiuti in officina.' }
    const offer = { learningOutcomes: [{ title: { en: 'Installs heat pumps.' } }, { title }] }
    const file = write('two.json', JSON.stringify(offer))
    const { suggestions, languages } = json('extract', file)
    expect(languages).toEqual(['en', 'it'])
    const spans = suggestions.flatMap(({ label, spans }: { label: string; spans: object[] }) =>
      label === 'sort waste' ? spans : [],
    )
    expect(spans).toEqual([{ pointer: '/learningOutcomes/1/title/it', offset: 0, length: 28 }])
    const { fixes } = json('extract', '--into', file)
    const [mine] = fixes.filter(({ pointer }: { pointer: string }) => pointer === '/learningOutcomes/1')
    expect(mine.patch[0].value[0].label).toEqual({ en: 'sort waste' })
  })

  it.each([
    [['extract'], 'Name one text to read'],
    [['extract', 'a', 'b'], 'Name one text to read'],
    [['extract', '--into', 'word.txt'], 'has no learningOutcomes'],
  ])('%j is refused in one sentence', (args, sentence) => {
    write('word.txt', 'Biogas')
    const { status, stderr } = microcred('skills', ...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)])
  })
})

describe('skills check', () => {
  it('says of each text what it is, and the right spelling', () => {
    const texts: [string, string][] = [
      [heatPump, 'green'],
      [esco('fed5b267-73fa-461d-9f69-827c78beb39d'), 'skill'],
      ['https://w3id.org/microcred/skill/apply-low-emission-finishes', 'own'],
      [heatPump.replace('http', 'https'), 'malformed'],
      [heatPump.toUpperCase(), 'malformed'],
      [heatPump.replace('skill/', 'skill/ '), 'malformed'],
      [heatPump.replace(/f$/, '0'), 'unknown'],
      [esco('5e433def-210d-4dfa-bf07-dbf6d04e0eaa'), 'retired'],
      ['heat pump', 'foreign'],
      ['', 'foreign'],
    ]
    const { verdicts } = json('check', ...texts.map(([text]) => text))
    expect(verdicts.map(({ text, status }: Record<string, string>) => [text, status])).toEqual(texts)
    for (const { status, nearest } of verdicts)
      if (status === 'malformed' || status === 'unknown') expect(nearest).toBe(heatPump)
  })

  it('ends with 1 unless all are skills of today', () => {
    expect(microcred('skills', 'check', heatPump, sortWaste).status).toBe(0)
    expect(microcred('skills', 'check', heatPump, 'pump heat').status).toBe(1)
  })

  it('knows the labels of skills in every language', () => {
    const { status, stdout } = microcred('skills', 'check', 'Sort waste', 'sortować odpady')
    expect(status).toBe(0)
    expect(stdout).toContain(`The preferred label in en: ${sortWaste}.`)
    expect(stdout).toContain(`The preferred label in pl: ${sortWaste}.`)
    expect(json('check', 'heat pump installing').verdicts[0]).toMatchObject({
      status: 'green',
      uri: heatPump,
      label: { language: 'en', preferred: 'install heat pump', isPreferred: false },
    })
    expect(json('check', 'sort waste', '--language', 'fi').verdicts[0].status).toBe('foreign')
  })

  it('judges by the version it is asked for', () => {
    expect(microcred('skills', 'check', sortWaste).stdout).toContain('calls green, in version 1.2.1.')
    expect(microcred('skills', 'check', sortWaste, '--version', '1.2.0').stdout).toContain(
      'ESCO 1.2.0 does not call green, as 1.2.1 did.',
    )
  })
})

describe('skills show', () => {
  it('tells all that is known, in the language asked for', () => {
    const { status, stdout } = microcred('skills', 'show', sortWaste, '--language', 'pl')
    expect(status).toBe(0)
    for (const words of [
      'sortować odpady',
      'cross-sector, green',
      'wood-furniture',
      'refuse collector (9611.1)',
    ])
      expect(stdout).toContain(words)
    expect(json('show', sortWaste).skill.label).toBe('sort waste')
  })

  it('says what is wrong with a URI it knows nothing on', () => {
    const { status, stdout, stderr } = microcred('skills', 'show', heatPump.toUpperCase())
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`Write: ${heatPump}`)
  })
})

describe('skills profile', () => {
  it('says which outcomes are green and what they cover', () => {
    const { status, stdout } = microcred('skills', 'profile', sofia)
    expect(status).toBe(0)
    expect(stdout).toContain('3 of 4 outcomes green (75 %), by ESCO 1.2.1')
    expect(stdout).toContain('sort waste (close)')
    const [{ share, sectors }] = json('profile', sofia).files
    expect(share).toBe(0.75)
    expect(sectors.map(({ id }: { id: string }) => id)).toContain('construction')
  })

  it('goes on without what cannot be read, and ends with 2', () => {
    writeFileSync(join(folder, 'broken.json'), '{')
    const { status, stdout, stderr } = microcred('skills', 'profile', 'broken.json', 'none.json', sofia)
    expect([status, stderr]).toEqual([
      2,
      'There is no file or folder none.json.\nbroken.json cannot be read as a credential.\n',
    ])
    expect(stdout).toContain('sofia-bio-based-insulation.json')
  })
})

describe('skills gap', () => {
  it('names what an occupation needs, what comes close, and who teaches what is missing', () => {
    const { status, stdout } = microcred('skills', 'gap', 'Carpenter', sofia, '--catalogue', offers)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^carpenter \(7115\.1\) {2}0 of 5 green skills shown/)
    expect(stdout).toMatch(/✗ essential {2}sort waste {2}close: .*sofia/)
    expect(stdout).toMatch(/circular-building-site\.json teaches sort waste/)
  })

  it('counts what the records show, by code and for programs', () => {
    const record = {
      title: { en: 'Sorting' },
      learningOutcomes: [{ title: { en: 'Sorts waste.' }, skills: [{ uri: sortWaste }] }],
    }
    writeFileSync(join(folder, 'sorter.json'), JSON.stringify(record))
    const { shown, missing } = json('gap', '7115.1', 'sorter.json')
    expect(shown).toEqual([
      {
        uri: sortWaste,
        label: 'sort waste',
        relation: 'essential',
        source: 'esco',
        by: [{ file: 'sorter.json', pointer: '/learningOutcomes/0', how: 'exact' }],
      },
    ])
    expect(missing).toHaveLength(4)
  })

  it('answers for the jobs of furniture, by the skill the trade lives by, in any language', () => {
    const finishes = 'https://w3id.org/microcred/skill/apply-low-emission-finishes'
    for (const name of [
      'furniture finisher',
      'acabador de muebles',
      'finitore di mobili',
      'лакировчик на мебели',
    ]) {
      const { occupation, missing } = json('gap', name)
      expect(occupation).toMatchObject({ kind: 'job', code: 'furniture-finisher', state: 'draft' })
      expect(missing.length).toBeGreaterThanOrEqual(8)
      expect(missing[0]).toMatchObject({ uri: finishes, relation: 'essential', source: 'own' })
    }
    const { stdout } = microcred('skills', 'gap', 'Tischler', '--language', 'de', '--catalogue', offers)
    expect(stdout).toMatch(/^Tischler \(cabinet-maker\).*noch niemand vom Fach gelesen hat/)
    expect(stdout).toContain('lehrt')
  })

  it('takes a group of ISCO-08 for all its jobs and occupations', () => {
    const { occupation, missing } = json('gap', '7522')
    expect(occupation).toMatchObject({ kind: 'isco-group', code: '7522' })
    const sources = missing.map(({ source }: { source: string }) => source)
    expect(new Set(sources)).toEqual(new Set(['own', 'esco']))
    expect(json('gap', 'http://data.europa.eu/esco/isco/C7522').missing).toEqual(missing)
  })

  it('suggests what is near in meaning, never what merely looks alike', () => {
    const { stderr } = microcred('skills', 'gap', 'sofa maker')
    expect(stderr).toContain('upholsterer')
    const other = microcred('skills', 'gap', 'botanista').stderr
    expect(other).toContain('There is no job')
    expect(microcred('skills', 'gap', 'upholsterers').stderr).not.toContain('plasterer')
    const wrong = microcred('skills', 'gap', 'zzqqx').stderr
    expect(wrong).toMatch(/with green skills\. See/)
  })
})

describe('taxonomy import', () => {
  const run = (...args: string[]) => microcred('taxonomy', 'import', ...args)

  it('writes the tables, and nothing the second time', () => {
    const target = mkdtempSync(join(folder, 'tables-'))
    const first = run('--esco', 'esco-9.9.9', '--taxonomy', target)
    expect([first.status, first.stderr]).toEqual([0, ''])
    expect(readFileSync(join(target, 'concepts.csv'), 'utf8')).toContain('mend wind-blown kites')
    expect(run('--esco', 'esco-9.9.9', '--taxonomy', target).stdout).toMatch(
      /^0 written, \d+ as they were\.\n$/,
    )
  })

  it('names file, row and column of a fault, and writes nothing', () => {
    const target = mkdtempSync(join(folder, 'tables-'))
    const wrong = join(folder, 'wrong-9.9.9')
    cpSync(join(folder, 'esco-9.9.9'), wrong, { recursive: true })
    const file = join(wrong, 'greenSkillsCollection_en.csv')
    writeFileSync(file, readFileSync(file, 'utf8').replace('00000001-0000-4000', '00000001_0000-4000'))
    const { status, stdout, stderr } = run('--esco', wrong, '--taxonomy', target)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/greenSkillsCollection_en\.csv, row \d+, column conceptUri: /)
    expect(stderr).toMatch(/Nothing was written: \d+ faults?\.\n$/)
    expect(readdirSync(target)).toEqual([])
  })

  it.each([
    [['--esco', 'nowhere'], 'There is no file or folder nowhere.'],
    [[], 'Say with --esco where the downloaded CSV files are.'],
    [['--esco', 'esco-9.9.9'], 'There is no file or folder packages/taxonomy.'],
  ])('%j is refused in one sentence', (args, sentence) => {
    const { status, stderr } = run(...args)
    expect([status, stderr]).toEqual([2, `${sentence} See: microcred taxonomy --help\n`])
  })

  it('refuses what is no language', () => {
    const { status, stderr } = run('--esco', 'esco-9.9.9', '--taxonomy', '.', '--lang', 'ITA')
    expect(status).toBe(2)
    expect(stderr).toContain('"ITA" is no language')
  })
})
