/** What a comparison says. */

import type { Interval } from '@microcred/common/logic'
import type { Violation } from '@microcred/common/violation'
import type {
  ComparisonGradeCode,
  DifferenceStatusCode,
  OutcomeRelationCode,
  RecognitionElementCode,
  RecognitionPurposeCode,
  Text,
} from '@microcred/core'
import type { RecognitionDecision } from '../generated/types.js'
import type { reasons } from '../generated/words.js'

/** Why an element differs or does not; the sentences stand in `packages/schemas/equivalence/reasons.csv`. */
export type ReasonCode = keyof typeof reasons

/** Where one side says what was compared, and what it comes to. */
export interface Side {
  /** JSON Pointers into the record. */
  readonly pointers: readonly string[]
  /** JSON Pointers into the credential the record was read from, as far as they are known. */
  readonly origins?: readonly string[]
  /** The level, or the volume in `unit`; an interval where only bounds are known. */
  readonly interval?: Interval
  readonly unit?: string
}

/** One of the elements that recognition looks at. */
export interface ElementComparison {
  readonly element: RecognitionElementCode
  readonly status: DifferenceStatusCode
  readonly reason: ReasonCode
  readonly params: Readonly<Record<string, string | number>>
  readonly source: Side
  readonly target: Side
  /** On which basis intervals were made: of units, as the policy names it; of levels, `eqf`, `qf-ehea` or `national`. */
  readonly basis?: string
}

/** An outcome of one side. */
export interface OutcomePlace {
  readonly pointer: string
  readonly origin?: string
  readonly id?: string
  readonly title: Text
}

/** How it is known that two outcomes relate. */
export type MatchBasis = 'outcome' | 'concept' | 'hierarchy' | 'recorded-match' | 'skill-match'

/** A source outcome that covers a target outcome, or a part of it. */
export interface OutcomeMatch {
  readonly source: OutcomePlace
  readonly target: OutcomePlace
  readonly relation: OutcomeRelationCode
  /** Part of the target outcome that is covered, by the policy. */
  readonly covers: number
  /** Steps between the concepts; 0 where they are the same. */
  readonly distance: number
  readonly basis: MatchBasis
  /** IRIs that show it: of the outcome, or of the concepts of source and target. */
  readonly via: readonly string[]
}

/** A pair of outcomes for a person to look at; nothing is computed from it. */
export interface Suggestion {
  readonly source: OutcomePlace
  readonly target: OutcomePlace
  readonly because: 'text' | 'relation' | 'close-match'
  /** Likeness of the texts, 0 to 1. */
  readonly similarity?: number
  readonly relation?: OutcomeRelationCode
}

/** A recorded decision that outranks what was computed. */
export interface AppliedDecision {
  /** JSON Pointer into the decisions. */
  readonly pointer: string
  readonly decision: RecognitionDecision
}

/** What one credential is worth in place of another, for a purpose. */
export interface Comparison {
  /** As decided by people where a decision applies, else as computed. */
  readonly grade: ComparisonGradeCode
  /** The greatest difference of any element, or what a decision implies. */
  readonly difference: DifferenceStatusCode
  /** Covered share of the target's essential outcomes, 0 to 1. */
  readonly covered: number
  readonly purpose: RecognitionPurposeCode
  readonly policy: {
    readonly id: string
    readonly version: string
    readonly title: Text
    /** Covered share from which a partial match is a major one. */
    readonly major: number
  }
  /** Day of evaluation, where one was given. */
  readonly at?: string
  readonly source: { readonly id?: string; readonly title: Text }
  readonly target: { readonly id?: string; readonly title: Text }
  /** Every element recognition looks at, in the order of the codelist. */
  readonly elements: readonly ElementComparison[]
  readonly outcomes: {
    readonly covered: readonly OutcomeMatch[]
    readonly missing: readonly OutcomePlace[]
    readonly surplus: readonly OutcomePlace[]
  }
  readonly suggestions: readonly Suggestion[]
  /** What the comparison came to before any decision. */
  readonly computed: { readonly grade: ComparisonGradeCode; readonly difference: DifferenceStatusCode }
  readonly decision?: AppliedDecision
  readonly findings: readonly Violation[]
  /** Always true: who receives the credential decides. */
  readonly advisory: true
}
