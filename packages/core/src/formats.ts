/**
 * The formats and codelists of the house dialect as predicates. Every engine (ajv, zod, the fast
 * path) is handed these very functions, so none can have an opinion of its own about a leap second.
 */
import { country, language } from './generated/code-sets.js'

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** RFC 3339 `full-date` that exists in the calendar: `2026-02-29` does not. */
export function isDate(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]!) return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}

const TIME = /^[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d+)?([Zz]|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/

/**
 * RFC 3339 `date-time`: an existing day, a time and an offset that exists (XML Schema ends at 14:00). A leap second (`:60`) is allowed only
 * where one can be, at 23:59:60 UTC.
 */
export function isDateTime(text: string): boolean {
  if (!isDate(text.slice(0, 10))) return false
  const time = TIME.exec(text.slice(10))
  if (!time) return false
  if (time[3] !== '60') return true
  const offset = time[5]!
  const shift =
    offset.length === 1
      ? 0
      : (offset[0] === '-' ? 1 : -1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)))
  const minute = Number(time[1]) * 60 + Number(time[2]) + shift
  return (minute + 1440) % 1440 === 1439
}

/** A day or an instant. */
export const isDateOrDateTime = (text: string): boolean =>
  text.length === 10 ? isDate(text) : isDateTime(text)

const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\p{Cc}\p{Zs}\u2028\u2029<>"{}|\\^`]+$/u
/** What most IRIs look like; all of these are. */
const USUAL_IRI = /^(?:https?:\/\/|urn:)[A-Za-z0-9][\w\-./?#=&+:;,~@!$'()*]*$/
/** No host where the scheme has one, or an escape that is not whole. */
const BROKEN = /^(?:https?|ftp):(?!\/\/[^/?#\s])|%(?![\da-f]{2})/i

/** Absolute IRI (RFC 3987): a scheme, no spaces, whole percent escapes, and a host where the scheme has one. */
export const isIri = (text: string): boolean => USUAL_IRI.test(text) || (IRI.test(text) && !BROKEN.test(text))

/** Address of a web page: an IRI that starts with `http://` or `https://`. */
export const isWebUrl = (text: string): boolean => /^https?:/i.test(text) && isIri(text)

const ASCII_EMAIL =
  /^[^\s@<>()[\],;:\\"]+@(?:[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?\.)+[A-Za-z\d][A-Za-z\d-]*[A-Za-z\d]$/
const EMAIL =
  /^[^\s@<>()[\],;:\\"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u

/** E-mail address as HTML forms take it, with letters of any script. */
export const isEmail = (text: string): boolean =>
  // The expression for all scripts takes long to build, and most addresses need none of it.
  text.length <= 254 && (ASCII_EMAIL.test(text) || EMAIL.test(text))

const TAG = /^([a-z]{2,3})(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|\d{3}))?$/

/** Language tag (BCP 47) whose language and region exist: `bg`, `bg-Latn`, `pt-BR`; not `english`, not `en-EN`. */
export function isLanguageTag(text: string): boolean {
  if (text.length === 2) return language.has(text)
  const tag = TAG.exec(text)
  if (!tag || !language.has(tag[1]!)) return false
  const region = tag[3]?.slice(1)
  return region === undefined || region.length === 3 || country.has(region)
}

/** NUTS code: country letters of the EU and one to three characters. */
export const isNuts = (text: string): boolean => /^[A-Z]{2}[A-Z0-9]{1,3}$/.test(text)

/** Name of a requirement of a stacking rule: letters, digits, points, hyphens and underscores, a letter or digit first. */
export const isRequirementId = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text)

/** Number written in ASCII digits from `start` to `end`, or -1. */
function digits(text: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** The predicates by the names the dialect gives them. */
export const formats = {
  date: isDate,
  'date-time': isDateTime,
  'date-or-date-time': isDateOrDateTime,
  iri: isIri,
  'web-url': isWebUrl,
  email: isEmail,
  'language-tag': isLanguageTag,
  nuts: isNuts,
  'requirement-id': isRequirementId,
} as const satisfies Record<string, (text: string) => boolean>

export type Format = keyof typeof formats
