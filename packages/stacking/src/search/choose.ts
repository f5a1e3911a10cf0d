/** A quick answer: alternatives chosen by what they would miss, credentials given by flow or packing. */

import { enough } from '../program/enough.js'
import type { Program } from '../program/program.js'
import { effectiveNeed, type Outlook, type Relaxed, sizeOf, usable } from '../program/relax.js'
import type { Placement } from '../verdict/placement.js'
import { type Assignment, assign, type Slot } from './assign.js'

export interface Choice {
  readonly allocation: readonly Placement[]
  readonly method: 'linear' | 'flow' | 'packing'
  /** Requirements that cannot all be met, by leaf. */
  readonly cut?: { readonly leaves: readonly number[]; readonly needed: number; readonly attainable: number }
  readonly moves: number
}

/** Alternatives that are preferred to others of a node: node to child. */
export type Preferences = ReadonlyMap<number, readonly number[]>

/** The leaves that are pursued when at every choice what misses least is taken. */
export function pursue(
  program: Program,
  { missing }: Relaxed,
  { view }: Outlook,
  prefer: Preferences = new Map(),
): number[] {
  const out: number[] = []
  const visit = (index: number): void => {
    const { kind, children, need, leaf } = program.nodes[index]!
    if (leaf !== undefined) {
      out.push(leaf)
      return
    }
    const first = prefer.get(index) ?? []
    const rank = (child: number) => (first.includes(child) ? first.indexOf(child) : first.length)
    const ranked = [...children].sort((a, b) => rank(a) - rank(b) || missing[a]! - missing[b]! || a - b)
    const taken = {
      all: children,
      any: ranked.slice(0, 1),
      some: ranked.slice(0, need),
      either: view === 'sure' ? children : need === 0 ? [] : ranked.slice(0, 1),
      sum: children.filter((child) => missing[child] === 0),
      leaf: [],
      pending: [],
      given: [],
    }[kind]
    taken.forEach(visit)
  }
  visit(0)
  return out
}

/** Fills the leaves that are pursued; `generously` with all that fits where nobody competes and there is no most. */
export function choose(
  program: Program,
  leaves: readonly number[],
  outlook: Outlook,
  moves: number,
  generously = false,
): Choice {
  const { view } = outlook
  const allocation: Placement[] = []
  const scopes = new Map<string, number[]>()
  const counted = new Set<number>()
  const place = (leaf: number, at: number, part = 1) => {
    allocation.push({ leaf, at, part })
    counted.add(at)
  }
  let method: Choice['method'] = 'linear'
  let cut: Choice['cut']
  let used = 0
  for (const index of leaves) {
    const { draw, scope } = program.leaves[index]!
    if (draw === 'own' && scope !== undefined) scopes.set(scope, [...(scopes.get(scope) ?? []), index])
    else if (draw === 'own') fill(index, () => true)
  }
  for (const inside of scopes.values()) {
    const contested = competing(inside)
    for (const index of inside) if (!contested.has(index)) fill(index, () => true)
    if (contested.size === 0) continue
    const list = inside.filter((index) => contested.has(index))
    const assignment = assign(list.map(slotOf), {
      uses: program.perScope,
      split: program.split && list.every((index) => program.leaves[index]!.measure === 'volume'),
      moves,
    })
    record(list, assignment)
  }
  for (const index of leaves) if (program.leaves[index]!.draw === 'any') fill(index, () => true)
  for (const index of leaves)
    if (program.leaves[index]!.draw === 'counted') fill(index, (at) => counted.has(at), true)
  return { allocation, method, ...(cut && { cut }), moves: used }

  /** Leaves that have a candidate another of them could use. */
  function competing(inside: readonly number[]): Set<number> {
    const first = new Map<number, number>()
    const out = new Set<number>()
    for (const index of inside)
      for (const each of program.leaves[index]!.candidates) {
        if (!usable(each, view)) continue
        const other = first.get(each.at)
        if (other === undefined) first.set(each.at, index)
        else out.add(other).add(index)
      }
    return out
  }

  function slotOf(index: number): Slot {
    const leaf = program.leaves[index]!
    const fits = leaf.candidates
      .filter((each) => usable(each, view) && sizeOf(each, view) > 0)
      .map((each) => ({ item: each.at, size: sizeOf(each, view) }))
    return {
      need:
        leaf.measure === 'volume' || leaf.measure === 'credentials'
          ? effectiveNeed(leaf)
          : Math.min(fits.length, leaf.need),
      max: leaf.max,
      fits,
    }
  }

  function record(list: readonly number[], assignment: Assignment): void {
    method = assignment.method === 'packing' ? 'packing' : method === 'packing' ? method : 'flow'
    used += assignment.moves
    assignment.placed.forEach((items, slot) => {
      for (const [item, part] of [...items].sort((a, b) => a[0] - b[0]))
        place(list[slot]!, item, Math.min(1, part))
    })
    if (assignment.cut) cut = { ...assignment.cut, leaves: assignment.cut.slots.map((slot) => list[slot]!) }
  }

  /** Takes the oldest that fit until the need is met; all of them when `everything` is asked or there is no need. */
  function fill(index: number, allowed: (at: number) => boolean, everything = false): void {
    const leaf = program.leaves[index]!
    const candidates = leaf.candidates.filter((each) => usable(each, view) && allowed(each.at))
    const bare = { ...leaf, need: 0, round: undefined, measure: 'volume' as const }
    const whole = everything || (generously && leaf.draw === 'own' && leaf.max === Number.POSITIVE_INFINITY)
    for (const at of enough(whole ? bare : leaf, candidates, view)) place(index, at)
  }
}
