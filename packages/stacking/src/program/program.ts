/** A rule made ready for one hand: what is asked, who may count for it, and how much. */
import type { Interval, Truth } from '@microcred/common/logic'
import type { Rounding } from '@microcred/core'
import type { Unit } from '@microcred/core/volume'
import type { Constraint, Requirement, Select, StackingRule } from '../generated/types.js'
import type { Comparison, Context } from '../hand/context.js'
import type { Hand } from '../hand/hand.js'
import type { Decision } from '../verdict/result.js'

/** A credential that may count for a leaf. */
export interface Candidate {
  /** Position in the hand's order. */
  readonly at: number
  /** Never `false`. */
  readonly truth: Exclude<Truth, 'false'>
  /** What it counts: its volume in the leaf's unit, or 1. */
  readonly size: Interval
  /** Elements that would have to say more. */
  readonly silent: readonly string[]
  readonly substituted?: Decision
  /** How it compares with the credential in whose place it counts. */
  readonly comparison?: Comparison
  /** What is counted distinctly, or the targets that are covered. */
  readonly keys?: readonly string[]
  /** What there may be besides, for all the credential says. */
  readonly maybe?: readonly string[]
}

/** A requirement that draws credentials. */
export interface Leaf {
  readonly index: number
  readonly node: number
  readonly measure: 'volume' | 'credentials' | 'distinct' | 'outcomes'
  readonly need: number
  readonly max: number
  readonly unit: Unit | undefined
  readonly round: Rounding | undefined
  readonly draw: 'own' | 'counted' | 'any'
  /** The scope in which a credential counts once; undefined where it is not limited. */
  readonly scope: string | undefined
  /** Share group, if it is in one. */
  readonly group: number | undefined
  readonly candidates: readonly Candidate[]
  readonly byAt: ReadonlyMap<number, Candidate>
  /** All that may be covered, for outcomes. */
  readonly targets: readonly string[]
  /** Keys that must be among those covered, for outcomes. */
  readonly mandatory: readonly string[]
  readonly from: Select
}

export type NodeKind = 'all' | 'any' | 'some' | 'sum' | 'leaf' | 'pending' | 'given' | 'either'

export interface ProgramNode {
  readonly index: number
  readonly id: string
  readonly requirement: Requirement
  readonly kind: NodeKind
  readonly parent: number
  readonly children: number[]
  /** How many children are needed, for `some`; how much, for `sum`. */
  readonly need: number
  readonly max: number
  readonly unit: Unit | undefined
  readonly round: Rounding | undefined
  leaf: number | undefined
  /** For `pending`: whether people said yes, no, or nothing yet. */
  readonly granted: boolean | undefined
  readonly decision: Decision | undefined
}

export interface ProgramConstraint {
  readonly node: number
  readonly constraint: Constraint
}

export interface Program {
  readonly rule: StackingRule
  readonly hand: Hand
  readonly context: Context
  readonly nodes: readonly ProgramNode[]
  readonly leaves: readonly Leaf[]
  readonly constraints: readonly ProgramConstraint[]
  /** Unit of constraints that name none. */
  readonly unit: Unit
  /** In how many requirements one credential may count, within a scope and in all. */
  readonly perScope: number
  readonly inAll: number
  readonly split: boolean
  readonly decisions: readonly Decision[]
  /** Facts that conditions asked for and nobody declared. */
  readonly size: (at: number, unit: Unit) => Interval
  /** Leaves under a node. */
  readonly under: (node: number) => readonly number[]
}

export interface Circumstances {
  readonly decisions: readonly Decision[]
  readonly declared: ReadonlySet<string>
  /** Day on which the learner entered. */
  readonly entered: string | undefined
  /** Whether a credential such as a condition asks for is held, where that is supposed. */
  readonly holds?: (wanted: Select) => Truth | undefined
}

/** Most a credential may be worth whose volume is unknown, in any unit. */
export const UNKNOWN_MOST = 100_000
