/** Visits the values of a record that are codes of a list. */
import type { Codelist, Microcredential } from '@microcred/core'
import type { CodedPlace } from '../generated/coded.js'

/** A code in a record. */
export interface Coded {
  readonly value: string
  readonly pointer: string
  /** The object, or the list, that holds it. */
  readonly holder: Readonly<Record<string, unknown>>
  readonly list: Codelist
}

type Wanted = (value: string, list: Codelist) => boolean

/** The codes of a record that stand at `places` and are `wanted`. */
export function codesAt(
  record: Readonly<Partial<Microcredential>>,
  places: readonly CodedPlace[],
  wanted: Wanted,
): readonly Coded[] {
  const found: Coded[] = []
  for (const place of places)
    if (holds(record, place, 0, wanted))
      follow({ holder: {}, value: record, pointer: '' }, place, 0, wanted, found)
  return found
}

/** Whether there is anything to find at a place; most often there is not, and nothing need be built. */
function holds(value: unknown, place: CodedPlace, depth: number, wanted: Wanted): boolean {
  const key = place.path[depth]
  if (key === undefined) return wanted(value as string, place.list)
  if (key !== '*') {
    const inner = (value as Record<string, unknown>)[key]
    return inner !== undefined && holds(inner, place, depth + 1, wanted)
  }
  const items = value as readonly unknown[]
  for (let at = 0; at < items.length; at++) if (holds(items[at], place, depth + 1, wanted)) return true
  return false
}

interface Step {
  readonly holder: unknown
  readonly value: unknown
  readonly pointer: string
}

function follow(
  { holder, value, pointer }: Step,
  place: CodedPlace,
  depth: number,
  wanted: Wanted,
  found: Coded[],
): void {
  const { path, list } = place
  const key = path[depth]
  if (key === undefined) {
    if (wanted(value as string, list))
      found.push({ value: value as string, pointer, holder: holder as Coded['holder'], list })
  } else if (key === '*') {
    const items = value as readonly unknown[]
    for (let at = 0; at < items.length; at++)
      follow(
        { holder: value, value: items[at], pointer: `${pointer}/${at}` },
        place,
        depth + 1,
        wanted,
        found,
      )
  } else {
    const inner = (value as Record<string, unknown>)[key]
    if (inner !== undefined)
      follow({ holder: value, value: inner, pointer: `${pointer}/${key}` }, place, depth + 1, wanted, found)
  }
}
