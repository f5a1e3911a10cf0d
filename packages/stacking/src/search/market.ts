/** What can still be done: every offer with the occasions on which it can be completed, and what each would be held as. */

import { list } from '@microcred/common/list'
import type { Microcredential, Specification } from '@microcred/core'
import { volumeIn } from '@microcred/core/volume'
import type { StackingRule } from '../generated/types.js'
import type { Held } from '../hand/hand.js'
import { conversionOf } from '../rule/conversion.js'
import type { Offer, PlanOptions } from './offers.js'

/** One chance to complete an offer. */
export interface Run {
  /** Position in the catalogue. */
  readonly offer: number
  /** First and last day, where it has any. */
  readonly starts: string | undefined
  readonly ends: string | undefined
  /** Whether the days are only there to put things in an order. */
  readonly assumed: boolean
  /** What it would be held as. */
  readonly held: Held
  /** Identifiers of what it is an award of. */
  readonly ids: readonly string[]
  /** Identifiers of what must be held before it. */
  readonly requires: readonly string[]
  readonly volume: number
  readonly cost: number
  readonly time: number
}

/** What is to be least of what is taken. */
export type Price = (run: Run) => number

export interface Market {
  readonly rule: StackingRule
  readonly held: readonly Held[]
  readonly options: PlanOptions
  readonly runs: readonly Run[]
  /** Days as of which a plan may be complete, earliest first. */
  readonly days: readonly string[]
}

/** Least price, so that nothing is taken for nothing. */
const LEAST = 1e-3

type Days = Pick<Run, 'starts' | 'ends' | 'assumed'> & { readonly price?: number | undefined }

export function marketOf(
  rule: StackingRule,
  held: readonly Held[],
  catalogue: readonly Offer[],
  options: PlanOptions,
): Market {
  const { at } = options
  const steps = stepsOf(rule, at)
  const names = new Map<string, number>()
  for (const { record } of catalogue) if (record.id) names.set(record.id, (names.get(record.id) ?? 0) + 1)
  const unit = rule.profile.volume?.unit ?? 'ects'
  const runs = catalogue.flatMap((offer, index): Run[] => {
    const { id } = offer.record
    const days = daysOf(offer, options, steps)
    const volume = volumeIn(unit, offer.record as Held['record'], conversionOf(rule))?.most ?? 1
    const isAlone = days.length === 1 && (id === undefined || names.get(id) === 1)
    return days.map(({ price, ...each }, run) => ({
      ...each,
      offer: index,
      held: awarded(offer, each.ends ?? at, isAlone ? (id ?? `urn:offer:${index}`) : undefined, options, [
        index,
        run,
      ]),
      ids: id === undefined ? [] : [id],
      requires: requiredBy(offer),
      volume: Math.max(LEAST, volume),
      cost: Math.max(LEAST, offer.cost ?? price ?? volume),
      time: Math.max(LEAST, offer.time ?? volume),
    }))
  })
  return { rule, held, options, runs, days: completionDays(rule, held, runs, at) }
}

/** An offer as it would be held: by its identifier where it can be completed once, else as one award of several of it. */
function awarded(
  { record }: Offer,
  day: string,
  id: string | undefined,
  { assume }: PlanOptions,
  [offer, run]: readonly [number, number],
): Held {
  const { occasions: _, ...rest } = record as Partial<Specification> & Partial<Microcredential>
  const { grade } = assume ?? {}
  return {
    record: {
      dateOfIssuing: day,
      ...(grade && { grade }),
      ...rest,
      id: id ?? `${record.id ?? 'urn:offer'}#award-${offer}-${run}`,
      ...(id === undefined && record.id !== undefined && { specification: { id: record.id } }),
    } as Held['record'],
  }
}

/** The identifiers of what an offer asks for before it can be begun. */
const requiredBy = ({ record, requires }: Offer): readonly string[] => [
  ...(requires ?? []),
  ...(list((record as Partial<Specification>).prerequisites?.credentials) ?? []).flatMap(({ id }) =>
    id === undefined ? [] : [id],
  ),
]

/** The occasions one can still apply for; offers without any run in every term, or whenever one likes. */
function daysOf(
  { record, occasions }: Offer,
  { at, terms }: PlanOptions,
  steps: readonly string[],
): readonly Days[] {
  const said = occasions ?? list((record as Partial<Specification>).occasions) ?? []
  if (said.length > 0)
    return said.flatMap(({ period, deadline, price }): Days[] => {
      const starts = period?.from?.slice(0, 10)
      const ends = period?.until?.slice(0, 10) ?? starts
      const last = deadline?.slice(0, 10) ?? starts ?? ends
      if (last !== undefined && last < at) return []
      const everybody = list(price)?.find((each) => each.for === undefined)
      return [{ starts: starts ?? ends, ends, assumed: false, price: everybody?.amount }]
    })
  if (terms)
    return terms.flatMap(({ starts, ends }) => (starts < at ? [] : [{ starts, ends, assumed: false }]))
  if (steps.length > 0) return steps.map((day) => ({ starts: day, ends: day, assumed: true }))
  return [{ starts: undefined, ends: undefined, assumed: false }]
}

/** Days one after another, where a rule asks for one thing strictly before another. */
function stepsOf(rule: StackingRule, at: string): readonly string[] {
  const strict = objectsIn(rule).filter(({ op, strict }) => op === 'sequence' && strict === true).length
  if (strict === 0) return []
  const first = Date.parse(at)
  return Array.from({ length: Math.min(4, strict + 1) }, (_, day) =>
    new Date(first + day * 86_400_000).toISOString().slice(0, 10),
  )
}

/** Whether something may be complete when another is begun. */
export const isBefore = (one: Run, other: Run): boolean =>
  one.ends === undefined || other.starts === undefined || one.ends <= other.starts

/** Every object in a rule. */
export function objectsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (typeof value !== 'object' || value === null) return []
  return [value as Readonly<Record<string, unknown>>, ...Object.values(value).flatMap(objectsIn)]
}

/** Most days as of which a rule is asked. */
const MOST_DAYS = 24

/**
 * The days that make a difference: the last on which anything ends, the last before something held expires, and each on
 * which something ends where the rule asks how old an award is.
 */
function completionDays(
  rule: StackingRule,
  held: readonly Held[],
  runs: readonly Run[],
  at: string,
): readonly string[] {
  const ends = [...new Set([at, ...runs.flatMap((run) => run.ends ?? [])])].filter((day) => day >= at).sort()
  const isTimed = objectsIn(rule).some(
    (each) => 'maxAgeMonths' in each || (typeof each.at === 'object' && each.at !== null),
  )
  if (isTimed && ends.length <= MOST_DAYS) return ends
  const expiries = [...held, ...runs.map((run) => run.held)].flatMap((each) => {
    const until = each?.record?.validUntil
    return typeof until === 'string' ? [until.slice(0, 10)] : []
  })
  const last = [...new Set(expiries)].flatMap((until) => ends.filter((day) => day <= until).slice(-1))
  return [...new Set([...last, ends.at(-1)!])].sort().slice(-MOST_DAYS)
}
