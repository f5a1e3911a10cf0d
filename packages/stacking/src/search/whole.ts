/**
 * Rows of an integer program in whole numbers, which no sum rounds: Σ weights × variables ≤ bound. What has a fraction
 * is rounded so that whatever kept the row keeps it still.
 */
import type { LinearProgram, Variable } from './linear.js'

export interface WholeRow {
  readonly at: readonly number[]
  readonly weights: readonly number[]
  readonly bound: number
}

/** Parts of one that fractions are rounded to, and by how much a row with fractions may be missed. */
const FINE = 2 ** 20
const LOOSE = 2e-6

/** Sums below this are exact. */
const MOST = 2 ** 52

/** The rows of a program, or nothing where its numbers are too large; a row that every value keeps is left out. */
export function wholeRows({ variables, rows }: LinearProgram): readonly WholeRow[] | undefined {
  const out: WholeRow[] = []
  for (const { terms, least, most } of rows) {
    const sums = new Map<number, number>()
    for (const [variable, weight] of terms) sums.set(variable, (sums.get(variable) ?? 0) + weight)
    for (const [sign, limit] of [
      [1, most],
      [-1, least],
    ] as const) {
      if (limit === undefined || limit === Number.POSITIVE_INFINITY) continue
      const row = wholeRow(sums, sign, limit)
      if (!isExact(row, variables)) return undefined
      const tight = tightened(divided(row, variables), variables)
      if (tight) out.push(divided(tight, variables))
    }
  }
  return out
}

/** Values are never below nothing, so that a lower weight never bars what kept the row. */
function wholeRow(sums: ReadonlyMap<number, number>, sign: number, limit: number): WholeRow {
  const entries = [...sums].filter(([, weight]) => weight !== 0)
  const isRough = ![limit, ...sums.values()].every(Number.isInteger)
  const factor = isRough ? FINE : 1
  return {
    at: entries.map(([variable]) => variable),
    weights: entries.map(([, weight]) => Math.floor(sign * weight * factor)),
    bound: isRough ? Math.ceil((sign * limit + LOOSE) * factor) : sign * limit,
  }
}

const isExact = ({ at, weights, bound }: WholeRow, variables: readonly Variable[]): boolean =>
  weights.reduce(
    (sum, weight, place) => sum + Math.abs(weight) * variables[at[place]!]!.most,
    Math.abs(bound),
  ) < MOST

/** What only whole values have is divided by what divides all of it; the bound loses its rest. */
function divided(row: WholeRow, variables: readonly Variable[]): WholeRow {
  if (row.weights.length === 0 || !row.at.every((each) => variables[each]!.integer)) return row
  const divisor = row.weights.reduce((all, each) => common(all, Math.abs(each)), 0)
  if (divisor < 2) return row
  return {
    at: row.at,
    weights: row.weights.map((each) => each / divisor),
    bound: Math.floor(row.bound / divisor),
  }
}

const common = (one: number, other: number): number => (other === 0 ? one : common(other, one % other))

/** Of what one whole value keeps by itself no more weight is needed than that. */
function tightened({ at, weights, bound }: WholeRow, variables: readonly Variable[]): WholeRow | undefined {
  const against = weights.reduce(
    (sum, weight, place) => (weight > 0 ? sum + weight * variables[at[place]!]!.most : sum),
    0,
  )
  const needed = against - bound
  if (needed <= 0) return undefined
  return {
    at,
    bound,
    weights: weights.map((weight, place) =>
      -weight > needed && variables[at[place]!]!.integer ? -needed : weight,
    ),
  }
}
