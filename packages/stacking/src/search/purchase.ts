/** What to take of a market: the rule as an integer program, with a variable for each chance that is taken. */

import { contextOf } from '../hand/context.js'
import { readHand } from '../hand/hand.js'
import { type Alike, alike } from '../program/alike.js'
import { compile } from '../program/compile.js'
import { countsOnce } from '../program/mirror.js'
import type { Program } from '../program/program.js'
import { relax } from '../program/relax.js'
import { formulate } from './integer.js'
import { NODES, tooLarge } from './limits.js'
import type { LinearProgram, LinearRow } from './linear.js'
import { isBefore, type Market, type Run } from './market.js'
import { refute } from './refute.js'
import { conditionRows, conditionsOf, type Scenario, scenarios } from './scenarios.js'
import { yalps } from './solvers.js'

/** A way that is not asked for again: with exactly this, or with this and whatever else. */
export interface Refusal {
  readonly runs: readonly number[]
  readonly exactly: boolean
}

/** What is asked of a market. */
export interface Question {
  /** Day as of which the rule has to be met. */
  readonly day: string
  readonly price: (run: Run) => number
  readonly refused: readonly Refusal[]
  /** Rows over what is taken, by run. */
  readonly rows: readonly {
    readonly terms: readonly (readonly [run: number, weight: number])[]
    readonly most: number
  }[]
  /** Milliseconds that are left. */
  readonly milliseconds: number
}

export interface Bought {
  /** Positions among the runs of the market. */
  readonly runs: readonly number[]
  readonly total: number
  readonly optimal: boolean
}

/** `none` is proven in whole numbers; `unfound` is what a solver says that may round, of what is too large for that. */
export type Answer = Bought | 'none' | 'unfound' | 'limit'

/** The cheapest that meets the rule for sure, over all that its conditions may come to by what is taken. */
export function cheapest(market: Market, question: Question): Answer {
  const { conditions, all } = conditionsOf(market, question.day)
  let best: Bought | undefined
  let proven = all
  let none: 'none' | 'unfound' = 'none'
  for (const scenario of scenarios(conditions)) {
    const found = within(market, question, scenario)
    if (found === 'limit') proven = false
    else if (found === 'unfound') none = found
    else if (found !== 'none') {
      if (!found.optimal) proven = false
      if (!best || found.total < best.total - 1e-9) best = found
    }
  }
  return best ? { ...best, optimal: proven } : proven ? none : 'limit'
}

/** How many of each group of offers nothing tells apart are kept where a program is too large for the solver. */
const KEPT = [16, 4, 2, 1] as const

function within(market: Market, question: Question, scenario: Scenario): Answer {
  const { solver = yalps } = market.options.policies ?? {}
  const whole = written(market, question, scenario, Number.POSITIVE_INFINITY)
  if (whole === 'none') return 'none'
  // YALPS keeps the whole table; solvers that callers bring keep what is not zero.
  if (solver !== yalps || !tooLarge(whole.program)) return solved(market, question, whole, true)
  for (const kept of KEPT) {
    const fewer = written(market, question, scenario, kept)
    if (fewer === 'none') return 'limit'
    if (!tooLarge(fewer.program)) return solved(market, question, fewer, false)
  }
  return 'limit'
}

interface Written {
  readonly program: LinearProgram
  /** Variables to the runs they stand for, cheapest first. */
  readonly takes: ReadonlyMap<number, readonly number[]>
  /** Groups of such variables of which the cheapest are taken. */
  readonly groups: readonly (readonly number[])[]
}

function solved(market: Market, question: Question, written: Written, whole: boolean): Answer {
  const { solver = yalps, nodes = NODES } = market.options.policies ?? {}
  const { program, takes, groups } = written
  const { status, values } = solver(program, { nodes, milliseconds: Math.max(1, question.milliseconds) })
  if (values.length === 0)
    return status === 'infeasible' && whole ? nothing(program, question.milliseconds) : 'limit'
  const runs = groups.flatMap((variables) => {
    const many = Math.ceil(variables.reduce((sum, variable) => sum + values[variable]!, 0) - 1e-4)
    if (variables.every((variable) => program.variables[variable]!.integer))
      return variables.flatMap((variable) => takes.get(variable)!.slice(0, Math.round(values[variable]!)))
    return variables.flatMap((variable) => takes.get(variable)!).slice(0, many)
  })
  const total = runs.reduce((sum, run) => sum + question.price(market.runs[run]!), 0)
  return { runs: runs.sort((a, b) => a - b), total, optimal: whole && status === 'optimal' }
}

