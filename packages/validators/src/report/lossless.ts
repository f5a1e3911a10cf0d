/** What a repair does to what stands where it moves something to. */
import { canonical } from '@microcred/common/canonical'
import { keysOf, valueAt } from '@microcred/common/pointer'
import type { Repair } from './finding.js'

/** Whether something stands at a place that moving something there would undo: an item of a list makes room. */
function isTaken(json: unknown, pointer: string): boolean {
  const around = valueAt(json, pointer.slice(0, pointer.lastIndexOf('/')))
  return (
    typeof around === 'object' &&
    around !== null &&
    !Array.isArray(around) &&
    Object.hasOwn(around, keysOf(pointer).at(-1)!)
  )
}

/**
 * A repair that loses nothing: where another name has a value already, one that says the same is taken out, and
 * what says something else is left to people.
 */
export function lossless(fix: Repair, json: unknown): Repair | undefined {
  const [move, ...more] = fix.patch
  if (move?.op !== 'move' || more.length > 0 || !isTaken(json, move.path)) return fix
  return canonical(valueAt(json, move.from)) === canonical(valueAt(json, move.path))
    ? { kind: 'remove', patch: [{ op: 'remove', path: move.from }], safe: fix.safe }
    : undefined
}
