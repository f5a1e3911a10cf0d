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
