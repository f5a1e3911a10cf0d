/** What nobody competes for, so that no search has to decide on it. */
import type { Leaf, Program } from './program.js'
import { type Outlook, usable } from './relax.js'

export interface Uncontested {
  /** Requirements that take nothing another one could use: what they miss does not depend on the others. */
  readonly leaves: ReadonlySet<number>
  /** Whether a credential fits one requirement alone, which may take it at once. */
  sole(leaf: Leaf, at: number): boolean
}

const NOTHING: Uncontested = { leaves: new Set(), sole: () => false }

/** Constraints, sums and requirements that look at what counts elsewhere make everything matter to everything. */
export function uncontested(program: Program, { view }: Outlook): Uncontested {
  const { leaves, constraints, split } = program
  if (constraints.length > 0 || split || leaves.some(({ draw }) => draw === 'counted')) return NOTHING
  const takers = new Map<number, number>()
  const competing = leaves.filter(({ draw }) => draw === 'own')
  for (const { candidates } of competing)
    for (const each of candidates) if (usable(each, view)) takers.set(each.at, (takers.get(each.at) ?? 0) + 1)
  const alone = (at: number): boolean => (takers.get(at) ?? 0) < 2
  const summed = summedLeaves(program)
  const plain = ({ index, max }: Leaf): boolean => max === Number.POSITIVE_INFINITY && !summed.has(index)
  const settled = ({ index, draw, max, measure, candidates }: Leaf): boolean =>
    !summed.has(index) &&
    (measure === 'credentials' || max === Number.POSITIVE_INFINITY) &&
    (draw === 'any' || candidates.every((each) => !usable(each, view) || alone(each.at)))
  return {
    leaves: new Set(leaves.filter(settled).map(({ index }) => index)),
    sole: (leaf, at) => leaf.draw === 'own' && plain(leaf) && alone(at),
  }
}

/** Requirements whose volumes a sum above them adds up. */
export const summedLeaves = (program: Program): ReadonlySet<number> =>
  new Set(program.nodes.filter(({ kind }) => kind === 'sum').flatMap(({ index }) => program.under(index)))
