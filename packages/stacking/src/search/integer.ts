/** The whole rule as an integer program: exact for every construct of the language, and slow for large ones. */
import { type Alike, EACH_ITSELF } from '../program/alike.js'
import type { Uncontested } from '../program/contest.js'
import type { Leaf, Program } from '../program/program.js'
import type { Outlook, Relaxed } from '../program/relax.js'
import type { Placement } from '../verdict/placement.js'
import { writeConstraints } from './binding.js'
import { Draft, ONE } from './draft.js'
import { type LinearProgram, scaled, tightened } from './linear.js'
import { readAllocation } from './reading.js'
import { writeMirrored, writeNode } from './requirements.js'
import { writeDrawn, writeExclusive } from './uses.js'

export interface Formulation {
  readonly program: LinearProgram
  /** The allocation a solution stands for. */
  read(values: readonly number[]): Placement[]
  /** Where a credential may count, and the variables that say that it does. */
  places(at: number): readonly { readonly leaf: Leaf; readonly variable: number }[]
}

/**
 * Writes a rule as an integer program whose objective is the sum of missing parts. Without `slack` it only
 * asks whether everything can be met, and leaves out what can not. What is `free` of competition is not searched, and
 * of credentials that are the `same` only how many count; `fine` is what is too fine for solvers that round.
 */
export function formulate(
  program: Program,
  outlook: Outlook,
  slack: boolean,
  relaxed: Relaxed,
  free: Uncontested = EVERYTHING_MATTERS,
  same: Alike = EACH_ITSELF,
  fine = false,
): Formulation {
  const draft = new Draft(program, outlook, slack, relaxed, free, same, fine)
  writeNode(draft, 0, ONE, false)
  writeMirrored(draft)
  writeExclusive(draft)
  writeDrawn(draft)
  writeConstraints(draft)
  return {
    program: {
      variables: draft.variables,
      rows: draft.rows.flatMap((row) => tightened(row, draft.variables)).map(scaled),
    },
    read: (values) => readAllocation(draft, values),
    places: (at) => draft.byAt.get(at) ?? [],
  }
}

const EVERYTHING_MATTERS: Uncontested = { leaves: new Set(), sole: () => false }
