/** Solvers for integer programs: the built-in one, and an adapter for HiGHS, which the caller loads. */
import { type Constraint, type Model, solve } from 'yalps'
import type { LinearProgram, Solver } from './linear.js'

/** YALPS, in plain JavaScript. */
export const yalps: Solver = ({ variables, rows }, { nodes, milliseconds }) => {
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
  variables.forEach(({ most, cost }, index) => {
    if (cost !== 0) terms[index]!.set('cost', cost)
    if (most === Number.POSITIVE_INFINITY) return
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
    precision: 1e-7,
    maxPivots: 100_000,
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
