/** What open facts are looked for in. */
import type { StackingRule } from '../generated/types.js'
import type { AskedFacets } from '../rule/asked.js'
import type { Holding } from './hand.js'

export interface Supposing {
  readonly rule: StackingRule
  readonly asked: AskedFacets
  /** Day of evaluation. */
  readonly day: string
  /** What stands of a hand, the credential itself among it. */
  readonly standing: readonly Holding[]
  readonly narrower: (uri: string) => readonly string[]
  readonly ledgers: Readonly<Record<string, readonly string[]>>
}
