import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import { ownColumns } from './import/curated.js'
import { readTable, writeTable } from './import/table.js'
import { importEsco } from './import.js'

const taxonomy = fileURLToPath(new URL('..', import.meta.url))
const small = fileURLToPath(new URL('../test/esco-9.9.9', import.meta.url))
const skill = (n: number) => {
  const hex = n.toString(16)
  return `http://data.europa.eu/esco/skill/${hex.padStart(8, '0')}-0000-4000-8000-${hex.padStart(12, '0')}`
}

let folder: string
let empty: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esco-9.9.9-'))
  empty = mkdtempSync(join(tmpdir(), 'taxonomy-'))
  cpSync(small, folder, { recursive: true })
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  rmSync(empty, { recursive: true })
})

const edit = (file: string, from: string | RegExp, to: string) => {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toMatch(from)
  writeFileSync(path, text.replace(from, to))
}
const files = (options: Partial<Parameters<typeof importEsco>[0]> = {}) => {
  const result = importEsco({ esco: folder, taxonomy: empty, ...options })
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 2))
  return new Map(result.files.map((file) => [file.path, file.text]))
}
const faults = (options: Partial<Parameters<typeof importEsco>[0]> = {}) => {
  const result = importEsco({ esco: folder, taxonomy: empty, ...options })
  return result.ok ? [] : result.faults
}

describe('an export of our own in the official form', () => {
  it('becomes concepts, one per URI however often a row is repeated', () => {
    expect(files().get('concepts.csv')?.split('\n')).toEqual([
      'uri,label,type,reuseLevel,broader,broaderConcepts,greenIn,status,replacedBy,note',
      `${skill(1)},mend wind-blown kites,skill,sector-specific,S1,,9.9.9,green,,`,
      `${skill(2)},kites,knowledge,cross-sector,0722,,9.9.9,green,,`,
      `${skill(3)},"fly kites, silently",skill,transversal,S1,${skill(1)},9.9.9,green,,`,
      '',
    ])
  })

  it('gives every concept a way up to a top group, through skills that are not green', () => {
    expect(files().get('groups.csv')).toContain(',S,mending\n')
    expect(files().get('groups.csv')).toContain('K,')
  })

  it('gives labels of every language it has, from skills_xx.csv with its own separator', () => {
    const written = files()
    expect(written.get('labels/en.csv')).toContain(
      `${skill(1)},mend wind-blown kites,repair kites | mend kites,9.9.9`,
    )
    expect(written.get('labels/it.csv')).toContain(
      `${skill(1)},riparare aquiloni,aggiustare aquiloni | rammendare aquiloni,9.9.9`,
    )
    expect(written.get('group-labels/it.csv')).toContain('riparare')
  })

  it('gives the occupations that use a green skill, with share and NACE codes', () => {
    expect(files().get('occupations.csv')).toMatch(/7522\.99,kite maker,7522,0\.6667,3230 16\n$/)
    expect(files().get('occupation-skills.csv')?.trim().split('\n')).toHaveLength(3)
  })

  it('gives the UUIDs of all skills once', () => {
    expect(files().get('skill-uuids.csv')?.trim().split('\n')).toHaveLength(6)
  })

  it('leaves stale members of the Green concept scheme aside', () => {
    expect([...files().values()].join('')).not.toContain('00000309')
  })

  it('adds a language pack alone when a language is named', () => {
    expect([...files({ language: 'it' }).keys()].sort()).toEqual(['group-labels/it.csv', 'labels/it.csv'])
  })

  it('keeps search terms and own labels where a language gets its official labels', () => {
    const own = 'https://w3id.org/microcred/skill/x'
    mkdirSync(join(empty, 'labels'), { recursive: true })
    const before = `uri,preferred,alternatives,version,terms,state\n${skill(1)},,,,uno | due,machine\n${own},proprio,,0.1.0,,machine\n`
    writeFileSync(join(empty, 'labels/it.csv'), before)
    const text = files({ language: 'it' }).get('labels/it.csv')!
    expect(text).toMatch(/^uri,preferred,alternatives,version,terms,state\n/)
    expect(text).toContain(`${own},proprio,,0.1.0,,machine`)
    expect(text).toMatch(new RegExp(`${skill(1)},[^,\n]+,.*,uno \\| due,machine`))
  })

  it('gives the same files again when they are already there', () => {
    for (const [path, text] of files()) {
      if (path.includes('/')) cpSync(small, join(empty, path.split('/')[0]!), { recursive: true })
      writeFileSync(join(empty, path), text)
    }
    for (const name of ['labels', 'group-labels']) {
      for (const file of readdirSync(join(empty, name)))
        if (!/^[a-z]{2}\.csv$/.test(file)) rmSync(join(empty, name, file))
    }
    const again = importEsco({ esco: folder, taxonomy: empty })
    expect(again.ok && again.files.filter(({ change }) => change !== 'unchanged')).toEqual([])
  })

  it('keeps what editors wrote, and the versions the folder does not have', () => {
    writeFileSync(
      join(empty, 'concepts.csv'),
      [
        'uri,label,type,reuseLevel,broader,broaderConcepts,greenIn,status,replacedBy,note',
        `${skill(2)},kites,knowledge,cross-sector,0722,,1.2.0,green,,a note`,
        `${skill(7)},kite racing,knowledge,cross-sector,0722,,1.2.0,green,${skill(3)},merged`,
        '',
      ].join('\n'),
    )
    const concepts = files().get('concepts.csv')
    expect(concepts).toContain(`${skill(2)},kites,knowledge,cross-sector,0722,,1.2.0 | 9.9.9,green,,a note`)
    expect(concepts).toContain(
      `${skill(7)},kite racing,knowledge,cross-sector,0722,,1.2.0,retired,${skill(3)},merged`,
    )
  })

  it('takes the version from the caller where no name tells it', () => {
    const plain = mkdtempSync(join(tmpdir(), 'export-'))
    cpSync(small, plain, { recursive: true })
    expect(faults({ esco: plain })[0]?.message).toContain('No folder or file name tells the ESCO version')
    expect(files({ esco: plain, version: '9.9.9' }).get('versions.csv')).toContain('9.9.9,,3,')
    rmSync(plain, { recursive: true })
  })
})

