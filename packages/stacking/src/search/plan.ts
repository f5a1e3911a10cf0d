/** The cheapest way to finish a larger credential from what is held. */

import type { Violation } from '@microcred/common/violation'
import type { Specification } from '@microcred/core'
import { volumeIn } from '@microcred/core/volume'
import type { StackingRule } from '../generated/types.js'
import { type Held, readHand } from '../hand/hand.js'
import { compile } from '../program/compile.js'
import { relax } from '../program/relax.js'
import { check } from '../rule/check.js'
import { openRule } from '../rule/open.js'
import type { StackResult } from '../verdict/result.js'
import { type StackOptions, stack } from '../verdict/stack.js'
import { formulate } from './integer.js'
import { NODES, tooLarge } from './limits.js'
import { yalps } from './solvers.js'

/** Something a learner could still do. */
export interface Offer {
  /** What it would certify. */
  readonly record: Specification | Held['record']
  /** What it costs, in any currency. */
  readonly cost?: number
  /** How long it takes, in any unit of time. */
  readonly time?: number
}

export interface PlanOptions extends StackOptions {
  /** What is to be least; left out, volume. Offers without the figure count with their volume. */
  readonly minimise?: 'volume' | 'cost' | 'time'
  /** How many plans are wanted; left out, 2. */
  readonly alternatives?: number
}

/** One way to finish. */
export interface Completion {
  /** Positions of the offers to take, in the order of the catalogue. */
  readonly offers: readonly number[]
  /** Sum of what is least. */
  readonly total: number
  /** Whether no cheaper way exists. */
  readonly optimal: boolean
  /** `approximate`: a limit was reached, and offers were left out, dearest first, for as long as the rest sufficed. */
  readonly method: 'integer' | 'approximate'
  /** The evaluation with the offers taken. */
  readonly result: StackResult
}

export interface Plan {
  readonly now: StackResult
  /** Cheapest first; empty when the catalogue does not suffice, or nothing is missing. */
  readonly plans: readonly Completion[]
  /**
   * Why there are plans, or none: `none-exists` is proven, `limit-reached` is not, and with `unanswered` the rule has
   * errors.
   */
  readonly answer: 'found' | 'none-exists' | 'limit-reached' | 'nothing-missing' | 'unanswered'
  readonly findings: readonly Violation[]
}

/**
 * The cheapest completions of a rule from a catalogue of what is offered: each is checked by evaluating the
 * rule as if the offers had been completed.
 *
 * @example
 * plan(rule, held, [{ record: specification, cost: 120 }], { at: '2026-06-19', minimise: 'cost' }).plans[0]?.offers
 */
export function plan(
  rule: StackingRule,
  held: readonly Held[],
  catalogue: readonly Offer[],
  options: PlanOptions,
): Plan {
  const now = stack(rule, held, options)
  const opened = openRule(rule)
  const none = { now, plans: [], findings: now.findings }
  if (!opened.rule || check(opened.rule).some(({ severity }) => severity === 'error'))
    return { ...none, answer: 'unanswered' }
  if (done(now)) return { ...none, answer: 'nothing-missing' }
  const market = marketOf(opened.rule, held, catalogue, options)
  const plans: Completion[] = []
  const wanted = options.alternatives ?? 2
  const refused: number[][] = []
  let proven = false
  for (let attempt = 0; plans.length < wanted && attempt < wanted + 3; attempt++) {
    const searched = cheapest(market, refused)
    // A cut of a way that did not hold takes ways with it that might.
    proven = searched === undefined && refused.length === 0
    const found = searched === 'limit' ? approximate(market, refused) : searched
    if (!found) break
    refused.push([...found.offers])
    if (done(found.result)) plans.push(found)
  }
  const answer = plans.length > 0 ? 'found' : proven ? 'none-exists' : 'limit-reached'
  return { now, plans, answer, findings: now.findings }
}

/** Finished but for what people have to decide. */
const done = ({ verdict }: StackResult): boolean =>
  verdict === 'satisfied' || verdict === 'waived' || verdict === 'needs-decision'

/** An offer as it would be held. */
function asHeld({ record }: Offer, index: number, at: string): Held {
  const { id } = record
  return {
    record: {
      dateOfIssuing: at,
      ...record,
      id: id ?? `urn:offer:${index}`,
    } as Held['record'],
  }
}

/** What there is to choose from, what each costs, and what taking some of it comes to. */
interface Market {
  readonly rule: StackingRule
  readonly held: readonly Held[]
  readonly offered: readonly Held[]
  readonly options: PlanOptions
  price(offer: number): number
  taking(offers: readonly number[]): StackResult
}

