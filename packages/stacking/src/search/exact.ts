/**
 * Whether a small program has a solution at all, in whole numbers of any length: nothing is rounded, so that what has
 * none has none however far its numbers lie apart.
 */
import type { LinearProgram, LinearRow } from './linear.js'

/** Most cells of a table, and most pivots of all of them together. */
const CELLS = 4000
const PIVOTS = 2000

/** Weights that are no whole numbers are as exact as this, as a part of the largest. */
const LOOSE = 1e-6

/** Parts that values are told in. */
const FINE = 2n ** 50n

/** Σ weights × variables ≤ bound, in whole numbers. */
interface Bounded {
  readonly weights: readonly bigint[]
  readonly bound: bigint
}

/** Values that keep every row, `null` where there are none, or nothing where that would take too long. */
export function exactly({ variables, rows }: LinearProgram): readonly number[] | null | undefined {
  const width = variables.length
  const limits = variables.map(({ most }, at): LinearRow => ({ terms: [[at, 1]], most }))
  const bounded = [...rows, ...limits].flatMap((row) => boundedBy(row, width))
  if ((bounded.length + 8) * (width + 1) > CELLS) return undefined
  let left = PIVOTS
  const visit = (all: readonly Bounded[]): readonly number[] | null | undefined => {
    const table = new Table(all, width)
    while (table.next()) if (left-- <= 0) return undefined
    if (!table.feasible) return null
    const split = variables.findIndex(({ integer }, at) => integer && !table.isWhole(at))
    if (split < 0) return variables.map((_, at) => table.value(at))
    const below = table.floor(split)
    const one = (sign: bigint) => Array.from({ length: width }, (_, at) => (at === split ? sign : 0n))
    const low = visit([...all, { weights: one(1n), bound: below }])
    if (low) return low
    const high = visit([...all, { weights: one(-1n), bound: -below - 1n }])
    return high ?? (low === undefined ? undefined : high)
  }
  return visit(bounded)
}

/** A row as one or two bounds; weights with a fraction are doubled until they have none. */
function boundedBy({ terms, least, most }: LinearRow, width: number): Bounded[] {
  const sums = new Map<number, number>()
  for (const [variable, weight] of terms) sums.set(variable, (sums.get(variable) ?? 0) + weight)
  const numbers = [...sums.values()]
  const isRough = [...numbers, least ?? 0, most ?? 0].some((each) => !Number.isInteger(each))
  const loose = isRough ? LOOSE * Math.max(1, ...numbers.map(Math.abs)) : 0
  const bounds = [
    ...(least === undefined ? [] : [[-1, -least + loose] as const]),
    ...(most === undefined || most === Number.POSITIVE_INFINITY ? [] : [[1, most + loose] as const]),
  ]
  return bounds.map(([sign, bound]) => {
    let factor = 1
    while (![bound, ...numbers].every((each) => Number.isInteger(each * factor))) factor *= 2
    const weights = Array.from({ length: width }, () => 0n)
    for (const [variable, weight] of sums) weights[variable] = BigInt(sign * weight * factor)
    return { weights, bound: BigInt(bound * factor) }
  })
}

/** The table of the simplex method with one denominator for all of it; rows are chosen so that it never goes round. */
class Table {
  feasible = false
  readonly #cells: bigint[][]
  readonly #width: number
  /** What stands for each row and column: variables first, then what the rows leave over. */
  readonly #rows: number[]
  readonly #columns: number[]
  #denominator = 1n

  constructor(all: readonly Bounded[], width: number) {
    this.#width = width
    this.#cells = all.map(({ weights, bound }) => [...weights, bound])
    this.#rows = all.map((_, at) => width + at)
    this.#columns = Array.from({ length: width }, (_, at) => at)
  }

  /** One step towards a solution; false once there is one, or proven that there is none. */
  next(): boolean {
    const row = this.#first(this.#rows, (at) => this.#cells[at]![this.#width]! < 0n)
    if (row < 0) {
      this.feasible = true
      return false
    }
    const column = this.#first(this.#columns, (at) => this.#cells[row]![at]! < 0n)
    if (column < 0) return false
    this.#pivot(row, column)
    return true
  }

  isWhole = (variable: number): boolean => this.#cellOf(variable) % this.#denominator === 0n

  value(variable: number): number {
    const rest = this.#cellOf(variable) - this.floor(variable) * this.#denominator
    return Number(this.floor(variable)) + Number((rest * FINE) / this.#denominator) / Number(FINE)
  }

  /** Values are never below nothing. */
  floor = (variable: number): bigint => this.#cellOf(variable) / this.#denominator

  #cellOf(variable: number): bigint {
    const row = this.#rows.indexOf(variable)
    return row < 0 ? 0n : this.#cells[row]![this.#width]!
  }

  /** The place of the first, by what stands there, of which something holds. */
  #first(names: readonly number[], holds: (at: number) => boolean): number {
    let found = -1
    for (const [at, name] of names.entries()) if ((found < 0 || name < names[found]!) && holds(at)) found = at
    return found
  }

  #pivot(row: number, column: number): void {
    const line = this.#cells[row]!
    const pivot = line[column]!
    for (const [at, cells] of this.#cells.entries()) {
      if (at === row) continue
      const factor = cells[column]!
      for (let each = 0; each <= this.#width; each++)
        if (each !== column) cells[each] = (line[each]! * factor - cells[each]! * pivot) / this.#denominator
      cells[column] = factor
    }
    for (let each = 0; each <= this.#width; each++) if (each !== column) line[each] = -line[each]!
    line[column] = -this.#denominator
    this.#denominator = -pivot
    ;[this.#rows[row], this.#columns[column]] = [this.#columns[column]!, this.#rows[row]!]
  }
}
