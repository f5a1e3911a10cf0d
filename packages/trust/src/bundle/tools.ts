/** What every check is handed. */
import type { Microcredential } from '@microcred/core'
import type { Engine } from '../crypto/engine.js'
import type { TrustPolicy } from '../generated/types.js'
import type { Opened } from '../mechanisms/opened.js'
import type { ClaimId, Ground, Row } from '../report/row.js'
import type { Json } from '../text/json.js'
import type { Injected } from './injected.js'

/** What a presentation was asked for with. */
export interface Asked {
  readonly audience?: string | undefined
  readonly nonce?: string | undefined
}

/** A row that is computed from what was signed, once it is known that it was not altered. */
export type RowOf = (opened: Opened, tools: Tools) => Promise<Row> | Row

export interface Tools {
  /** Opens what is signed, such as a list that something else depends on. */
  readonly open: (text: string, tools: Tools) => Promise<Opened>
  /** The nine rows. */
  readonly rows: Readonly<Record<ClaimId, RowOf>>
  readonly engine: Engine
  readonly injected: Injected
  readonly policy: Omit<TrustPolicy, 'title'>
  /** Instant of checking, in milliseconds. */
  readonly at: number
  readonly asked?: Asked | undefined
  /** The row of the time of a signature of which nobody but its signer says when it was made. */
  readonly timeOf: (said: Ground | undefined, signature: string, tools: Tools) => Promise<Row>
  /** The record of a credential, where there is one. */
  recordOf(credential: Json): Partial<Microcredential> | undefined
}
