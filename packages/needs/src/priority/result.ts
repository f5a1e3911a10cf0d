/** What ranking says. */
import type { Violation } from '@microcred/common/violation'
import type { reasons } from '../generated/words.js'

/** Why a need stands where it stands; the sentences stand in `packages/schemas/needs/reasons.csv`. */
export interface Reason {
  readonly reason: keyof typeof reasons
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
}

/** A need in its place. */
export interface RankedNeed {
  readonly id: string
  /** `undetermined` where evidence is too little to tell; never a guess. */
  readonly state: 'ranked' | 'undetermined'
  /** 0 to 1, the more urgent the higher; only where ranked. */
  readonly score?: number
  readonly reasons: readonly Reason[]
}

/** Needs, best first; those that cannot be told last, in the order they were given. */
export interface Ranking {
  readonly needs: readonly RankedNeed[]
  readonly policy: { readonly id: string; readonly version: string }
  readonly findings: readonly Violation[]
}
