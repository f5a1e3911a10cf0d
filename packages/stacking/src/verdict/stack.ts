/** Whether micro-credentials may be combined into a larger one by a rule, which counts where, and what is missing. */

import { every } from '@microcred/common/logic'
import { checkOptions, instantOf } from '@microcred/common/options'
import type { Violation } from '@microcred/common/violation'
import type { Learner } from '@microcred/core'
import { isDateOrDateTime } from '@microcred/core/formats'
import type { StackingRule } from '../generated/types.js'
import { incomparable } from '../hand/accept.js'
import { contextOf, type Equivalence, type Ledgers } from '../hand/context.js'
import { decisionFindings } from '../hand/decisions.js'
import { type Hand, type Held, readHand } from '../hand/hand.js'
import { ungiven } from '../hand/ungiven.js'
import { compile } from '../program/compile.js'
import type { Program } from '../program/program.js'
import { type Outlook, relax } from '../program/relax.js'
import { askedFacets } from '../rule/asked.js'
import { check } from '../rule/check.js'
import { openRule } from '../rule/open.js'
import { BRIEF, MILLISECONDS, MOVES, NODES } from '../search/limits.js'
import type { LinearProgram, Solver } from '../search/linear.js'
import { refute } from '../search/refute.js'
import { remembered } from '../search/remembered.js'
import { type Answer, attain, type Means, plainly, quickly, settle, solve } from '../search/solve.js'
import { yalps } from '../search/solvers.js'
import { withClasses } from './classes.js'
import { explain } from './explain.js'
import { judged } from './judged.js'
import type { Decision, StackResult, Verdict } from './result.js'
import { verify } from './verify.js'
import { barelyWaived } from './waivers.js'
import { anyWorld, placedAgain, type Worlds } from './worlds.js'

/** What a stack is asked under. */
export interface StackOptions {
  /** Day of evaluation, such as `2026-06-19`; the same input at the same day gives the same answer. */
  readonly at: string
  /** Whose credentials they are, by one or several aliases; left out, the learner most credentials name. */
  readonly learner?: Learner | readonly Learner[]
  /** Decisions, waivers and substitutions people took. */
  readonly decisions?: readonly Decision[]
  /** Facts that conditions of the rule ask for. */
  readonly declared?: readonly string[]
  /** Day on which the learner entered; it decides which cohort's rule applies. */
  readonly entered?: string
  /** Narrower concepts of a concept, at any depth; without it only the very concepts match. */
  readonly narrower?: (uri: string) => readonly string[]
  /** Identifiers of credentials that other awards have taken, by the name of the ledger rules ask for. */
  readonly ledgers?: Ledgers
  /** What rules need that accept equivalent credentials; without it only the credentials they name count. */
  readonly equivalence?: Equivalence
  readonly policies?: Policies
}

export interface Policies {
  /** Solver for what needs integer programming; left out, YALPS. */
  readonly solver?: Solver
  /** Most nodes of branch and bound. */
  readonly nodes?: number
  /** Most moves of the packing. */
  readonly moves?: number
  /** Most milliseconds of the solver in all, 2000 unless said; an answer that needs more is `undetermined`. */
  readonly milliseconds?: number
}

const NAMES = [
  'at',
  'learner',
  'decisions',
  'declared',
  'entered',
  'narrower',
  'ledgers',
  'equivalence',
  'policies',
]

/** Throws unless the options are an object that says a day. */
function checkStackOptions(options: StackOptions): void {
  checkOptions(options, NAMES)
  instantOf('at', options.at, isDateOrDateTime)
  if (options.entered !== undefined) instantOf('entered', options.entered, isDateOrDateTime)
}

/**
 * Evaluates a stacking rule over what a learner holds. The answer is advice: the receiving organisation decides.
 * Bad input never throws; it is among `findings`.
 *
 * @throws TypeError or RangeError where the options are none, or `at` or `entered` is no day.
 *
 * @example
 * const { verdict, counted, missing } = stack(rule, [{ record }], { at: '2026-06-19' })
 */
export function stack(rule: StackingRule, held: readonly Held[], options: StackOptions): StackResult {
  checkStackOptions(options)
  const opened = openRule(rule)
  const defects = opened.rule ? errorsOf(opened.rule) : opened.violations
  if (!opened.rule || defects.length > 0) return unanswered(rule, options.at, defects)
  const entries = Array.isArray(held) ? held : []
  const whole = (each: StackingRule): StackResult => {
    const careful = evaluated(each, entries, options, false)
    return careful.asked
      ? whoseMatters(careful.result, evaluated(each, entries, options, true).result)
      : careful.result
  }
  return withClasses(opened.rule, whole(opened.rule), whole)
}

interface Evaluated {
  readonly result: StackResult
  /** Whether of some credential only a person can tell whose it is. */
  readonly asked: boolean
}

/** What throws in spite of all is unreadable, and stops nothing else. */
function evaluated(
  rule: StackingRule,
  held: readonly Held[],
  options: StackOptions,
  trusting: boolean,
): Evaluated {
  try {
    return evaluate(rule, held, options, trusting)
  } catch (error) {
    const sound = held.map((each) => (isSound(rule, each, options) ? each : UNREADABLE))
    if (sound.every((each, at) => each === held[at])) throw error
    return evaluate(rule, sound, options, trusting)
  }
}

