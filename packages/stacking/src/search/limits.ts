/** How much is searched unless a caller says otherwise. */
import type { LinearProgram } from './linear.js'

/** Most nodes of branch and bound. */
export const NODES = 1000

/** Most milliseconds of the solver. */
export const MILLISECONDS = 2000

/** Most moves of the packing. */
export const MOVES = 2_000_000

/** Most cells of the table of an integer program; larger ones are not given to a solver. */
const CELLS = 4_000_000

export const tooLarge = ({ variables, rows }: LinearProgram): boolean =>
  variables.length * (rows.length + variables.length) > CELLS