function marketOf(
  rule: StackingRule,
  held: readonly Held[],
  catalogue: readonly Offer[],
  options: PlanOptions,
): Market {
  const offered = catalogue.map((offer, index) => asHeld(offer, index, options.at))
  const unit = rule.profile.volume?.unit ?? 'ects'
  const prices = catalogue.map(({ record, cost, time }) => {
    const volume = volumeIn(unit, record as Held['record'], rule.conversion)?.most ?? 1
    const asked = { volume, cost, time }[options.minimise ?? 'volume']
    return Math.max(1e-3, asked ?? volume)
  })
  return {
    rule,
    held,
    offered,
    options,
    price: (offer) => prices[offer]!,
    taking: (offers) => stack(rule, [...held, ...offers.map((offer) => offered[offer]!)], options),
  }
}

const completion = (
  { price, taking }: Market,
  offers: readonly number[],
  optimal: boolean,
  method: Completion['method'],
): Completion => ({
  offers,
  total: offers.reduce((sum, offer) => sum + price(offer), 0),
  optimal,
  method,
  result: taking(offers),
})

/** By integer programming; `undefined` when no further way exists, `limit` when the search ended before one was found. */
function cheapest(market: Market, refused: readonly (readonly number[])[]): Completion | 'limit' | undefined {
  const { rule, held, offered, price } = market
  const {
    at,
    narrower = () => [],
    decisions = [],
    declared = [],
    entered,
    equivalence,
    learner,
    policies = {},
  } = market.options
  const hand = readHand([...held, ...offered], at, learner)
  const program = compile(
    rule,
    hand,
    { at, conversion: rule.conversion, narrower, equivalence },
    { decisions, declared: new Set(declared), entered },
  )
  const outlook = { view: 'sure', granted: true } as const
  const relaxed = relax(program, outlook)
  if (relaxed.missing[0]! > 1e-6) return undefined
  const { program: linear, read, uses } = formulate(program, outlook, false, relaxed)
  const variables = [...linear.variables]
  const rows = [...linear.rows]
  const taken = new Map<number, number>()
  for (const [position, { index }] of hand.holdings.entries()) {
    const offer = index - held.length
    if (offer < 0) continue
    const variable = variables.push({ integer: true, most: 1, cost: price(offer) }) - 1
    taken.set(offer, variable)
    for (const use of uses(position))
      rows.push({
        terms: [
          [use, 1],
          [variable, -1],
        ],
        most: 0,
      })
  }
  // Another plan leaves out at least one offer of each plan before.
  for (const offers of refused)
    if (offers.length > 0)
      rows.push({ terms: offers.map((offer) => [taken.get(offer)!, 1] as const), most: offers.length - 1 })
  const { solver = yalps, nodes = NODES, milliseconds } = policies
  // YALPS keeps the whole table; solvers that callers bring keep what is not zero.
  if (solver === yalps && tooLarge({ variables, rows })) return 'limit'
  const { status, values } = solver(
    { variables, rows },
    milliseconds === undefined ? { nodes } : { nodes, milliseconds },
  )
  if (values.length === 0) return status === 'limit' ? 'limit' : undefined
  const counted = new Set(read(values).map((each) => hand.holdings[each.at]!.index - held.length))
  const offers = [...taken.keys()].filter((offer) => counted.has(offer)).sort((a, b) => a - b)
  return completion(market, offers, status === 'optimal', 'integer')
}

/** Leaves out offers, those that do not count first and then the dearest, for as long as the rest suffices. */
function approximate(market: Market, refused: readonly (readonly number[])[]): Completion | undefined {
  const { offered, held, price, taking } = market
  const byPrice = (a: number, b: number) => price(b) - price(a) || b - a
  // Without the dearest offer of each way before, this is another way.
  const barred = new Set(refused.map((offers) => [...offers].sort(byPrice)[0]))
  const all = offered.map((_, offer) => offer).filter((offer) => !barred.has(offer))
  const result = taking(all)
  if (!done(result)) return undefined
  const counting = new Set(result.counted.map(({ held: index }) => all[index - held.length]))
  let kept = all.filter((offer) => counting.has(offer))
  if (!done(taking(kept))) kept = all
  for (const offer of [...kept].sort(byPrice)) {
    const fewer = kept.filter((each) => each !== offer)
    if (done(taking(fewer))) kept = fewer
  }
  return completion(market, kept, false, 'approximate')
}
