/** Judges a stored allocation by its rule. */
import { atLeast, every, reaches, some, type Truth } from '@microcred/common/logic'
import { rounded } from '@microcred/core/volume'
import type { Requirement, StackingRule } from '../generated/types.js'
import type { Context } from '../hand/context.js'
import { standing } from '../hand/decisions.js'
import { type Holding, readHand } from '../hand/hand.js'
import { select } from '../hand/select.js'
import { conditionHolds } from '../program/condition.js'
import type { Decision } from '../verdict/result.js'
import { Limits } from './limits.js'
import { covered, type Placed, within } from './placed.js'
import type { Stored } from './protocol.js'

interface Judged {
  readonly truth: Truth
  readonly placed: readonly Placed[]
}
interface Leaf {
  readonly at: number
  readonly part: number
  readonly draw: string
  readonly section: string
  readonly names: readonly string[]
}

export class Court {
  readonly met: Truth
  readonly kept: Truth
  readonly unlawful: readonly string[]
  readonly #leaves: Leaf[] = []
  readonly #byId = new Map<string, readonly Placed[]>()
  readonly #limits: Limits
  readonly #holdings: readonly Holding[]
  readonly #decided: ReadonlyMap<string, readonly Decision[]>
  readonly #context: Context
  readonly #wrong = new Set<string>()
  readonly rule: StackingRule
  readonly stored: Stored
  readonly granted: boolean

