/** `microcred needs`: needs for skills in order, what answers them, and a report. */

import { definition } from '../definitions/needs.js'
import { priorityPolicyNames as POLICIES } from '../generated/choices.js'
import '../print/command-words.js'
import { jsonOf } from '@microcred/common/steering'
import { NAMESPACE, VERSION } from '@microcred/core'
import { isDate, isLanguageTag } from '@microcred/core/formats'
import {
  coverage,
  draft,
  type Need,
  needFindingOf,
  openPriority,
  type PriorityPolicy,
  priorityPolicies,
  rank,
  whyOf,
  withoutFewPeople,
} from '@microcred/needs'
import { type Command, either, type Given, near, refused, UsageError } from '../arguments/usage.js'
import { jsonIn } from '../input/json-file.js'
import { languageOf } from '../input/language.js'
import { needsIn, needsTable } from '../input/needs-file.js'
import { fs } from '../input/node.js'
import { needsPage, needsReport, reportOf } from '../print/formats/needs.js'
import { print } from '../print/output.js'
import { visible } from '../print/visible.js'
import { toldFinding } from '../print/voice.js'
import { type Spoken, spokenIn, textOf } from '../print/words.js'
import { recordsOf } from '../skills/records.js'
import { csvRow } from '../tables/write.js'

type Action = (needs: readonly Need[], given: Given) => Promise<number> | number

const ACTIONS: Readonly<Record<string, Action>> = {
  rank: ranked,
  draft: drafted,
  coverage: covered,
  report: reported,
  import: listPrinted,
  export: tabled,
}

/** The formats an action prints, where there are others than pretty and json. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  rank: ['pretty', 'json', 'csv'],
  coverage: ['pretty', 'json', 'csv'],
  report: ['pretty', 'markdown', 'html', 'json'],
  draft: ['pretty', 'json'],
  import: ['pretty', 'json'],
  export: ['pretty', 'csv'],
}

export const command: Command = {
  ...definition,
  async run(given) {
    const [name, ...files] = given.words
    const names = Object.keys(ACTIONS)
    if (name === undefined) throw refused('usage/which-action', { actions: either(names) })
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
    if (!action) throw near('usage/no-action', { command: 'needs', action: name }, name, names)
    if (files.length === 0) throw refused('usage/name-needs')
    const allowed = FORMATS[name] ?? ['pretty', 'json']
    const format = given.value('format')
    if (format !== undefined && !allowed.includes(format))
      throw refused('usage/needs-prints', { action: name, formats: either(allowed), given: format })
    const read = files.map((file) => needsIn(file, given.value('dates') as never))
    if (read.some((each) => each === undefined)) return 2
    const needs = read.flatMap((each) => each!.needs)
    const code = await action(needs, given)
    return code === 0 && read.some((each) => each!.isBroken) ? 1 : code
  },
}

function policyOf(name: string | undefined): PriorityPolicy {
  if (name === undefined) return priorityPolicies.borich
  if (Object.hasOwn(priorityPolicies, name)) return priorityPolicies[name as keyof typeof priorityPolicies]
  if (!fs.existsSync(name)) throw near('usage/no-policy', { name }, name, POLICIES)
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const { policy, violations } = openPriority(json.value)
  if (policy) return policy
  throw new UsageError(
    `${name}${violations[0]!.pointer}: ${toldFinding(violations[0]!, needFindingOf(violations[0]!))}`,
  )
}

function dayOf(given: Given): string {
  const at = given.value('at') ?? new Date().toISOString().slice(0, 10)
  if (!isDate(at)) throw refused('usage/day', { value: at })
  return at
}

async function offersOf(given: Given) {
  const folder = given.value('catalogue')
  return (await recordsOf(folder === undefined ? [] : [folder])).records
}

const isJson = (given: Given): boolean => given.value('format') === 'json'

async function ranked(needs: readonly Need[], given: Given): Promise<number> {
  const spoken = spokenIn(await languageOf(given))
  const catalogue = (await offersOf(given)).map(({ record }) => record)
  const ranking = rank(needs, policyOf(given.value('policy')), { catalogue, at: dayOf(given) })
  const all = ranking.needs.map((each) => ({
    ...each,
    reasons: each.reasons.map((reason) => ({ ...reason, message: whyOf(reason, spoken.language) })),
  }))
  if (isJson(given))
    print(`${jsonOf({ policy: ranking.policy, needs: all, findings: ranking.findings }, 2)}\n`)
  else if (given.value('format') === 'csv') {
    print(csvRow(['id', 'title', 'state', 'score', 'reasons', 'why']))
    for (const { id, state, score, reasons } of all)
      print(
        csvRow([
          id,
          titleOf(needs, id, spoken),
          state,
          score === undefined ? '' : String(score),
          reasons.map(({ reason }) => reason).join(' | '),
          reasons.map(({ message }) => message).join(' '),
        ]),
      )
  } else
    for (const { id, score, reasons } of all)
      print(
        `${score === undefined ? '    ?' : score.toFixed(3)}  ${visible(titleOf(needs, id, spoken))}\n${reasons.map(({ message }) => `       ${visible(message)}\n`).join('')}`,
      )
  return all.some(({ state }) => state === 'ranked') ? 0 : 3
}

const titleOf = (needs: readonly Need[], id: string, spoken: Spoken): string =>
  textOf(needs.find((need) => need.id === id)?.title, spoken) || id

async function drafted(needs: readonly Need[], given: Given): Promise<number> {
  const language = given.value('language') ?? 'en'
  if (!isLanguageTag(language)) throw refused('usage/language-tag', { value: language })
  print(`${jsonOf(draft(needs, { language }), 2)}\n`)
  return 0
}

/** One list of all that was read. */
function listPrinted(needs: readonly Need[]): number {
  const $schema = `${NAMESPACE}${VERSION}/need-list.schema.json`
  print(`${jsonOf({ $schema, needs: needs.map(withoutFewPeople) }, 2)}\n`)
  return 0
}

