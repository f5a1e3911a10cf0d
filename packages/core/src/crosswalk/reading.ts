/** What reading a credential gives: the record, and where its parts stand in the credential. */

import type { Microcredential } from '../generated/types.js'
import type { Phrase } from '../wording/catalogue.js'

/** Something stands where an element belongs and cannot be read, or only in part. */
export interface UnreadablePart {
  /** Pointer into the record, where it would have stood. */
  readonly recordPointer: string
  /** Pointer into the credential, where it stands. */
  readonly pointer: string
  readonly expected: Phrase
  /** Whether it was read nevertheless. */
  readonly inexact?: true
  /** The concept that its vocabulary does not have, where that is the reason. */
  readonly unknown?: {
    readonly concept: string
    readonly vocabulary: string
    /** What the IRIs of the vocabulary begin with, where the concept's begins otherwise. */
    readonly begins?: string
    /** The IRI of the concept that its label or notation names. */
    readonly named?: string
    /** Whether the element says something all the same, so that it is there though no code can hold it. */
    readonly stands?: true
  }
}

/** What the record has one place for stands in the credential more than once, and says different things. */
export interface SeveralPart {
  /** Pointer into the record, where the first of them stands. */
  readonly recordPointer: string
  /** Pointers into the credential: of the one that was read, then of each that says something else. */
  readonly pointers: readonly string[]
}

/** A list says the same in two of its items, of which the second was passed over. */
export interface RepeatedPart {
  /** Pointer into the record, where the first stands. */
  readonly recordPointer: string
  /** Pointers into the credential, to the first and to its repeat. */
  readonly pointers: readonly [first: string, repeat: string]
  /** Whether both are called the same, so that linked data has them once. */
  readonly isOne: boolean
}

/** A record as far as it could be read, and where its parts stand in the credential. */
export interface Reading {
  readonly record: Partial<Microcredential>
  readonly unreadable: readonly UnreadablePart[]
  /** Where only the first of several was read. */
  readonly several: readonly SeveralPart[]
  /** Where a list repeats itself. */
  readonly repeated?: readonly RepeatedPart[]
  /** How many places each anchor found; more than one means that only the first was read. */
  readonly found: ReadonlyMap<string, readonly string[]>
  /** Pointers into the credential of every value that was read. */
  readonly consumed: ReadonlySet<string>
  /** The credential's pointer for a pointer of the record: of itself or of the nearest thing around it. */
  origin(recordPointer: string): string
  /** Where this credential keeps what stands at a pointer of the record, where that is elsewhere than its profile says. */
  where?(recordPointer: string): string | undefined
  /** What the credential says in its own terms besides the record that it carries: of some members of it, or of all. */
  visible?(keys?: ReadonlySet<string>): Reading
  /** Where the parts of an element stand in the credential, in order. */
  pointers(recordPointer: string): readonly string[]
}

/** A record is its own origin. */
export function readRecord(json: unknown): Reading {
  const record = json as Partial<Microcredential>
  return {
    record,
    unreadable: [],
    several: [],
    found: new Map(),
    consumed: new Set(['']),
    origin: (pointer) => pointer,
    pointers: (pointer) => [pointer],
  }
}
