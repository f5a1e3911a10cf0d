/** What every check is handed. */
import type { Microcredential } from '@microcred/core'
import type { Engine } from '../crypto/engine.js'
import type { TrustPolicy } from '../generated/types.js'
import type { Json } from '../text/json.js'
import type { Injected } from './injected.js'

/** What a presentation was asked for with. */
export interface Asked {
  readonly audience?: string | undefined
  readonly nonce?: string | undefined
}

export interface Tools {
  readonly engine: Engine
  readonly injected: Injected
  readonly policy: TrustPolicy
  /** Instant of checking, in milliseconds. */
  readonly at: number
  readonly asked?: Asked | undefined
  /** The record of a credential, where there is one. */
  recordOf(credential: Json): Partial<Microcredential> | undefined
}
