import type { Microcredential } from '../generated/types.js'
import type { Profile } from '../profiles/profile.js'
import type { Lack } from './lack.js'
import type { Json, WriteOptions } from './writing.js'

/** What writes records in a profile, and the type of what it writes. */
export interface Writer<Credential extends object = object> {
  readonly write: (record: Readonly<Partial<Microcredential>>, options: WriteOptions) => Credential
  /** What reads it back, to tell what did not come along. */
  readonly profile?: Profile
  /** What the profile asks for and nobody has said. */
  readonly lacks?: (credential: Json, record: Partial<Microcredential>) => Lack[]
}

/** A writer of what a function composes member by member; a test holds the members against the type. */
export const writerOf = <Credential extends object>(
  write: (record: Readonly<Partial<Microcredential>>, options: WriteOptions) => Json,
  profile: Profile,
  lacks: NonNullable<Writer['lacks']>,
): Writer<Credential> => ({ write: write as unknown as Writer<Credential>['write'], profile, lacks })
