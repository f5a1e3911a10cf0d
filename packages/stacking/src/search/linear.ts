/** A linear program with integer variables, and who may solve it. */

export interface Variable {
  readonly integer: boolean
  readonly most: number
  /** What one of it costs; the sum is made least. */
  readonly cost: number
}

export interface LinearRow {
  readonly terms: readonly (readonly [variable: number, weight: number])[]
  readonly least?: number
  readonly most?: number
}

export interface LinearProgram {
  readonly variables: readonly Variable[]
  readonly rows: readonly LinearRow[]
}

export interface LinearLimits {
  /** Most nodes of branch and bound. */
  readonly nodes: number
  /** Most milliseconds; with it the answer may depend on the machine. */
  readonly milliseconds?: number
}

export interface LinearSolution {
  readonly status: 'optimal' | 'infeasible' | 'limit'
  /** Values of the variables; empty when there are none. */
  readonly values: readonly number[]
}

/** Solves linear programs with integer variables; it must be deterministic. */
export type Solver = (program: LinearProgram, limits: LinearLimits) => LinearSolution

/** Factors that make the halves, quarters, fifths and hundredths in which credit is given whole. */
const FACTORS = [1, 2, 4, 5, 10, 20, 100, 1000] as const

/** The same row in whole numbers, where one of a few factors makes it so; floating-point sums are exact then. */
export function scaled(row: LinearRow): LinearRow {
  const { terms, least, most } = row
  const numbers = [...terms.map(([, weight]) => weight), ...(least === undefined ? [] : [least])]
  if (most !== undefined) numbers.push(most)
  const factor = FACTORS.find((each) => numbers.every((one) => isWhole(one * each)))
  if (factor === undefined || (factor === 1 && numbers.every(Number.isInteger))) return row
  return {
    terms: terms.map(([variable, weight]) => [variable, Math.round(weight * factor)]),
    ...(least !== undefined && { least: Math.round(least * factor) }),
    ...(most !== undefined && { most: Math.round(most * factor) }),
  }
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9