/** That a solver finds nothing proves nothing where it rounds; of what is too large for a proof its word is told as that. */
function nothing(program: LinearProgram, milliseconds: number): Answer {
  if (tooLarge(program)) return 'unfound'
  const end = Date.now() + milliseconds
  return refute(program, { isOver: () => Date.now() > end }) === 'none' ? 'none' : 'limit'
}

function written(market: Market, question: Question, scenario: Scenario, kept: number): Written | 'none' {
  const { rule, held, runs, options } = market
  const { day, price, refused } = question
  const { decisions = [], declared = [], entered, learner } = options
  const open = openRuns(market, question, scenario)
  const hand = readHand([...held, ...open.map((run) => runs[run]!.held)], day, learner)
  const truths = new Map(
    scenario.map(({ wanted, met, held: known }) => [wanted, met ? 'true' : known] as const),
  )
  const program = compile(rule, hand, contextOf(rule, day, options), {
    decisions,
    declared: new Set(declared),
    entered,
    holds: (wanted) => truths.get(wanted),
  })
  const outlook = { view: 'sure', granted: true } as const
  const relaxed = relax(program, outlook)
  if (relaxed.missing[0]! > 1e-6) return 'none'
  const runAt = (at: number): number | undefined => open[hand.holdings[at]!.index - held.length]
  const single = singled(market, open, question, scenario)
  const same = alike(program, (at) => {
    const run = runAt(at)
    if (run === undefined) return 'held'
    if (single.has(run)) return `${at}`
    const { starts, ends, volume } = runs[run]!
    return `offered ${starts} ${ends} ${volume}`
  })
  const { program: linear, places } = formulate(program, outlook, false, relaxed, undefined, same)
  const variables = [...linear.variables]
  const rows = [...linear.rows]
  const exact =
    refused.length > 0 || question.rows.some(({ terms }) => terms.some(([run]) => !single.has(run)))
  const takes = new Map<number, readonly number[]>()
  const variableOf = new Map<number, number>()
  const groups: (readonly number[])[] = []
  const take = (some: readonly number[], integer: boolean): number => {
    const variable = variables.push({ integer, most: some.length, cost: price(runs[some[0]!]!) }) - 1
    takes.set(variable, some)
    for (const run of some) variableOf.set(run, variable)
    return variable
  }
  for (const [at, uses] of leaders(program, same, places)) {
    if (runAt(at) === undefined) continue
    const members = same
      .of(at)
      .map((each) => runAt(each)!)
      .sort((a, b) => price(runs[a]!) - price(runs[b]!) || a - b)
      .slice(0, kept)
    const integer = exact || members.some((run) => single.has(run))
    const mine = (exact ? members.map((run) => [run]) : byPrice(members, (run) => price(runs[run]!))).map(
      (some) => take(some, integer),
    )
    groups.push(mine)
    const whole = mine.map((variable) => [variable, -1] as const)
    if (countsOnce(program)) {
      const own = uses.filter((use) => use.own)
      if (own.length > 0)
        rows.push({ terms: [...own.map((use) => [use.variable, 1] as const), ...whole], most: 0 })
    }
    for (const use of uses)
      if (!use.own || !countsOnce(program)) rows.push({ terms: [[use.variable, 1], ...whole], most: 0 })
    // Of those of one price the first are taken first.
    if (exact)
      for (const [first, next] of pairs(mine))
        if (price(runs[takes.get(first)![0]!]!) === price(runs[takes.get(next)![0]!]!))
          rows.push({
            terms: [
              [next, 1],
              [first, -1],
            ],
            most: 0,
          })
  }
  // What only others ask for counts nowhere and is taken all the same.
  for (const run of single) if (!variableOf.has(run)) groups.push([take([run], true)])
  rows.push(
    ...conditionRows(scenario, open, variableOf, variables),
    ...takeRows(question, open, market, variableOf),
  )
  return { program: { variables, rows }, takes, groups }
}

/** Leaders of groups with the variables that say that they count somewhere. */
function* leaders(
  program: Program,
  same: Alike,
  places: ReturnType<typeof formulate>['places'],
): Generator<[number, { readonly variable: number; readonly own: boolean }[]]> {
  for (const at of program.hand.holdings.keys()) {
    const uses = places(at).map(({ leaf, variable }) => ({ variable, own: leaf.draw === 'own' }))
    if (uses.length > 0 && same.leads(at)) yield [at, uses]
  }
}

function byPrice(runs: readonly number[], price: (run: number) => number): number[][] {
  const out: number[][] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && price(last[0]!) === price(run)) last.push(run)
    else out.push([run])
  }
  return out
}

