/** What an allocation leaves missing, and which alternatives it pursues. */
import { contributionOf } from '../program/contribution.js'
import type { Program } from '../program/program.js'
import { keysMissing, keysOf, missingOf, type Outlook, part, partOf, usable } from '../program/relax.js'
import type { View } from '../program/view.js'
import { type Allocation, type Placement, placedIn } from './placement.js'
import type { Judgement } from './verify.js'

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
  const byLeaf = placedIn(program, allocation)
  const count: Count = {
    program,
    floors: floorsIn(judgement, outlook.view),
    outlook,
    byLeaf,
    missing: [],
    pursued: program.nodes.map(() => false),
  }
  measure(count, 0)
  pursue(count, 0)
  const { missing, pursued } = count
  const broken =
    !judgement.lawful ||
    judgement.constraints.some(
      ({ constraint: { node }, kind, truth }) =>
        pursued[node] &&
        kind === 'limit' &&
        (truth === 'false' || (truth === 'unknown' && outlook.view === 'sure')),
    ) ||
    judgement.nodes.some(
      ({ within }, node) =>
        pursued[node] && (within === 'false' || (within === 'unknown' && outlook.view === 'sure')),
    )
  return { total: missing[0]!, missing, pursued, broken }
}

/** What is counted so far. */
interface Count {
  readonly program: Program
  /** What the floors of each node miss. */
  readonly floors: ReadonlyMap<number, number>
  readonly outlook: Outlook
  readonly byLeaf: readonly (readonly Placement[])[]
  readonly missing: number[]
  readonly pursued: boolean[]
}

function measure(count: Count, index: number): number {
  const { program, outlook, missing } = count
  const { children, leaf } = program.nodes[index]!
  const inner = children.map((child) => measure(count, child))
  const own =
    leaf === undefined
      ? missingOf(program, index, inner, outlook, (those) => volumeUnder(count, index, those))
      : leafMissing(count, leaf)
  missing[index] = own + (count.floors.get(index) ?? 0)
  return missing[index]
}

function leafMissing({ program, outlook: { view }, byLeaf }: Count, index: number): number {
  const leaf = program.leaves[index]!
  const byKey = leaf.measure === 'outcomes' || leaf.measure === 'distinct'
  const keys = new Set<string>()
  let have = 0
  for (const { at, part: share } of byLeaf[index]!) {
    const each = leaf.byAt.get(at)
    if (!each || !usable(each, view)) continue
    if (byKey) for (const key of keysOf(each, view)) keys.add(key)
    have += each.size[end(view)] * share
  }
  return byKey ? keysMissing(leaf, keys) : partOf(leaf, have)
}

/** What counts under children that are met, each credential once. */
function volumeUnder(
  { program, outlook: { view }, byLeaf, missing }: Count,
  sum: number,
  children: readonly number[],
): number {
  const parts = new Map<number, number>()
  const unit = program.nodes[sum]!.unit!
  let total = 0
  for (const child of children) {
    if (missing[child] !== 0) continue
    const fixed = contributionOf(program, child, unit)
    if (fixed) total += fixed[end(view)]
    else
      for (const leaf of program.under(child))
        for (const { at, part: share } of byLeaf[leaf]!)
          if (usable(program.leaves[leaf]!.byAt.get(at)!, view))
            parts.set(at, Math.min(1, (parts.get(at) ?? 0) + share))
  }
  for (const [at, share] of parts) total += program.size(at, unit)[end(view)] * share
  return total
}

function floorsIn({ constraints }: Judgement, view: View): ReadonlyMap<number, number> {
  const out = new Map<number, number>()
  for (const { constraint, kind, required, counted } of constraints)
    if (kind === 'floor')
      out.set(constraint.node, (out.get(constraint.node) ?? 0) + part(required!, counted![end(view)]))
  return out
}

function pursue(count: Count, index: number): void {
  count.pursued[index] = true
  for (const child of taken(count, index)) pursue(count, child)
}

/** The children that the alternatives taken go through. */
function taken(count: Count, index: number): readonly number[] {
  const { program, outlook, missing } = count
  const { kind, need, max, children } = program.nodes[index]!
  switch (kind) {
    case 'all':
      return children
    case 'any':
    case 'some': {
      const ranked = byShortfall(count, children)
      // What is met by credentials that count is pursued, though fewer alternatives would do.
      const met = ranked.filter((child) => missing[child] === 0 && isUsed(count, child))
      const least = kind === 'any' ? 1 : need
      return met.length > least
        ? met.slice(0, Math.max(least, Math.min(max, met.length)))
        : ranked.slice(0, least)
    }
    case 'either':
      if (outlook.view === 'sure') return children
      // What may not be asked for may count all the same, were it asked for.
      return need === 0
        ? children.filter((child) => missing[child] === 0 && isUsed(count, child))
        : byShortfall(count, children).slice(0, 1)
    case 'sum':
      // A volume of which a part is missing adds nothing to the sum; while that falls short it is where to go on.
      return children.filter((child) =>
        isUsed(count, child)
          ? missing[child] === 0 || missing[index]! > 0
          : missing[child] === 0 && program.nodes[child]!.requirement.contributes !== undefined,
      )
    default:
      return []
  }
}

const isUsed = ({ program, byLeaf }: Count, node: number): boolean =>
  program.under(node).some((leaf) => byLeaf[leaf]!.length > 0)

/** What misses least first, then what credentials count for. */
function byShortfall(count: Count, children: readonly number[]): readonly number[] {
  const used = new Map(children.map((child) => [child, Number(isUsed(count, child))]))
  return [...children].sort(
    (a, b) => count.missing[a]! - count.missing[b]! || used.get(b)! - used.get(a)! || a - b,
  )
}
