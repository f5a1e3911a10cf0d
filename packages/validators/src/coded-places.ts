/** Visits the values of a record that are codes of a list. */
import type { Microcredential } from '@microcred/core'
import type { CodedPlace } from './generated/coded.js'

/** A code in a record. */
export interface Coded {
  readonly value: string
  readonly pointer: string
  /** The object, or the list, that holds it. */
  readonly holder: Readonly<Record<string, unknown>>
  readonly place: CodedPlace
}

/** The codes of a record that stand at `places` and that `wanted` asks for. */
export function codesAt(
  record: Readonly<Partial<Microcredential>>,
  places: readonly CodedPlace[],
  wanted: (value: string, place: CodedPlace) => boolean,
): readonly Coded[] {
  let found: Coded[] | undefined
  const follow = (
    holder: Readonly<Record<string, unknown>>,
    place: CodedPlace,
    depth: number,
    pointer: string,
  ): void => {
    const { path } = place
    const key = path[depth]!
    if (key === '*') {
      const items = holder as unknown as readonly unknown[]
      for (let at = 0; at < items.length; at++) step(holder, items[at], place, depth, `${pointer}/${at}`)
    } else if (holder[key] !== undefined) step(holder, holder[key], place, depth, `${pointer}/${key}`)
  }
  const step = (
    holder: Readonly<Record<string, unknown>>,
    value: unknown,
    place: CodedPlace,
    depth: number,
    pointer: string,
  ): void => {
    if (depth + 1 < place.path.length) follow(value as Record<string, unknown>, place, depth + 1, pointer)
    else if (wanted(value as string, place)) {
      found ??= []
      found.push({ value: value as string, pointer, holder, place })
    }
  }
  for (const place of places) follow(record as Record<string, unknown>, place, 0, '')
  return found ?? NONE
}

const NONE: readonly Coded[] = []
