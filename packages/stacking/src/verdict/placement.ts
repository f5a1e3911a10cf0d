/** Where each credential counts. */
import type { Program } from '../program/program.js'

/** One credential at one leaf. */
export interface Placement {
  readonly leaf: number
  readonly at: number
  /** Part of the credential that counts, more than 0 and at most 1. */
  readonly part: number
}

export type Allocation = readonly Placement[]

/** Placements by leaf. */
export function placedIn(program: Program, allocation: Allocation): Placement[][] {
  const byLeaf: Placement[][] = program.leaves.map(() => [])
  for (const placement of allocation) byLeaf[placement.leaf]!.push(placement)
  return byLeaf
}

/** A node and all above it. */
export function path(program: Program, node: number): number[] {
  const out: number[] = []
  for (let each = node; each >= 0; each = program.nodes[each]!.parent) out.push(each)
  return out
}
