/** A rule made ready for one hand: references and conditions resolved, and for every requirement who may count. */

import { every, exactly, type Interval, negate, some, type Truth, truth } from '@microcred/common/logic'
import type { Rounding } from '@microcred/core'
import type { Unit } from '@microcred/core/volume'
import { rounded, volumeIn } from '@microcred/core/volume'
import type { Condition, Constraint, Requirement, Select, StackingRule } from '../generated/types.js'
import { accepted } from '../hand/accept.js'
import type { Comparison, Context } from '../hand/context.js'
import { standing } from '../hand/decisions.js'
import { Finder } from '../hand/finder.js'
import type { Hand, Holding } from '../hand/hand.js'
import { covers, select } from '../hand/select.js'
import type { Decision } from '../verdict/result.js'
import { isSilent, possibleKeys } from './distinct.js'

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
  /** What is counted distinctly, or the positions of the targets that are covered. */
  readonly keys?: readonly string[]
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
}

/** What counts whole and once. */
const ONE = exactly(1)

/** Most a credential may be worth whose volume is unknown, in any unit. */
export const UNKNOWN_MOST = 1000

export function compile(
  rule: StackingRule,
  hand: Hand,
  context: Context,
  circumstances: Circumstances,
): Program {
  return new Compiler(rule, hand, context, circumstances).program()
}

class Compiler {
  readonly #nodes: ProgramNode[] = []
  readonly #leaves: Leaf[] = []
  readonly #constraints: ProgramConstraint[] = []
  readonly #used: Decision[] = []
  readonly #sizes = new Map<Unit, Interval[]>()
  readonly #finder: Finder
  readonly #decisions: ReadonlyMap<string, readonly Decision[]>
  readonly #rule: StackingRule
  readonly #hand: Hand
  readonly #context: Context
  readonly #circumstances: Circumstances

  constructor(rule: StackingRule, hand: Hand, context: Context, circumstances: Circumstances) {
    this.#rule = rule
    this.#hand = hand
    this.#context = context
    this.#circumstances = circumstances
    this.#finder = new Finder(hand.holdings, context)
    this.#decisions = standing(circumstances.decisions, context.at, rule.owner)
  }

  program(): Program {
    const { allocation, profile, constraints } = this.#rule
    this.#node(this.#rule.root, -1, '', '')
    for (const constraint of constraints ?? []) this.#constraints.push({ node: 0, constraint })
    const under = new Map<number, number[]>()
    return {
      rule: this.#rule,
      hand: this.#hand,
      context: this.#context,
      nodes: this.#nodes,
      leaves: this.#leaves,
      constraints: this.#constraints,
      unit: profile.volume?.unit ?? 'ects',
      perScope: allocation.scope === 'global' ? (allocation.maxUses ?? 1) : 1,
      inAll: allocation.maxUses ?? Number.POSITIVE_INFINITY,
      split: allocation.split === true,
      decisions: this.#used,
      size: (at, unit) => this.#size(at, unit),
      under: (node) => {
        const known = under.get(node)
        if (known) return known
        const { leaf, children } = this.#nodes[node]!
        const found = leaf === undefined ? children.flatMap((child) => this.#below(child)) : [leaf]
        under.set(node, found)
        return found
      },
    }
  }

  #below(node: number): number[] {
    const { leaf, children } = this.#nodes[node]!
    return leaf === undefined ? children.flatMap((child) => this.#below(child)) : [leaf]
  }

  #size(at: number, unit: Unit): Interval {
    let sizes = this.#sizes.get(unit)
    if (!sizes) {
      sizes = []
      this.#sizes.set(unit, sizes)
    }
    sizes[at] ??= volumeIn(unit, this.#hand.holdings[at]!.record, this.#rule.conversion) ?? {
      least: 0,
      most: UNKNOWN_MOST,
    }
    return sizes[at]
  }

  #node(requirement: Requirement, parent: number, prefix: string, section: string): number {
    const index = this.#nodes.length
    const id = prefix + requirement.id
    const decisions = this.#decisions.get(id) ?? []
    const pending = requirement.op === 'evidence' || requirement.op === 'decision'
    const last = decisions.findLast(({ kind }) => kind !== 'substitute' && (pending || kind !== 'grant'))
    const waiver = last?.kind === 'waive' ? last : undefined
    const verdict = last && !waiver ? last : undefined
    const decision = waiver ?? (pending ? verdict : undefined)
    if (decision) this.#used.push(decision)
    const node: ProgramNode = {
      index,
      id,
      requirement,
      parent,
      children: [],
      kind: waiver ? 'given' : KINDS[requirement.op],
      need:
        requirement.op === 'n-of'
          ? requirement.min
          : requirement.op === 'volume'
            ? (requirement.min?.value ?? 0)
            : 0,
      max:
        requirement.op === 'n-of'
          ? (requirement.max ?? Number.POSITIVE_INFINITY)
          : requirement.op === 'volume'
            ? (requirement.max?.value ?? Number.POSITIVE_INFINITY)
            : Number.POSITIVE_INFINITY,
      unit:
        requirement.op === 'volume'
          ? (requirement.min?.unit ?? requirement.max?.unit ?? this.#rule.profile.volume?.unit ?? 'ects')
          : undefined,
      round: requirement.op === 'volume' ? requirement.round : undefined,
      leaf: undefined,
      granted: pending && verdict ? verdict.kind === 'grant' : undefined,
      decision,
    }
    this.#nodes.push(node)
    if (waiver) return index
    const inside = requirement.section ? id : section
    for (const constraint of requirement.constraints ?? [])
      this.#constraints.push({ node: index, constraint })
    this.#fill(node, prefix, inside, decisions)
    return index
  }

