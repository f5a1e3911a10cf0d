/** What was said of a record, sifted: what is due, what is a fault, what merely could not be read. */
import type { Reading } from '@microcred/core'
import { subjectOf } from '../check/explain.js'
import { elementOf, wordsOf } from './catalogue.js'
import type { Violation } from './finding.js'
import type { Placed } from './report.js'

const isRead = ({ record }: Reading, recordPointer: string): boolean =>
  Object.hasOwn(record, recordPointer.split('/')[1]!)

/** Elements of which nothing could be read though something stands there, each with where that is. */
export function unreadElements(reading: Reading): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>()
  for (const { recordPointer, pointer, unknown } of reading.unreadable)
    if (!unknown && !isRead(reading, recordPointer)) {
      const id = subjectOf(recordPointer)
      places.set(id, [...(places.get(id) ?? []), pointer])
    }
  return places
}

/** Elements that say something no code can hold, each with where that stands. */
export function standing(reading: Reading): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>()
  for (const { recordPointer, pointer, unknown } of reading.unreadable)
    if (unknown?.stands && !isRead(reading, recordPointer)) {
      const id = subjectOf(recordPointer)
      places.set(id, [...(places.get(id) ?? []), pointer])
    }
  return places
}

/** An element that stands there unreadable is not missing, and neither is a part of it. */
export function notMerelyUnread(violations: readonly Violation[], reading: Reading): readonly Violation[] {
  const subjects = new Set(reading.unreadable.map(({ recordPointer }) => subjectOf(recordPointer)))
  return violations.filter(
    ({ code }) => !(subjects.has(subject(code)) && /\.(missing|incomplete)$/.test(code)),
  )
}

/** What could not be read is not said again where a rule says why. */
export const unexplained = (structural: readonly Placed[], ruled: readonly Placed[]): readonly Placed[] =>
  structural.filter(
    ({ code, pointer }) =>
      !(
        code.endsWith('.unreadable') &&
        ruled.some((each) => each.pointer === pointer && subject(each.code) === subject(code))
      ),
  )

/** What no identifier can hold has been said where the schema refuses one. */
export const unrefused = (ruled: readonly Placed[], structural: readonly Placed[]): readonly Placed[] =>
  ruled.filter(
    ({ code, pointer }) =>
      code !== 'credential.hidden-character' ||
      !structural.some((each) => each.pointer === pointer && !each.atEnd),
  )

/** Whether a violation is a breach of the credential's own standard. */
export const isBreach = (each: Placed): boolean => (each.part ?? wordsOf(each)?.part) === 'conformance'

const subject = (code: string): string => code.slice(0, code.indexOf('.'))

/** Whether a violation is more than the absence of an element that need not be there. */
export const isDue =
  (required: ReadonlySet<string>) =>
  ({ code }: Violation): boolean =>
    !code.endsWith('.missing') || required.has(elementOf(code)?.key ?? '')

/** Elements with a fault of structure; one that is merely absent has none. */
export const faulty = (violations: readonly Pick<Violation, 'code'>[]): Set<string> =>
  new Set(violations.filter((each) => !each.code.endsWith('.missing')).map((each) => subject(each.code)))

/** An unknown concept is no fault of an element that says something else besides, or says it in words. */
export const isFault = (reading: Reading): ((each: Placed) => boolean) => {
  const stands = standing(reading)
  return ({ code }) => {
    if (code.endsWith('.inexact')) return false
    const element = code.endsWith('.unknown-concept') ? elementOf(code) : undefined
    if (element === undefined) return true
    return !stands.has(element.id) && !Object.hasOwn(reading.record, element.key)
  }
}
