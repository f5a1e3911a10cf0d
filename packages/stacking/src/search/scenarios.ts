/** What the conditions of a rule come to by what is taken: each is met or not, and the market is asked for both. */

import { some, type Truth } from '@microcred/common/logic'
import type { Select } from '../generated/types.js'
import { contextOf } from '../hand/context.js'
import { readHand } from '../hand/hand.js'
import { select } from '../hand/select.js'
import type { LinearRow, Variable } from './linear.js'
import type { Market } from './market.js'

/** A condition about what is held that taking something may change. */
interface Condition {
  readonly wanted: Select
  /** Whether what is held meets it. */
  readonly held: Truth
  /** Runs that meet it, and those that may. */
  readonly by: ReadonlyMap<number, Truth>
}

/** Conditions and whether what is taken meets them. */
export type Scenario = readonly (Condition & { readonly met: boolean })[]

/** Most conditions of which every combination is tried. */
const MOST_CONDITIONS = 3

/** The conditions of a rule as of a day, and whether these are all of them. */
export function conditionsOf({ rule, held, runs, options }: Market, day: string) {
  const wanted = new Set(whens([rule.root, rule.definitions ?? {}]).flatMap(heldIn))
  if (wanted.size === 0) return { conditions: [], all: true }
  const context = contextOf(rule, day, options)
  const truthOf = (each: Select) => (holding: Parameters<typeof select>[1]) =>
    select(each, holding, context).truth
  const hand = readHand(held, day, options.learner).holdings.filter(({ excluded }) => !excluded)
  const offered = readHand(
    runs.map((run) => run.held),
    day,
  ).holdings.filter(({ excluded }) => !excluded)
  const conditions = [...wanted].flatMap((each): Condition[] => {
    const known = some(hand.map(truthOf(each)))
    const by = new Map(
      offered.flatMap((holding) => {
        const truth = truthOf(each)(holding)
        return truth === 'false' ? [] : [[holding.index, truth] as const]
      }),
    )
    return known === 'true' || by.size === 0 ? [] : [{ wanted: each, held: known, by }]
  })
  return { conditions: conditions.slice(0, MOST_CONDITIONS), all: conditions.length <= MOST_CONDITIONS }
}

function whens(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(whens)
  return 'op' in value && value.op === 'when' && 'if' in value ? [value.if, ...inside] : inside
}

function heldIn(condition: unknown): Select[] {
  if (typeof condition !== 'object' || condition === null) return []
  const {
    holds,
    all = [],
    any = [],
    not,
  } = condition as {
    holds?: Select
    all?: unknown[]
    any?: unknown[]
    not?: unknown
  }
  return [...(holds ? [holds] : []), ...[...all, ...any, not].flatMap(heldIn)]
}

export function* scenarios(conditions: readonly Condition[]): Generator<Scenario> {
  for (let mask = 0; mask < 2 ** conditions.length; mask++)
    yield conditions.map((each, bit) => ({ ...each, met: (mask & (1 << bit)) !== 0 }))
}

/** A condition that is to be met is met by something that is taken. */
export function conditionRows(
  scenario: Scenario,
  open: readonly number[],
  variableOf: ReadonlyMap<number, number>,
  variables: Variable[],
): LinearRow[] {
  return scenario
    .filter(({ met }) => met)
    .map(({ by }) => {
      const terms = open.flatMap((run) =>
        by.get(run) === 'true' ? [[variableOf.get(run)!, 1] as const] : [],
      )
      if (terms.length > 0) return { terms, least: 1 }
      const never = variables.push({ integer: false, most: 0, cost: 0 }) - 1
      return { terms: [[never, 1]], least: 1 }
    })
}