const UNREADABLE = null as unknown as Held

function isSound(rule: StackingRule, held: Held, options: StackOptions): boolean {
  try {
    evaluate(rule, [held], options, false)
    return true
  } catch {
    return false
  }
}

function evaluate(
  rule: StackingRule,
  held: readonly Held[],
  options: StackOptions,
  trusting: boolean,
): Evaluated {
  const hand = readHand(held, options.at, options.learner, trusting)
  const program = prepare(rule, hand, options)
  const decided = decide(program, means(options.policies ?? {}), (best, by) =>
    wholly(program, best, by, options),
  )
  const { verdict, answer } = { ...decided, answer: plainly(program, decided.answer) }
  const result: StackResult = {
    verdict,
    ...explain(program, answer),
    decisions: program.decisions,
    optimal: answer.optimal,
    bound: answer.bound,
    missingParts: answer.shortfall.total,
    findings: [
      ...applicability(rule, options),
      ...incomparable(rule, options.equivalence),
      ...hand.findings,
      ...ungiven(rule, hand, options),
      ...decisionFindings(options.decisions ?? [], options.at, new Set(program.nodes.map(({ id }) => id))),
    ],
    provenance: provenance(rule, options.at, answer),
  }
  return { result, asked: hand.asked }
}

const MET: ReadonlySet<Verdict> = new Set(['satisfied', 'waived'])

/** Where it matters whose some credentials are, a person decides; else they stay out. */
function whoseMatters(careful: StackResult, trusting: StackResult): StackResult {
  const [without, within] = [careful.verdict, trusting.verdict]
  if (without === within || (MET.has(without) && MET.has(within))) return careful
  if (MET.has(without) && within !== 'violated') return careful
  const verdict = MET.has(within) || within === 'violated' ? 'needs-decision' : within
  return { ...(within === 'violated' ? careful : trusting), verdict }
}

/** Errors of rules that were checked before; `openRule` freezes them. */
const known = new WeakMap<StackingRule, readonly Violation[]>()

function errorsOf(rule: StackingRule): readonly Violation[] {
  const found = known.get(rule) ?? check(rule).filter(({ severity }) => severity === 'error')
  known.set(rule, found)
  return found
}

const prepare = (
  rule: StackingRule,
  hand: Hand,
  { at, decisions = [], declared = [], entered, ...given }: StackOptions,
): Program =>
  compile(rule, hand, contextOf(rule, at, given), { decisions, declared: new Set(declared), entered })

/** All searches together keep to the milliseconds. */
const means = ({
  solver = yalps,
  nodes = NODES,
  moves = MOVES,
  milliseconds = MILLISECONDS,
}: Policies): Means => {
  const end = Date.now() + milliseconds
  const timed: Solver = (program, limits) =>
    solver(program, { ...limits, milliseconds: Math.max(1, end - Date.now()) })
  const isOver = () => Date.now() > end
  const soon = remembered((program: LinearProgram) => refute(program, { isOver, cells: BRIEF }))
  const late = remembered((program: LinearProgram) => refute(program, { isOver }))
  return {
    solver: remembered(timed),
    refute: (program, briefly, isWanted) => {
      const proof = (briefly ? soon : late)(program)
      if (typeof proof !== 'object' || isWanted(proof.values)) return proof
      return refute(program, { isOver, isWanted, ...(briefly && { cells: BRIEF }) })
    },
    limits: { nodes },
    moves,
  }
}

/** Facts at their worst and nothing granted; decisions granted; and facts at their best as well. */
const SURE = { view: 'sure', granted: false } as const
const GRANTED = { view: 'sure', granted: true } as const
const POSSIBLE = { view: 'possible', granted: true } as const

/** The verdict under the least favourable outlook under which everything is met. */
function decide(
  program: Program,
  means: Means,
  among: (best: Answer, means: Means) => Worlds,
): { readonly verdict: Verdict; readonly answer: Answer } {
  // Where too little is held for certain, nothing is looked for until it is to be shown.
  const hopeless = relax(program, SURE).missing[0]! > 1e-6
  const sure = hopeless ? undefined : quickly(program, SURE, means)
  const shown = () => settle(program, SURE, means, sure ?? quickly(program, SURE, means))
  const invariants = (sure?.judgement ?? verify(program, [])).constraints
    .filter(({ kind }) => kind === 'invariant')
    .map(({ truth }) => truth)
  if (invariants.includes('false')) return { verdict: 'violated', answer: shown() }
  const kept = every(invariants) === 'true'
  const accepted = (answer: Answer, judgement = answer.judgement): boolean =>
    met(answer) && kept && judgement.met === 'true'
  if (sure && accepted(sure)) return barelyWaived(program, SURE, sure, means)
  const certain = sure && attain(program, SURE, means, sure)
  if (certain && accepted(certain)) return barelyWaived(program, SURE, certain, means)
  const outlook = mostFavourable(program, kept)
  const best = outlook === SURE ? shown() : solve(program, outlook, means)
  // What the most favourable outlook does not meet, none does.
  if (!met(best) && !best.open) return { verdict: 'incomplete', answer: best }
  const favourable = (answer: Answer) => verify(program, answer.allocation, true)
  const granted = hasDecisions(program)
    ? attain(program, GRANTED, means, quickly(program, GRANTED, means))
    : undefined
  if (granted && accepted(granted, favourable(granted))) return { verdict: 'needs-decision', answer: granted }
  const worlds = kept ? among(best, means) : undefined
  if (worlds?.met === 'false') return { verdict: 'incomplete', answer: unmet(shown()) }
  const placed = worlds?.found && placedAgain(program, worlds.found)
  const found = placed && { ...best, ...judged(program, POSSIBLE, placed) }
  const answer = [best, found].find((each) => each && met(each) && favourable(each).met !== 'false')
  return answer ? { verdict: 'provisional', answer } : { verdict: 'undetermined', answer: best }
}

