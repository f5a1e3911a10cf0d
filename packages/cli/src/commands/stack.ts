/** `microcred stack`: a stacking rule over credentials of any profile; `microcred stack check`: the rule alone. */

import { definition } from '../definitions/stack.js'
import '../print/command-words.js'
import { existsSync } from 'node:fs'
import { jsonOf } from '@microcred/common/steering'
import type { Learner } from '@microcred/core'
import type { Catalogue } from '@microcred/core/messages'
import type { StackDocument } from '@microcred/core/outputs'
import {
  type Checked,
  checkResult,
  check as checkRule,
  type Highs,
  highsSolver,
  openRule,
  type Plan,
  plan,
  type StackingRule,
  type StackOptions,
  type StackResult,
  type Stored,
  sentencesOf,
  stack,
  storedResult,
  type Violation,
  wordsOf,
} from '@microcred/stacking'
import { at } from '../arguments/at.js'
import { type Command, type Given, refused, UsageError } from '../arguments/usage.js'
import { assumptionsOf, gradeOf } from '../input/assumptions.js'
import { type Decided, decisionsIn } from '../input/decisions-file.js'
import { completed, type Entry, type Hand, type HeldFile, hand, handIn, together } from '../input/hand.js'
import { jsonIn } from '../input/json-file.js'
import { catalogueOf, languageOf } from '../input/language.js'
import { ledgersIn } from '../input/ledgers.js'
import { termsIn } from '../input/terms.js'
import { planned, stacked } from '../print/formats/stack.js'
import { note, print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { version } from '../print/version.js'
import { visible } from '../print/visible.js'
import { type Spoken, spokenIn } from '../print/words.js'
import { judgeOf } from '../trust/acceptance.js'

export const command: Command = {
  ...definition,
  async run(given) {
    const [first, ...rest] = given.words
    if (first === undefined) throw refused('usage/name-rule-and')
    const day = (at(given) ?? new Date().toISOString()).slice(0, 10)
    if (first === 'check') return checked(rest, given)
    if (first === 'diff') return compared(rest, day, given)
    if (given.value('cohort') !== undefined) return manyEvaluated(first, rest, day, given)
    if (['ndjson', 'csv'].includes(given.value('format') ?? ''))
      throw refused('usage/format-for-cohort', { given: given.value('format') })
    if (first === 'show') return shown(rest, given)
    if (first === 'verify') return verified(rest, given)
    return evaluated(first, rest, day, given)
  },
}

/** The words of rules in the language that was asked for, with the names of codes. */
async function ruleCatalogue(given: Given): Promise<Catalogue | undefined> {
  const catalogue = await languageOf(given)
  if (!catalogue) return undefined
  const parts = await Promise.all(
    ['rule-words/', 'card/'].map((part) => catalogueOf(catalogue.language, part)),
  )
  return { ...catalogue, texts: Object.assign({}, catalogue.texts, ...parts.map(({ texts }) => texts)) }
}

const isJson = ({ value }: Given): boolean => value('format') === 'json'

const printJson = (value: object): void => print(`${jsonOf({ microcred: version(), ...value }, 2)}\n`)

/** A finding on one line: where, how bad, which, and in words. */
const line = (
  file: string,
  { pointer, code, severity, ...rest }: Violation & { severity?: Checked['severity'] },
  { words, finding } = spokenIn(),
): string =>
  visible(
    `${file}${pointer} ${severity ? `${words(`severity/${severity}`)} ` : ''}${code}: ${finding({ code, ...rest }, wordsOf({ pointer, code, ...rest }))}`,
  )

async function checked(words: readonly string[], given: Given): Promise<number> {
  if (words.length === 0) throw refused('usage/name-rule-check')
  const spoken = spokenIn(await languageOf(given))
  let worst = 0
  const files: object[] = []
  for (const name of words) {
    const json = jsonIn(name)
    if ('problem' in json) {
      note(json.problem)
      worst = 2
      continue
    }
    const findings = defects(json.value)
    if (findings.some(({ severity }) => severity === 'error')) worst = Math.max(worst, 1)
    files.push({ file: name, findings: findings.map((each) => ({ ...each, message: wordsOf(each) })) })
    if (isJson(given)) continue
    for (const each of findings) print(`${line(name, each, spoken)}\n`)
    if (findings.length === 0) print(`${spoken.words('stack/no-defects', { name: visible(name) })}\n`)
  }
  if (isJson(given)) printJson({ files })
  return worst
}

/** A stored result, judged again. */
async function verified(words: readonly string[], given: Given): Promise<number> {
  const [name, ...more] = words
  if (name === undefined || more.length > 0) throw refused('usage/name-result')
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const { narrowerSkills } = await import('@microcred/needs')
  const findings = checkResult(json.value as Stored, narrowerSkills)
  if (isJson(given))
    printJson({ file: name, findings: findings.map((each) => ({ ...each, message: wordsOf(each) })) })
  else {
    const spoken = spokenIn(await languageOf(given))
    for (const each of findings) print(`${line(name, each, spoken)}\n`)
    if (findings.length === 0) print(`${spoken.words('stack/holds', { name: visible(name) })}\n`)
  }
  return findings.length === 0 ? 0 : 1
}

/** What a new version changes, and for whom. */
async function compared(words: readonly string[], day: string, given: Given): Promise<number> {
  if (given.value('trust') !== undefined) throw refused('usage/trust-not-diff')
  const [old, now, ...more] = words.map(ruleIn)
  if (!old || !now || more.length > 0) throw refused('usage/old-and-new')
  const decided = decisionsIn(given.value('decisions'))
  if (!decided) return 2
  const { entries } = await handIn(given.value('specifications'))
  const options = await optionsOf(given, day, entries, decided)
  const { printDiff } = await import('../print/rule-diff.js')
  const spoken = spokenIn(await languageOf(given))
  toldOfDecisions([old, now], words[1]!, options, decided, spoken)
  return (await printDiff([old, now], given.value('cohort'), options, isJson(given), spoken)) ? 0 : 2
}

function ruleIn(name: string): StackingRule {
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const { rule } = openRule(json.value)
  if (!rule) throw refused('usage/unsound-rule', { name })
  return rule
}

/** The rule in words. */
async function shown(words: readonly string[], given: Given): Promise<number> {
  const [name, ...more] = words
  if (name === undefined || more.length > 0) throw refused('usage/name-rule-show')
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const { rule, violations } = openRule(json.value)
  const catalogue = await ruleCatalogue(given)
  for (const each of violations) note(line(name, each, spokenIn(catalogue)))
  if (!rule) return 2
  if (given.value('format') === 'html') {
    const { stackPage } = await import('../print/formats/stack-page.js')
    print(stackPage(rule, undefined, catalogue))
    return 0
  }
  const sentences = sentencesOf(rule, catalogue)
  if (isJson(given)) printJson({ file: name, sentences })
  else
    for (const { id, depth, sentence } of sentences)
      print(`${visible(`${'  '.repeat(depth)}${sentence}  (${id})`)}\n`)
  return 0
}

function defects(value: unknown): readonly Checked[] {
  const { rule, violations } = openRule(value)
  return rule ? checkRule(rule) : violations.map((each) => ({ ...each, severity: 'error' as const }))
}

async function evaluated(name: string, words: readonly string[], at: string, given: Given): Promise<number> {
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const rule = json.value as StackingRule
  const assumed = assumptionsOf(given)
  const judge = judgeOf(given, at)
  if (!judge) return 2
  const taken = await hand(words, judge)
  const grade = assumed.grade === undefined ? undefined : gradeOf(assumed.grade)
  const held = together(taken, await completed(assumed.files, at, grade))
  const catalogue = await handIn(given.value('plan'))
  const named = await handIn(given.value('specifications'))
  const decided = decisionsIn(given.value('decisions'))
  if (!decided) return 2
  const options = await optionsOf(given, at, [...named.entries, ...catalogue.entries], decided)
  const plans =
    given.value('plan') === undefined
      ? undefined
      : plan(rule, held.entries, catalogue.entries, {
          ...options,
          ...(grade && { assume: { grade } }),
          policies: { ...options.policies, ...(await planPolicies()) },
        })
  const result = plans?.now ?? stack(rule, held.entries, options)
  const unanswered = result.nodes.length === 0 && result.findings.length > 0
  const spoken = spokenIn(await languageOf(given))
  for (const finding of result.findings)
    note(placed(finding, { name, held: held.files, decisions: decided.source }, spoken))
  if (isJson(given))
    printJson({
      held: held.files,
      ...(unanswered ? { result } : storedResult(rule, held.entries, options, result)),
      ...(plans && {
        offers: catalogue.files,
        answer: plans.answer,
        ...(plans.proof && { proof: plans.proof }),
        plans: plans.plans,
      }),
    } satisfies Omit<StackDocument, 'microcred'>)
  else if (given.value('format') === 'html' && !unanswered) {
    const { stackPage } = await import('../print/formats/stack-page.js')
    const names = (each: number) => held.files[each]?.title ?? `${each}`
    print(stackPage(rule, { result, names }, await ruleCatalogue(given)))
  } else if (unanswered) note(spoken.words('stack/nothing-evaluated', { name: visible(name) }))
  else await printPretty(result, plans, { held, catalogue, minimise: options.minimise }, spoken)
  if (held.troubled || catalogue.troubled || named.troubled || unanswered) return 2
  const code = EXIT[result.verdict]
  if (code !== 1 || taken.doubtful.length === 0) return code
  // What cannot be told of a credential cannot be told of what needs it.
  const within = stack(rule, [...held.entries, ...taken.doubtful], options)
  return EXIT[within.verdict] === 1 ? 1 : 3
}

/** Every learner of a cohort: 0 when all was read. */
async function manyEvaluated(name: string, words: readonly string[], at: string, given: Given) {
  if (words.length > 0) throw refused('usage/cohort-alone')
  if (given.value('plan') !== undefined) throw refused('usage/plan-one')
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const broken = defects(json.value).filter(({ severity }) => severity === 'error')
  const spoken = spokenIn(await languageOf(given))
  for (const each of broken) note(line(name, each, spoken))
  if (broken.length > 0) return 2
  const decided = decisionsIn(given.value('decisions'))
  if (!decided) return 2
  const named = await handIn(given.value('specifications'))
  const options = await optionsOf(given, at, named.entries, decided)
  const judge = judgeOf(given, at)
  if (!judge) return 2
  toldOfDecisions([json.value as StackingRule], name, options, decided, spoken)
  const { printCohort } = await import('../print/cohort.js')
  const read = await printCohort(
    json.value as StackingRule,
    given.value('cohort')!,
    options,
    given.value('format'),
    spoken,
    given.value('trust') === undefined ? undefined : judge,
  )
  return read && !named.troubled ? 0 : 2
}

/** HiGHS where it is installed beside the command; without it, small catalogues are planned exactly all the same. */
async function planPolicies() {
  const name = 'highs'
  try {
    const { default: load } = (await import(name)) as { default: () => Promise<Highs> }
    return { solver: highsSolver(await load()) }
  } catch {
    return {}
  }
}

/** Satisfied or waived, not, and what cannot be told yet. */
const EXIT: Readonly<Record<StackResult['verdict'], number>> = {
  satisfied: 0,
  waived: 0,
  incomplete: 1,
  violated: 1,
  undetermined: 3,
  provisional: 3,
  'needs-decision': 3,
}

/** What a rule is evaluated with. */
async function optionsOf(given: Given, at: string, specified: readonly Entry[], recorded: Decided) {
  const { decisions = [], matches = [] } = recorded.equivalence
  const milliseconds = millisecondsOf(given.value('milliseconds'))
  const ledgers = ledgersIn(given.value('ledgers'))
  const terms = termsIn(given.value('terms'))
  const [{ narrowerSkills }, { compare }] = await Promise.all([
    import('@microcred/needs'),
    import('@microcred/equivalence'),
  ])
  const specifications = specified.map(({ record }) => record)
  return {
    at,
    minimise: (given.value('minimise') ?? 'volume') as 'volume' | 'cost' | 'time' | 'pareto',
    narrower: narrowerSkills,
    decisions: recorded.stacking,
    ...learnerOf(given.value('learner')),
    ...(ledgers && { ledgers }),
    ...(terms && { terms }),
    ...(milliseconds !== undefined && { policies: { milliseconds } }),
    ...(specifications.length > 0 && { equivalence: { compare, specifications, decisions, matches } }),
  }
}

/** The aliases of one person: those of a file, or an identifier. */
function learnerOf(word: string | undefined): { learner?: readonly Learner[] } {
  if (word === undefined) return {}
  if (!existsSync(word)) return { learner: [word.includes('@') ? { email: word } : { id: word }] }
  const json = jsonIn(word)
  if ('problem' in json) throw new UsageError(json.problem)
  const learners = [json.value].flat()
  if (learners.length === 0 || learners.some((each) => typeof each !== 'object' || each === null))
    throw refused('usage/no-learner', { file: word })
  return { learner: learners as readonly Learner[] }
}

function millisecondsOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(word)) throw refused('usage/from-one', { option: '--milliseconds', value: word })
  return Number(word)
}

