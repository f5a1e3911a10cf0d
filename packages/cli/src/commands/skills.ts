/** `microcred skills`: the green-skills taxonomy on the command line. */
import type { EscoVersion, SectorId, Skill } from '@microcred/taxonomy'
import { type Command, chosen, type Given, listed, suggestion, UsageError } from '../arguments/usage.js'
import { note, print } from '../print/output.js'
import { type Paint, paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'

const ACTIONS: Readonly<Record<string, (given: Given, words: readonly string[]) => Promise<number>>> = {
  find,
  check,
  show,
  profile,
  gap,
}

export const command: Command = {
  summary: 'Find, check and show green skills of ESCO, and see what credentials show of them',
  synopsis: 'find TEXT | check URI … | show URI | profile FILE … | gap OCCUPATION [FILE …]',
  details: [
    'find suggests green skills that a text may be about, best first: suggestions for a person to judge. check says what a URI is: a green skill, another, a retired one, a misspelled one. show tells all that is known of a skill.',
    'profile says which green skills the outcomes of credentials name, and which sectors and GreenComp competences they cover. gap compares the green skills of an occupation, by ESCO code, URI or English name, with what credentials show, and with --catalogue names the offers that teach what is missing.',
    'Ends with 0, with 1 when nothing is found or a URI is no skill of today, with 2 when the command line is wrong or something cannot be read. The ESCO data stands in the command; nothing is fetched. This service uses the ESCO classification of the European Commission.',
  ],
  options: {
    format: {
      takes: 'FORMAT',
      choices: ['pretty', 'json'],
      does: 'How to print: pretty (unless said) or json',
    },
    language: { takes: 'TAG', does: 'Language of text and labels: de, en (unless said), es, fr, pl' },
    sector: { takes: 'SECTOR', does: 'find: only skills that serve a sector, such as construction' },
    limit: { takes: 'NUMBER', does: 'find: at most so many suggestions, 10 unless said' },
    version: { takes: 'VERSION', does: 'check, profile: the ESCO version that says what is green' },
    catalogue: { takes: 'FOLDER', does: 'gap: specifications of what is offered' },
  },
  examples: [
    ['microcred skills find sort wood waste on the building site', 'suggestions for an outcome'],
    ['microcred skills find --language pl pompa ciepła --limit 3', 'the same in Polish'],
    [
      'microcred skills check http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9',
      'what a URI is',
    ],
    ['microcred skills profile credential.json', 'what is green about a credential'],
    ['microcred skills gap carpenter credentials/ --catalogue offers/', 'what a carpenter still lacks'],
  ],
  run(given) {
    const [action, ...words] = given.words
    const names = Object.keys(ACTIONS)
    if (action === undefined) throw new UsageError(`Say what to do: ${listed(names)}.`)
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    if (!act) throw new UsageError(`skills cannot ${visible(action)}${suggestion(action, names)}`)
    return act(given, words)
  },
}

const isJson = ({ value }: Given): boolean => value('format') === 'json'

const printJson = (value: object): void => print(`${JSON.stringify(value, null, 2)}\n`)

async function languageOf({ value }: Given): Promise<string> {
  const { languages } = await import('@microcred/taxonomy')
  const language = value('language') ?? 'en'
  if (!languages().includes(language.toLowerCase().split('-')[0]!))
    chosen('--language', language, languages())
  return language
}

async function versionOf({ value }: Given): Promise<EscoVersion> {
  const { escoVersions, latestVersion } = await import('@microcred/taxonomy')
  const version = value('version')
  if (version !== undefined) chosen('--version', version, escoVersions)
  return (version ?? latestVersion) as EscoVersion
}

async function find(given: Given, words: readonly string[]): Promise<number> {
  const text = words.join(' ').trim()
  if (text === '') throw new UsageError('Say what to find, such as: microcred skills find sort waste.')
  const taxonomy = await import('@microcred/taxonomy')
  const language = await languageOf(given)
  const sector = given.value('sector')
  if (sector !== undefined)
    chosen(
      '--sector',
      sector,
      taxonomy.sectors().map(({ id }) => id),
    )
  const limit = given.value('limit') ?? '10'
  if (!/^[1-9]\d{0,5}$/.test(limit))
    throw new UsageError(`--limit takes a whole number from 1, not “${limit}”.`)
  const suggestions = taxonomy.find(text, {
    language,
    limit: Number(limit),
    ...(sector !== undefined && { sector: sector as SectorId }),
  })
  if (isJson(given)) printJson({ escoVersion: taxonomy.latestVersion, language, suggestions })
  else {
    const paint = await paintFor(process.env)
    if (suggestions.length === 0) note('No green skill has a word like these.')
    for (const { uri, label, score, why } of suggestions) {
      const because = why.kind === 'preferred' ? '' : paint.dim(`  “${why.label}”`)
      print(`${score.toFixed(2)}  ${paint.bold(label)}${because}\n      ${uri}\n`)
    }
  }
  return suggestions.length === 0 ? 1 : 0
}

async function check(given: Given, words: readonly string[]): Promise<number> {
  if (words.length === 0) throw new UsageError('Say which URIs to check.')
  const [{ checkSkillUri }, { skillUris }, version] = await Promise.all([
    import('@microcred/taxonomy/green'),
    import('@microcred/taxonomy/skills'),
    versionOf(given),
  ])
  const verdicts = words.map((text) => ({ text, ...checkSkillUri(text, { version, all: skillUris }) }))
  const sound = (status: string): boolean => ['green', 'green-elsewhere', 'own', 'skill'].includes(status)
  if (isJson(given)) printJson({ escoVersion: version, verdicts })
  else {
    const paint = await paintFor(process.env)
    for (const verdict of verdicts) {
      const glyph = sound(verdict.status) ? paint.green('✓') : paint.red('✗')
      print(`${glyph} ${visible(verdict.text)}\n  ${sentenceOf(verdict, version)}\n`)
    }
  }
  return verdicts.every(({ status }) => sound(status)) ? 0 : 1
}

type Verdict = ReturnType<typeof import('@microcred/taxonomy/green').checkSkillUri>

/** What a URI is, in words. */
function sentenceOf(verdict: Verdict, version: string): string {
  switch (verdict.status) {
    case 'green':
      return `A skill that ESCO calls green, in version ${listed(verdict.greenIn, 'and')}.`
    case 'green-elsewhere':
      return `A skill that ESCO ${version} does not call green, as ${listed(verdict.greenIn, 'and')} did.`
    case 'retired':
      return `A skill that ESCO has withdrawn.${verdict.replacedBy ? ` In its place: ${verdict.replacedBy}` : ''}`
    case 'own':
      return 'A skill of this project, which ESCO lacks.'
    case 'skill':
      return 'A skill of ESCO that was never green.'
    case 'unverified':
      return 'Written as the URI of an ESCO skill.'
    case 'unknown':
      return `There is no such skill.${verdict.nearest ? ` The most similar: ${verdict.nearest}` : ''}`
    case 'malformed':
      return `Not how ESCO writes the URI of a skill.${verdict.nearest ? ` Write: ${verdict.nearest}` : ''}`
    case 'foreign':
      return 'Not the URI of a skill of ESCO or of this project.'
  }
}

async function show(given: Given, words: readonly string[]): Promise<number> {
  const [uri, ...others] = words
  if (uri === undefined || others.length > 0) throw new UsageError('Say the URI of one skill to show.')
  const [taxonomy, { occupations }, language] = await Promise.all([
    import('@microcred/taxonomy'),
    import('@microcred/taxonomy/occupations'),
    languageOf(given),
  ])
  const skill = taxonomy.skill(uri, { language })
  if (!skill) {
    const { skillUris } = await import('@microcred/taxonomy/skills')
    const verdict = taxonomy.checkSkillUri(uri, { all: skillUris })
    note(`The taxonomy has nothing on ${uri}. ${sentenceOf(verdict, taxonomy.latestVersion)}`)
    return 1
  }
  const places = taxonomy.path(uri, { language })
  const served = taxonomy.sectors(uri)
  const competences = taxonomy.competencesOf(uri)
  const used = occupations(uri)
  if (isJson(given))
    printJson({
      skill,
      broader: places,
      narrower: taxonomy.narrower(uri, { language }),
      sectors: served,
      competences: competences.map(({ code, label }) => ({ code, label })),
      occupations: used.map(({ occupation: { code, label }, relation }) => ({ code, label, relation })),
    })
  else {
    const paint = await paintFor(process.env)
    const lines: [string, string][] = [
      ['is', aboutOf(skill)],
      ['green in', skill.greenIn.join(', ') || '–'],
      ...(skill.replacedBy ? [['replaced by', skill.replacedBy] as [string, string]] : []),
      ...(skill.definition ? [['means', skill.definition] as [string, string]] : []),
      ['also called', skill.alternatives.join('; ') || '–'],
      ...places.map((way): [string, string] => ['below', way.map(({ label }) => label).join(' < ')]),
      ['serves', served.map(({ sector, status }) => `${sector} (${status})`).join(', ') || '–'],
      ['GreenComp', competences.map(({ code, label }) => `${code} ${label}`).join(', ') || '–'],
      ['used by', occupationsIn(used)],
    ]
    print(`${paint.bold(skill.label)}\n${uri}\n`)
    for (const [name, text] of lines) print(`  ${paint.dim(name.padEnd(11))}  ${text}\n`)
  }
  return 0
}

const aboutOf = ({ type, reuseLevel, status, labelLanguage }: Skill): string =>
  [type, reuseLevel, status.replaceAll('-', ' '), `labelled in ${labelLanguage}`].filter(Boolean).join(', ')

const MOST = 5

function occupationsIn(
  used: readonly { readonly occupation: { readonly code: string; readonly label: string } }[],
): string {
  if (used.length === 0) return '–'
  const names = used.slice(0, MOST).map(({ occupation }) => `${occupation.label} (${occupation.code})`)
  return `${names.join(', ')}${used.length > MOST ? ` and ${used.length - MOST} more` : ''}`
}

/** The records among the inputs, each with its name; what cannot be read is said at once. */
async function recordsOf(words: readonly string[]) {
  const [{ inputsOf }, checking] = await Promise.all([
    import('../input/inputs.js'),
    import('../input/check.js'),
  ])
  const { inputs, problems } = await inputsOf(words, undefined)
  for (const problem of problems) note(problem)
  let unread = problems.length > 0
  const records = []
  for (const input of inputs) {
    const checked = await checking.check(input)
    const record = 'problem' in checked ? undefined : checked.report.record
    if (record) records.push({ file: input.name, record })
    else {
      unread = true
      note('problem' in checked ? checked.problem : `${input.name} cannot be read as a credential.`)
    }
  }
  return { records, unread }
}

async function profile(given: Given, words: readonly string[]): Promise<number> {
  if (words.length === 0) throw new UsageError('Name a file, a folder, a pattern, or - for standard input.')
  const [{ greenProfile }, version, language, paint] = await Promise.all([
    import('@microcred/needs'),
    versionOf(given),
    languageOf(given),
    paintFor(process.env),
  ])
  const { records, unread } = await recordsOf(words)
  const files = records.map(({ file, record }) => ({ file, ...greenProfile(record, { version, language }) }))
  if (isJson(given)) printJson({ files })
  else for (const each of files) print(profiled(each, language, paint))
  return unread ? 2 : 0
}

type Profiled = ReturnType<typeof import('@microcred/needs').greenProfile> & { readonly file: string }

function profiled(
  { file, outcomes, share, sectors, competences, escoVersion }: Profiled,
  language: string,
  paint: Paint,
): string {
  const green = outcomes.filter((outcome) => outcome.green).length
  const lines = outcomes.flatMap(({ title, skills, green }) => [
    `  ${green ? paint.green('✓') : paint.dim('–')} ${visible(title[language] ?? Object.values(title)[0] ?? '')}`,
    ...skills.map(({ label, match, status }) =>
      paint.dim(`      ${label} (${match}${status === 'green' ? '' : `, ${status.replaceAll('-', ' ')}`})`),
    ),
  ])
  return [
    `${paint.bold(visible(file))}  ${green} of ${outcomes.length} outcomes green (${Math.round(share * 100)} %), by ESCO ${escoVersion}`,
    ...lines,
    `  Sectors    ${sectors.map(({ label, skills }) => `${label} (${skills.length})`).join(', ') || '–'}`,
    `  GreenComp  ${competences.map(({ competence, by }) => `${competence.code} ${competence.label} (${by})`).join(', ') || '–'}`,
    '\n',
  ].join('\n')
}

async function gap(given: Given, words: readonly string[]): Promise<number> {
  const [name, ...files] = words
  if (name === undefined)
    throw new UsageError(
      'Say an occupation, by its ESCO code, URI or English name, such as carpenter or 7115.1.',
    )
  const [{ gap: gapOf }, code, paint] = await Promise.all([
    import('@microcred/needs'),
    occupationNamed(name),
    paintFor(process.env),
  ])
  const folder = given.value('catalogue')
  const held = await recordsOf(files)
  const offers = await recordsOf(folder === undefined ? [] : [folder])
  const gaps = gapOf(
    code,
    held.records.map(({ record }) => record),
    offers.records.map(({ record }) => record),
  )!
  const { occupation, shown, missing, opportunities, relationsVersion } = gaps
  const fileAt = (list: typeof held, index: number): string => list.records[index]!.file
  if (isJson(given))
    printJson({
      occupation,
      relationsVersion,
      shown: shown.map(({ by, ...skill }) => ({
        ...skill,
        by: by.map(({ index, ...each }) => ({ file: fileAt(held, index), ...each })),
      })),
      missing: missing.map(({ near, taughtBy, ...skill }) => ({
        ...skill,
        near: near.map(({ index, ...each }) => ({ file: fileAt(held, index), ...each })),
        taughtBy: taughtBy.map(({ index, ...each }) => ({ file: fileAt(offers, index), ...each })),
      })),
      opportunities: opportunities.map(({ index, teaches }) => ({ file: fileAt(offers, index), teaches })),
    })
  else {
    print(
      `${paint.bold(occupation.label)} (${occupation.code})  ${shown.length} of ${shown.length + missing.length} green skills shown, by the relations of ESCO ${relationsVersion}\n`,
    )
    for (const { label, relation, by } of shown)
      print(
        `  ${paint.green('✓')} ${relation.padEnd(9)}  ${label}  ${paint.dim(visible(fileAt(held, by[0]!.index)))}\n`,
      )
    for (const { label, relation, near } of missing) {
      const close = near[0] ? paint.dim(`  close: ${visible(fileAt(held, near[0].index))}`) : ''
      print(`  ${paint.red('✗')} ${relation.padEnd(9)}  ${label}${close}\n`)
    }
    const labels = new Map(missing.map(({ uri, label }) => [uri, label]))
    for (const { index, teaches } of opportunities)
      print(
        `  ${paint.bold(visible(fileAt(offers, index)))} teaches ${listed(
          teaches.map((uri) => labels.get(uri)!),
          'and',
        )}\n`,
      )
  }
  return held.unread || offers.unread ? 2 : 0
}

/** The URI of the occupation meant by a code, a URI or a name. */
async function occupationNamed(name: string): Promise<string> {
  const { occupation, findOccupations } = await import('@microcred/taxonomy/occupations')
  const exact = occupation(name)
  if (exact) return exact.uri
  const found = findOccupations(name, { limit: 5 }).map((each) => each.occupation)
  const [same] = found.filter(({ label }) => label.toLowerCase() === name.trim().toLowerCase())
  if (same) return same.uri
  const near = found.map(({ label, code }) => `${label} (${code})`)
  throw new UsageError(
    `There is no occupation ${visible(name.slice(0, 80))} with green skills${near.length > 0 ? `; did you mean ${listed(near)}?` : '.'}`,
  )
}
