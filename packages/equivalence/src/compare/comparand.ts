/** One side of a comparison: a record or specification, as it is or as a reader hands it over. */

import { canonical } from '@microcred/common/canonical'
import { isObject } from '@microcred/common/json'
import { list } from '@microcred/common/list'
import { keysOf } from '@microcred/common/pointer'
import type { Microcredential, Specification, Text } from '@microcred/core'
import type { OutcomePlace, Side } from './result.js'

/** A record or a specification, whole or in part. */
export type Comparable = Partial<Microcredential> | Partial<Specification>

/** A record as `validate` or a profile's `read` gives it, with where its parts stand in the credential. */
export interface ReadComparable {
  readonly record?: Comparable | undefined
  /** Of a `Reading`: the credential's pointer for a pointer of the record. */
  readonly origin?: (recordPointer: string) => string
  /** Of a `Report`: the rows of the elements. */
  readonly elements?: readonly { readonly id: string; readonly pointers: readonly string[] }[]
}

/** One side, ready to be compared. */
export interface Comparand {
  readonly record: Comparable
  readonly id: string | undefined
  readonly title: Text
  /** Outcomes with a place; more than `MOST_OUTCOMES` are cut off. */
  readonly outcomes: readonly StatedOutcome[]
  readonly tooMany: boolean
  /** Where something stands, in the record and in the credential. */
  readonly side: (pointers: readonly string[]) => Side
  readonly place: (outcome: StatedOutcome) => OutcomePlace
}

export interface StatedOutcome {
  readonly pointer: string
  readonly id: string | undefined
  readonly title: Text
  readonly skills: readonly { readonly uri: string; readonly match: string }[]
}

/** Outcomes of one side that are compared at most; real micro-credentials state a few dozen. */
export const MOST_OUTCOMES = 500

/** Reads one side, or gives `undefined` for what is no record. */
export function comparand(input: unknown): Comparand | undefined {
  const read = isObject(input) && 'record' in input ? (input as ReadComparable) : undefined
  const record = read ? read.record : input
  if (!isObject(record)) return undefined
  const known = record as Comparable
  const origins = originsOf(read)
  const all = (list(known.learningOutcomes) ?? []).map(stated)
  const side = (pointers: readonly string[]): Side => {
    const found = origins && [...new Set(pointers.flatMap(origins))]
    return { pointers, ...(found && found.length > 0 && { origins: found }) }
  }
  return {
    record: known,
    id: text(known.id),
    title: textIn(known.title),
    outcomes: all.slice(0, MOST_OUTCOMES),
    tooMany: all.length > MOST_OUTCOMES,
    side,
    place: ({ pointer, id, title }) => {
      const [origin] = side([pointer]).origins ?? []
      return { pointer, ...(origin !== undefined && { origin }), ...(id !== undefined && { id }), title }
    },
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const textIn = (value: unknown): Text =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).filter((each): each is [string, string] => typeof each[1] === 'string'),
      )
    : {}

function originsOf(read: ReadComparable | undefined): ((pointer: string) => readonly string[]) | undefined {
  const { origin, elements } = read ?? {}
  if (origin) return (pointer) => [origin(pointer)]
  if (!elements) return undefined
  const byKey = new Map(elements.map(({ id, pointers }) => [id.replaceAll('-', ''), pointers]))
  return (pointer) => byKey.get((keysOf(pointer)[0] ?? '').toLowerCase()) ?? []
}

function stated(outcome: NonNullable<Comparable['learningOutcomes']>[number], at: number): StatedOutcome {
  return {
    pointer: `/learningOutcomes/${at}`,
    id: text(outcome.id),
    title: textIn(outcome.title),
    skills: (list(outcome.skills) ?? [])
      .filter(({ uri }) => text(uri) !== undefined)
      .map(({ uri, match }) => ({ uri, match: match ?? 'exact' })),
  }
}

/** What makes two records the same credential, whoever holds them. */
const IDENTITY = [
  'title',
  'awardingBody',
  'learningOutcomes',
  'notionalWorkload',
  'level',
  'assessmentType',
  'participationForm',
  'qualityAssurance',
  'supervision',
  'furtherInformation',
] as const

/** Whether both sides are one credential: then they differ in nothing, stated or not. */
export const sameCredential = ({ record: a }: Comparand, { record: b }: Comparand): boolean =>
  a === b || IDENTITY.every((key) => canonical(a[key]) === canonical(b[key]))
