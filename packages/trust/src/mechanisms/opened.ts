/** What is found in an input. */
import type { Row } from '../report/row.js'
import type { Json } from '../text/json.js'

/** What came in. */
export interface Input {
  readonly text: string
  /** The JSON it is, where it is JSON. */
  readonly json: unknown
}

/** What one signature, seal or proof says. */
export interface Proof {
  readonly mechanism: string
  readonly algorithm?: string
  /** Name of the key. */
  readonly key?: string
  readonly integrity: Row
  readonly signer: Row
  readonly issuer: Row
  readonly time: Row
  /** Level of a seal. */
  readonly seal?: string
  /** Number of claims the holder kept back. */
  readonly undisclosed?: number
}

/** What a mechanism finds in an input. */
export interface Opened {
  /** The credentials of a list, which nobody signs as a whole. */
  readonly list?: readonly unknown[]
  /** What is signed, as it is to be read. */
  readonly credential: Json
  /** Claims of the token around the credential; none where there is no token. */
  readonly claims: Json
  readonly proofs: readonly Proof[]
  /** Faults of form that concern no single signature: whatever has one is not trusted. */
  readonly structure: readonly string[]
  /** Whether the form of one of the signatures is wrong, which its own row tells. */
  readonly malformed?: boolean | undefined
  /** What else there is to be said of the form. */
  readonly notes?: readonly string[]
  /** Whether claims at the top were kept back, so that nobody knows which. */
  readonly hidesClaims?: boolean
  readonly vocabulary?: Row
  readonly holder?: Row
}
