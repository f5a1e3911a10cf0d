/** What a selection looks at beside the credential, and what it finds. */

import type { Truth } from '@microcred/common/logic'
import type { Microcredential, RecognitionElementCode, Specification } from '@microcred/core'
import type { Converting } from '@microcred/core/volume'
import type { GradeScale, StackingRule } from '../generated/types.js'
import { conversionOf } from '../rule/conversion.js'

/** What a comparison says, as far as stacking looks at it; the whole of it is handed on to whoever explains. */
export interface Comparison {
  readonly grade: string
  readonly elements: readonly { readonly element: RecognitionElementCode; readonly status: string }[]
}

/** What equivalent credentials are found by. */
export interface Equivalence {
  /** `compare` of `@microcred/equivalence`, or another judge: what it is handed passes through unread. */
  readonly compare: (source: never, target: never, options: never) => Comparison
  /** The credentials that rules name, by their `id`. */
  readonly specifications: readonly (Partial<Specification> | Partial<Microcredential>)[]
  /** Policies that rules name, by their `id`. */
  readonly policies?: readonly { readonly id: string }[]
  readonly decisions?: readonly object[]
  readonly matches?: readonly object[]
}

/** Identifiers of credentials that other awards have taken, by the name of each ledger. */
export type Ledgers = Readonly<Record<string, readonly string[]>>

/** What a selection may ask beside the credential. */
export interface Context {
  /** Day of evaluation. */
  readonly at: string
  readonly conversion: Converting
  /** Scales of grades the rule declares. */
  readonly scales?: readonly GradeScale[] | undefined
  /** Identifiers of credentials that other awards have taken, by the name of the ledger. */
  readonly ledgers?: Ledgers | undefined
  /** Narrower concepts of a concept, at any depth; they come from a taxonomy. */
  readonly narrower: (uri: string) => readonly string[]
  /** What credentials are compared by that are not the ones a rule names. */
  readonly equivalence?: Equivalence | undefined
}

/** What a selection found: the facets that fail, and the elements that are silent. */
export interface Selected {
  readonly truth: Truth
  readonly fails: readonly string[]
  readonly silent: readonly string[]
}

/** What a rule lets its selections look at on a day, of what was handed in with it. */
export const contextOf = (
  rule: StackingRule,
  at: string,
  {
    narrower = () => [],
    equivalence,
    ledgers,
  }: {
    readonly narrower?: Context['narrower'] | undefined
    readonly equivalence?: Equivalence | undefined
    readonly ledgers?: Ledgers | undefined
  },
): Context => ({ at, conversion: conversionOf(rule), narrower, equivalence, scales: rule.scales, ledgers })
