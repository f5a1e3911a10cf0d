/** Makes a rule ready for one hand: references and conditions resolved, and for every requirement who may count. */

import type { Interval } from '@microcred/common/logic'
import { convert, rounded, type Unit, volumeIn } from '@microcred/core/volume'
import type { Requirement, StackingRule } from '../generated/types.js'
import type { Context } from '../hand/context.js'
import { standing } from '../hand/decisions.js'
import { Finder } from '../hand/finder.js'
import type { Hand } from '../hand/hand.js'
import { select } from '../hand/select.js'
import type { Decision } from '../verdict/result.js'
import { candidatesOf, type Drawing } from './candidates.js'
import { conditionHolds } from './condition.js'
import {
  type Circumstances,
  type Leaf,
  type NodeKind,
  type Program,
  type ProgramConstraint,
  type ProgramNode,
  UNKNOWN_MOST,
} from './program.js'

export function compile(
  rule: StackingRule,
  hand: Hand,
  context: Context,
  circumstances: Circumstances,
): Program {
  return new Compiler(rule, hand, context, circumstances).program()
}

const UNKNOWN: Interval = { least: 0, most: UNKNOWN_MOST }

const hull = (all: readonly Interval[]): Interval =>
  all.length === 1
    ? all[0]!
    : {
        least: Math.min(...all.map(({ least }) => least)),
        most: Math.max(...all.map(({ most }) => most)),
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
    sizes[at] ??= this.#worth(at, unit)
    return sizes[at]
  }

  /** What a credential counts as: the volume the rule fixes for such, else its own. */
  #worth(at: number, unit: Unit): Interval {
    const holding = this.#hand.holdings[at]!
    const { conversion } = this.#context
    const possible: Interval[] = []
    for (const { select: wanted, counts } of this.#rule.worth ?? []) {
      const { truth } = select(wanted, holding, this.#context)
      if (truth === 'false') continue
      possible.push(convert(counts, unit, conversion) ?? UNKNOWN)
      if (truth === 'true') return hull(possible)
    }
    return hull([
      ...possible,
      holding.supposed?.sizes?.[unit] ?? volumeIn(unit, holding.record, conversion) ?? UNKNOWN,
    ])
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
        const holds = conditionHolds(requirement.if, this.#hand, this.#context, this.#circumstances)
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
    const requirement = node.requirement as Drawing
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
    const candidates = candidatesOf(
      { requirement, from, unit: node.unit, targets, decisions },
      {
        hand: this.#hand,
        context: this.#context,
        finder: this.#finder,
        size: (at, unit) => this.#size(at, unit),
      },
    )
    for (const { substituted } of candidates)
      if (substituted && !this.#used.includes(substituted)) this.#used.push(substituted)
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
      targets: targets.map(({ id }) => id),
      mandatory: requirement.op === 'outcomes' ? (requirement.mandatory ?? []) : [],
      from,
    })
  }

  #need(requirement: Drawing, targets: number): number {
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
