import type { LinearProgram, LinearSolution, Solver } from './linear.js'

/** A solver that solves the same program once: outlooks often differ only where nothing is contested. */
export function remembered(solver: Solver): Solver {
  const solved = new Map<string, LinearSolution>()
  return (program, limits) => {
    const key = textOf(program)
    const solution = solved.get(key) ?? solver(program, limits)
    solved.set(key, solution)
    return solution
  }
}

const textOf = ({ variables, rows }: LinearProgram): string => JSON.stringify([variables, rows])
