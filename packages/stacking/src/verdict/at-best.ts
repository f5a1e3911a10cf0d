/** What an alternative that was not taken could come to, were everything that fits to count there and nowhere else. */
import type { Interval } from '@microcred/common/logic'
import { rounded } from '@microcred/core/volume'
import { contributionOf } from '../program/contribution.js'
import type { Candidate, Leaf, Program } from '../program/program.js'
import { keysOf, relax, usable } from '../program/relax.js'
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
    const { leaf, kind, children } = program.nodes[index]!
    if (leaf !== undefined) return rounded(leafHas(program.leaves[leaf]!, view), program.leaves[leaf]!.round)
    const met = children.filter((child) => missing[view][child]! <= 1e-6)
    if (kind === 'sum') return rounded(sumHas(program, index, met, view), program.nodes[index]!.round)
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

function sumHas(program: Program, index: number, met: readonly number[], view: View): number {
  const unit = program.nodes[index]!.unit!
  const end = view === 'sure' ? 'least' : 'most'
  const positions = new Set<number>()
  let total = 0
  for (const child of met) {
    const fixed = contributionOf(program, child, unit)
    if (fixed) total += fixed[end]
    else
      for (const leaf of program.under(child))
        for (const each of program.leaves[leaf]!.candidates) if (usable(each, view)) positions.add(each.at)
  }
  for (const at of positions) total += program.size(at, unit)[end]
  return Math.min(program.nodes[index]!.max, total)
}
