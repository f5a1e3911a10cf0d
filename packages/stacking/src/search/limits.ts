/** How much is searched unless a caller says otherwise. */
import type { LinearProgram } from './linear.js'

/** Most nodes of branch and bound. */
export const NODES = 1000

/** Most nodes where an answer is found already. */
export const FEW = 100

/** Most milliseconds of the solver. */
export const MILLISECONDS = 2000

/** Most cells of tables that are written to prove that there is no answer before one is looked for. */
export const BRIEF = 20_000_000

/** Most moves of the packing. */
export const MOVES = 2_000_000

/** Most cells of the table of an integer program; larger ones are not given to a solver. */
const CELLS = 4_000_000

export const tooLarge = ({ variables, rows }: LinearProgram): boolean =>
  variables.length * (rows.length + variables.length) > CELLS
