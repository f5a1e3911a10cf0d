/** What the walk knows of a profile. */
import type { Profile } from '@microcred/core'
import type { Form } from '../check/check.js'
import type { ConformOptions } from '../conform/options.js'
import type { Repair, Violation } from '../report/finding.js'

/** A profile with what judges its credentials. */
export interface Entry {
  readonly profile: Profile
  /** The form of the record its credentials are read into. */
  readonly form: Form
  /** Keys of the elements it must carry. */
  readonly required: ReadonlySet<string>
  /** Its own standard's rules. Left out where they are the record's own, or not known yet. */
  readonly conform?: (json: unknown, options: ConformOptions) => readonly Violation[]
  /** Whether the credential is itself a record, so that the record's schema is its own standard. */
  readonly own: boolean
  /** Whether nobody holds a credential: it says what is offered, and is judged in the form `offered`. */
  readonly offers?: (json: unknown) => boolean
  readonly offered?: Pick<Entry, 'form' | 'required'>
  /** Whether the 16 elements are to be looked for in a credential: not in one that awards nothing. Always, unless said. */
  readonly awards?: (json: unknown) => boolean
  /** A skeleton of an element in the shapes of its own standard; as it stands, unless said. */
  readonly dressed?: (skeleton: Repair, json: unknown) => Repair
  /** Whether its own standard asks that JSON-LD processors read it whole. */
  readonly safeMode?: boolean
}
