/** An integer program while it is written: its variables and rows, and what each variable stands for. */
import type { Interval } from '@microcred/common/logic'
import type { Unit } from '@microcred/core/volume'
import type { Alike } from '../program/alike.js'
import type { Uncontested } from '../program/contest.js'
import { mirrored, reducedBy } from '../program/mirror.js'
import { type Leaf, type Program, UNKNOWN_MOST } from '../program/program.js'
import { effectiveNeed, leastNeed, type Outlook, type Relaxed } from '../program/relax.js'
import type { LinearRow, Variable } from './linear.js'

/** A sum of variables and a constant. */
export interface Sum {
  readonly terms: readonly (readonly [number, number])[]
  readonly constant: number
}

/** Cost of a part that is missing whole; other costs are small beside it. */
export const MISSING = 1000

/**
 * The smallest part of a credential that counts is one in so many; larger numbers lead solvers astray, where nothing
 * rounds they do not.
 */
const [SLIVER, FINE_SLIVER] = [10_000, 900_000]

export const ONE: Sum = { terms: [], constant: 1 }
export const NONE: Sum = { terms: [], constant: 0 }

export const timesOf = ({ terms, constant }: Sum, times: number): Sum => ({
  terms: terms.map(([variable, weight]) => [variable, weight * times]),
  constant: constant * times,
})

/**
 * What is needed, of a volume nobody knows: it may be so large that nothing else is seen beside it, and that however
 * small a part of it is enough. Where volumes are divided it stays what it may be.
 */
export function enoughOf(draft: Draft, at: number, size: number, need: number): number {
  if (size < UNKNOWN_MOST || need <= 0) return size
  const isDivided = ({ leaf }: { readonly leaf: Leaf }) => draft.program.split && leaf.measure === 'volume'
  return draft.byAt.get(at)?.some(isDivided) ? size : need
}

export class Draft {
  readonly variables: Variable[] = []
  readonly rows: LinearRow[] = []
  /** Whether a node is pursued. */
  readonly pursued: Sum[] = []
  /** Leaf and position to the variable that says whether it counts, and to the part that does. */
  readonly use = new Map<string, number>()
  readonly part = new Map<string, number>()
  readonly look = new Map<string, number>()
  /** Leaf and position to what must count as well for a part of it to be enough. */
  readonly beside = new Map<string, readonly (readonly [number, number])[]>()
  /** Requirements of which it is chosen what they look at. */
  readonly chosen = new Set<number>()
  readonly byAt = new Map<number, { leaf: Leaf; variable: number }[]>()
  readonly reduced: ReadonlySet<number>
  readonly program: Program
  readonly outlook: Outlook
  readonly slack: boolean
  readonly relaxed: Relaxed
  readonly free: Uncontested
  readonly alike: Alike
  readonly sliver: number
  readonly coupled: boolean
  /** Requirements that are written by the variables of others. */
  readonly mirrors: ReadonlySet<number>
  readonly mirrored: {
    readonly leaf: Leaf
    readonly pursued: Sum
    readonly missing: readonly (readonly [number, number])[]
  }[] = []

  constructor(
    program: Program,
    outlook: Outlook,
    slack: boolean,
    relaxed: Relaxed,
    free: Uncontested,
    alike: Alike,
    fine: boolean,
  ) {
    this.program = program
    this.outlook = outlook
    this.slack = slack
    this.relaxed = relaxed
    this.free = free
    this.alike = alike
    this.sliver = fine ? FINE_SLIVER : SLIVER
    this.reduced = reducedBy(program)
    this.mirrors = mirrored(program)
    this.coupled =
      program.constraints.length > 0 ||
      program.leaves.some(({ draw }) => draw === 'counted') ||
      program.nodes.some(({ kind }) => kind === 'sum')
  }

  /** What is needed at least; where it is asked how little is missing, so much more that what is missing shows. */
  need = (measured: Pick<Leaf, 'need' | 'round'>): number =>
    this.slack ? effectiveNeed(measured) : leastNeed(measured)

  variable(integer: boolean, most = 1, cost = 0): number {
    this.variables.push({ integer, most, cost })
    return this.variables.length - 1
  }

  /** Σ terms ≥ or ≤ bound + Σ other. */
  row(
    terms: readonly (readonly [number, number])[],
    sense: 'least' | 'most',
    bound: number,
    times: Sum = ONE,
  ): void {
    const all = [
      ...terms,
      ...times.terms.map(([variable, weight]) => [variable, -weight * bound] as const),
    ].filter(([, weight]) => weight !== 0)
    const limit = bound * times.constant
    if (all.length === 0) {
      if (sense === 'least' ? limit <= 0 : limit >= 0) return
      // Nothing can meet it: an empty sum that must not be empty.
      const never = this.variable(false, 0)
      this.rows.push({ terms: [[never, 1]], least: 1 })
      return
    }
    this.rows.push({ terms: all, [sense]: limit })
  }

  /** A part that may be missing, when that is asked; its weight is what is needed. */
  missing(need: number, firm: boolean): (readonly [number, number])[] {
    return this.slack && !firm && need > 0 ? [[this.variable(false, 1, MISSING), need]] : []
  }

  /** A variable for what several parts of one credential come to: all of them, or 1 where they are more. */
  together(parts: readonly (readonly [number, number])[]): number {
    const sum = this.variable(false, 1)
    const full = this.variable(true, 1)
    const less = parts.map(([variable]) => [variable, -1] as const)
    this.rows.push({ terms: [[sum, 1], ...less], most: 0 })
    this.rows.push({ terms: [[sum, 1], [full, parts.length - 1], ...less], least: 0 })
    this.rows.push({
      terms: [
        [sum, 1],
        [full, -1],
      ],
      least: 0,
    })
    return sum
  }

  /** A variable for each key, no more than what covers it. */
  keys(
    covering: readonly (readonly [keys: readonly string[], terms: readonly (readonly [number, number])[]])[],
  ): Map<string, number> {
    const byKey = new Map<string, (readonly [number, number])[]>()
    for (const [keys, terms] of covering)
      for (const key of new Set(keys)) {
        const known = byKey.get(key)
        if (known) known.push(...terms)
        else byKey.set(key, [...terms])
      }
    return new Map(
      [...byKey].map(([key, terms]) => {
        const variable = this.variable(false, 1)
        this.rows.push({
          terms: [[variable, 1], ...terms.map(([each, weight]) => [each, -weight] as const)],
          most: 0,
        })
        return [key, variable]
      }),
    )
  }

  /**
   * Position and variable of what a leaf counts of each credential: of one whose volume nobody knows in a unit, that it
   * counts.
   */
  parts(leaf: number, unit?: Unit): [at: number, variable: number][] {
    return this.program.leaves[leaf]!.candidates.flatMap(({ at }) => {
      const part = this.part.get(`${leaf} ${at}`)
      const isBoundless = unit !== undefined && this.isBoundless(this.program.size(at, unit))
      const variable = part === undefined || isBoundless ? this.use.get(`${leaf} ${at}`) : part
      return variable === undefined ? [] : [[at, variable] as [number, number]]
    })
  }

  /** Whether a volume may be so large that any part of it is enough. */
  isBoundless = ({ most }: Interval): boolean => this.outlook.view === 'possible' && most >= UNKNOWN_MOST

  /** Whether a credential counts at most once in all of some places. */
  isExclusive(places: readonly Leaf[]): boolean {
    return (
      places.length === 1 ||
      (this.program.perScope === 1 &&
        places.every(
          ({ draw, scope, group }) =>
            draw === 'own' && scope !== undefined && scope === places[0]!.scope && group === undefined,
        ))
    )
  }
}
