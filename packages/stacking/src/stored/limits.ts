/** Sums, numbers and constraints of what a stored allocation counts. */
import { every, type Interval, reaches, some, type Truth } from '@microcred/common/logic'
import { rounded, type Unit, volumeIn } from '@microcred/core/volume'
import type { Constraint, Requirement, Select, StackingRule } from '../generated/types.js'
import type { Context } from '../hand/context.js'
import type { Holding } from '../hand/hand.js'
import { select } from '../hand/select.js'
import { keysOf, namesOf, once, type Placed, total, within } from './placed.js'

export class Limits {
  /** Truths of what must hold of everything held. */
  readonly invariants: Truth[] = []
  readonly #rule: StackingRule
  readonly #context: Context
  readonly #holdings: readonly Holding[]
  readonly #byId: ReadonlyMap<string, readonly Placed[]>

  constructor(
    rule: StackingRule,
    context: Context,
    holdings: readonly Holding[],
    byId: ReadonlyMap<string, readonly Placed[]>,
  ) {
    this.#rule = rule
    this.#context = context
    this.#holdings = holdings
    this.#byId = byId
  }

  amount(it: Extract<Requirement, { op: 'volume' }>, placed: readonly Placed[]): Truth {
    const unit = it.min?.unit ?? it.max?.unit ?? this.#unit
    const sum = total(once(placed), (each) => this.#size(each, unit))
    const have = { least: rounded(sum.least, it.round), most: rounded(sum.most, it.round) }
    return every([reaches(have, it.min?.value ?? 0), within(sum, it.max?.value)])
  }

  get #unit(): Unit {
    return this.#rule.profile.volume?.unit ?? 'ects'
  }

