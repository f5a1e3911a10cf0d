/** Whether a credential is inside of its dates: those of its token, and those it has itself, all of them. */

import type { RowOf } from '../bundle/tools.js'
import { absent, failed, type Row, undetermined, verified } from '../report/row.js'
import { isText, type Json } from '../text/json.js'

/** Members that say from and until when a credential holds, newest words first. */
const FROM = ['validFrom', 'issuanceDate']
const UNTIL = ['validUntil', 'expirationDate', 'expiryDate', 'expires']

interface Limit {
  readonly name: string
  readonly pointer: string
  /** Instant in milliseconds; not a number where it cannot be read. */
  readonly at: number
  readonly kind: 'from' | 'until'
}

export const validity: RowOf = (opened, { at }) => {
  const { credential, claims } = opened
  const limits = [
    ...members(credential, FROM, 'from'),
    ...members(credential, UNTIL, 'until'),
    ...seconds(claims, 'nbf', 'from'),
    ...seconds(claims, 'exp', 'until'),
  ]
  const row = judged(limits, at)
  if (row.state === 'failed') return row
  const open = !limits.some(({ kind }) => kind === 'until')
  return opened.hidesClaims && open ? undetermined('sd-jwt.may-be-hidden') : row
}

function judged(limits: readonly Limit[], at: number): Row {
  if (limits.length === 0) return absent()
  const pointers = limits.map(({ pointer }) => pointer)
  const findings = [
    limits.some((each) => Number.isNaN(each.at)) ? 'validity.unreadable' : '',
    limits.some((each) => each.kind === 'until' && each.at < at) ? 'validity.expired' : '',
    limits.some((each) => each.kind === 'from' && each.at > at) ? 'validity.not-yet' : '',
  ].filter((each) => each !== '')
  if (findings.length > 0) return { ...failed(...findings), pointers }
  const ground = limits.map(({ name, at: limit }) => ({
    kind: 'date',
    name,
    at: new Date(limit).toISOString(),
  }))
  const disagree = (['from', 'until'] as const).some((kind) => apart(limits, kind))
  return { ...verified(ground, ...(disagree ? ['validity.dates-disagree'] : [])), pointers }
}

/** A day may be written for an instant of it. */
const DAY = 86_400_000

const apart = (limits: readonly Limit[], wanted: Limit['kind']): boolean => {
  const times = limits.filter(({ kind }) => kind === wanted).map(({ at }) => at)
  return times.length > 1 && Math.max(...times) - Math.min(...times) > DAY
}

const members = (credential: Json, names: readonly string[], kind: Limit['kind']): Limit[] =>
  names
    .filter((name) => credential[name] !== undefined)
    .map((name) => ({ name, pointer: `/${name}`, at: instantOf(credential[name], kind), kind }))

const seconds = (claims: Json, name: string, kind: Limit['kind']): Limit[] => {
  const value = claims[name]
  if (value === undefined) return []
  const at = typeof value === 'number' && Math.abs(value) <= LAST ? value * 1000 : Number.NaN
  return [{ name, pointer: `/${name}`, at, kind }]
}

/** Last second a date can name. */
const LAST = 8.64e12

/** An instant; a day ends with its last moment, and begins with its first. */
function instantOf(value: unknown, kind: Limit['kind']): number {
  if (!isText(value)) return Number.NaN
  const at = Date.parse(value)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && kind === 'until' ? at + DAY - 1 : at
}
