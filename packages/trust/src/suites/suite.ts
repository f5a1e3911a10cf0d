/** What a cryptosuite of Data Integrity is: which keys, which algorithm, in which form things are hashed. */
import type { Algorithm, Engine } from '../crypto/engine.js'
import type { Contexts } from '../linked-data/contexts.js'
import type { Ground, Row } from '../report/row.js'
import type { Json } from '../text/json.js'

/** The two texts a signature covers, or why they cannot be had. */
export type Covered = { readonly config: string; readonly document: string } | { readonly row: Row }

/** The value of a proof, and what it is to be checked against. */
export interface Valued {
  readonly value: string
  readonly key: JsonWebKey
  readonly algorithm: Algorithm
  readonly covered: { readonly config: string; readonly document: string }
  /** What a signature that holds stands on. */
  readonly ground: readonly Ground[]
}

export interface Suite {
  /** The algorithm for a key, or `undefined` where the suite has no use for it. */
  algorithm(key: JsonWebKey): Algorithm | undefined
  /** Whether contexts decide what is signed. */
  readonly linked: boolean
  /** What is covered: the proof without its value, and the document without its proof. */
  cover(config: Json, document: Json, contexts: Contexts | undefined): Promise<Covered> | Covered
  /** Whether a value could be one of the suite at all; asked before anything is computed. */
  faultOf(value: string, algorithm: Algorithm): string | undefined
  /** The row of a value. */
  check(valued: Valued, engine: Engine): Promise<Row> | Row
  /** Whether holders show parts of what was signed; such proofs are made by others. */
  readonly selective?: boolean
}
