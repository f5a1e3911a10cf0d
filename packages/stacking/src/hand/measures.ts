/** Days, grades and volumes that a credential leaves open, in the ways that may matter for a rule. */
import type { Interval } from '@microcred/common/logic'
import { type Unit, volumeIn } from '@microcred/core/volume'
import { conversionOf } from '../rule/conversion.js'
import { pointsOn, threshold } from './grades.js'
import type { Holding, Supposed } from './hand.js'
import { monthsBefore } from './select.js'
import type { Supposing } from './supposing.js'

/** Days of award: each a rule names, and one before, between and after them. */
export function supposedDays(holding: Holding, { asked, day, standing }: Supposing): readonly string[] {
  const { awarded } = holding
  const ranges = asked.of('awarded')
  const years = asked.distinct.has('year')
  if (awarded !== undefined || (ranges.length === 0 && !asked.dated && !years)) return []
  if (asked.of('months' as never).length > 0 || asked.of('accreditation').length > 0) return []
  const silent = standing.filter((each) => each.awarded === undefined).length
  if ((asked.dated || years) && silent > 1) return []
  if (years && (ranges.length > 0 || asked.dated)) return []
  const others = asked.dated || years ? standing.flatMap((each) => each.awarded ?? []) : []
  const named = ranges.flatMap(({ from, until, maxAgeMonths }) => [
    ...(from === undefined ? [] : [from]),
    ...(until === undefined ? [] : [until]),
    ...(maxAgeMonths === undefined ? [] : [monthsBefore(day, maxAgeMonths)]),
  ])
  const all = [...new Set([...named, ...others])].flatMap((each) => [
    dayAfter(each, -1),
    each,
    dayAfter(each, 1),
  ])
  return [...new Set(['1900-01-01', ...all, day])].filter((each) => each <= day)
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Points of a grade: on every side of each bound. */
export function supposedGrades(holding: Holding, { rule, asked }: Supposing): readonly Partial<Supposed>[] {
  const bounds = asked.of('grade')
  if (bounds.some(({ status }) => status !== undefined)) return []
  const plain = bounds.flatMap(({ scale, min, max }) =>
    scale === undefined ? [min, max].filter((each) => each !== undefined) : [],
  )
  if (plain.length > 0 && holding.points === undefined && holding.supposed?.points === undefined) {
    const sorted = [...new Set(plain)].sort((a, b) => a - b)
    return [
      sorted[0]! - 1,
      ...sorted.flatMap((each, at) => [
        each,
        at + 1 < sorted.length ? (each + sorted[at + 1]!) / 2 : each + 1,
      ]),
    ].map((points) => ({ points }))
  }
  for (const scale of rule.scales ?? []) {
    const { best, worst, id } = scale
    const open = holding.supposed?.scaled?.[id] ??
      pointsOn(scale, holding, rule.scales!) ?? { least: Math.min(best, worst), most: Math.max(best, worst) }
    const limits = bounds.flatMap((each) =>
      each.scale === id ? [...threshold(scale, each), ...(each.max === undefined ? [] : [each.max])] : [],
    )
    const pieces = cut(open, limits, asked.averages && holding.record.grade !== undefined)
    if (pieces.length > 1)
      return pieces.map((piece) => ({ scaled: { ...holding.supposed?.scaled, [id]: piece } }))
  }
  return []
}

/** Volumes: between, at and beyond the amounts a rule names, then halves of what is left. */
export function supposedSizes(holding: Holding, { rule, asked }: Supposing): readonly Partial<Supposed>[] {
  const units = new Set<Unit>([...asked.volumes.keys(), rule.profile.volume?.unit ?? 'ects'])
  for (const unit of units) {
    const open = holding.supposed?.sizes?.[unit] ??
      volumeIn(unit, holding.record, conversionOf(rule)) ?? { least: 0.01, most: 100_000 }
    const pieces = cut(open, asked.volumes.get(unit) ?? [], true)
    if (pieces.length > 1)
      return pieces.map((piece) => ({ sizes: { ...holding.supposed?.sizes, [unit]: piece } }))
  }
  return []
}

/** Nearer than this to a bound is at it. */
const NEAR = 2e-6

/** An interval in pieces: before, at and after each bound inside; in two where there is none. */
function cut({ least, most }: Interval, bounds: readonly number[], halving: boolean): readonly Interval[] {
  const inside = [...new Set(bounds)]
    .filter((each) => each >= least && each <= most && most - least > 4 * NEAR)
    .sort((a, b) => a - b)
  const pieces: Interval[] = []
  let from = least
  for (const each of inside) {
    if (each - NEAR > from) pieces.push({ least: from, most: each - NEAR })
    pieces.push({ least: each, most: each })
    from = each + NEAR
  }
  if (from <= most) pieces.push({ least: from, most })
  if (pieces.length > 1 || !halving || most - least < 0.02 * Math.max(1, most)) return pieces
  const middle = least > 0 && most > 4 * least ? Math.sqrt(least * most) : (least + most) / 2
  return [
    { least, most: middle },
    { least: middle, most },
  ]
}
