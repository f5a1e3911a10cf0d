/**
 * Whether an integer program has a solution at all. That it has none is proven in whole numbers: bounds that follow from
 * rows, and rows that added up contradict the bounds. Numbers that round only say where to look.
 */
import type { LinearProgram } from './linear.js'
import { Simplex } from './simplex.js'
import { type WholeRow, wholeRows } from './whole.js'

/** Values that keep all, as far as numbers that round tell, that there are `none`, or that it stays `open`. */
export type Proof = { readonly values: readonly number[] } | 'none' | 'open'

/** How long is searched: cells of tables that are written, and a time that is asked for. */
export interface Patience {
  readonly cells?: number
  readonly isOver?: () => boolean
  /** Whether values do for whoever asks; others are looked for where they do not. */
  readonly isWanted?: (values: readonly number[]) => boolean
}

/** Most cells that are written. */
const CELLS = 400_000_000

export function refute(program: LinearProgram, patience: Patience = {}): Proof {
  const rows = program.variables.every(({ most }) => most < 2 ** 31) ? wholeRows(program) : undefined
  return rows === undefined ? 'open' : new Refutation(program, rows, patience).proof()
}

/** What is nearer to a whole number than this is one, unless rows say otherwise once it is. */
const WHOLE = 1e-8

/** Bounds of variables, which are whole numbers of those that are not as well. */
interface Bounds {
  readonly low: Int32Array
  readonly high: Int32Array
}

class Refutation {
  readonly #rows: readonly WholeRow[]
  readonly #integer: readonly boolean[]
  readonly #most: readonly number[]
  readonly #rowsOf: readonly number[][]
  readonly #cells: number
  readonly #isOver: () => boolean
  readonly #isWanted: (values: readonly number[]) => boolean
  #simplex: Simplex | undefined

  constructor(
    { variables }: LinearProgram,
    rows: readonly WholeRow[],
    { cells = CELLS, isOver, isWanted }: Patience,
  ) {
    this.#rows = rows
    this.#integer = variables.map(({ integer }) => integer)
    this.#most = variables.map(({ most }) => most)
    this.#rowsOf = variables.map(() => [])
    rows.forEach(({ at }, row) => {
      for (const variable of at) this.#rowsOf[variable]!.push(row)
    })
    this.#cells = cells
    this.#isOver = isOver ?? (() => false)
    this.#isWanted = isWanted ?? (() => true)
  }

  proof(): Proof {
    return this.#visit(
      {
        low: new Int32Array(this.#most.length),
        high: Int32Array.from(this.#most, (most, at) =>
          this.#integer[at] ? Math.floor(most) : Math.ceil(most),
        ),
      },
      this.#rows.keys(),
    )
  }

