/** `microcred skills`: the green-skills taxonomy on the command line. */
import { definition } from '../definitions/skills.js'
import '../print/command-words.js'
import type { Skill } from '@microcred/taxonomy'
import { type Command, either, type Given, near, refused } from '../arguments/usage.js'
import { note, print } from '../print/output.js'
import { type Paint, paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import type { Words } from '../print/words.js'
import { check, sentenceOf } from '../skills/check.js'
import { extract } from '../skills/extract.js'
import { find } from '../skills/find.js'
import { gap } from '../skills/gap.js'
import { isJson, languageOf, printJson, spokenFor, versionOf } from '../skills/options.js'
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
  ...definition,
  run(given) {
    const [action, ...words] = given.words
    const names = Object.keys(ACTIONS)
    if (action === undefined) throw refused('usage/which-action', { actions: either(names) })
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    if (!act) throw near('usage/no-action', { command: 'skills', action }, action, names)
    return act(given, words)
  },
}

async function show(given: Given, words: readonly string[]): Promise<number> {
  const [uri, ...others] = words
  if (uri === undefined || others.length > 0) throw refused('usage/one-skill')
  const [taxonomy, { occupations }, language] = await Promise.all([
    import('@microcred/taxonomy'),
    import('@microcred/taxonomy/occupations'),
    languageOf(given),
  ])
  const { words: say } = await spokenFor(given)
  const skill = taxonomy.skill(uri, { language })
  if (!skill) {
    const { skillUris } = await import('@microcred/taxonomy/skills')
    const verdict = taxonomy.checkSkillUri(uri, { all: skillUris })
    note(`${say('skills/unknown', { uri })} ${sentenceOf(verdict, taxonomy.latestVersion, say)}`)
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
      [say('skills/is'), aboutOf(skill, say)],
      [say('skills/green-in'), skill.greenIn.join(', ') || '–'],
      ...(skill.replacedBy ? [[say('skills/replaced-by'), skill.replacedBy] as [string, string]] : []),
      ...(skill.definition ? [[say('skills/means'), skill.definition] as [string, string]] : []),
      [say('skills/also-called'), skill.alternatives.join('; ') || '–'],
      ...places.map((way): [string, string] => [
        say('skills/below'),
        way.map(({ label }) => label).join(' < '),
      ]),
      [say('skills/serves'), served.map(({ sector, status }) => `${sector} (${status})`).join(', ') || '–'],
      ['GreenComp', competences.map(({ code, label }) => `${code} ${label}`).join(', ') || '–'],
      [say('skills/used-by'), occupationsIn(used, say)],
    ]
    const widest = Math.max(...lines.map(([name]) => name.length))
    print(`${paint.bold(skill.label)}\n${uri}\n`)
    for (const [name, text] of lines) print(`  ${paint.dim(name.padEnd(widest))}  ${text}\n`)
  }
  return 0
}

const aboutOf = ({ type, reuseLevel, status, labelLanguage }: Skill, say: Words): string =>
  [type, reuseLevel, status.replaceAll('-', ' '), say('skills/labelled-in', { language: labelLanguage })]
    .filter(Boolean)
    .join(', ')

const MOST = 5

function occupationsIn(
  used: readonly { readonly occupation: { readonly code: string; readonly label: string } }[],
  say: Words,
): string {
  if (used.length === 0) return '–'
  const names = used.slice(0, MOST).map(({ occupation }) => `${occupation.label} (${occupation.code})`)
  const occupations = names.join(', ')
  return used.length > MOST ? say('skills/more', { occupations, count: used.length - MOST }) : occupations
}

async function profile(given: Given, words: readonly string[]): Promise<number> {
  if (words.length === 0) throw refused('usage/name-a-file')
  const [{ greenProfile }, version, language, paint] = await Promise.all([
    import('@microcred/needs'),
    versionOf(given),
    languageOf(given),
    paintFor(process.env),
  ])
  const { words: say } = await spokenFor(given)
  const { records, unread } = await recordsOf(words, say)
  const files = records.map(({ file, record }) => ({ file, ...greenProfile(record, { version, language }) }))
  if (isJson(given)) printJson({ files })
  else for (const each of files) print(profiled(each, language, paint, say))
  return unread ? 2 : 0
}

type Profiled = ReturnType<typeof import('@microcred/needs').greenProfile> & { readonly file: string }

function profiled(
  { file, outcomes, share, sectors, competences, escoVersion }: Profiled,
  language: string,
  paint: Paint,
  say: Words,
): string {
  const green = outcomes.filter((outcome) => outcome.green).length
  const sectorsTitle = say('skills/sectors')
  const widest = Math.max(sectorsTitle.length, 'GreenComp'.length)
  const lines = outcomes.flatMap(({ title, skills, green }) => [
    `  ${green ? paint.green('✓') : paint.dim('–')} ${visible(title[language] ?? Object.values(title)[0] ?? '')}`,
    ...skills.map(({ label, match, status }) =>
      paint.dim(`      ${label} (${match}${status === 'green' ? '' : `, ${status.replaceAll('-', ' ')}`})`),
    ),
  ])
  return [
    `${paint.bold(visible(file))}  ${say('skills/profile', { green, all: outcomes.length, percent: `${Math.round(share * 100)} %`, version: escoVersion })}`,
    ...lines,
    `  ${sectorsTitle.padEnd(widest)}  ${sectors.map(({ label, skills }) => `${label} (${skills.length})`).join(', ') || '–'}`,
    `  ${'GreenComp'.padEnd(widest)}  ${competences.map(({ competence, by }) => `${competence.code} ${competence.label} (${by})`).join(', ') || '–'}`,
    '\n',
  ].join('\n')
}
