/** `microcred stack`: a stacking rule over credentials of any profile; `microcred stack check`: the rule alone. */
import {
  type Checked,
  check as checkRule,
  type Held,
  openRule,
  plan,
  type StackingRule,
  stack,
  type Violation,
  wordsOf,
} from '@microcred/core/stacking'
import { at } from '../at.js'
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
    const day = (at(given) ?? new Date().toISOString()).slice(0, 10)
    if (first === 'check') return checked(rest, given)
    return evaluated(first, rest, day, given)
  },
}

const isJson = ({ value }: Given): boolean => value('format') === 'json'

const printJson = (value: object): void =>
  print(`${JSON.stringify({ microcred: version(), ...value }, null, 2)}\n`)

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

/** A finding on one line: where, how bad, which, and in words. */
const line = (file: string, { pointer, code, ...rest }: Violation & { severity?: string }): string =>
  visible(
    `${file}${pointer} ${rest.severity ? `${rest.severity} ` : ''}${code}: ${wordsOf({ pointer, code, ...rest })}`,
  )

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
    const findings = defects(value)
    if (findings.some(({ severity }) => severity === 'error')) worst = Math.max(worst, 1)
    files.push({ file: name, findings: findings.map((each) => ({ ...each, message: wordsOf(each) })) })
    if (isJson(given)) continue
    for (const each of findings) print(`${line(name, each)}\n`)
    if (findings.length === 0) print(`${visible(name)}: no defects\n`)
  }
  if (isJson(given)) printJson({ files })
  return worst
}

function defects(value: unknown): readonly Checked[] {
  const { rule, violations } = openRule(value)
  return rule ? checkRule(rule) : violations.map((each) => ({ ...each, severity: 'error' as const }))
}

async function evaluated(name: string, words: readonly string[], at: string, given: Given): Promise<number> {
  const rule = json({ name, path: name }) as StackingRule | undefined
  if (rule === undefined) return 2
  const held = await hand(words)
  const catalogue = given.value('plan') === undefined ? undefined : await hand([given.value('plan')!])
  const minimise = (given.value('minimise') ?? 'volume') as 'volume' | 'cost' | 'time'
  const { narrowerSkills } = await import('@microcred/core/green')
  const options = { at, narrower: narrowerSkills }
  const offers = catalogue?.entries.map(({ record }) => ({ record: record! }))
  const plans = offers && plan(rule, held.entries, offers, { ...options, minimise })
  const result = plans?.now ?? stack(rule, held.entries, options)
  const unanswered = result.nodes.length === 0 && result.findings.length > 0
  for (const finding of result.findings) note(placed(finding, name, held.files))
  if (isJson(given))
    printJson({
      held: held.files,
      result,
      ...(plans && { offers: catalogue!.files, plans: plans.plans }),
    })
  else if (unanswered) note(visible(`Nothing was evaluated: ${name} is no sound stacking rule.`))
  else {
    const paint = await paintFor(process.env)
    print(`${stacked(result, (each) => held.files[each]?.title ?? `${each}`, paint)}\n`)
    if (plans)
      print(`\n${planned(plans, (offer) => catalogue!.files[offer]?.title ?? `${offer}`, minimise, paint)}\n`)
  }
  if (held.troubled || catalogue?.troubled || unanswered) return 2
  return result.verdict === 'satisfied' || result.verdict === 'waived' ? 0 : 1
}

/** A finding with the file it is about: the rule, or one of the credentials. */
function placed(finding: Violation, rule: string, held: readonly HeldFile[]): string {
  const [, index, rest = ''] = /^\/(\d+)(?:\/record)?(\/.*)?$/.exec(finding.pointer) ?? []
  return finding.code.startsWith('held.') && index !== undefined
    ? line(held[Number(index)]?.file ?? index, { ...finding, pointer: rest })
    : line(rule, finding)
}

/** Where a credential lies and what it is called. */
interface HeldFile {
  readonly file: string
  readonly title: string
}

interface Hand {
  readonly entries: readonly Held[]
  readonly files: readonly HeldFile[]
  /** Whether something could not be read. */
  readonly troubled: boolean
}

/** Credentials of any profile as records, and the file each comes from. */
async function hand(words: readonly string[]): Promise<Hand> {
  const { inputs, problems } = await inputsOf(words, undefined)
  for (const problem of problems) note(problem)
  const entries: Held[] = []
  const files: HeldFile[] = []
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
    files.push({
      file: input.name,
      title: record.title?.en ?? Object.values(record.title ?? {})[0] ?? input.name,
    })
  }
  return { entries, files, troubled }
}
