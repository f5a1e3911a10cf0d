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

/** How many times the smallest weight of a row the largest may be for a solver to see both. */
const WIDE = 5000

/** Whether a row has weights so small beside others that floating-point sums may lose them. */
export function isWide({ terms }: LinearRow): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (const [, weight] of terms) {
    const size = Math.abs(weight)
    if (size === 0) continue
    least = Math.min(least, size)
    most = Math.max(most, size)
  }
  return most >= WIDE * least
}

/**
 * The same row, were it wide, with no larger weight than it takes: of a whole number that keeps a row by itself, whatever the others
 * are, no more is needed than what keeps it. Large numbers beside small ones lead solvers astray. Nothing is left of a
 * row that every value keeps.
 */
export function tightened(row: LinearRow, variables: readonly Variable[]): readonly LinearRow[] {
  const { terms, least, most } = row
  if ((least === undefined) === (most === undefined) || !isWide(row)) return [row]
  const sign = least === undefined ? -1 : 1
  const against = terms.reduce(
    (sum, [variable, weight]) => (sign * weight < 0 ? sum + sign * weight * variables[variable]!.most : sum),
    0,
  )
  const needed = sign * (least ?? most!) - against
  if (needed <= 0) return []
  const tight = terms.map(([variable, weight]): readonly [number, number] =>
    sign * weight > needed && variables[variable]!.integer ? [variable, sign * needed] : [variable, weight],
  )
  return [{ ...row, terms: tight }]
}

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