  #visit(bounds: Bounds, changed: Iterable<number>): Proof {
    if (!this.#narrowed(bounds, changed)) return 'none'
    this.#simplex ??= new Simplex(this.#rows, this.#most.length)
    if (this.#simplex.steps * this.#simplex.size > this.#cells || this.#isOver()) return 'open'
    const values = this.#values(bounds)
    if (values === 'none') return values
    const split = values ? this.#fractional(values) : this.#undecided(bounds)
    if (split >= 0) return this.#divided(bounds, split, values?.[split])
    if (!values) return 'open'
    if (this.#keeps(values) && this.#isWanted([...values])) return { values: [...values] }
    const other = this.#undecided(bounds)
    return other < 0 ? 'open' : this.#divided(bounds, other, values[other])
  }

  /** Values within the bounds, `none` where that is proven, or nothing where neither shows. */
  #values({ low, high }: Bounds): Float64Array | 'none' | undefined {
    const simplex = this.#simplex!
    for (const isFirst of [true, false]) {
      const found = simplex.solve(low, high)
      if (found && 'values' in found) return found.values
      if (found && contradicts(this.#rows, found.multipliers, { low, high })) return 'none'
      // What was rounded on the way may have led astray.
      if (isFirst) simplex.reset()
    }
    return undefined
  }

  /** Both sides of a whole number, first where the value lies. */
  #divided({ low, high }: Bounds, variable: number, value = low[variable]!): Proof {
    const least = low[variable]!
    const below = Math.min(high[variable]! - 1, Math.max(least, Math.floor(value + WHOLE)))
    const sides = [
      { low: low.slice(), high: high.slice().fill(below, variable, variable + 1) },
      { low: low.slice().fill(below + 1, variable, variable + 1), high: high.slice() },
    ]
    if (value - below > 0.5) sides.reverse()
    let all: Proof = 'none'
    for (const side of sides) {
      const found = this.#visit(side, this.#rowsOf[variable]!)
      if (typeof found === 'object') return found
      if (found === 'open') all = found
    }
    return all
  }

  /** The whole number that is farthest from being one. */
  #fractional(values: Float64Array): number {
    let [found, most] = [-1, WHOLE]
    for (let at = 0; at < values.length; at++) {
      const rest = Math.abs(values[at]! - Math.round(values[at]!))
      if (!this.#integer[at] || rest <= most) continue
      found = at
      most = rest
    }
    return found
  }

  #undecided = ({ low, high }: Bounds): number =>
    this.#integer.findIndex((integer, at) => integer && low[at]! < high[at]!)

  /** Whether values keep all rows once what is whole is whole; of parts as nearly as numbers that round tell. */
  #keeps(values: Float64Array): boolean {
    values.forEach((value, at) => {
      if (this.#integer[at]) values[at] = Math.round(value)
    })
    return this.#rows.every(({ at, weights, bound }) => {
      const isWhole = at.every((each) => this.#integer[each])
      const largest = weights.reduce((most, each) => Math.max(most, Math.abs(each)), 1)
      const sum = weights.reduce((all, weight, place) => all + weight * values[at[place]!]!, 0)
      return sum <= bound + (isWhole ? 0 : 1e-6 * largest)
    })
  }

  /** Narrows bounds by what rows leave, until no row narrows one; false where nothing is left. */
  #narrowed({ low, high }: Bounds, changed: Iterable<number>): boolean {
    const queue = [...changed]
    const waiting = new Set(queue)
    // What narrows by little and little is left to the search.
    let left = 20 * this.#rows.length + 100
    for (let head = 0; head < queue.length; head++) {
      const row = queue[head]!
      waiting.delete(row)
      const { at, weights, bound } = this.#rows[row]!
      let room = bound
      for (let place = 0; place < at.length; place++)
        room -= weights[place]! * (weights[place]! > 0 ? low[at[place]!]! : high[at[place]!]!)
      if (room < 0) return false
      if (left-- <= 0) continue
      for (let place = 0; place < at.length; place++) {
        const [variable, weight] = [at[place]!, weights[place]!]
        const size = Math.abs(weight)
        if (size * (high[variable]! - low[variable]!) <= room) continue
        // A part is narrowed where nothing is left to it.
        if (!this.#integer[variable] && room > 0) continue
        const steps = (room - (room % size)) / size
        if (weight > 0) high[variable] = low[variable]! + steps
        else low[variable] = high[variable]! - steps
        for (const other of this.#rowsOf[variable]!)
          if (other !== row && !waiting.has(other)) {
            waiting.add(other)
            queue.push(other)
          }
      }
    }
    return true
  }
}

/** Parts of one that multipliers are told in. */
const FINE = 2 ** 60

/** Whether rows, added up so many times, ask for less than the bounds allow: in whole numbers of any length. */
export function contradicts(
  rows: readonly WholeRow[],
  multipliers: ArrayLike<number>,
  { low, high }: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> },
): boolean {
  const sums = new Map<number, bigint>()
  let bound = 0n
  for (const [row, { at, weights, bound: most }] of rows.entries()) {
    const multiplier = multipliers[row]! * FINE
    if (!(multiplier >= 1 && multiplier < Number.POSITIVE_INFINITY)) continue
    const times = BigInt(Math.round(multiplier))
    bound += times * BigInt(most)
    for (const [place, variable] of at.entries())
      sums.set(variable, (sums.get(variable) ?? 0n) + times * BigInt(weights[place]!))
  }
  let least = 0n
  for (const [variable, weight] of sums) least += weight * BigInt((weight > 0n ? low : high)[variable]!)
  return least > bound
}
