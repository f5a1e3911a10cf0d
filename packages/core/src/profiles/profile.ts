/** A serialisation we can read: how it is recognised and how its credentials become records. */
import type { Framed } from '../crosswalk/framed.js'
import type { Reading } from '../crosswalk/reading.js'
import type { ProfileId } from '../generated/profile-list.js'

/** What a credential says of its own form. */
export interface Recognised {
  readonly version?: string
  readonly variant?: string
}

/** A resolved entry: whoever holds it never asks for its id. */
export interface Profile {
  readonly id: ProfileId
  /** Whether a JSON object is of this profile, by `$schema`, `@context`, `type` or keys. */
  recognise(json: Readonly<Record<string, unknown>>): Recognised | undefined
  read(json: unknown): Reading
  /** Where it keeps what stands at a pointer of the record, in its own words; `undefined` where it has no place. */
  where?(pointer: string): string | undefined
  /** Every path at which something of an element stands, by the key of the element. */
  paths?(key: string): readonly string[]
  /** Every award of a credential that may make several; `read` reads the first. */
  readAll?(json: unknown): readonly Reading[]
  /** A flattened document with its nodes in each other, an offer where its award has it, or terms for prefixed names, where it is one of this profile. */
  framed?(json: Readonly<Record<string, unknown>>): Framed | undefined
  /** The credential with what it names by address in its place, as far as `find` knows it. */
  joined?(
    json: Readonly<Record<string, unknown>>,
    find: (id: string) => Readonly<Record<string, unknown>> | undefined,
  ): Readonly<Record<string, unknown>>
}

/** The strings in a property that may hold one or a list of them. */
export function stringsIn(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((each): each is string => typeof each === 'string')
}
