/** Which requirements stand under a branch of which nobody knows whether it is asked for. */
import { path } from '../verdict/placement.js'
import type { Program } from './program.js'

/**
 * Whether what counts for a requirement surely counts under a node above it: no condition between the two, the node
 * included, is unknown.
 */
export function surelyUnder(program: Program, leaf: number, node: number): boolean {
  if (!hasBranches(program)) return true
  for (const each of path(program, program.leaves[leaf]!.node)) {
    if (program.nodes[each]!.kind === 'either') return false
    if (each === node) return true
  }
  return true
}

/** Whether what counts for one requirement surely counts when another is asked for. */
export function surelyBeside(program: Program, leaf: number, other: number): boolean {
  if (!hasBranches(program)) return true
  const above = new Set(path(program, program.leaves[other]!.node))
  const meeting = path(program, program.leaves[leaf]!.node).find((node) => above.has(node))
  return meeting === undefined || leaf === other || surelyUnder(program, leaf, meeting)
}

/** Whether it is known that a requirement is asked for wherever what stands above it is. */
export const surelyAsked = (program: Program, node: number): boolean =>
  !hasBranches(program) ||
  path(program, node)
    .slice(1)
    .every((each) => program.nodes[each]!.kind !== 'either')

const branches = new WeakMap<Program, boolean>()

/** Whether of some requirement nobody knows whether it is asked for. */
export function hasBranches(program: Program): boolean {
  const known = branches.get(program) ?? program.nodes.some(({ kind }) => kind === 'either')
  branches.set(program, known)
  return known
}
