/**
 * Looks for values that keep rows and bounds, in numbers that round (the simplex method for bounds of Dutertre and de
 * Moura). Where there are none it says how the rows contradict each other; whoever relies on that checks it.
 */
import type { WholeRow } from './whole.js'

/** Values of the variables, or how many times each row is to be added up for a contradiction. */
export type Found = { readonly values: Float64Array } | { readonly multipliers: Float64Array }

/** Numbers nearer than this are equal here, and smaller ones are nothing. */
const NEAR = 1e-9
const DUST = 1e-12

export class Simplex {
  /** Steps taken in all, each as dear as the table is large. */
  steps = 0
  readonly #rows: readonly WholeRow[]
  readonly #width: number
  /** Rows are divided by their largest weight, so that no number dwarfs the others. */
  readonly #scales: Float64Array
  readonly #cells: Float64Array
  readonly #basic: Int32Array
  readonly #free: Int32Array
  readonly #values: Float64Array
  readonly #low: Float64Array
  readonly #high: Float64Array

  constructor(rows: readonly WholeRow[], width: number) {
    this.#rows = rows
    this.#width = width
    this.#scales = Float64Array.from(rows, ({ weights }) =>
      weights.reduce((most, each) => Math.max(most, Math.abs(each)), 1),
    )
    this.#cells = new Float64Array(rows.length * width)
    this.#basic = new Int32Array(rows.length)
    this.#free = new Int32Array(width)
    this.#values = new Float64Array(width + rows.length)
    this.#low = new Float64Array(width + rows.length).fill(Number.NEGATIVE_INFINITY)
    this.#high = new Float64Array(width + rows.length)
    rows.forEach(({ bound }, row) => {
      this.#high[width + row] = bound / this.#scales[row]!
    })
    this.reset()
  }

  get size(): number {
    return this.#cells.length
  }

  /** Begins anew from the rows as they are, without what was rounded on the way. */
  reset(): void {
    this.#cells.fill(0)
    this.#rows.forEach(({ at, weights }, row) => {
      at.forEach((column, place) => {
        this.#cells[row * this.#width + column] = weights[place]! / this.#scales[row]!
      })
      this.#basic[row] = this.#width + row
    })
    for (let column = 0; column < this.#width; column++) this.#free[column] = column
  }

  /** Values within bounds of the variables, or a contradiction; nothing where neither shows in so many steps. */
  solve(low: Int32Array, high: Int32Array): Found | undefined {
    this.#low.set(low)
    this.#high.set(high)
    this.#settle()
    const patience = this.#rows.length + this.#width
    for (let step = 0; step < 24 * patience; step++) {
      const patient = step < 4 * patience
      const row = this.#astray(patient)
      if (row < 0) return { values: this.#values.slice(0, this.#width) }
      const variable = this.#basic[row]!
      const above = this.#values[variable]! > this.#high[variable]!
      const column = this.#mending(row, above, patient)
      if (column < 0) return { multipliers: this.#multipliers(row, above) }
      this.#exchange(row, column, above ? this.#high[variable]! : this.#low[variable]!)
    }
    return undefined
  }

  /** Brings what is free within its bounds, and the others to what that makes them. */
  #settle(): void {
    for (const variable of this.#free)
      this.#values[variable] = Math.min(
        this.#high[variable]!,
        Math.max(this.#low[variable]!, this.#values[variable]!),
      )
    for (let row = 0; row < this.#rows.length; row++) {
      let sum = 0
      for (let column = 0, cell = row * this.#width; column < this.#width; column++, cell++)
        sum += this.#cells[cell]! * this.#values[this.#free[column]!]!
      this.#values[this.#basic[row]!] = sum
    }
  }

  /** The row whose value is farthest out of its bounds, or the first by name, which never goes round. */
  #astray(patient: boolean): number {
    let [found, worst] = [-1, NEAR]
    for (let row = 0; row < this.#rows.length; row++) {
      const variable = this.#basic[row]!
      const value = this.#values[variable]!
      const out = Math.max(this.#low[variable]! - value, value - this.#high[variable]!)
      if (out <= (patient ? worst : NEAR)) continue
      if (!patient && found >= 0 && variable > this.#basic[found]!) continue
      found = row
      worst = out
    }
    return found
  }

  /** What is free to bring a row back: the one with the largest weight, or the first by name. */
  #mending(row: number, above: boolean, patient: boolean): number {
    let [found, most] = [-1, NEAR]
    for (let column = 0, cell = row * this.#width; column < this.#width; column++, cell++) {
      const weight = this.#cells[cell]!
      const size = Math.abs(weight)
      if (size <= (patient ? most : NEAR)) continue
      const variable = this.#free[column]!
      const down = weight > 0 === above
      if (
        down
          ? this.#values[variable]! <= this.#low[variable]!
          : this.#values[variable]! >= this.#high[variable]!
      )
        continue
      if (!patient && found >= 0 && variable > this.#free[found]!) continue
      found = column
      most = size
    }
    return found
  }

  /** Of a row that nothing brings back: what it and the rows it leans on are to be multiplied by. */
  #multipliers(row: number, above: boolean): Float64Array {
    const out = new Float64Array(this.#rows.length)
    const sign = above ? -1 : 1
    for (let column = 0, cell = row * this.#width; column < this.#width; column++, cell++) {
      const other = this.#free[column]! - this.#width
      if (other >= 0) out[other] = Math.max(0, sign * this.#cells[cell]!) / this.#scales[other]!
    }
    const own = this.#basic[row]! - this.#width
    if (own >= 0) out[own] = 1 / this.#scales[own]!
    return out
  }

  /** Gives a row its bound, and the place of what it held to what brings it there. */
  #exchange(row: number, column: number, bound: number): void {
    this.steps++
    const width = this.#width
    const cells = this.#cells
    const [leaving, entering] = [this.#basic[row]!, this.#free[column]!]
    const start = row * width
    const pivot = cells[start + column]!
    const change = (bound - this.#values[leaving]!) / pivot
    this.#values[leaving] = bound
    this.#values[entering]! += change
    for (let each = 0; each < width; each++) cells[start + each]! /= -pivot
    cells[start + column] = 1 / pivot
    for (let other = 0, begin = 0; other < this.#rows.length; other++, begin += width) {
      const factor = cells[begin + column]!
      if (other === row || factor === 0) continue
      this.#values[this.#basic[other]!]! += factor * change
      cells[begin + column] = 0
      for (let each = 0; each < width; each++) {
        const weight = cells[start + each]!
        if (weight === 0) continue
        const sum = cells[begin + each]! + factor * weight
        cells[begin + each] = Math.abs(sum) < DUST ? 0 : sum
      }
    }
    this.#basic[row] = entering
    this.#free[column] = leaving
  }
}
