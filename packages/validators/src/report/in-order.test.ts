import { escapeKey } from '@microcred/common/pointer'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Place, scan } from '../open/scan.js'
import { inOrder } from './in-order.js'

/** Every pointer into a value, and some that lead nowhere. */
function* pointersInto(value: unknown, at = ''): Generator<string> {
  yield at
  yield `${at}/nothing`
  if (typeof value === 'object' && value !== null)
    for (const key of Object.keys(value))
      yield* pointersInto((value as Record<string, unknown>)[key], `${at}/${escapeKey(key)}`)
}

/** Where a violation points in the text of a value: at the key, at what stands there, or where a member is inserted. */
const offsetIn = (
  places: ReadonlyMap<string, Place>,
  { pointer, atKey, atEnd }: { pointer: string; atKey: boolean; atEnd: boolean },
): number => {
  const place = places.get(pointer)
  return (atKey ? place?.key : undefined) ?? (atEnd ? place?.insert : undefined) ?? place?.start ?? 0
}

it('places follow each other in a value as they do in its text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.infiniteStream(fc.boolean()), (value, flags) => {
      const flag = (): boolean => flags.next().value as boolean
      const violations = [...pointersInto(value)]
        .map((pointer) => ({ code: 'x.y', pointer, atKey: flag(), atEnd: flag(), last: flag() }))
        .sort((one, other) => Number(one.last) - Number(other.last))
      const text = JSON.stringify(value)
      const { places } = scan(text, new Set(violations.map(({ pointer }) => pointer)))
      const expected = violations.toSorted((one, other) => offsetIn(places, one) - offsetIn(places, other))
      expect(inOrder(violations, value)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

it('what JSON leaves out comes first, as what is not there does', () => {
  const at = (pointer: string) => ({ code: 'x.y', pointer })
  const value = { a: 1, b: undefined, c: () => 1, d: [undefined, 2] }
  expect(inOrder(['/d/0', '/c', '/a', '/b', '/d/5', '/d/length'].map(at), value)).toEqual(
    ['/c', '/b', '/d/5', '/d/length', '/a', '/d/0'].map(at),
  )
})
