/** `microcred stack`: a stacking rule over credentials of any profile; `microcred stack check`: the rule alone. */
import {
  check as checkRule,
  type Held,
  openRule,
  type Plan,
  type StackResult,
  wordsOf,
} from '@microcred/core/stacking'
import { check } from '../check.js'
import { planned, stacked } from '../formats/stack.js'
import { type Input, inputsOf, read } from '../inputs.js'
import { note, print } from '../output.js'
import { paintFor } from '../paint.js'
import { type Command, type Given, UsageError } from '../usage.js'
import { version } from '../version.js'
import { visible } from '../visible.js'

export const command: Command = {
  summary:
    'Say whether credentials combine into a larger one by a rule, what counts where, and what is missing',
  synopsis: '[check] RULE [CREDENTIAL …] [--plan CATALOGUE] [--at DATE] [--format pretty|json]',
  details: [
    'RULE is a stacking rule as JSON. Credentials are files, folders or patterns of any profile. The answer is advice: the receiving organisation decides.',
    '`stack check RULE` looks for defects of the rule alone.',
    'Ends with 0 when the rule is satisfied (or has no error), with 1 when it is not, with 2 when the command line is wrong or something cannot be read.',
  ],
  options: {
    plan: {
      takes: 'CATALOGUE',
      does: 'Also say the cheapest way to finish with what a folder or file of specifications offers',
    },
    minimise: {
      takes: 'WHAT',
      choices: ['volume', 'cost', 'time'],
      does: 'What a plan keeps least: volume (unless said), cost or time',
    },
    at: { takes: 'DATE', does: 'Evaluate as of this day, such as 2026-06-19; today unless said' },
    format: {
      takes: 'FORMAT',
      choices: ['pretty', 'json'],
      does: 'How to print: pretty (unless said) or json',
    },
  },
  examples: [
    ['microcred stack rule.json credentials/', 'what counts where, and what is missing'],
    ['microcred stack rule.json credentials/ --plan catalogue/', 'and the cheapest way to finish'],
    ['microcred stack check rule.json', 'defects of the rule'],
  ],
  async run(given) {
    const [first, ...rest] = given.words
    if (first === undefined) throw new UsageError('Name a stacking rule and the credentials.')
    const day = given.value('at') ?? new Date().toISOString().slice(0, 10)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day))
      throw new UsageError(`--at takes a day such as 2026-06-19, not “${day}”.`)
    if (first === 'check') return checked(rest, given)
    return evaluated(first, rest, day, given)
  },
}

/** The JSON of one file, or `undefined` after a note. */
function json(input: Input): unknown {
  const content = read(input)
  if (!('bytes' in content)) {
    note(`${input.name} cannot be read: ${'problem' in content ? content.problem : 'it is too large'}.`)
    return undefined
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content.bytes))
  } catch (error) {
    note(`${input.name} is not JSON: ${(error as Error).message}.`)
    return undefined
  }
}

function checked(words: readonly string[], given: Given): number {
  if (words.length === 0) throw new UsageError('Name the stacking rule to check.')
  let worst = 0
  const files: object[] = []
  for (const name of words) {
    const value = json({ name, path: name })
    if (value === undefined) {
      worst = 2
      continue
    }
    const { rule, violations } = openRule(value)
    const findings = rule
      ? checkRule(rule)
      : violations.map((each) => ({ ...each, severity: 'error' as const }))
    if (findings.some(({ severity }) => severity === 'error')) worst = Math.max(worst, 1)
    files.push({ file: name, findings: findings.map((each) => ({ ...each, message: wordsOf(each) })) })
    if (given.value('format') === 'json') continue
    for (const each of findings)
      print(`${visible(`${name}${each.pointer} ${each.severity} ${each.code}: ${wordsOf(each)}`)}\n`)
    if (findings.length === 0) print(`${visible(name)}: no defects\n`)
  }
  if (given.value('format') === 'json') print(`${JSON.stringify({ microcred: version(), files }, null, 2)}\n`)
  return worst
}

async function evaluated(name: string, words: readonly string[], at: string, given: Given): Promise<number> {
  const rule = json({ name, path: name })
  if (rule === undefined) return 2
  const held = await hand(words)
  const catalogue = given.value('plan') === undefined ? undefined : await hand([given.value('plan')!])
  const { plan, stack } = await import('@microcred/core/stacking')
  const minimise = (given.value('minimise') ?? 'volume') as 'volume' | 'cost' | 'time'
  const offers = catalogue?.entries.map(({ record }) => ({ record: record! }))
  const plans: Plan | undefined = offers && plan(rule as never, held.entries, offers, { at, minimise })
  const result: StackResult = plans?.now ?? stack(rule as never, held.entries, { at })
  const called = (each: number) => held.names[each] ?? `${each}`
  const unanswered = result.nodes.length === 0 && result.findings.length > 0
  for (const finding of result.findings)
    note(visible(`${name}${finding.pointer} ${finding.code}: ${wordsOf(finding)}`))
  if (given.value('format') === 'json')
    print(
      `${JSON.stringify({ microcred: version(), held: held.names, result, ...(plans && { plans: plans.plans }) }, null, 2)}\n`,
    )
  else if (unanswered) note(visible(`Nothing was evaluated: ${name} is no sound stacking rule.`))
  else {
    const paint = await paintFor(process.env)
    print(`${stacked(result, called, paint)}\n`)
    if (plans && catalogue)
      print(`\n${planned(plans, (offer) => catalogue.names[offer] ?? `${offer}`, minimise, paint)}\n`)
  }
  if (held.troubled || catalogue?.troubled || unanswered) return 2
  return result.verdict === 'satisfied' || result.verdict === 'waived' ? 0 : 1
}

/** Credentials of any profile as records, and what each is called. */
async function hand(
  words: readonly string[],
): Promise<{ entries: Held[]; names: string[]; troubled: boolean }> {
  const { inputs, problems } = await inputsOf(words, undefined)
  for (const problem of problems) note(problem)
  const entries: Held[] = []
  const names: string[] = []
  let troubled = problems.length > 0
  for (const input of inputs) {
    const outcome = await check(input)
    if ('problem' in outcome || !outcome.report.record) {
      note('problem' in outcome ? outcome.problem : `${input.name} holds no credential that can be read.`)
      troubled = true
      continue
    }
    const record = outcome.report.record as Held['record']
    entries.push({ record })
    names.push(record.title?.en ?? Object.values(record.title ?? {})[0] ?? input.name)
  }
  return { entries, names, troubled }
}
