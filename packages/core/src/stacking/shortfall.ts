/** What an allocation leaves missing, and which alternatives it pursues. */
import type { Program } from './program.js'
import { effectiveNeed, keysMissing, missingOf, type Outlook, part, usable } from './relax.js'
import type { View } from './rows.js'
import type { Allocation, Judgement, Placement } from './verify.js'

export interface Shortfall {
  /** Sum of the missing parts of the root. */
  readonly total: number
  readonly missing: readonly number[]
  /** Whether the alternatives taken go through a node. */
  readonly pursued: readonly boolean[]
  /** Whether a limit on what counts is broken. */
  readonly broken: boolean
}

const end = (view: View) => (view === 'sure' ? 'least' : 'most')

export function shortfall(
  program: Program,
  allocation: Allocation,
  judgement: Judgement,
  outlook: Outlook,
): Shortfall {
  const { view } = outlook
  const byLeaf: Placement[][] = program.leaves.map(() => [])
  for (const each of allocation) byLeaf[each.leaf]!.push(each)
  const missing: number[] = []
  const pursued: boolean[] = program.nodes.map(() => false)
  visit(0)
  pursue(0)
  const broken =
    !judgement.lawful ||
    judgement.constraints.some(
      ({ constraint: { node }, kind, truth }) =>
        pursued[node] && kind === 'limit' && (truth === 'false' || (truth === 'unknown' && view === 'sure')),
    )
  return { total: missing[0]!, missing, pursued, broken }

  function visit(index: number): number {
    const node = program.nodes[index]!
    const children = node.children.map(visit)
    missing[index] =
      (node.leaf === undefined
        ? missingOf(program, index, children, outlook, volumeUnder)
        : leafMissing(node.leaf)) + floors(index)
    return missing[index]
  }

  function leafMissing(index: number): number {
    const leaf = program.leaves[index]!
    const chosen = byLeaf[index]!.flatMap(({ at, part: share }) => {
      const each = leaf.byAt.get(at)
      return each && usable(each, view) ? [{ each, share }] : []
    })
    if (leaf.measure === 'outcomes' || leaf.measure === 'distinct')
      return keysMissing(leaf, new Set(chosen.flatMap(({ each }) => each.keys ?? [])))
    return part(
      effectiveNeed(leaf),
      chosen.reduce((sum, { each, share }) => sum + each.size[end(view)] * share, 0),
    )
  }

  function volumeUnder(node: number): number {
    if (missing[node]! > 0) return 0
    let sum = node
    do sum = program.nodes[sum]!.parent
    while (program.nodes[sum]!.kind !== 'sum')
    const unit = program.nodes[sum]!.unit!
    let total = 0
    for (const leaf of program.under(node))
      for (const { at, part: share } of byLeaf[leaf]!) total += program.size(at, unit)[end(view)] * share
    return total
  }

  function floors(index: number): number {
    let sum = 0
    for (const { constraint, kind, required, counted } of judgement.constraints)
      if (constraint.node === index && kind === 'floor') sum += part(required!, counted![end(view)])
    return sum
  }

  function pursue(index: number): void {
    pursued[index] = true
    const { kind, need, max, children } = program.nodes[index]!
    const used = (child: number) => program.under(child).some((leaf) => byLeaf[leaf]!.length > 0)
    const ranked = [...children].sort(
      (a, b) => missing[a]! - missing[b]! || Number(used(b)) - Number(used(a)) || a - b,
    )
    for (const child of taken()) pursue(child)

    function taken(): readonly number[] {
      switch (kind) {
        case 'all':
          return children
        case 'any':
        case 'some': {
          // What is met by credentials that count is pursued, though fewer alternatives would do.
          const met = ranked.filter((child) => missing[child] === 0 && used(child))
          const least = kind === 'any' ? 1 : need
          return met.length > least
            ? met.slice(0, Math.max(least, Math.min(max, met.length)))
            : ranked.slice(0, least)
        }
        case 'either':
          return view === 'sure' ? children : need === 0 ? [] : ranked.slice(0, 1)
        case 'sum':
          return children.filter(used)
        default:
          return []
      }
    }
  }
}