function tabled(needs: readonly Need[]): number {
  print(needsTable(needs.map(withoutFewPeople)))
  return 0
}

async function covered(needs: readonly Need[], given: Given): Promise<number> {
  const spoken = spokenIn(await languageOf(given))
  const offers = await offersOf(given)
  const found = coverage(
    needs,
    offers.map(({ record }) => record),
  )
  const named = (at: number): string => offers[at]!.file
  if (isJson(given))
    print(
      `${jsonOf({ needs: found.needs.map((each) => ({ ...each, offers: each.offers.map(named), near: each.near.map(named) })), offers: found.offers.map(({ index, ...each }) => ({ file: named(index), ...each })) }, 2)}\n`,
    )
  else if (given.value('format') === 'csv') {
    print(csvRow(['id', 'title', 'state', 'offers', 'near']))
    for (const { id, state, offers: by, near } of found.needs)
      print(
        csvRow([
          id,
          titleOf(needs, id, spoken),
          state,
          by.map(named).join(' | '),
          near.map(named).join(' | '),
        ]),
      )
  } else {
    for (const { id, state, offers: by, near } of found.needs) {
      print(`${state === 'taught' ? '✓' : '✗'} ${visible(titleOf(needs, id, spoken))}\n`)
      for (const at of by) print(`    ${visible(named(at))}\n`)
      for (const at of near) print(`    ${spoken.words('needs/close', { name: visible(named(at)) })}\n`)
    }
    for (const { index } of found.offers.filter((offer) => offer.needs.length === 0))
      print(`· ${spoken.words('needs/answers-none', { name: visible(named(index)) })}\n`)
  }
  return found.needs.every(({ state }) => state === 'taught') ? 0 : 1
}

async function reported(needs: readonly Need[], given: Given): Promise<number> {
  const spoken = spokenIn(await languageOf(given))
  const catalogue = (await offersOf(given)).map(({ record }) => record)
  const ranking = rank(needs, policyOf(given.value('policy')), { catalogue, at: dayOf(given) })
  const format = given.value('format')
  if (format === 'json') print(`${jsonOf(reportOf(needs, ranking, spoken), 2)}\n`)
  else print(format === 'html' ? needsPage(needs, ranking, spoken) : needsReport(needs, ranking, spoken))
  return 0
}
