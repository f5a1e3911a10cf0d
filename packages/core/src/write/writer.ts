import type { Microcredential } from '../generated/types.js'
import type { Profile } from '../profiles/profile.js'
import type { Lack } from './lack.js'
import type { Json, WriteOptions } from './writing.js'

/** What writes records in a profile. */
export interface Writer {
  readonly write: (record: Partial<Microcredential>, options: WriteOptions) => Json
  /** What reads it back, to tell what did not come along. */
  readonly profile?: Profile
  /** What the profile asks for and nobody has said. */
  readonly lacks?: (credential: Json, record: Partial<Microcredential>) => Lack[]
}
