/** Volumes of learning in another unit, on a stated basis and as intervals: one ECTS credit is 25 to 30 hours. */

import { exactly, type Interval } from '@microcred/common/logic'
import type { Conversion, Microcredential, Quantity, Rounding, Volume } from './generated/types.js'
import { hoursPerEcts, type Unit, units } from './generated/volume-units.js'

export type { Interval } from '@microcred/common/logic'
export { hoursPerEcts, type Unit, units } from './generated/volume-units.js'

/** A unit of learning that is none of the language's: one country's or institution's credits. */
export interface LocalUnit {
  readonly unit: string
  /** Country whose credits it is. */
  readonly country?: string | undefined
  /** Hours of learning one stands for, or the least and the most of them. */
  readonly hours: number
  readonly hoursMost?: number | undefined
  readonly perYear?: number | undefined
}

/** How units are converted, and units that are not of the language. */
export interface Converting extends Conversion {
  readonly units?: readonly LocalUnit[] | undefined
}

/** What of a credential bears on the worth of its credits. */
export type Measured = Pick<Partial<Microcredential>, 'notionalWorkload' | 'issuerCountry'>

/**
 * A number rounded as a rule says.
 *
 * @example
 * rounded(22.5, { mode: 'up', to: 6 }) // 24
 */
export function rounded(value: number, rounding: Rounding | undefined): number {
  if (rounding === undefined || rounding.mode === 'none') return value
  const step = rounding.to ?? 1
  const steps = value / step
  const whole = {
    up: Math.ceil(steps - 1e-9),
    down: Math.floor(steps + 1e-9),
    nearest: Math.floor(steps + 0.5),
  }[rounding.mode]
  return whole * step
}

/** The unit a volume of a record is counted in, or `undefined` for a framework that is not known. */
export function unitOf(
  { unit, framework }: Volume,
  country?: string,
  local: readonly LocalUnit[] = [],
): Unit | undefined {
  if (unit !== 'credit') return isKnown(unit) ? unit : undefined
  const names: readonly (string | undefined)[] = Object.values(framework?.name ?? {})
  const named = local.find((each) => names.includes(each.unit))
  if (named) return named.unit
  const where = framework?.country ?? country
  if (where === undefined) return undefined
  return (
    local.find((each) => each.country === where)?.unit ??
    (Object.keys(units) as (keyof typeof units)[]).find((each) => units[each].country === where)
  )
}

/**
 * Whether a unit is one of the language, or of those that are declared.
 *
 * @example
 * isKnown('ects') // true
 */
export function isKnown(unit: string, local: readonly LocalUnit[] = []): boolean {
  return Object.hasOwn(units, unit) || local.some((each) => each.unit === unit)
}

/** The volume of a credential in a unit, or `undefined` when it states none that can be converted. */
export function volumeIn(to: Unit, record: Measured, conversion: Converting): Interval | undefined {
  const country = record.issuerCountry?.[0]?.country
  const hours = record.notionalWorkload?.hoursPerCredit
  const found: Interval[] = []
  for (const volume of record.notionalWorkload?.volumes ?? []) {
    const amount = amountOf(volume)
    if (!amount) continue
    const unit = unitOf(volume, country, conversion.units)
    if (unit === to) return amount
    const converted = between(amount, volume, unit, (quantity) =>
      convert(quantity, to, conversion, ectsHours(country, hours)),
    )
    if (converted) found.push(converted)
  }
  return found.reduce<Interval | undefined>(
    (sum, each) => (sum === undefined ? each : overlap(sum, each)),
    undefined,
  )
}

/** A volume by its least and most, converted; units of a framework count with the hours it says they stand for. */
function between(
  { least, most }: Interval,
  { framework }: Volume,
  unit: Unit | undefined,
  converted: (quantity: { readonly value: number; readonly unit: Unit }) => Interval | undefined,
): Interval | undefined {
  const each = unit === undefined ? framework?.hoursPerUnit : 1
  if (each === undefined || !isAmount(each)) return undefined
  const of = (value: number) => converted({ value: value * each, unit: unit ?? 'hour' })
  const [low, high] = [of(least), of(most)]
  return low && high && { least: low.least, most: high.most }
}

