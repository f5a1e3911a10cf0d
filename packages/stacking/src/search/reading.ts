/** The allocation that a solution of an integer program stands for. */
import { enough } from '../program/enough.js'
import type { Leaf } from '../program/program.js'
import { usable } from '../program/relax.js'
import { rowsOf } from '../program/rows.js'
import { type Placement, path } from '../verdict/placement.js'
import type { Draft, Sum } from './draft.js'

export function readAllocation(draft: Draft, values: readonly number[]): Placement[] {
  const out: Placement[] = []
  /** How many of those that are alike have a place, by the one that stands for them. */
  const placed = new Map<number, number>()
  const holds = ({ terms, constant }: Sum) =>
    constant + terms.reduce((sum, [variable, weight]) => sum + weight * (values[variable] ?? 0), 0) > 0.5
  for (const leaf of draft.program.leaves) {
    if (
      !path(draft.program, leaf.node).every(
        (node) => draft.pursued[node] !== undefined && holds(draft.pursued[node]),
      )
    )
      continue
    for (const at of given(draft, leaf)) out.push({ leaf: leaf.index, at, part: 1 })
    for (const { at } of leaf.candidates) {
      const use = draft.use.get(`${leaf.index} ${at}`)
      if (use === undefined) continue
      const part = draft.part.get(`${leaf.index} ${at}`) ?? use
      const value = values[part] ?? 0
      const divisible =
        draft.part.has(`${leaf.index} ${at}`) || (draft.program.split && leaf.measure === 'volume')
      if (divisible) {
        if (value > 1e-6) out.push({ leaf: leaf.index, at, part: Math.min(1, value) })
        continue
      }
      const same = draft.alike.of(at)
      const first = same.length > 1 ? (placed.get(at) ?? 0) : 0
      placed.set(at, first + Math.round(value))
      for (const each of same.slice(first, first + Math.round(value)))
        out.push({ leaf: leaf.index, at: each, part: 1 })
    }
  }
  return [...out, ...seen(draft, out, values, holds)]
}

/** What a requirement takes without a search: all it needs where it is free, else what fits it alone. */
function given(draft: Draft, leaf: Leaf): number[] {
  const { view } = draft.outlook
  const fitting = leaf.candidates.filter((each) => usable(each, view))
  if (draft.free.leaves.has(leaf.index)) return enough(leaf, fitting, view)
  const summed = leaf.measure === 'volume' || leaf.measure === 'credentials'
  return summed ? fitting.map(({ at }) => at).filter((at) => draft.free.sole(leaf, at)) : []
}

/** With what a floor on a requirement asks for at the head. */
function floorFirst(draft: Draft, { node }: Leaf, positions: readonly number[]): readonly number[] {
  const rows = draft.program.constraints
    .filter((each) => each.node === node && each.constraint.op === 'floor')
    .flatMap((each) => rowsOf(each, draft.program))
  const weight = (at: number) => rows.reduce((sum, row) => sum + row.weight(at, draft.outlook.view), 0)
  return rows.length === 0 ? positions : [...positions].sort((a, b) => weight(b) - weight(a) || a - b)
}

/** What the requirements that are pursued look at of what counts; where they may not look at all, at different ones. */
function seen(
  draft: Draft,
  allocation: readonly Placement[],
  values: readonly number[],
  holds: (pursued: Sum) => boolean,
): Placement[] {
  const counted = new Set(
    allocation.filter(({ leaf }) => draft.program.leaves[leaf]!.draw === 'own').map(({ at }) => at),
  )
  const turn = new Map<number, number>()
  const some = (leaf: Leaf, leader: number): readonly number[] => {
    const same = draft.alike.of(leader).filter((at) => counted.has(at))
    const number = Math.round(values[draft.look.get(`${leaf.index} ${leader}`)!] ?? 0)
    const first = turn.get(leader) ?? 0
    turn.set(leader, first + number)
    return same.slice(0, number).map((_, at) => same[(first + at) % same.length]!)
  }
  return draft.mirrored
    .filter(({ pursued }) => holds(pursued))
    .flatMap(({ leaf }) => {
      const fitting = leaf.candidates.filter((each) => usable(each, draft.outlook.view)).map(({ at }) => at)
      const ats = draft.chosen.has(leaf.index)
        ? fitting.filter((at) => draft.alike.leads(at)).flatMap((at) => some(leaf, at))
        : floorFirst(
            draft,
            leaf,
            fitting.filter((at) => counted.has(at)),
          ).slice(0, leaf.max)
      return ats.map((at) => ({ leaf: leaf.index, at, part: 1 }))
    })
}
