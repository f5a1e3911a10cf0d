/** Makes an answer plain without making it worse: what adds nothing is left out, and older credentials are preferred. */

import type { Leaf, Program } from '../program/program.js'
import {
  effectiveNeed,
  keysMissing,
  keysOf,
  missingOf,
  type Outlook,
  part,
  sizeOf,
} from '../program/relax.js'
import { type Judged, judged } from '../verdict/judged.js'
import { type Placement, path } from '../verdict/placement.js'

/** Most placements that are tried to be left out, and to be exchanged. */
const DROPS = 200
const SWAPS = 40

export function tidied(program: Program, outlook: Outlook, found: Judged): Judged {
  return older(program, outlook, fewer(program, outlook, found))
}

const youngestFirst = (a: Placement, b: Placement): number => b.at - a.at || b.leaf - a.leaf

const SURENESS = { false: 0, unknown: 1, true: 2 } as const

const asGood = (other: Judged, than: Judged): boolean =>
  !other.shortfall.broken &&
  other.shortfall.total <= than.shortfall.total + 1e-9 &&
  SURENESS[other.judgement.met] >= SURENESS[than.judgement.met]

function fewer(program: Program, outlook: Outlook, found: Judged): Judged {
  let current = found
  for (const one of [...found.allocation].sort(youngestFirst).slice(0, DROPS)) {
    const leaf = program.leaves[one.leaf]!
    const { have, need } = current.judgement.nodes[leaf.node]!
    if (have.least <= need && need > 0 && leaf.draw === 'own') continue
    if (leastWithout(program, outlook, current, one) > found.shortfall.total + 1e-9) continue
    const without = judged(
      program,
      outlook,
      current.allocation.filter((each) => each !== one),
      { judgement: current.judgement, leaf: one.leaf },
    )
    if (asGood(without, found)) current = without
  }
  return current
}

/** The least that is missing without a placement: what its own requirement then lacks, carried up to the root. */
function leastWithout(
  program: Program,
  outlook: Outlook,
  { allocation, shortfall: { missing } }: Judged,
  one: Placement,
): number {
  const leaf = program.leaves[one.leaf]!
  const above = path(program, leaf.node)
  if (above.some((node) => program.nodes[node]!.kind === 'sum')) return 0
  const rest = allocation.filter((each) => each.leaf === one.leaf && each !== one)
  let [changed, now] = [leaf.node, missingWith(leaf, rest, outlook)]
  for (const node of above.slice(1)) {
    const { children } = program.nodes[node]!
    const before = children.map((child) => missing[child]!)
    const after = children.map((child) => (child === changed ? now : missing[child]!))
    const none = () => 0
    now =
      missing[node]! +
      missingOf(program, node, after, outlook, none) -
      missingOf(program, node, before, outlook, none)
    changed = node
  }
  return now
}

/** What a requirement lacks at least when no more counts for it. */
function missingWith(leaf: Leaf, placed: readonly Placement[], { view }: Outlook): number {
  const candidates = placed.map(({ at, part: share }) => [leaf.byAt.get(at)!, share] as const)
  if (leaf.measure === 'outcomes' || leaf.measure === 'distinct')
    return keysMissing(leaf, new Set(candidates.flatMap(([each]) => keysOf(each, view))))
  return part(
    effectiveNeed(leaf),
    candidates.reduce((sum, [each, share]) => sum + sizeOf(each, view) * share, 0),
  )
}

function older(program: Program, outlook: Outlook, found: Judged): Judged {
  let current = found
  let left = SWAPS
  let used = new Set(found.allocation.map(({ at }) => at))
  for (const one of [...found.allocation].sort(youngestFirst)) {
    if (left <= 0) break
    const leaf = program.leaves[one.leaf]!
    const size = leaf.byAt.get(one.at)!.size
    const instead = leaf.candidates.find(
      (each) =>
        each.at < one.at &&
        !used.has(each.at) &&
        each.truth === 'true' &&
        each.size.least === size.least &&
        each.size.most === size.most,
    )
    if (!instead) continue
    left--
    const swapped = judged(
      program,
      outlook,
      current.allocation.map((each) => (each === one ? { ...one, at: instead.at } : each)),
      { judgement: current.judgement, leaf: one.leaf },
    )
    if (!asGood(swapped, found)) continue
    current = swapped
    used = new Set(current.allocation.map(({ at }) => at))
  }
  return current
}
