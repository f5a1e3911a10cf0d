/** What an alternative that was not taken could come to, were everything that fits to count there and nowhere else. */
import type { Interval } from '@microcred/common/logic'
import { rounded } from '@microcred/core/volume'
import type { Candidate, Leaf, Program } from '../program/program.js'
import { comesTo, keysOf, relax, usable } from '../program/relax.js'
import type { View } from '../program/view.js'

/** For a node what it has at best and how much it is short of then. */
export function atBestIn(
  program: Program,
): (node: number) => { readonly atBest: Interval; readonly short: Interval } {
  const missing = {
    sure: relax(program, { view: 'sure', granted: false }).missing,
    possible: relax(program, { view: 'possible', granted: true }).missing,
  }
  const have = (index: number, view: View): number => {
    const node = program.nodes[index]!
    const { leaf, kind, children } = node
    if (leaf !== undefined) return rounded(leafHas(program.leaves[leaf]!, view), program.leaves[leaf]!.round)
    const met = children.filter((child) => missing[view][child]! <= 1e-6)
    if (kind === 'sum') return rounded(Math.min(node.max, comesTo(program, index, met, view)), node.round)
    if (kind === 'pending') return view === 'possible' ? 1 : 0
    return met.length
  }
  return (index) => {
    const need = needOf(program, index)
    const atBest = { least: have(index, 'sure'), most: have(index, 'possible') }
    return {
      atBest,
      short: { least: Math.max(0, need - atBest.most), most: Math.max(0, need - atBest.least) },
    }
  }
}

function needOf(program: Program, index: number): number {
  const { kind, need, leaf, children } = program.nodes[index]!
  if (leaf !== undefined) return program.leaves[leaf]!.need
  if (kind === 'all') return children.length
  if (kind === 'given') return 0
  return kind === 'some' || kind === 'sum' ? need : 1
}

function leafHas({ measure, candidates, max }: Leaf, view: View): number {
  const fitting = candidates.filter((each) => usable(each, view))
  if (measure === 'outcomes' || measure === 'distinct')
    return new Set(fitting.flatMap((each) => keysOf(each, view))).size
  const size = ({ size: { least, most } }: Candidate) => (view === 'sure' ? least : most)
  return Math.min(
    max,
    fitting.reduce((sum, each) => sum + size(each), 0),
  )
}