  #size = ({ holding, part }: Placed, unit: Unit): Interval => {
    const { least, most } = volumeIn(unit, holding.record, this.#rule.conversion) ?? {
      least: 0,
      most: 100_000,
    }
    return { least: least * part, most: most * part }
  }

  distinct(
    by: string | undefined,
    key: string | undefined,
    placed: readonly Placed[],
    need: number,
  ): Interval {
    if (by === undefined || by === 'credential') return total(once(placed), () => ({ least: 1, most: 1 }))
    const values = (some: readonly Placed[]) =>
      new Set(some.flatMap(({ holding }) => keysOf(by, key, holding) ?? []))
    const silent = placed.filter(
      ({ holding }) => keysOf(by, key, holding) === undefined || (by === 'outcome' && holding.unread),
    )
    const many = by === 'outcome' || by === 'field' ? need : 1
    return {
      least: values(placed.filter(({ truth }) => truth === 'true')).size,
      most: values(placed).size + silent.length * many,
    }
  }

  keeps(it: Constraint, placed: readonly Placed[]): Truth {
    const counted = once(placed)
    const member = (wanted: Select | undefined, some = counted) =>
      some
        .map((each) => ({
          ...each,
          truth: every([each.truth, wanted ? select(wanted, each.holding, this.#context).truth : 'true']),
        }))
        .filter(({ truth }) => truth !== 'false')
    const amounts = (
      { volume, count }: { volume?: { value: number; unit: Unit } | undefined; count?: number | undefined },
      some: readonly Placed[],
    ): (readonly [Interval, number])[] => [
      ...(volume ? [[total(some, (each) => this.#size(each, volume.unit)), volume.value] as const] : []),
      ...(count === undefined ? [] : [[total(some, () => ({ least: 1, most: 1 })), count] as const]),
    ]
    switch (it.op) {
      case 'cap':
        return every(amounts(it.max, member(it.select)).map(([sum, most]) => within(sum, most)))
      case 'floor':
        if (it.distinctBy && it.distinctBy !== 'credential')
          return reaches(
            this.distinct(it.distinctBy, it.distinctKey, member(it.select), it.min.count ?? 0),
            it.min.count ?? 0,
          )
        return every(amounts(it.min, member(it.select)).map(([sum, least]) => reaches(sum, least)))
      case 'invariant': {
        const held = this.#holdings.map(
          (holding): Placed => ({
            holding,
            part: 1,
            truth: holding.status === 'in-progress' ? 'unknown' : 'true',
          }),
        )
        this.invariants.push(
          every(amounts(it.max, member(it.select, held)).map(([sum, most]) => within(sum, most))),
        )
        return 'true'
      }
      case 'share': {
        if (it.of === 'required') {
          const sum = total(member(it.select), (each) => this.#size(each, this.#unit))
          const bound = (share: number) => rounded(share * (this.#rule.profile.volume?.value ?? 0), it.round)
          return every([
            it.min === undefined ? 'true' : reaches(sum, bound(it.min)),
            within(sum, it.max === undefined ? undefined : bound(it.max)),
          ])
        }
        const margin = (share: number) =>
          total(counted, (each) => {
            const size = this.#size(each, this.#unit)
            const inside = select(it.select, each.holding, this.#context).truth
            const ends = [
              ...(inside === 'false' ? [] : [(1 - share) * size.least, (1 - share) * size.most]),
              ...(inside === 'true' ? [] : [-share * size.least, -share * size.most]),
            ]
            return { least: Math.min(...ends), most: Math.max(...ends) }
          })
        return every([
          it.min === undefined ? 'true' : reaches(margin(it.min), 0),
          it.max === undefined ? 'true' : within(margin(it.max), 0),
        ])
      }
      case 'average':
        return reaches(
          total(member(it.select), (each) => {
            const size = it.weight === 'volume' ? this.#size(each, this.#unit) : { least: 1, most: 1 }
            const over = (each.holding.points ?? it.min) - it.min
            return {
              least: Math.min(over * size.least, over * size.most),
              most: Math.max(over * size.least, over * size.most),
            }
          }),
          0,
        )
      case 'overlap':
        return it.policy === 'allow' ? 'true' : this.#overlap(it, counted)
      case 'sequence': {
        const at = (name: string) =>
          (this.#byId.get(name) ?? []).filter(
            ({ holding }) => !it.exempt || select(it.exempt, holding, this.#context).truth !== 'true',
          )
        return every(
          at(it.before).flatMap(({ holding: a }) =>
            at(it.after).map(({ holding: b }): Truth => {
              if (a === b && !it.strict) return 'true'
              if (!a.awarded || !b.awarded) return 'unknown'
              return a.awarded < b.awarded || (!it.strict && a.awarded === b.awarded)
                ? 'true'
                : it.exempt
                  ? 'unknown'
                  : 'false'
            }),
          ),
        )
      }
    }
  }

  #overlap(it: Extract<Constraint, { op: 'overlap' }>, counted: readonly Placed[]): Truth {
    const meet = (a: Holding, b: Holding): Truth => {
      if (it.by === 'declared')
        return some(
          (it.groups ?? []).map((group) =>
            every([a, b].map((each) => select(group, each, this.#context).truth)),
          ),
        )
      const [one, other] = [namesOf(it.by, a), namesOf(it.by, b)]
      return one.names.some((name) => other.names.includes(name))
        ? 'true'
        : one.silent || other.silent
          ? 'unknown'
          : 'false'
    }
    return every(
      counted.map((each): Truth => {
        const group = counted.filter(
          (other) => other !== each && meet(each.holding, other.holding) !== 'false',
        )
        if (group.length === 0) return 'true'
        const sure = group.every(
          (other) => meet(each.holding, other.holding) === 'true' && other.truth === 'true',
        )
        if (it.policy === 'count-once') return sure ? 'false' : 'unknown'
        // The largest of what overlaps counts; where more than two do, which of them overlap with which may differ.
        const sizes = [each, ...group].map((one) => ({
          counts: this.#size(one, this.#unit),
          whole: this.#size({ ...one, part: 1 }, this.#unit),
        }))
        const most = sizes.reduce((sum, { counts }) => sum + counts.most, 0)
        if (most <= Math.max(...sizes.map(({ whole }) => whole.least)) + 1e-6) return 'true'
        return group.length === 1 &&
          sure &&
          sizes[0]!.counts.least + sizes[1]!.counts.least >
            Math.max(...sizes.map(({ whole }) => whole.most)) + 1e-6
          ? 'false'
          : 'unknown'
      }),
    )
  }
}
