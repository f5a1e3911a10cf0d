/** The oldest credentials that meet a requirement nobody else competes with. */
import type { Candidate, Leaf } from './program.js'
import { effectiveNeed, keysOf, sizeOf } from './relax.js'
import type { View } from './view.js'

/** Positions of what is taken of the candidates, oldest first: until the need is met, or all where there is none. */
export function enough(leaf: Leaf, candidates: readonly Candidate[], view: View): number[] {
  return leaf.measure === 'distinct' || leaf.measure === 'outcomes'
    ? covering(leaf, candidates, view)
    : adding(leaf, candidates, view)
}

function covering(leaf: Leaf, candidates: readonly Candidate[], view: View): number[] {
  const keys = new Set<string>()
  const possible = new Set<string>()
  const need = effectiveNeed(leaf)
  const out: number[] = []
  for (const each of candidates) {
    const more = keysOf(each, view)
    if (!more.some((key) => !keys.has(key))) continue
    if (keys.size >= need && leaf.mandatory.every((key) => keys.has(key))) break
    const all = keysOf(each, 'possible')
    if (new Set([...possible, ...all]).size > leaf.max) continue
    for (const key of more) keys.add(key)
    for (const key of all) possible.add(key)
    out.push(each.at)
  }
  return out
}

function adding(leaf: Leaf, candidates: readonly Candidate[], view: View): number[] {
  const need = effectiveNeed(leaf)
  const out: number[] = []
  let [have, most] = [0, 0]
  for (const each of candidates) {
    const size = sizeOf(each, view)
    if (need > 0 && have >= need - 1e-6) break
    if (most + each.size.most > leaf.max + 1e-6) continue
    have += size
    most += each.size.most
    out.push(each.at)
  }
  return out
}
