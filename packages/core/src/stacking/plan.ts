/** The cheapest way to finish a larger credential from what is held. */
import type { StackingRule } from '../generated/stacking-types.js'
import type { Specification } from '../generated/types.js'
import { check } from './check.js'
import { type Held, readHand } from './hand.js'
import { formulate } from './integer.js'
import { openRule } from './open.js'
import { compile } from './program.js'
import { relax } from './relax.js'
import type { StackResult, Violation } from './result.js'
import { yalps } from './solvers.js'
import { type StackOptions, stack } from './stack.js'
import { volumeIn } from './volume.js'

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
  /** The evaluation with the offers taken. */
  readonly result: StackResult
}

export interface Plan {
  readonly now: StackResult
  /** Cheapest first; empty when the catalogue does not suffice, or nothing is missing. */
  readonly plans: readonly Completion[]
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
  if (!opened.rule || check(opened.rule).some(({ severity }) => severity === 'error') || done(now))
    return { now, plans: [], findings: now.findings }
  const plans: Completion[] = []
  const wanted = options.alternatives ?? 2
  const refused: number[][] = []
  for (let attempt = 0; plans.length < wanted && attempt < wanted + 3; attempt++) {
    const found = cheapest(opened.rule, held, catalogue, options, refused)
    if (!found) break
    refused.push([...found.offers])
    if (done(found.result)) plans.push(found)
  }
  return { now, plans, findings: now.findings }
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
      id: `urn:offer:${index}${id === undefined ? '' : `:${id}`}`,
    } as Held['record'],
  }
}

function cheapest(
  rule: StackingRule,
  held: readonly Held[],
  catalogue: readonly Offer[],
  options: PlanOptions,
  refused: readonly (readonly number[])[],
): Completion | undefined {
  const {
    at,
    narrower = () => [],
    decisions = [],
    declared = [],
    entered,
    equivalence,
    learner,
    policies = {},
    minimise = 'volume',
  } = options
  const offered = catalogue.map((offer, index) => asHeld(offer, index, at))
  const all = [...held, ...offered]
  const hand = readHand(all, at, learner)
  const program = compile(
    rule,
    hand,
    { at, conversion: rule.conversion, narrower, equivalence },
    { decisions, declared: new Set(declared), entered },
  )
  const outlook = { view: 'sure', granted: true } as const
  const relaxed = relax(program, outlook)
  if (relaxed.missing[0]! > 1e-6) return undefined
  const {
    program: linear,
    read,
    uses,
  } = formulate(program, outlook, false, (node) => relaxed.missing[node]! > 1e-6)
  const priceOf = ({ record, cost, time }: Offer): number => {
    const volume = volumeIn(program.unit, record as Held['record'], rule.conversion)?.most ?? 1
    return Math.max(1e-3, (minimise === 'cost' ? cost : minimise === 'time' ? time : volume) ?? volume)
  }
  const variables = [...linear.variables]
  const rows = [...linear.rows]
  const taken = new Map<number, number>()
  for (const [position, { index }] of hand.holdings.entries()) {
    const offer = index - held.length
    if (offer < 0) continue
    const price = variables.push({ integer: true, most: 1, cost: priceOf(catalogue[offer]!) }) - 1
    taken.set(offer, price)
    for (const use of uses(position))
      rows.push({
        terms: [
          [use, 1],
          [price, -1],
        ],
        most: 0,
      })
  }
  // Another plan leaves out at least one offer of each plan before.
  for (const offers of refused)
    if (offers.length > 0)
      rows.push({ terms: offers.map((offer) => [taken.get(offer)!, 1] as const), most: offers.length - 1 })
  const { solver = yalps, nodes = 1000, milliseconds } = policies
  const { status, values } = solver(
    { variables, rows },
    milliseconds === undefined ? { nodes } : { nodes, milliseconds },
  )
  if (values.length === 0) return undefined
  const counted = new Set(read(values).map((each) => hand.holdings[each.at]!.index - held.length))
  const offers = [...taken.keys()].filter((offer) => counted.has(offer)).sort((a, b) => a - b)
  return {
    offers,
    total: offers.reduce((sum, offer) => sum + priceOf(catalogue[offer]!), 0),
    optimal: status === 'optimal',
    result: stack(rule, [...held, ...offers.map((offer) => offered[offer]!)], options),
  }
}
