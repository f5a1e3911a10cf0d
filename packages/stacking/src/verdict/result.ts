/** What a stack says. */

import type { Interval } from '@microcred/common/logic'
import type { Violation } from '@microcred/common/violation'
import type { Body, Text } from '@microcred/core'
import type { Unit } from '@microcred/core/volume'
import type { Comparison } from '../hand/context.js'
import type { Excluded } from '../hand/hand.js'

export type { Excluded } from '../hand/hand.js'

/**
 * - `satisfied`: everything is met, whatever the unknown facts turn out to be.
 * - `waived`: met because somebody waived a part, and by nothing that was found without.
 * - `provisional`: met if what is unknown or in progress turns out well.
 * - `needs-decision`: met but for decisions only people can take.
 * - `incomplete`: something is missing.
 * - `violated`: something is held that must not be.
 * - `undetermined`: the limit was reached before an answer; see `bound`.
 */
export type Verdict =
  | 'satisfied'
  | 'waived'
  | 'provisional'
  | 'needs-decision'
  | 'incomplete'
  | 'violated'
  | 'undetermined'

/** Status of one requirement; `empty` when nothing counts for it yet, `not-pursued` when another alternative was taken. */
export type NodeStatus =
  | 'empty'
  | 'incomplete'
  | 'provisional'
  | 'needs-decision'
  | 'satisfied'
  | 'waived'
  | 'not-pursued'

/** One credential that counts for one requirement. */
export interface Use {
  /** Position in `held`. */
  readonly held: number
  /** Identifier of the credential, when it has one. */
  readonly id?: string
  /** The requirement it counts for. */
  readonly requirement: string
  /** What the credential says of its volume. */
  readonly native: readonly { readonly value: number; readonly unit: string }[]
  /** What counts, in the unit of the requirement or of the profile; `undefined` when the volume is unknown. */
  readonly counted?: Interval & { readonly unit: Unit; readonly basis: string }
  /** Part of the credential that counts, 0 to 1. */
  readonly part: number
  /** Present when a person let it count although the rule alone would not. */
  readonly substituted?: Decision
  /** Present when it counts in the place of another credential: how it compares with that one. */
  readonly comparison?: Comparison
}

/** What is missing at one requirement. */
export interface Gap {
  readonly requirement: string
  readonly kind: 'volume' | 'credentials' | 'distinct' | 'outcomes' | 'evidence' | 'decision'
  /** How much is missing, least and most. */
  readonly missing: Interval
  readonly unit?: Unit
  /** IRIs of the outcomes that nothing covers. */
  readonly outcomes?: readonly string[]
  /** Credentials that would fit here and count elsewhere. */
  readonly reserved?: readonly { readonly held: number; readonly for: string }[]
}

export interface NodeResult {
  readonly id: string
  readonly op: string
  readonly title?: Text
  readonly status: NodeStatus
  readonly have?: Interval
  readonly need?: number
  readonly unit?: Unit | 'credentials' | 'requirements' | 'outcomes'
  readonly children: readonly string[]
  /** Of an alternative that was not taken: what it would come to were all that fits to count there. */
  readonly atBest?: Interval
  /** And by how much it would fall short even then. */
  readonly short?: Interval
}

export interface ConstraintResult {
  readonly id: string
  readonly op: string
  /** The requirement it binds; the root for constraints of the whole rule. */
  readonly requirement: string
  readonly status: 'met' | 'undetermined' | 'violated' | 'stated'
  readonly required?: number
  readonly counted?: Interval
  /** How much more, or less, might count before the constraint fails. */
  readonly margin?: Interval
  readonly unit?: Unit | 'credentials' | 'points'
}

/** Why a credential does not count. */
export type Reason =
  | { readonly why: Excluded }
  | { readonly why: 'not-selected'; readonly requirement: string; readonly facets: readonly string[] }
  | { readonly why: 'undetermined'; readonly requirement: string; readonly elements: readonly string[] }
  | {
      /** With it a most would be exceeded, a least would no longer be reached, or another constraint would break. */
      readonly why: 'cap-reached' | 'below-minimum' | 'constraint'
      readonly constraint: string
      readonly requirement: string
    }
  | { readonly why: 'overlaps'; readonly constraint: string; readonly held: number }
  | { readonly why: 'not-needed'; readonly requirement: string }
  | { readonly why: 'alternative'; readonly requirement: string }

/** A fact that is unknown and the Annex I element that would say it. */
export interface Undetermined {
  readonly held: number
  readonly element: string
  readonly requirements: readonly string[]
}

/** A decision somebody took about one requirement. */
export interface Decision {
  readonly requirement: string
  readonly kind: 'grant' | 'refuse' | 'waive' | 'substitute'
  /** Identifier of the credential that may count instead, for `substitute`. */
  readonly credential?: string
  /** Who decided. */
  readonly by: string
  /** Day of the decision. */
  readonly date: string
  /** Last day on which it holds. */
  readonly until?: string
  readonly reason?: string
}

/** A class of the award and whether everything it asks is met beside the rule. */
export interface ClassResult {
  readonly id: string
  readonly title?: Text
  readonly verdict: Verdict
}

export interface StackResult {
  readonly verdict: Verdict
  /** The highest class that is reached, where the rule has classes; what counts is what counts for it. */
  readonly class?: { readonly id: string; readonly title?: Text }
  /** The classes of the rule, the highest first, as far as they were asked for. */
  readonly classes?: readonly ClassResult[]
  /** Every requirement by its id, the root first. */
  readonly nodes: readonly NodeResult[]
  readonly counted: readonly Use[]
  readonly unused: readonly {
    readonly held: number
    readonly id?: string
    readonly reasons: readonly Reason[]
  }[]
  readonly missing: readonly Gap[]
  readonly constraints: readonly ConstraintResult[]
  readonly undetermined: readonly Undetermined[]
  /** Decisions that were taken into account. */
  readonly decisions: readonly Decision[]
  /** Requirements that cannot all be met with what is held: no allocation gives them more than `attainable`. */
  readonly conflict?: {
    readonly requirements: readonly string[]
    readonly needed: number
    readonly attainable: number
  }
  /** Whether what is missing is proven to be the least possible. */
  readonly optimal: boolean
  /** Proven least of what is missing, as the sum of each requirement's missing part (1 is a whole requirement). */
  readonly bound: number
  /** The same sum for the allocation that is reported. */
  readonly missingParts: number
  readonly findings: readonly Violation[]
  readonly provenance: {
    readonly rule: string
    readonly version: string
    readonly owner: Body
    readonly authority?: string
    readonly at: string
    readonly basis: string
    /** How the answer was found: `linear`, `flow`, `packing` or `integer`. */
    readonly method: Method
    readonly nodes: number
    /** Always true: the receiving organisation decides, and stacking entitles to nothing by itself. */
    readonly advisory: true
  }
}

export type Method = 'linear' | 'flow' | 'packing' | 'integer' | 'none'
