/** What was meant by a value of the wrong form, where it can be read in one way only. */
import { isDate, isDateTime, isIri } from '@microcred/core/formats'
import type { Repair } from '../report/finding.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const EMAIL = /^[^\s@:/]+@[^\s@:/.]+(?:\.[^\s@:/.]+)+$/

/** The host of an address, with what follows it, all in small letters: names of people and places are not. */
const HOST = /^(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$/
/** Ends of the names of files. */
const FILE = /\.(?:png|jpe?g|svg|gif|webp|jsonl?d?|pdf|xml|html?|txt|md|csv|zip)$/

/** The web address of a bare host, such as `example.org` or `www.example.org/about`. */
function addressOfHost(bare: string): Meant | undefined {
  if (!HOST.test(bare) || (FILE.test(bare) && !bare.includes('/'))) return undefined
  return {
    kind: 'whole-address',
    value: `https://${bare}${/[/?#]/.test(bare) ? '' : '/'}`,
    safe: false,
  }
}

/** A value to write instead, and whether it says what the old one says. */
export interface Meant {
  readonly kind: string
  readonly value: unknown
  readonly safe: boolean
}

/** A repair that writes another value at a place. */
export const repairOf = (path: string, { kind, value, safe }: Meant): { readonly fix: Repair } => ({
  fix: {
    kind,
    ...(kind === 'write' && { params: { to: value } }),
    patch: [{ op: 'replace', path, value }],
    safe,
  },
})

/** The IRI for a bare UUID, an address of mail or one of the web without its scheme. */
export function iriMeantBy(text: string): Meant | undefined {
  const bare = text.trim()
  if (UUID.test(bare)) return { kind: 'as-urn', value: `urn:uuid:${bare}`, safe: true }
  if (EMAIL.test(bare)) return { kind: 'as-mailto', value: `mailto:${bare}`, safe: true }
  const address = addressOfHost(bare)
  if (address) return address
  if (/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/.test(bare))
    return { kind: 'write', value: `did:key:${bare}`, safe: false }
  const together = bare.replace(/\s+/g, '')
  return together !== text && /^(?:https?:\/\/|did:|urn:)/.test(together) && isIri(together)
    ? { kind: 'write', value: together, safe: false }
    : undefined
}

/** The address of mail that stands behind its scheme. */
export function addressMeantBy(text: string): Meant | undefined {
  if (!/^mailto:\S+$/i.test(text)) return undefined
  const value = text.slice('mailto:'.length)
  return /^[^@]+@./.test(value) && !value.endsWith('@')
    ? { kind: 'bare-address', value, safe: true }
    : undefined
}

const padded = (year: string, month: string, day: string): string | undefined => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

/** The day that is written in the order of a country: years first, or days first with dots; with slashes only where no month is meant by the first number. */
export function dateMeantBy(text: string): Meant | undefined {
  const bare = text.trim()
  const [, year, , month, day] = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/.exec(bare) ?? []
  if (year !== undefined && (bare.length > 7 || /\D/.test(bare))) {
    const value = padded(year, month!, day!)
    return value === undefined || value === bare ? undefined : { kind: 'write', value, safe: true }
  }
  const [, first, mark, second, last] = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})$/.exec(bare) ?? []
  if (first === undefined) return undefined
  if (mark !== '.' && Number(first) <= 12 && Number(second) <= 12 && first !== second) return undefined
  const value =
    mark !== '.' && Number(second) > 12 ? padded(last!, first, second!) : padded(last!, second!, first)
  return value === undefined
    ? undefined
    : { kind: 'write', value, safe: Number(first) > 12 || Number(second) > 12 || first === second }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The instant that is written as mail does it: `Fri, 19 Jun 2026 09:30:00 +0200`. */
function instantOfMail(text: string): Meant | undefined {
  const [, day, name, year, time, zone] =
    /^(?:[a-z]{3}, ?)?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d:\d\d:\d\d) (gmt|utc|z|[+-]\d{4})$/i.exec(text) ?? []
  const month = MONTHS.indexOf((name ?? '').toLowerCase()) + 1
  const date = month === 0 ? undefined : padded(year!, String(month), day!)
  if (date === undefined) return undefined
  const offset = /\d/.test(zone!) ? zone!.replace(/^(...)(..)$/, '$1:$2') : 'Z'
  const value = `${date}T${time}${offset}`
  return isDateTime(value) ? { kind: 'write', value, safe: true } : undefined
}

/** The instant that is counted in seconds or thousandths since 1970, in this century or the one before. */
export function instantCountedBy(number: number): Meant | undefined {
  const thousandths = number >= 1e11 ? number : number * 1000
  if (!Number.isInteger(number) || thousandths < 1e11 || thousandths >= 4.2e12) return undefined
  const value = new Date(thousandths).toISOString().replace('.000Z', 'Z')
  return { kind: 'write', value, safe: false }
}

/** The instant that is written with a blank for its T, in small letters, or as a day alone. */
export function instantMeantBy(text: string): Meant | undefined {
  const bare = text.trim()
  if (/^\d{9,13}$/.test(bare)) return instantCountedBy(Number(bare))
  if (isDate(bare)) return { kind: 'add-midnight', value: `${bare}T00:00:00Z`, safe: false }
  const [, day, time, offset] =
    /^(\d{4}-\d\d-\d\d)[ tT](\d\d:\d\d:\d\d(?:\.\d+)?) ?([zZ]|[+-]\d\d:?\d\d)$/.exec(bare) ?? []
  if (day === undefined || !isDate(day)) {
    const date = dateMeantBy(bare)
    if (!date) return instantOfMail(bare)
    return { ...date, value: `${date.value}T00:00:00Z`, safe: false }
  }
  const zone = offset!.replace(/^z$/, 'Z').replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  const value = `${day}T${time}${zone}`
  return value === text ? undefined : { kind: 'write', value, safe: true }
}

/** The level in `EQF 5` and `level 5`. */
export function levelMeantBy(text: string): number | undefined {
  const [, level] =
    /^(?:eqf ?[-:]? ?(?:level)?|level) ?([1-8])$/i.exec(text.trim().replace(/\s+/g, ' ')) ?? []
  return level === undefined ? undefined : Number(level)
}
