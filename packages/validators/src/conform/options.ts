import type { Token } from '../open/token.js'

/** What a credential is judged with beside itself. */
export interface ConformOptions {
  /** Whether it is a draft: what the seal adds may be missing. */
  readonly draft?: boolean
  /** Whether it lay in an upload wrapper, which comes without a context. */
  readonly wrapped?: boolean
  /** The compact token it lay in. */
  readonly token?: Token
  /** What was handed in, where it is judged as laid out otherwise: with terms for the names at these places. */
  readonly renamed?: {
    readonly given: unknown
    readonly names: readonly (readonly [pointer: string, term: string])[]
  }
  /** The instant the report speaks of, ISO 8601; now unless said. */
  readonly at?: string
}
