/** `microcred needs`: needs for skills in order, what answers them, and a report. */
import { isDate } from '@microcred/core/formats'
import {
  coverage,
  draft,
  type Need,
  needFindingOf,
  openNeeds,
  openPriority,
  type PriorityPolicy,
  priorityPolicies,
  rank,
  whyOf,
} from '@microcred/needs'
import { type Command, type Given, listed, suggestion, UsageError } from '../arguments/usage.js'
import { jsonIn } from '../input/json-file.js'
import { fs } from '../input/node.js'
import { needsReport } from '../print/formats/needs.js'
import { note, print } from '../print/output.js'
import { visible } from '../print/visible.js'
import { recordsOf } from '../skills/records.js'

const POLICIES = Object.keys(priorityPolicies)

type Action = (needs: readonly Need[], given: Given) => Promise<number> | number

const ACTIONS: Readonly<Record<string, Action>> = {
  rank: ranked,
  draft: drafted,
  coverage: covered,
  report: reported,
}

export const command: Command = {
  summary: 'Put needs for skills in order, see who answers them, and draft what does',
  synopsis: 'rank|draft|coverage|report FILE … [--policy NAME|FILE] [--catalogue FOLDER] [--at DATE]',
  details: [
    'FILE is a list of needs as need-list.schema.json has it. rank orders the needs by a policy, with reasons, and says of which nothing can be told. coverage says which needs no offer of --catalogue teaches, and which offers answer no need. draft prints the skeleton of a specification, blanks in angle brackets. report prints needs by sector in Markdown.',
    'Ends with 0, with 1 when a list breaks a rule or a need is not taught, with 2 when the command line is wrong or something cannot be read, with 3 when of no need anything can be told. Evidence from fewer than five people is never shown.',
  ],
  options: {
    policy: { takes: 'NAME|FILE', does: `By what they are ordered: ${POLICIES.join(', ')}, or a file` },
    catalogue: { takes: 'FOLDER', does: 'Specifications of what is offered' },
    at: { takes: 'DATE', does: 'Evaluate as of this day, such as 2026-06-19; today unless said' },
    format: {
      takes: 'FORMAT',
      choices: ['pretty', 'json'],
      does: 'How to print: pretty (unless said) or json',
    },
  },
  examples: [
    ['microcred needs rank needs.json --catalogue offers', 'the most urgent first, with reasons'],
    ['microcred needs coverage needs.json --catalogue offers', 'what nobody teaches'],
  ],
  async run(given) {
    const [name, ...files] = given.words
    const names = Object.keys(ACTIONS)
    if (name === undefined) throw new UsageError(`Say what to do: ${listed(names)}.`)
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
    if (!action) throw new UsageError(`There is no needs ${name}${suggestion(name, names)}`)
    if (files.length === 0) throw new UsageError('Name a list of needs.')
    const read = files.map(needsIn)
    if (read.some((each) => each === undefined)) return 2
    const needs = read.flatMap((each) => each!.needs)
    const code = await action(needs, given)
    return code === 0 && read.some((each) => each!.isBroken) ? 1 : code
  },
}

/** The needs of a file after notes about them, or `undefined` where there is no list in it. */
function needsIn(file: string): { readonly needs: readonly Need[]; readonly isBroken: boolean } | undefined {
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  const { list, violations } = openNeeds(json.value)
  for (const each of violations) note(visible(`${file}${each.pointer} ${each.code}: ${needFindingOf(each)}`))
  const isBroken = violations.some(({ code }) => BREAKING.has(code))
  return list && { needs: list.needs ?? [], isBroken }
}

const BREAKING = new Set([
  'need.no-skill',
  'need.repeated-id',
  'need.outside-scale',
  'need.occupation-for-skill',
])

function policyOf(name: string | undefined): PriorityPolicy {
  if (name === undefined) return priorityPolicies.borich
  if (Object.hasOwn(priorityPolicies, name)) return priorityPolicies[name as keyof typeof priorityPolicies]
  if (!fs.existsSync(name))
    throw new UsageError(`There is no policy ${name}, and no such file${suggestion(name, POLICIES)}`)
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const { policy, violations } = openPriority(json.value)
  if (policy) return policy
  throw new UsageError(`${name}${violations[0]!.pointer}: ${needFindingOf(violations[0]!)}`)
}

function dayOf(given: Given): string {
  const at = given.value('at') ?? new Date().toISOString().slice(0, 10)
  if (!isDate(at)) throw new UsageError(`--at takes a day such as 2026-06-19, not “${at}”.`)
  return at
}

async function offersOf(given: Given) {
  const folder = given.value('catalogue')
  return (await recordsOf(folder === undefined ? [] : [folder])).records
}

const isJson = (given: Given): boolean => given.value('format') === 'json'

async function ranked(needs: readonly Need[], given: Given): Promise<number> {
  const catalogue = (await offersOf(given)).map(({ record }) => record)
  const ranking = rank(needs, policyOf(given.value('policy')), { catalogue, at: dayOf(given) })
  const all = ranking.needs.map((each) => ({
    ...each,
    reasons: each.reasons.map((reason) => ({ ...reason, message: whyOf(reason) })),
  }))
  if (isJson(given))
    print(`${JSON.stringify({ policy: ranking.policy, needs: all, findings: ranking.findings }, null, 2)}\n`)
  else
    for (const { id, score, reasons } of all)
      print(
        `${score === undefined ? '    ?' : score.toFixed(3)}  ${visible(titleOf(needs, id))}\n${reasons.map(({ message }) => `       ${visible(message)}\n`).join('')}`,
      )
  return all.some(({ state }) => state === 'ranked') ? 0 : 3
}

const titleOf = (needs: readonly Need[], id: string): string => {
  const title = needs.find((need) => need.id === id)?.title ?? {}
  return title.en ?? Object.values(title)[0] ?? id
}

function drafted(needs: readonly Need[]): number {
  print(`${JSON.stringify(draft(needs), null, 2)}\n`)
  return 0
}

async function covered(needs: readonly Need[], given: Given): Promise<number> {
  const offers = await offersOf(given)
  const found = coverage(
    needs,
    offers.map(({ record }) => record),
  )
  const named = (at: number): string => offers[at]!.file
  if (isJson(given))
    print(
      `${JSON.stringify({ needs: found.needs.map((each) => ({ ...each, offers: each.offers.map(named), near: each.near.map(named) })), offers: found.offers.map(({ index, ...each }) => ({ file: named(index), ...each })) }, null, 2)}\n`,
    )
  else {
    for (const { id, state, offers: by, near } of found.needs) {
      print(`${state === 'taught' ? '✓' : '✗'} ${visible(titleOf(needs, id))}\n`)
      for (const at of by) print(`    ${visible(named(at))}\n`)
      for (const at of near) print(`    close: ${visible(named(at))}\n`)
    }
    for (const { index } of found.offers.filter((offer) => offer.needs.length === 0))
      print(`· ${visible(named(index))} answers no need\n`)
  }
  return found.needs.every(({ state }) => state === 'taught') ? 0 : 1
}

async function reported(needs: readonly Need[], given: Given): Promise<number> {
  const catalogue = (await offersOf(given)).map(({ record }) => record)
  const ranking = rank(needs, policyOf(given.value('policy')), { catalogue, at: dayOf(given) })
  print(needsReport(needs, ranking))
  return 0
}