const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= 100_000

/**
 * The least and the most a volume states, or `undefined` where they can be none.
 *
 * @example
 * amountOf({ value: { minimum: 25, maximum: 30 }, unit: 'hour' }) // { least: 25, most: 30 }
 */
export function amountOf({ value }: Pick<Volume, 'value'>): Interval | undefined {
  if (isAmount(value)) return exactly(value)
  if (typeof value !== 'object' || value === null) return undefined
  const { minimum, maximum } = value
  return isAmount(minimum) && isAmount(maximum) && minimum <= maximum
    ? { least: minimum, most: maximum }
    : undefined
}

/** Whether a stated volume can be one: a positive number of at most 100,000, or such a range. */
export const plausible = (value: unknown): boolean => amountOf({ value: value as never }) !== undefined

/** Hours of one ECTS credit: as the credential says, else as its country's law fixes, else 25 to 30. */
function ectsHours(country: string | undefined, stated: number | undefined): Interval {
  if (stated !== undefined && stated >= 1 && stated <= 100) return exactly(stated)
  const [least, most] = (country !== undefined && hoursPerEcts[country]) || units.ects.hours!
  return { least, most }
}

/**
 * A quantity in another unit, on the basis a rule names, or `undefined` when the basis knows no way.
 *
 * @example
 * convert({ value: 150, unit: 'hour' }, 'ects', { basis: 'hours', round: { mode: 'none' } }) // { least: 5, most: 6 }
 */
export function convert(
  { value, unit }: Pick<Quantity, 'value'> & { readonly unit: Unit },
  to: Unit,
  conversion: Converting,
  ects: Interval = ectsHours(undefined, undefined),
): Interval | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`A volume is a number, not ${value}.`)
  if (unit === to) return exactly(value)
  const interval = factor(unit, to, conversion, ects)
  return (
    interval && {
      least: rounded(value * interval.least, conversion.round),
      most: rounded(value * interval.most, conversion.round),
    }
  )
}

function factor(
  from: Unit,
  to: Unit,
  { basis, agreement, units: local = [] }: Converting,
  ects: Interval,
): Interval | undefined {
  if (basis === 'agreement') {
    const rate = agreement?.rates.find((each) => each.from === from && each.to === to)
    return rate && { least: rate.least, most: Math.max(rate.least, rate.most ?? rate.least) }
  }
  if (basis === 'full-time-year') {
    const [one, other] = [worthOf(from, local)?.perYear, worthOf(to, local)?.perYear]
    return one === undefined || other === undefined ? undefined : exactly(other / one)
  }
  const [a, b] = [hoursOf(from, ects, local), hoursOf(to, ects, local)]
  return a && b && { least: a.least / b.most, most: a.most / b.least }
}

/** What one of a unit is worth. */
function worthOf(
  unit: Unit,
  local: readonly LocalUnit[],
): { readonly hours?: readonly [number, number]; readonly perYear?: number | undefined } | undefined {
  if (Object.hasOwn(units, unit)) return units[unit as keyof typeof units]
  const found = local.find((each) => each.unit === unit)
  return (
    found && {
      hours: [found.hours, Math.max(found.hours, found.hoursMost ?? found.hours)],
      perYear: found.perYear,
    }
  )
}

function hoursOf(unit: Unit, ects: Interval, local: readonly LocalUnit[]): Interval | undefined {
  const hours = worthOf(unit, local)?.hours
  return unit === 'ects' ? ects : hours && { least: hours[0], most: hours[1] }
}

/** What two statements of one volume have in common; where they contradict each other, both are possible. */
function overlap(a: Interval, b: Interval): Interval {
  const [least, most] = [Math.max(a.least, b.least), Math.min(a.most, b.most)]
  return least <= most
    ? { least, most }
    : { least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) }
}
