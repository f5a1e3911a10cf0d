/** What a conversion could not carry: worked out from what a reader of the target gets back. */

import { escapeKey } from '@microcred/common/pointer'
import { elements } from '../generated/elements.js'
import { losses } from '../generated/losses.js'
import type { Microcredential } from '../generated/types.js'
import { replacementOf } from '../names/matches.js'
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
    if (before !== after && !isReplaced(before, after)) differs(pointer, 'changed')
    return
  }
  if (Array.isArray(before) && Array.isArray(after) && after.length <= before.length) {
    compareLists(before, after, pointer, differs)
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

/** How many items away it is looked for the one that an item which came back is. */
const AWAY = 8

/** A list of which some items may not have come back, or in another order: each that did is compared with the one it was. */
function compareLists(
  before: readonly Json[],
  after: readonly Json[],
  pointer: string,
  differs: (pointer: string, kind: Loss['kind']) => void,
): void {
  const was = pairsOf(before, after)
  if (was.some((at, index) => index > 0 && at < was[index - 1]!)) differs(pointer, 'changed')
  const back = new Map(was.map((at, index) => [at, after[index]]))
  for (const [at, item] of before.entries())
    if (back.has(at)) compare(item, back.get(at), `${pointer}/${at}`, differs)
    else differs(`${pointer}/${at}`, 'lost')
}

/** Which item before each item after was: the same one if there is one, else the one not far away that it is most like. */
function pairsOf(before: readonly Json[], after: readonly Json[]): number[] {
  const alike = (pairs: readonly number[]): number =>
    pairs.reduce((sum, at, index) => sum + likeness(before[at], after[index]), 0)
  const was = new Array<number>(after.length).fill(-1)
  const taken = new Set<number>()
  const near = (index: number): number[] => {
    const first = Math.max(0, index - AWAY)
    const last = Math.min(before.length - 1, index + AWAY + before.length - after.length)
    return Array.from({ length: Math.min(last - first + 1, 4 * AWAY) }, (_, away) => first + away)
  }
  const take = (index: number, at: number | undefined): void => {
    if (at === undefined) return
    was[index] = at
    taken.add(at)
  }
  for (const [index, item] of after.entries())
    take(
      index,
      near(index).find(
        (at) => !taken.has(at) && likeness(before[at], item) === 1 && likeness(item, before[at]) === 1,
      ),
    )
  for (const [index, item] of after.entries()) {
    if (was[index] !== -1) continue
    const free = near(index).filter((at) => !taken.has(at))
    const likes = free.map((at) => likeness(before[at], item))
    take(index, free[likes.indexOf(Math.max(...likes))] ?? before.findIndex((_, at) => !taken.has(at)))
  }
  const inOrder = after.map((_, index) => index)
  return before.length === after.length && alike(inOrder) >= alike(was) ? inOrder : was
}

/** The share of what came back that was there before, 0 to 1. */
function likeness(before: Json, after: Json): number {
  if (!isContainer(after)) return before === after ? 1 : 0
  if (!isContainer(before)) return 0
  const shares = Object.entries(after).map(([key, value]) =>
    likeness((before as Record<string, Json>)[key], value),
  )
  return shares.length === 0 ? 1 : shares.reduce((sum, share) => sum + share, 0) / shares.length
}

/** A deprecated country code that came back as the one that replaces it says the same. */
const isReplaced = (before: Json, after: Json): boolean =>
  typeof before === 'string' && after !== undefined && replacementOf('country', before) === after

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
