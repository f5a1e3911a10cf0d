/** Reads a record that a credential carries as it is, in one or more parts. */
import { isObject } from '@microcred/common/json'
import { keysOf } from '@microcred/common/pointer'
import type { Microcredential } from '../generated/types.js'
import type { Reading } from './reading.js'

/** A part of a record and where it stands. */
export interface EmbeddedPart {
  readonly pointer: string
  readonly value: unknown
}

interface HeldPart extends EmbeddedPart {
  readonly value: Record<string, unknown>
}

/** A place in the words of a path, in which every item of a list is one. */
const dotted = (pointer: string): string =>
  keysOf(pointer)
    .filter((key) => !/^\d+$/.test(key))
    .join('.')

/**
 * The record of parts that hold different members, or `undefined` when there is none. Its `id` is the
 * credential's own: the same thing must not stand twice under one identifier and say different things.
 * `plain` reads what the credential says once more in its own terms, `awards` has the pointers of all that is awarded,
 * of which the first is read; `homeOf` says where a member belongs that no part has.
 */
export function readEmbedded(
  json: unknown,
  parts: readonly EmbeddedPart[],
  plain?: (keys?: ReadonlySet<string>) => Reading,
  awards: readonly string[] = [],
  homeOf?: (key: string) => string,
): Reading | undefined {
  const embedded = parts.filter((part): part is HeldPart => isObject(part.value))
  if (embedded.length === 0) return undefined
  const held: HeldPart[] = [
    ...embedded,
    ...(isObject(json) && json.id !== undefined ? [{ pointer: '', value: { id: json.id } }] : []),
  ]
  const first = held[0]!.pointer
  // What stands in two parts was taken from the later one.
  const home = (key: string): string =>
    held.findLast(({ value }) => Object.hasOwn(value, key))?.pointer ?? first
  const origin = (pointer: string): string =>
    pointer === '' ? first : `${home(keysOf(pointer)[0]!)}${pointer}`
  const rest = plain && homeOf && restOf(parts, plain, homeOf)
  const isOfRest = (pointer: string): boolean => {
    const [key = ''] = keysOf(pointer)
    return (
      rest !== undefined &&
      Object.hasOwn(rest.record, key) &&
      !held.some(({ value }) => Object.hasOwn(value, key))
    )
  }
  return {
    // A member called `__proto__` is one like any other.
    record: Object.fromEntries(
      [...(rest ? [{ value: rest.record }] : []), ...held].flatMap(({ value }) => Object.entries(value)),
    ) as Partial<Microcredential>,
    unreadable: rest?.unreadable ?? [],
    several: rest?.several ?? [],
    found: new Map(awards.length > 1 ? [['@award', awards]] : []),
    get consumed() {
      return new Set([
        ...held.map((part) => (part.pointer === '' ? '/id' : part.pointer)),
        ...(plain?.().consumed ?? []),
      ])
    },
    where: (pointer) => {
      if (isOfRest(pointer)) return rest!.where?.(pointer)
      const key = keysOf(pointer)[0] ?? ''
      const isThere = held.some(({ value }) => Object.hasOwn(value, key))
      return dotted(`${isThere ? home(key) : (homeOf?.(key) ?? first)}${pointer}`)
    },
    ...(plain && { visible: plain }),
    origin: (pointer) => (isOfRest(pointer) ? rest!.origin(pointer) : origin(pointer)),
    pointers: (pointer) => (isOfRest(pointer) ? rest!.pointers(pointer) : [origin(pointer)]),
  }
}

/** What was read in a credential's own terms. */
type Rest = Pick<Reading, 'record' | 'unreadable' | 'several' | 'origin' | 'pointers' | 'where'>

/** What a credential says in its own terms of the members that would stand in a part it does not have. */
function restOf(
  parts: readonly EmbeddedPart[],
  plain: () => Reading,
  homeOf: (key: string) => string,
): Rest | undefined {
  const absent = new Set(parts.filter(({ value }) => value === undefined).map(({ pointer }) => pointer))
  if (absent.size === 0) return undefined
  const reading = plain()
  const isAbsent = (key: string | undefined): boolean => key !== undefined && absent.has(homeOf(key))
  const isOfAbsent = ({ recordPointer }: { readonly recordPointer: string }): boolean =>
    isAbsent(keysOf(recordPointer)[0])
  return {
    record: Object.fromEntries(Object.entries(reading.record).filter(([key]) => isAbsent(key))),
    unreadable: reading.unreadable.filter(isOfAbsent),
    several: reading.several.filter(isOfAbsent),
    origin: (pointer) => reading.origin(pointer),
    pointers: (pointer) => reading.pointers(pointer),
    where: (pointer) => reading.where?.(pointer),
  }
}
