/** `microcred skills`: the green-skills taxonomy on the command line. */
import type { Skill } from '@microcred/taxonomy'
import { type Command, type Given, listed, suggestion, UsageError } from '../arguments/usage.js'
import { note, print } from '../print/output.js'
import { type Paint, paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import { check, sentenceOf } from '../skills/check.js'
import { extract } from '../skills/extract.js'
import { find } from '../skills/find.js'
import { gap } from '../skills/gap.js'
import { isJson, languageOf, printJson, versionOf } from '../skills/options.js'
import { recordsOf } from '../skills/records.js'

const ACTIONS: Readonly<Record<string, (given: Given, words: readonly string[]) => Promise<number>>> = {
  find,
  extract,
  check,
  show,
  profile,
  gap,
}

export const command: Command = {
  summary: 'Find, check and show green skills of ESCO, and see what credentials show of them',
  synopsis: 'find TEXT | extract FILE|- | check URI|LABEL … | show URI | profile FILE … | gap JOB [FILE …]',
  details: [
    'find suggests green skills that a text may be about, best first: suggestions for a person to judge. extract reads the text of a course, clause by clause, and says which green skills it seems to teach and by which words; with --into it proposes skills for the outcomes of a specification. check says what a URI or a label is: a green skill, another, a retired one, a misspelled one. show tells all that is known of a skill.',
    'profile says which green skills the outcomes of credentials name, and which sectors and GreenComp competences they cover. gap compares the green skills of a job, by its name in any language, its ESCO code or URI, or an ISCO group, or what a list of needs asks for (microcred needs; --job chooses one of its jobs), with what credentials show, and with --catalogue names the offers that teach what is missing.',
    'Ends with 0, with 1 when nothing is found or a URI is no skill of today, with 2 when the command line is wrong or something cannot be read. The ESCO data stands in the command; nothing is fetched. This service uses the ESCO classification of the European Commission.',
  ],
  options: {
    format: {
      takes: 'FORMAT',
      choices: ['pretty', 'json'],
      does: 'How to print: pretty (unless said) or json',
    },
    language: {
      takes: 'TAG',
      does: 'Language of text and labels, such as fi; of a text to find it is guessed unless said',
    },
    labels: { takes: 'FILE', does: 'A table of labels in the language, from an official export of ESCO' },
    weak: { does: 'find: show weak suggestions too, which are no answers' },
    sector: { takes: 'SECTOR', does: 'find, extract: only skills that serve a sector, such as construction' },
    limit: { takes: 'NUMBER', does: 'find: at most so many suggestions, 10 unless said' },
    version: { takes: 'VERSION', does: 'check, profile: the ESCO version that says what is green' },
    into: { takes: 'FILE', does: 'extract: read the outcomes of a specification and propose their skills' },
    catalogue: { takes: 'FOLDER', does: 'gap: specifications of what is offered' },
    job: { takes: 'NAME|IRI', does: 'gap: which job of a list of needs; all its needs unless said' },
  },
  examples: [
    ['microcred skills find sort wood waste on the building site', 'suggestions for an outcome'],
    ['microcred skills find --language pl pompa ciepła --limit 3', 'the same in Polish'],
    ['microcred skills extract course.md', 'the green skills that the text of a course teaches'],
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