interface Answered {
  readonly held: Hand
  readonly catalogue: Hand
  readonly minimise: string
}

async function printPretty(
  result: StackResult,
  plans: Plan | undefined,
  { held, catalogue, minimise }: Answered,
  spoken: Spoken,
) {
  const paint = await paintFor(process.env)
  const called =
    ({ files }: Hand) =>
    (each: number) =>
      files[each]?.title ?? `${each}`
  print(`${stacked(result, called(held), paint, spoken)}\n`)
  if (plans) print(`\n${planned(plans, called(catalogue), minimise, paint, spoken)}\n`)
}

/** What is wrong with decisions by every one of the rules, told once for all learners. */
function toldOfDecisions(
  rules: readonly StackingRule[],
  name: string,
  options: StackOptions,
  { source }: Decided,
  spoken: Spoken,
): void {
  const [first = [], ...others] = rules.map((rule) =>
    stack(rule, [], options)
      .findings.filter(({ code }) => code.startsWith('stacking-decision.'))
      .map((finding) => placed(finding, { name, held: [], decisions: source }, spoken)),
  )
  for (const each of first) if (others.every((lines) => lines.includes(each))) note(each)
}

interface Sources {
  readonly name: string
  readonly held: readonly HeldFile[]
  readonly decisions: Decided['source']
}

/** A finding with the file it is about: the rule, one of the credentials, or the decisions. */
function placed(finding: Violation, { name, held, decisions }: Sources, spoken: Spoken): string {
  const { code, pointer } = finding
  const [, index, rest = ''] = /^\/(?:decisions\/)?(\d+)(?:\/record)?(\/.*)?$/.exec(pointer) ?? []
  if (index !== undefined && code.startsWith('held.'))
    return line(held[Number(index)]?.file ?? index, { ...finding, pointer: rest }, spoken)
  if (decisions && index !== undefined && code.startsWith('stacking-decision.'))
    return line(
      decisions.file,
      { ...finding, pointer: `${decisions.pointers[Number(index)]}${rest}` },
      spoken,
    )
  return line(name, finding, spoken)
}
