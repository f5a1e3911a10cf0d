/** The order of places in a value: that of its JSON text, for which no text has to be written. */
import { keysOf } from '@microcred/common/pointer'
import type { Violation } from './finding.js'

/** Where something stands: of each object and list that leads there, the number of the member. */
type Spot = readonly number[]

/** After everything in an object or a list. */
const END = Number.POSITIVE_INFINITY

/** Which of two comes first: what leads to the other does. */
function compare(one: Spot, other: Spot): number {
  const shared = Math.min(one.length, other.length)
  for (let at = 0; at < shared; at++) {
    const [a, b] = [one[at]!, other[at]!]
    if (a !== b) return a - b
  }
  return one.length - other.length
}

/** Whether JSON leaves a member out that has this value. */
const isLeftOut = (value: unknown): boolean => ['undefined', 'function', 'symbol'].includes(typeof value)

/** Violations as their places follow each other in a value; those that point at nothing come first, in the order they have. */
export function inOrder<V extends Violation>(violations: readonly V[], value: unknown): V[] {
  const orders = new Map<object, ReadonlyMap<string, number>>()
  const indexOf = (holder: object, key: string): number | undefined => {
    if (Array.isArray(holder)) return Number(key) < holder.length ? Number(key) : undefined
    let order = orders.get(holder)
    if (order === undefined) {
      order = new Map(Object.keys(holder).map((each, at) => [each, at]))
      orders.set(holder, order)
    }
    return order.get(key)
  }
  const spotOf = ({ pointer, atKey, atEnd }: Violation): Spot => {
    if (pointer !== '' && !pointer.startsWith('/')) return []
    const spot: number[] = []
    let at = value
    let holder: unknown
    for (const key of keysOf(pointer)) {
      if (typeof at !== 'object' || at === null) return []
      const index = indexOf(at, key)
      holder = at
      at = (at as Readonly<Record<string, unknown>>)[key]
      if (index === undefined || (!Array.isArray(holder) && isLeftOut(at))) return []
      // A member's name stands before its value.
      spot.push(2 * index + 1)
    }
    if (atKey && holder !== undefined && !Array.isArray(holder)) spot.push(spot.pop()! - 1)
    else if (atEnd && typeof at === 'object' && at !== null) spot.push(END)
    return spot
  }
  return violations
    .map((violation) => ({ violation, spot: spotOf(violation) }))
    .toSorted((one, other) => compare(one.spot, other.spot))
    .map(({ violation }) => violation)
}
