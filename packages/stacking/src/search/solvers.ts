/** Solvers for integer programs: the built-in one, and an adapter for HiGHS, which the caller loads. */
import { type Constraint, type Model, solve } from 'yalps'
import type { LinearLimits, LinearProgram, LinearSolution, Solver } from './linear.js'

/**
 * YALPS, in plain JavaScript. Its numbers round: what it finds is judged again, and that it finds nothing proves
 * nothing.
 */
export const yalps: Solver = (program, limits) =>
  solved(program, limits, { precision: 1e-7, maxPivots: pivotsOf(program) })

/** So many times the rows and variables are more steps than any program takes that does not go round in a circle. */
const TURNS = 50

const pivotsOf = ({ variables, rows }: LinearProgram): number =>
  Math.min(100_000, TURNS * (1 + rows.length + variables.length))

function solved(
  { variables, rows }: LinearProgram,
  { nodes, milliseconds }: LinearLimits,
  care: { readonly precision: number; readonly maxPivots: number },
): LinearSolution {
  const terms = variables.map(() => new Map<string, number>())
  const constraints = new Map<string, Constraint>()
  rows.forEach(({ terms: row, least, most }, index) => {
    for (const [variable, weight] of row)
      terms[variable]!.set(`r${index}`, (terms[variable]!.get(`r${index}`) ?? 0) + weight)
    constraints.set(`r${index}`, {
      ...(least !== undefined && { min: least }),
      ...(most !== undefined && { max: most }),
    })
  })
  const implied = impliedBounds({ variables, rows })
  variables.forEach(({ most, cost }, index) => {
    if (cost !== 0) terms[index]!.set('cost', cost)
    if (most === Number.POSITIVE_INFINITY || implied.has(index)) return
    terms[index]!.set(`u${index}`, 1)
    constraints.set(`u${index}`, { max: most })
  })
  const model: Model = {
    direction: 'minimize',
    objective: 'cost',
    constraints,
    variables: terms.map((each, index) => [`${index}`, each] as const),
    integers: variables.flatMap(({ integer }, index) => (integer ? [`${index}`] : [])),
  }
  const { status, variables: found } = solve(model, {
    maxIterations: nodes,
    ...(milliseconds !== undefined && { timeout: milliseconds }),
    ...care,
  })
  if (status === 'infeasible') return { status, values: [] }
  if (status !== 'optimal' && status !== 'timedout') return { status: 'limit', values: [] }
  const values = variables.map(() => 0)
  for (const [name, value] of found) values[Number(name)] = value
  return {
    status: status === 'optimal' ? 'optimal' : 'limit',
    values: found.length === 0 && status === 'timedout' ? [] : values,
  }
}

/** Variables that a row keeps within their bound already; the table needs no row of its own for them. */
function impliedBounds({ variables, rows }: LinearProgram): ReadonlySet<number> {
  const bySum = new Set<number>()
  for (const { terms, most } of rows) {
    if (most === undefined || terms.some(([, weight]) => weight < 0)) continue
    for (const [variable, weight] of terms)
      if (weight > 0 && most / weight <= variables[variable]!.most) bySum.add(variable)
  }
  // One that is at most another is within the other's bound, unless that one leans on a third.
  const byOther = new Set<number>()
  const leantOn = new Set<number>()
  for (const { terms, most } of rows) {
    if (most !== 0 || terms.length !== 2) continue
    const [one, other] = terms[0]![1] > 0 ? [terms[0]!, terms[1]!] : [terms[1]!, terms[0]!]
    if (one[1] !== 1 || other[1] >= 0 || byOther.has(other[0]) || leantOn.has(one[0])) continue
    if (-other[1] * variables[other[0]]!.most > variables[one[0]]!.most) continue
    byOther.add(one[0])
    leantOn.add(other[0])
  }
  return new Set([...bySum, ...byOther])
}

/** What is used of a loaded HiGHS module (npm `highs`). */
export interface Highs {
  solve(
    problem: string,
    options?: Record<string, unknown>,
  ): { readonly Status: string; readonly Columns: Readonly<Record<string, { readonly Primal?: number }>> }
}

/**
 * HiGHS as solver, once the caller has loaded it.
 *
 * @example
 * // import highs from 'highs'
 * // stack(rule, held, { at: '2026-06-19', solver: highsSolver(await highs()) })
 */
export const highsSolver =
  (highs: Highs): Solver =>
  (program, { nodes, milliseconds }) => {
    const { Status, Columns } = highs.solve(lpText(program), {
      mip_max_nodes: nodes,
      ...(milliseconds !== undefined && { time_limit: milliseconds / 1000 }),
    })
    if (Status === 'Infeasible') return { status: 'infeasible', values: [] }
    const values = program.variables.map((_, index) => Columns[`x${index}`]?.Primal ?? 0)
    return {
      status: Status === 'Optimal' ? 'optimal' : 'limit',
      values:
        Status === 'Optimal' || Status === 'Solution limit reached' || Status === 'Time limit reached'
          ? values
          : [],
    }
  }

/** A program in the LP format of CPLEX. */
export function lpText({ variables, rows }: LinearProgram): string {
  const sum = (terms: readonly (readonly [number, number])[]) =>
    terms.map(([variable, weight]) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} x${variable}`).join(' ')
  const costs = variables.flatMap(({ cost }, index) => (cost === 0 ? [] : [[index, cost] as const]))
  const lines = ['Minimize', ` obj: ${costs.length > 0 ? sum(costs) : '0 x0'}`, 'Subject To']
  rows.forEach(({ terms, least, most }, index) => {
    if (terms.length === 0) return
    if (least !== undefined) lines.push(` l${index}: ${sum(terms)} >= ${least}`)
    if (most !== undefined) lines.push(` m${index}: ${sum(terms)} <= ${most}`)
  })
  lines.push(
    'Bounds',
    ...variables.map(({ most }, index) =>
      most === Number.POSITIVE_INFINITY ? ` x${index} >= 0` : ` 0 <= x${index} <= ${most}`,
    ),
  )
  lines.push(
    'General',
    ` ${variables.flatMap(({ integer }, index) => (integer ? [`x${index}`] : [])).join(' ')}`,
    'End',
  )
  return lines.join('\n')
}