describe('a wrong export', () => {
  const green = 'greenSkillsCollection_en.csv'

  it('without a green collection is refused by folder', () => {
    rmSync(join(folder, green))
    expect(faults()).toEqual([
      { file: folder, message: 'No greenSkillsCollection_en.csv lies in this folder.' },
    ])
  })

  it('that does not exist is refused by folder', () => {
    expect(faults({ esco: join(folder, 'nowhere') })[0]).toMatchObject({
      message: 'This folder cannot be read.',
    })
  })

  it('cut off inside quotation marks is told by file and row', () => {
    edit(green, /"fly kites, silently"[\s\S]*$/, '"fly kites, sil')
    expect(faults()[0]).toMatchObject({ file: green, row: 5, message: expect.stringContaining('cut off') })
  })

  it('cut off between rows is told by the number of concepts already known', () => {
    for (const [path, text] of files()) if (path === 'concepts.csv') writeFileSync(join(empty, path), text)
    edit(green, /KnowledgeSkillCompetence,[^\r]*silently[\s\S]*$/, '')
    expect(faults()[0]).toMatchObject({ file: green, row: 4, message: expect.stringContaining('2 concepts') })
  })

  it('with a column gone is told by column', () => {
    edit(green, 'skillType', 'kind')
    expect(faults()).toEqual([
      { file: green, row: 1, column: 'skillType', message: 'The column "skillType" is missing.' },
    ])
  })

  it('separated by semicolons is told so', () => {
    writeFileSync(join(folder, green), 'conceptType;conceptUri;preferredLabel\n1;2;3\n')
    expect(faults()[0]).toMatchObject({
      file: green,
      row: 1,
      message: expect.stringContaining('not separated by commas'),
    })
  })

  it('with a value that is no URI, no type or no reuse level is told by row and column', () => {
    edit(green, skill(3), `${skill(3)}x`)
    edit(green, 'knowledge,cross-sector', 'wisdom,everywhere')
    expect(faults().map(({ row, column }) => [row, column])).toEqual(
      expect.arrayContaining([
        [3, 'skillType'],
        [3, 'reuseLevel'],
        [5, 'conceptUri'],
      ]),
    )
  })

  it('with a row of too few fields is told by row', () => {
    edit(green, / *kite flying, ,.*something/, 'kite flying')
    expect(faults()[0]).toMatchObject({ file: green, row: 5, message: expect.stringContaining('fields') })
  })

  it('not in UTF-8 is told so', () => {
    writeFileSync(join(folder, green), Buffer.from([0xff, 0xfe, 0x41, 0x00]))
    expect(faults()[0]).toMatchObject({ file: green, message: expect.stringContaining('not UTF-8') })
  })

  it('whose translation lacks concepts is told by file', () => {
    edit('skills_it.csv', /KnowledgeSkillCompetence,[^\n]*00000004-[\s\S]*$/, '')
    expect(faults()[0]).toMatchObject({ file: 'skills_it.csv', column: 'conceptUri' })
  })

  it('for a language it does not have is refused', () => {
    expect(faults({ language: 'fr' })[0]?.message).toContain('skills_fr.csv')
    expect(faults({ language: 'French' })[0]?.message).toContain('is no language')
  })

  it('whose concept reaches no group is told by row', () => {
    rmSync(join(folder, 'broaderRelationsSkillPillar_en.csv'))
    edit(green, `${skill(1)} | ${skill(9)}`, skill(9))
    expect(faults()[0]).toMatchObject({ file: green, row: 5, column: 'broaderConceptUri' })
  })

  it('names the file at fault, not those compared with it', () => {
    edit('skills_en.csv', /"repair kites[\s\S]*$/, '"repair kit')
    writeFileSync(join(folder, 'occupations_en.csv'), 'nothing\n')
    expect(new Set(faults().map(({ file }) => file))).toEqual(
      new Set(['skills_en.csv', 'occupations_en.csv']),
    )
    expect(faults().filter(({ file, row }) => file === 'occupations_en.csv' && row !== 1)).toEqual([])
  })

  it('with a share or a relation that is none is told by row and column', () => {
    edit('greenShareOcc_en.csv', '0.666666666666667', '66 %')
    edit('occupationSkillRelations_en.csv', ',optional,', ',maybe,')
    expect(faults().map(({ file, row, column }) => [file, row, column])).toEqual([
      ['occupationSkillRelations_en.csv', 3, 'relationType'],
      ['greenShareOcc_en.csv', 3, 'greenShare'],
    ])
  })
})

const official = outsideData('esco')
describe.skipIf(official === undefined)('the official export (skipped where it is not at hand)', () => {
  it('with what only editors and absent files tell, gives every table byte for byte', () => {
    const curated = ['sectors.csv', 'own-concepts.csv', 'versions.csv', 'sector-skills.csv']
    const absent = ['occupation-skills.csv', 'skill-uuids.csv']
    for (const name of [...curated, ...absent]) cpSync(join(taxonomy, name), join(empty, name))
    const concepts = readTable('concepts.csv', readFileSync(join(taxonomy, 'concepts.csv')), ['uri'], [])
    const edited = concepts.rows
      .filter((row) => row.list('greenIn').includes('1.1.0'))
      .map((row) => ({
        uri: row.get('uri'),
        greenIn: '1.1.0',
        replacedBy: row.get('replacedBy'),
        note: row.get('note'),
      }))
    writeFileSync(join(empty, 'concepts.csv'), writeTable(ownColumns['concepts.csv'], edited))

    const result = importEsco({ esco: official!, taxonomy: empty })
    expect(result.ok ? [] : result.faults).toEqual([])
    if (!result.ok) return
    expect(result.versions).toEqual(['1.1.1', '1.2.0', '1.2.1'])
    const different = result.files.filter(
      ({ path, text }) => text !== readFileSync(join(taxonomy, path), 'utf8'),
    )
    expect(different.map(({ path }) => path)).toEqual([])
    expect(result.files.map(({ path }) => path).sort()).toEqual(
      [
        ...[
          'concepts',
          'groups',
          'occupation-skills',
          'occupations',
          'sector-skills',
          'skill-uuids',
          'sources',
        ],
        ...['versions', 'group-labels/pl', 'labels/de', 'labels/en', 'labels/es', 'labels/fr', 'labels/pl'],
      ]
        .map((name) => `${name}.csv`)
        .sort(),
    )
  })
})
