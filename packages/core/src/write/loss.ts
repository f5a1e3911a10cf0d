/** What a conversion could not carry: worked out from what a reader of the target gets back. */

import { escapeKey } from '@microcred/common/pointer'
import { elements } from '../generated/elements.js'
import { losses } from '../generated/losses.js'
import type { Microcredential } from '../generated/types.js'
import { say } from '../wording/render.js'

/** One part of a record that a target does not carry, carries otherwise, or says in addition. */
export interface Loss {
  /** Name of the element, or of the member around the elements. */
  readonly element: string
  /** JSON Pointer into the record. */
  readonly pointer: string
  readonly kind: 'lost' | 'changed' | 'added'
  /** Which row of `losses.csv` says why, and what is shown: `loss/KEY` and `shown/KEY` of the catalogue. */
  readonly key: string
  /** Why the target cannot carry it as it is. */
  readonly reason: string
  /** What a reader of the target will see instead. */
  readonly shown: string
}

type Json = unknown

const isContainer = (value: Json): value is Record<string, Json> | Json[] =>
  typeof value === 'object' && value !== null

/** Compares a record with what was read back from a target and says of every difference why. */
export function lossesBetween(
  record: Readonly<Partial<Microcredential>>,
  back: Readonly<Partial<Microcredential>>,
  profile: string,
): Loss[] {
  const out: Loss[] = []
  compare(record, back, '', (pointer, kind) =>
    out.push({ element: elementAt(pointer), pointer, kind, ...explanation(profile, pointer, kind) }),
  )
  return out
}

/** Calls back for the topmost places at which two values differ. */
function compare(
  before: Json,
  after: Json,
  pointer: string,
  differs: (pointer: string, kind: Loss['kind']) => void,
): void {
  if (before === undefined) {
    differs(pointer, 'added')
    return
  }
  if (after === undefined) {
    differs(pointer, 'lost')
    return
  }
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    if (before !== after) differs(pointer, 'changed')
    return
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  for (const key of keys)
    compare(
      (before as Record<string, Json>)[key],
      (after as Record<string, Json>)[key],
      `${pointer}/${escapeKey(key)}`,
      differs,
    )
}

const elementAt = (pointer: string): string => {
  const key = pointer.split('/')[1] ?? ''
  return elements.find((element) => element.key === key)?.id ?? key
}

/** The row of `losses.csv` that says most about a place; rows are matched from the most specific on. */
function explanation(
  profile: string,
  pointer: string,
  kind: Loss['kind'],
): Pick<Loss, 'key' | 'reason' | 'shown'> {
  const general = pointer.replace(/\/\d+(?=\/|$)/g, '/*')
  const row = losses
    .filter(
      (each) =>
        each.profile === profile &&
        each.kind === kind &&
        (general === each.pointer || general.startsWith(`${each.pointer}/`)),
    )
    .toSorted((a, b) => b.pointer.length - a.pointer.length)[0]
  if (row) return { key: row.key, reason: row.reason, shown: row.shown }
  const key = kind === 'added' ? 'any/added' : 'any/lost'
  return { key, reason: say(`loss/${key}`, {}) ?? key, shown: say(`shown/${key}`, {}) ?? key }
}