  #fill(node: ProgramNode, prefix: string, section: string, decisions: readonly Decision[]): void {
    const { requirement, index, id } = node
    const add = (child: Requirement, under = prefix) =>
      node.children.push(this.#node(child, index, under, section))
    switch (requirement.op) {
      case 'all-of':
      case 'any-of':
      case 'n-of':
        for (const child of requirement.of) add(child)
        return
      case 'ref': {
        const target = this.#rule.definitions?.[requirement.rule]
        if (target) add(target, `${id}/`)
        return
      }
      case 'when': {
        const holds = this.#condition(requirement.if)
        if (holds !== 'false') add(requirement.then)
        if (holds !== 'true' && requirement.else) add(requirement.else)
        const unknown = holds === 'unknown'
        Object.assign(node, { kind: unknown ? 'either' : 'all', need: unknown && !requirement.else ? 0 : 1 })
        return
      }
      case 'volume':
        if (requirement.of) {
          for (const child of requirement.of) add(child)
          return
        }
        Object.assign(node, { kind: 'leaf' })
        this.#leaf(node, section, decisions)
        return
      case 'item':
      case 'count':
      case 'outcomes':
        this.#leaf(node, section, decisions)
    }
  }

  #leaf(node: ProgramNode, section: string, decisions: readonly Decision[]): void {
    const requirement = node.requirement as Extract<
      Requirement,
      { op: 'item' | 'count' | 'volume' | 'outcomes' }
    >
    const { scope, shareGroups } = this.#rule.allocation
    const from = requirement.from ?? {}
    const draw = requirement.draw ?? (requirement.op === 'outcomes' ? 'counted' : 'own')
    const distinct =
      requirement.op === 'count' &&
      requirement.distinctBy !== undefined &&
      requirement.distinctBy !== 'credential'
    const targets = requirement.op === 'outcomes' ? (requirement.targets ?? this.#rule.profile.outcomes) : []
    const ancestors = this.#ancestors(node)
    const group = shareGroups?.findIndex((names) => names.some((name) => ancestors.includes(name))) ?? -1
    node.leaf = this.#leaves.length
    const candidates = this.#candidates(requirement, node.unit, from, targets, decisions)
    this.#leaves.push({
      index: node.leaf,
      node: node.index,
      measure:
        requirement.op === 'volume'
          ? 'volume'
          : requirement.op === 'outcomes'
            ? 'outcomes'
            : distinct
              ? 'distinct'
              : 'credentials',
      need: this.#need(requirement, targets.length),
      max:
        requirement.op === 'item'
          ? 1
          : requirement.op === 'count'
            ? (requirement.max ?? Number.POSITIVE_INFINITY)
            : node.max,
      unit: node.unit,
      round: node.round,
      draw,
      scope: draw !== 'own' || scope === 'none' ? undefined : scope === 'global' ? '' : `section ${section}`,
      group: group < 0 ? undefined : group,
      candidates,
      byAt: new Map(candidates.map((each) => [each.at, each])),
      mandatory: requirement.op === 'outcomes' ? (requirement.mandatory ?? []) : [],
      from,
    })
  }

  #need(
    requirement: Extract<Requirement, { op: 'item' | 'count' | 'volume' | 'outcomes' }>,
    targets: number,
  ): number {
    switch (requirement.op) {
      case 'item':
        return 1
      case 'count':
        return requirement.min ?? 0
      case 'volume':
        return requirement.min?.value ?? 0
      case 'outcomes':
        return rounded(requirement.minCoverage * targets, { mode: 'up' })
    }
  }

  #ancestors(node: ProgramNode): string[] {
    const ids: string[] = []
    for (let each: ProgramNode | undefined = node; each; each = this.#nodes[each.parent]) ids.push(each.id)
    return ids
  }

  #candidates(
    requirement: Extract<Requirement, { op: 'item' | 'count' | 'volume' | 'outcomes' }>,
    unit: Unit | undefined,
    from: Select,
    targets: readonly { readonly id: string; readonly skills?: readonly string[] | undefined }[],
    decisions: readonly Decision[],
  ): Candidate[] {
    const substitutes = new Map(
      decisions.filter(({ kind }) => kind === 'substitute').map((each) => [each.credential, each]),
    )
    const out: Candidate[] = []
    const consider = (at: number, holding: Holding): void => {
      if (holding.excluded) return
      const substituted =
        substitutes.size > 0
          ? holding.ids.map((id) => substitutes.get(id)).find((each) => each !== undefined)
          : undefined
      const chosen = substituted ? undefined : select(from, holding, this.#context)
      const equivalent =
        chosen && chosen.truth !== 'true' ? accepted(requirement, holding, this.#context) : undefined
      const found = equivalent ?? chosen
      if (found?.truth === 'false') return
      const unfinished = holding.status === 'in-progress' && from.status === undefined
      const size = unit === undefined ? ONE : this.#size(at, unit)
      const unsized = size.most === UNKNOWN_MOST && size.least === 0
      const keys = this.#keys(requirement, holding, at, targets)
      const unread = requirement.op === 'outcomes' && holding.outcomes === undefined
      if (keys?.length === 0 && requirement.op === 'outcomes' && !unread) return
      if (substituted && !this.#used.includes(substituted)) this.#used.push(substituted)
      const unnamed =
        requirement.op === 'count' && requirement.distinctBy !== undefined && keys !== undefined
          ? isSilent(requirement.distinctBy, holding)
          : undefined
      const sure = (found === undefined || found.truth === 'true') && !unfinished && !unread && !unnamed
      if (sure && !unsized && !substituted && !equivalent && !keys) {
        out.push({ at, truth: 'true', size, silent: found?.silent ?? [] })
        return
      }
      out.push({
        at,
        truth: sure ? 'true' : 'unknown',
        size,
        silent: [
          ...(found?.silent ?? []),
          ...(unfinished ? ['status'] : []),
          ...(unsized ? ['notional-workload'] : []),
          ...(unread && keys?.length === 0 ? ['learning-outcomes'] : []),
          ...(unnamed ? [unnamed] : []),
        ],
        ...(substituted && { substituted }),
        ...(equivalent && { comparison: equivalent.comparison }),
        ...(keys && { keys: unread ? targets.map(({ id }) => id) : keys }),
      })
    }
    const anyone = substitutes.size > 0 || (requirement.op === 'item' && requirement.accept)
    const positions = anyone ? undefined : this.#finder.positions(from)
    if (positions) for (const at of positions) consider(at, this.#hand.holdings[at]!)
    else for (const [at, holding] of this.#hand.holdings.entries()) consider(at, holding)
    return out
  }

  #keys(
    requirement: Extract<Requirement, { op: 'item' | 'count' | 'volume' | 'outcomes' }>,
    holding: Holding,
    at: number,
    targets: readonly { readonly id: string; readonly skills?: readonly string[] | undefined }[],
  ): string[] | undefined {
    if (requirement.op === 'outcomes') {
      const { narrower } = this.#context
      const also = requirement.match === 'narrower'
      return targets
        .filter(
          ({ id, skills }) =>
            holding.outcomes?.includes(id) || skills?.some((uri) => covers(uri, holding, also, narrower)),
        )
        .map(({ id }) => id)
    }
    if (requirement.op !== 'count' || requirement.distinctBy === undefined) return undefined
    const { distinctBy, distinctKey, min = 0 } = requirement
    return possibleKeys({ distinctBy, distinctKey }, holding, at, 'possible', Math.max(1, min))
  }

  #condition(condition: Condition): Truth {
    const { at } = this.#context
    const { declared, entered } = this.#circumstances
    const within = (
      day: string | undefined,
      period: { from?: string | undefined; until?: string | undefined },
    ): Truth =>
      truth(
        day === undefined
          ? undefined
          : (period.from === undefined || day >= period.from) &&
              (period.until === undefined || day <= period.until),
      )
    return every([
      every((condition.all ?? []).map((each) => this.#condition(each))),
      condition.any ? some(condition.any.map((each) => this.#condition(each))) : 'true',
      condition.not ? negate(this.#condition(condition.not)) : 'true',
      condition.holds
        ? some(
            this.#hand.holdings
              .filter(({ excluded }) => !excluded)
              .map((holding) => select(condition.holds!, holding, this.#context).truth),
          )
        : 'true',
      truth((condition.declared ?? []).every((fact) => declared.has(fact))),
      condition.entered ? within(entered, condition.entered) : 'true',
      condition.at ? within(at, condition.at) : 'true',
    ])
  }
}

const KINDS: Readonly<Record<Requirement['op'], NodeKind>> = {
  'all-of': 'all',
  'any-of': 'any',
  'n-of': 'some',
  item: 'leaf',
  count: 'leaf',
  outcomes: 'leaf',
  volume: 'sum',
  evidence: 'pending',
  decision: 'pending',
  when: 'all',
  ref: 'all',
}
