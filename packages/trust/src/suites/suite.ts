/** What a cryptosuite of Data Integrity is: which keys, which algorithm, in which form things are hashed. */
import type { Algorithm } from '../crypto/engine.js'
import type { Contexts } from '../linked-data/contexts.js'
import type { Row } from '../report/row.js'
import type { Json } from '../text/json.js'

/** The two texts a signature covers, or why they cannot be had. */
export type Covered = { readonly config: string; readonly document: string } | { readonly row: Row }

export interface Suite {
  /** The algorithm for a key, or `undefined` where the suite has no use for it. */
  algorithm(key: JsonWebKey): Algorithm | undefined
  /** Whether contexts decide what is signed. */
  readonly linked: boolean
  /** What is covered: the proof without its value, and the document without its proof. */
  cover(config: Json, document: Json, contexts: Contexts | undefined): Promise<Covered> | Covered
}
