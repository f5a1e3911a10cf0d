/** Days and instants that are written otherwise than the place asks. */
import { isObject } from '@microcred/common/json'
import { valueAt } from '@microcred/common/pointer'
import { isDate, isDateTime } from '@microcred/core/formats'
import { dateMeantBy, instantMeantBy, repairOf } from '../check/mends.js'
import type { Repair } from '../report/finding.js'
import { isPersonal } from '../report/personal.js'
import type { Placed } from '../report/report.js'

/** What is asked for, each with what is meant by a text of another form. */
const MEANT: Readonly<Record<string, typeof dateMeantBy>> = {
  'day-with-time': instantMeantBy,
  date: dateMeantBy,
}

/** A day or an instant in the order of a country, in the form that is asked for. */
export function time({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const { expected } = params ?? {}
  const text = valueAt(json, pointer)
  if (!isObject(expected) || typeof text !== 'string' || isPersonal(pointer)) return undefined
  const meant = MEANT[String(expected.format)]?.(text)
  return meant && repairOf(pointer, meant).fix
}

/** The claims of a token that count seconds since 1970. */
const COUNTED = /^\/(?:iat|nbf|exp)$/

/** The seconds since 1970 of an instant, or of the beginning of a day. */
export function seconds({ pointer }: Placed, json: unknown): Repair | undefined {
  const text = COUNTED.test(pointer) ? valueAt(json, pointer) : undefined
  if (typeof text !== 'string') return undefined
  const said = text.trim()
  const instant = isDate(said) || isDateTime(said) ? said : instantMeantBy(said)?.value
  const value = typeof instant === 'string' ? Date.parse(instant) / 1000 : Number.NaN
  return Number.isInteger(value)
    ? repairOf(pointer, { kind: 'as-number', value, safe: false }).fix
    : undefined
}