const pairs = <T>(some: readonly T[]): (readonly [T, T])[] =>
  some.slice(1).map((each, at) => [some[at]!, each] as const)

/** Runs that may be taken by a day: nothing that is held already, and nothing that would meet a condition that is not to be. */
function openRuns({ held, runs, options }: Market, { day }: Question, scenario: Scenario): number[] {
  const owned = new Set(
    readHand(held, day, options.learner)
      .holdings.filter(({ excluded }) => !excluded)
      .flatMap(({ ids }) => ids),
  )
  const barred = new Set(scenario.flatMap(({ met, by }) => (met ? [] : [...by.keys()])))
  return [...runs.keys()].filter((run) => {
    const { ids, ends } = runs[run]!
    return !barred.has(run) && (ends === undefined || ends <= day) && !ids.some((id) => owned.has(id))
  })
}

/** Runs that something is said about one by one. */
function singled(
  { runs }: Market,
  open: readonly number[],
  { rows }: Question,
  scenario: Scenario,
): ReadonlySet<number> {
  const named = new Map<string, number>()
  for (const run of open) for (const id of runs[run]!.ids) named.set(id, (named.get(id) ?? 0) + 1)
  const offers = new Map<number, number>()
  for (const run of open) offers.set(runs[run]!.offer, (offers.get(runs[run]!.offer) ?? 0) + 1)
  const required = new Set(open.flatMap((run) => runs[run]!.requires))
  const conditional = new Set(scenario.flatMap(({ by }) => [...by.keys()]))
  const listed = new Set(
    rows.flatMap(({ terms }) => (terms.length < open.length ? terms.map(([run]) => run) : [])),
  )
  return new Set(
    open.filter((run) => {
      const { ids, requires, offer } = runs[run]!
      return (
        requires.length > 0 ||
        offers.get(offer)! > 1 ||
        ids.some((id) => required.has(id) || named.get(id)! > 1) ||
        conditional.has(run) ||
        listed.has(run)
      )
    }),
  )
}

/** What is known of what is taken: what must go before, what goes into a term, and what was refused. */
function takeRows(
  { refused, rows }: Question,
  open: readonly number[],
  { runs, held, options }: Market,
  variableOf: ReadonlyMap<number, number>,
): LinearRow[] {
  const out: LinearRow[] = []
  const sum = (terms: readonly (readonly [number, number])[], most: number) => {
    const weights = new Map<number, number>()
    for (const [run, weight] of terms) {
      const variable = variableOf.get(run)
      // What nothing tells apart has one variable, which says how many are taken: each of them weighs as much.
      if (variable !== undefined && !weights.has(variable)) weights.set(variable, weight)
    }
    if (weights.size > 0) out.push({ terms: [...weights].filter(([, weight]) => weight !== 0), most })
  }
  for (const runsOfOne of grouped(open, (run) => runs[run]!.ids[0] ?? `#${runs[run]!.offer}`))
    if (runsOfOne.length > 1)
      sum(
        runsOfOne.map((run) => [run, 1]),
        1,
      )
  const owned = new Set(
    readHand(held, options.at, options.learner).holdings.flatMap(({ ids, excluded }) =>
      excluded ? [] : ids,
    ),
  )
  const providers = new Map<string, number[]>()
  for (const run of open)
    for (const id of runs[run]!.ids) providers.set(id, [...(providers.get(id) ?? []), run])
  for (const run of open)
    for (const id of runs[run]!.requires) {
      if (owned.has(id)) continue
      const before = (providers.get(id) ?? []).filter(
        (other) => other !== run && isBefore(runs[other]!, runs[run]!),
      )
      sum([[run, 1], ...before.map((other) => [other, -1] as const)], 0)
    }
  for (const { starts, ends, most } of options.terms ?? [])
    if (most !== undefined)
      sum(
        open.flatMap((run) => {
          const { starts: begins, volume } = runs[run]!
          return begins !== undefined && begins >= starts && begins <= ends ? [[run, volume] as const] : []
        }),
        most,
      )
  for (const { terms, most } of rows) sum(terms, most)
  for (const { runs: taken, exactly } of refused) {
    const inside = new Set(taken)
    sum(
      exactly
        ? open.map((run) => [run, inside.has(run) ? 1 : -1] as const)
        : taken.map((run) => [run, 1] as const),
      taken.length - 1,
    )
  }
  return out
}

function grouped(runs: readonly number[], key: (run: number) => string): number[][] {
  const groups = new Map<string, number[]>()
  for (const run of runs) {
    const group = groups.get(key(run))
    if (group) group.push(run)
    else groups.set(key(run), [run])
  }
  return [...groups.values()]
}
