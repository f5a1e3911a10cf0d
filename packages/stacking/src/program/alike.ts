/** Credentials that nothing in a rule tells apart, so that a search need only say how many of them count. */

import { possibleKeys } from './distinct.js'
import { countsOnce, mirrored, reducedBy } from './mirror.js'
import type { Program } from './program.js'
import { membership, rowsOf } from './rows.js'

export interface Alike {
  /** Whether a credential stands for its like in the search; the oldest does. */
  leads(at: number): boolean
  /** The positions of a credential and all that are alike, oldest first. */
  of(at: number): readonly number[]
}

/** Every credential for itself. */
export const EACH_ITSELF: Alike = { leads: () => true, of: (at) => [at] }

/**
 * Groups what is held by what the rule sees of it: the requirements it fits, what it counts there, what it weighs in
 * every constraint. Where a rule looks at more than that (order in time, a part of a credential, one in several
 * places) each stays for itself. What is `apart` for other reasons is never alike.
 */
export function alike(program: Program, apart?: (at: number) => string): Alike {
  if (apart) return grouped(program, apart)
  const found = known.get(program) ?? grouped(program, () => '')
  known.set(program, found)
  return found
}

/** It is asked for again and again, and goes with the program. */
const known = new WeakMap<Program, Alike>()

function grouped(program: Program, apart: (at: number) => string): Alike {
  const { leaves, constraints } = program
  if (
    !countsOnce(program) ||
    constraints.some(({ constraint: { op } }) => op === 'sequence' || op === 'window')
  )
    return EACH_ITSELF
  const seen = new Map<number, string[]>()
  for (const leaf of leaves)
    for (const { at, truth, size, keys, maybe } of leaf.candidates)
      entry(seen, at).push(JSON.stringify([leaf.index, truth, size, keys, maybe]))
  const single = looked(program)
  const groups = new Map<string, number[]>()
  const groupOf = new Map<number, number[]>()
  for (const [at, fits] of [...seen].sort(([a], [b]) => a - b)) {
    const sight = single.has(at)
      ? `${at}`
      : [apart(at), ...fits, JSON.stringify(weights(program, at))].join(' ')
    const group = entry(groups, sight)
    group.push(at)
    groupOf.set(at, group)
  }
  const of = (at: number): readonly number[] => groupOf.get(at) ?? [at]
  return { of, leads: (at) => of(at)[0] === at }
}

/** What is looked at in several places, or counts in part. */
function looked(program: Program): ReadonlySet<number> {
  const mirrors = mirrored(program)
  return new Set([
    ...reducedBy(program),
    ...program.leaves.flatMap(({ draw, index, candidates }) =>
      draw === 'own' || mirrors.has(index) ? [] : candidates.map(({ at }) => at),
    ),
  ])
}

/** What sums and constraints see of a credential. */
function weights(program: Program, at: number): unknown[] {
  const { nodes, constraints, hand, size } = program
  return [
    nodes.flatMap(({ kind, unit }) => (kind === 'sum' ? [size(at, unit!)] : [])),
    constraints.map((each) =>
      rowsOf(each, program).map((row) => [row.weight(at, 'sure'), row.weight(at, 'possible')]),
    ),
    constraints.map(({ constraint: it }) =>
      it.op === 'floor' && it.distinctBy !== undefined
        ? [membership(it.select, program)(at), ...possibleKeys(it, hand.holdings[at]!, at, 'possible', 1)]
        : [],
    ),
  ]
}

function entry<K, V>(map: Map<K, V[]>, key: K): V[] {
  const found = map.get(key)
  if (found) return found
  const made: V[] = []
  map.set(key, made)
  return made
}