/** An answer by which the whole is not met, whatever its parts leave open. */
function unmet(answer: Answer): Answer {
  const [root, ...nodes] = answer.judgement.nodes
  return {
    ...answer,
    judgement: { ...answer.judgement, met: 'false', nodes: [{ ...root!, truth: 'false' }, ...nodes] },
  }
}

/** Whether everything can be met in any of the ways in which what is unknown may turn out. */
function wholly(program: Program, best: Answer, means: Means, options: StackOptions): Worlds {
  const { rule, hand } = program
  const asked = askedFacets(rule)
  const { at, narrower = () => [], ledgers = {}, entered } = options
  const days = [...new Set(asked.entered)].sort()
  return anyWorld(
    program,
    best,
    (holdings, day) =>
      prepare(rule, { ...hand, holdings }, day === undefined ? options : { ...options, entered: day }),
    means,
    {
      rule,
      asked,
      day: at,
      narrower,
      ledgers,
      entered: entered === undefined && days.length > 0 ? ['0001-01-01', ...days, '9999-12-31'] : [],
    },
  )
}

function mostFavourable(program: Program, kept: boolean): Outlook {
  if (!kept || uncertain(program)) return POSSIBLE
  return hasDecisions(program) ? GRANTED : SURE
}

const hasDecisions = ({ nodes }: Program): boolean =>
  nodes.some(({ kind, granted }) => kind === 'pending' && granted === undefined)

const met = ({ shortfall }: Answer): boolean => shortfall.total <= 1e-6 && !shortfall.broken

/** Whether anything about what is held is unknown. */
const uncertain = ({ leaves, nodes, constraints, hand, unit, size }: Program): boolean => {
  const units = [unit, ...nodes.flatMap(({ kind, unit: each }) => (kind === 'sum' ? [each!] : []))]
  return (
    constraints.length > 0 ||
    nodes.some(({ kind }) => kind === 'either') ||
    leaves.some(({ candidates }) =>
      candidates.some(
        ({ truth, size: each, maybe }) =>
          truth === 'unknown' || maybe !== undefined || each.least < each.most,
      ),
    ) ||
    hand.holdings.some(
      ({ excluded }, at) => !excluded && units.some((each) => size(at, each).least < size(at, each).most),
    )
  )
}

/** Findings about whether the rule is the one that applies. */
function applicability(rule: StackingRule, { at, entered }: StackOptions): Violation[] {
  const out: Violation[] = []
  if (at < rule.validFrom || (rule.validUntil !== undefined && at > rule.validUntil))
    out.push({
      code: 'stacking-rule.not-in-force',
      pointer: at < rule.validFrom ? '/validFrom' : '/validUntil',
      params: { at },
    })
  const { from, until } = rule.cohort ?? {}
  if (
    entered !== undefined &&
    ((from !== undefined && entered < from) || (until !== undefined && entered > until))
  )
    out.push({ code: 'stacking-rule.other-cohort', pointer: '/cohort' })
  return out
}

const provenance = (
  rule: StackingRule,
  at: string,
  { method, nodes }: Pick<Answer, 'method' | 'nodes'>,
): StackResult['provenance'] => ({
  rule: rule.id,
  version: rule.version,
  owner: rule.owner,
  ...(rule.authority && { authority: rule.authority.document }),
  at,
  basis: rule.conversion.basis,
  method,
  nodes,
  advisory: true,
})

/** The answer to a rule that cannot be evaluated. */
function unanswered(rule: unknown, at: string, findings: readonly Violation[]): StackResult {
  const { id, version, owner } = (
    typeof rule === 'object' && rule !== null ? rule : {}
  ) as Partial<StackingRule>
  return {
    verdict: 'undetermined',
    nodes: [],
    counted: [],
    unused: [],
    missing: [],
    constraints: [],
    undetermined: [],
    decisions: [],
    optimal: false,
    bound: 0,
    missingParts: 0,
    findings,
    provenance: {
      rule: String(id ?? ''),
      version: String(version ?? ''),
      owner: owner ?? { name: {} },
      at,
      basis: '',
      method: 'none',
      nodes: 0,
      advisory: true,
    },
  }
}