  constructor(
    rule: StackingRule,
    stored: Stored,
    narrower: (uri: string) => readonly string[],
    granted: boolean,
  ) {
    this.rule = rule
    this.stored = stored
    this.granted = granted
    const { at, allocation } = stored.protocol
    const out = new Set(
      stored.result.unused.flatMap(({ held, reasons }) =>
        reasons.some(({ why }) => why === 'whose' || why === 'other-learner') ? [held] : [],
      ),
    )
    this.#holdings = readHand(stored.input.hand, at).holdings.filter(
      ({ excluded, index }) => !excluded && !out.has(index),
    )
    this.#context = { at, conversion: rule.conversion, narrower }
    this.#limits = new Limits(rule, this.#context, this.#holdings, this.#byId)
    this.#decided = standing(stored.input.decisions, at, rule.owner)
    const root = this.#node(rule.root, '', '', [])
    const truth = every([
      root.truth,
      ...(rule.constraints ?? []).map((it) => this.#limits.keeps(it, root.placed)),
    ])
    for (const { requirement } of allocation) if (!this.#byId.has(requirement)) this.#wrong.add(requirement)
    this.#lawful()
    this.unlawful = [...this.#wrong]
    this.kept = every(this.#limits.invariants)
    this.met = this.unlawful.length > 0 ? 'false' : every([truth, this.kept])
  }

  #node(it: Requirement, prefix: string, section: string, above: readonly string[]): Judged {
    const id = prefix + it.id
    const pending = it.op === 'evidence' || it.op === 'decision'
    const last = (this.#decided.get(id) ?? []).findLast(
      ({ kind }) => kind !== 'substitute' && (pending || kind !== 'grant'),
    )
    const judged =
      last?.kind === 'waive'
        ? { truth: 'true' as const, placed: [] }
        : this.#asked(it, id, prefix, it.section ? id : section, [...above, id], last)
    this.#byId.set(id, judged.placed)
    if (last?.kind === 'waive') return judged
    return {
      ...judged,
      truth: every([
        judged.truth,
        ...(it.constraints ?? []).map((each) => this.#limits.keeps(each, judged.placed)),
      ]),
    }
  }

  #asked(
    it: Requirement,
    id: string,
    prefix: string,
    section: string,
    names: readonly string[],
    last: Decision | undefined,
  ): Judged {
    const all = (some: readonly Requirement[], start = prefix) =>
      some.map((each) => this.#node(each, start, section, names))
    const together = (inner: readonly Judged[], truth: Truth): Judged => {
      // What counts under a requirement that is not met does not count.
      const used = inner.filter(({ placed }) => placed.length > 0).map((each) => each.truth)
      return { truth: every([truth, ...used]), placed: inner.flatMap(({ placed }) => placed) }
    }
    const truths = (inner: readonly Judged[]) => inner.map(({ truth }) => truth)
    switch (it.op) {
      case 'all-of':
      case 'any-of':
      case 'n-of': {
        const inner = all(it.of)
        const need = it.op === 'all-of' ? inner.length : it.op === 'any-of' ? 1 : it.min
        const most = it.op === 'n-of' ? (it.max ?? Infinity) : Infinity
        const used = inner.filter(({ placed }) => placed.length > 0).length
        return together(inner, used > most ? 'false' : atLeast(need, truths(inner)))
      }
      case 'ref':
        return this.#node(this.rule.definitions![it.rule]!, `${id}/`, section, names)
      case 'when': {
        const { declared = [], entered } = this.stored.protocol
        const holds = conditionHolds(it.if, { holdings: this.#holdings }, this.#context, {
          declared: new Set(declared),
          entered,
        })
        const inner = all([
          ...(holds === 'false' ? [] : [it.then]),
          ...(holds === 'true' || !it.else ? [] : [it.else]),
        ])
        if (holds !== 'unknown') return together(inner, every(truths(inner)))
        const placed = inner
          .flatMap((each) => each.placed)
          .map((each) => ({ ...each, truth: 'unknown' as const }))
        return { truth: every(truths(inner)) === 'true' ? 'true' : 'unknown', placed }
      }
      case 'evidence':
      case 'decision':
        return {
          truth: last ? (last.kind === 'grant' ? 'true' : 'false') : this.granted ? 'true' : 'unknown',
          placed: [],
        }
      case 'volume':
        if (it.of) {
          const inner = all(it.of)
          const counting = inner.filter(({ truth }) => truth !== 'false')
          const placed = counting.flatMap((each) =>
            each.placed.map((one) => ({ ...one, truth: every([one.truth, each.truth]) })),
          )
          return together(inner, this.#limits.amount(it, placed))
        }
    }
    const placed = this.#placed(it as Extract<Requirement, { op: 'item' }>, id, section, names)
    return { truth: this.#reached(it, placed), placed }
  }

  #placed(
    it: Extract<Requirement, { op: 'item' | 'count' | 'volume' | 'outcomes' }>,
    id: string,
    section: string,
    names: readonly string[],
  ): Placed[] {
    const { from = {} } = it
    return this.stored.protocol.allocation.flatMap(({ held, requirement, part }): Placed[] => {
      if (requirement !== id) return []
      const holding = this.#holdings.find(({ index }) => index === held)
      const use = this.stored.result.counted.find((each) => each.held === held && each.requirement === id)
      const substituted = this.#decided
        .get(id)
        ?.some(({ kind, credential }) => kind === 'substitute' && holding?.ids.includes(credential!))
      const grades: readonly string[] = (it.op === 'item' && it.accept?.grades) || ['exact', 'broader']
      const accepted =
        it.op === 'item' && it.accept && use?.comparison
          ? grades.includes(use.comparison.grade)
            ? 'true'
            : 'unknown'
          : undefined
      const truth = !holding
        ? 'false'
        : substituted
          ? 'true'
          : (accepted ?? select(from, holding, this.#context).truth)
      this.#leaves.push({
        at: held,
        part,
        draw: it.draw ?? (it.op === 'outcomes' ? 'counted' : 'own'),
        section,
        names,
      })
      if (!holding || truth === 'false' || !(part > 0 && part <= 1)) {
        this.#wrong.add(id)
        return []
      }
      return [
        {
          holding,
          part,
          truth: holding.status === 'in-progress' && from.status === undefined ? 'unknown' : truth,
        },
      ]
    })
  }

  #reached(it: Requirement, placed: readonly Placed[]): Truth {
    if (it.op === 'item') return placed.length === 1 ? placed[0]!.truth : 'false'
    if (it.op === 'volume') return this.#limits.amount(it, placed)
    if (it.op === 'outcomes') {
      const targets = it.targets ?? this.rule.profile.outcomes
      const truths = targets.map((target) =>
        some(
          placed.map(({ holding, truth }) =>
            every([truth, covered(target, holding, it.match === 'narrower', this.#context.narrower)]),
          ),
        ),
      )
      const mandatory = targets.flatMap(({ id }, at) => (it.mandatory?.includes(id) ? [truths[at]!] : []))
      return every([atLeast(rounded(it.minCoverage * targets.length, { mode: 'up' }), truths), ...mandatory])
    }
    if (it.op !== 'count') return 'false'
    const number = this.#limits.distinct(it.distinctBy, it.distinctKey, placed, it.min ?? 0)
    return every([reaches(number, it.min ?? 0), within(number, it.max)])
  }

  /** Nothing counts more often than the rule of allocation lets it. */
  #lawful(): void {
    const { scope, maxUses, shareGroups = [], split } = this.rule.allocation
    for (const at of new Set(this.#leaves.map((each) => each.at))) {
      const mine = this.#leaves.filter((each) => each.at === at)
      const own = mine.filter(({ draw }) => draw === 'own')
      const uses = (some: readonly Leaf[]) => {
        const groups = new Map<string, number>()
        for (const [number, { names, part }] of some.entries()) {
          const group = shareGroups.findIndex((each) => names.some((name) => each.includes(name)))
          const key = group < 0 ? `${number}.` : `${group}`
          groups.set(key, Math.max(groups.get(key) ?? 0, split ? part : 1))
        }
        return [...groups.values()].reduce((sum, each) => sum + each, 0)
      }
      const scopes =
        scope === 'none'
          ? []
          : scope === 'global'
            ? [own]
            : [...new Set(own.map(({ section }) => section))].map((name) =>
                own.filter(({ section }) => section === name),
              )
      const within = scopes.every(
        (inside) => uses(inside) <= (scope === 'global' ? (maxUses ?? 1) : 1) + 1e-6,
      )
      if (
        !within ||
        uses(own) > (maxUses ?? Infinity) + 1e-6 ||
        (own.length === 0 && mine.some(({ draw }) => draw === 'counted'))
      )
        this.#wrong.add(mine[0]!.names.at(-1)!)
    }
  }
}
