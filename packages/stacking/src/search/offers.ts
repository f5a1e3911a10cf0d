/** What a plan is asked with, and what it says. */

import type { Violation } from '@microcred/common/violation'
import type { Grade, Occasion, Specification } from '@microcred/core'
import type { Held } from '../hand/hand.js'
import type { StackResult } from '../verdict/result.js'
import type { StackOptions } from '../verdict/stack.js'

/** Something a learner could still do. */
export interface Offer {
  /** What it would certify; its `occasions` and required credentials are kept to. */
  readonly record: Specification | Held['record']
  /** What it costs, in any currency; left out, what the occasion asks of everybody. */
  readonly cost?: number
  /** How long it takes, in any unit of time. */
  readonly time?: number
  /** When it can be taken, in place of what the record says; without any, at any time. */
  readonly occasions?: readonly Occasion[]
  /** Identifiers of what must be completed before, besides what the record requires. */
  readonly requires?: readonly string[]
}

/** A term, and how much of the profile's unit of volume may be begun in it. */
export interface Term {
  /** First and last day. */
  readonly starts: string
  readonly ends: string
  readonly most?: number
}

export interface PlanOptions extends StackOptions {
  /**
   * What is to be least; left out, volume. Offers without the figure count with their volume. `pareto` gives at most
   * five ways none of which is better than another in volume, cost and time at once.
   */
  readonly minimise?: 'volume' | 'cost' | 'time' | 'pareto'
  /** How many plans are wanted; left out, 2. */
  readonly alternatives?: number
  /** Terms in which offers without occasions are taken, and how much goes into each. */
  readonly terms?: readonly Term[]
  /** What offers are taken to end with. */
  readonly assume?: { readonly grade?: Grade }
}

/** One way to finish. */
export interface Completion {
  /** Positions of the offers to take, in the order of the catalogue. */
  readonly offers: readonly number[]
  /** Sum of what is least. */
  readonly total: number
  /** What all of them come to. */
  readonly totals: { readonly volume: number; readonly cost: number; readonly time: number }
  /** When each is taken, in order of time; left out where nothing says when. */
  readonly schedule?: readonly { readonly offer: number; readonly starts: string; readonly ends: string }[]
  /** Day on which everything is complete; left out where nothing says when. */
  readonly completes?: string
  /** Whether no cheaper way exists, as the solver proves it; its numbers round. */
  readonly optimal: boolean
  /** `approximate`: a limit was reached, and offers were left out, dearest first, for as long as the rest sufficed. */
  readonly method: 'integer' | 'approximate'
  /** The evaluation with the offers taken, as of the day on which they are complete. */
  readonly result: StackResult
}

/**
 * What a proof rests on: computed without rounding, or the word of a solver whose numbers round: that a plan is the
 * cheapest always is, and that there is none where the question is too large for the other.
 */
export type Proof = 'whole-numbers' | 'solver'

export interface Plan {
  readonly now: StackResult
  /** Cheapest first; empty when the catalogue does not suffice, or nothing is missing. */
  readonly plans: readonly Completion[]
  /**
   * Why there are plans, or none: `none-exists` is proven, `limit-reached` is not, and with `unanswered` the rule has
   * errors.
   */
  readonly answer: 'found' | 'none-exists' | 'limit-reached' | 'nothing-missing' | 'unanswered'
  /** What it rests on that there is none, or none cheaper than the first; left out where neither is proven. */
  readonly proof?: Proof
  readonly findings: readonly Violation[]
}
