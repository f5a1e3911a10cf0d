import type { Repair, Violation } from '../report/finding.js'
import type { ConformOptions } from './options.js'

/** What a profile's own standard says of its credentials. */
export interface Judge {
  readonly conform: (json: unknown, options: ConformOptions) => readonly Violation[]
  /** Whether the 16 elements are to be looked for in a credential: not in one that awards nothing. Always, unless said. */
  readonly awards?: (json: unknown) => boolean
  /** Whether the standard asks that JSON-LD processors read it whole. */
  readonly safeMode?: boolean
  /** A skeleton of an element in the shapes of the standard, which may ask for more than the element does. */
  readonly dressed?: (skeleton: Repair, json: unknown) => Repair
  /** Whether nobody holds it: it says what is offered. Never, unless said. */
  readonly offers?: (json: unknown) => boolean
}
