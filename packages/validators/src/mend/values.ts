/** Values that are nearly what was asked for. */
import { isObject } from '@microcred/common/json'
import { keysOf, valueAt } from '@microcred/common/pointer'
import { isLanguageTag } from '@microcred/core/formats'
import type { Repair } from '../report/finding.js'
import { isPersonal } from '../report/personal.js'
import { rename } from '../report/rename.js'
import type { Placed } from '../report/report.js'

const write = (path: string, value: string): Repair => ({
  kind: 'write',
  params: { to: value },
  patch: [{ op: 'replace', path, value }],
  safe: false,
})

const lastKey = (pointer: string): string => keysOf(pointer).at(-1) ?? ''

/** What the finding suggests, where its value or key stands. */
export function suggested({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const { suggestion, value: said } = params ?? {}
  if (typeof suggestion !== 'string' || typeof said !== 'string') return undefined
  const value = valueAt(json, pointer)
  if (typeof value === 'string' && value.trim() === said.trim() && !isPersonal(pointer))
    return write(pointer, suggestion)
  const parent = valueAt(json, pointer.slice(0, pointer.lastIndexOf('/')))
  return lastKey(pointer) === said && isObject(parent) && !Object.hasOwn(parent, suggestion)
    ? rename(pointer, suggestion, { kind: 'write' })
    : undefined
}

/** Names of version 1.1 of the data model, by those of version 2.0. */
const OLDER: Readonly<Record<string, string>> = { issuanceDate: 'validFrom', expirationDate: 'validUntil' }

/** The name of version 2.0 for one of version 1.1, where that means nothing. */
export function newerName({ pointer, params }: Placed): Repair | undefined {
  const { property } = params ?? {}
  return typeof property === 'string' && Object.hasOwn(OLDER, property)
    ? rename(pointer, OLDER[property]!)
    : undefined
}

/** The day of issuing of version 1.1 under its name in version 2.0. */
export function issuanceDate({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const around = valueAt(json, pointer)
  return params?.property === 'issuanceDate' && isObject(around) && Object.hasOwn(around, OLDER.issuanceDate!)
    ? rename(`${pointer}/${OLDER.issuanceDate}`, 'issuanceDate')
    : undefined
}

/** A free word as an extension of a list that takes them. */
export function asExtension({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const value = valueAt(json, pointer)
  if (params?.extension !== 'ext:' || typeof value !== 'string' || isPersonal(pointer)) return undefined
  const word = value
    .replace(/^ext:?/i, '')
    .split(/[^A-Za-z0-9|._-]+/)
    .filter(Boolean)
    .map((each, at) => (at === 0 ? each : each[0]!.toUpperCase() + each.slice(1)))
    .join('')
  return word === '' ? undefined : write(pointer, `ext:${word}`)
}

/** The language of a tag whose region does not exist. */
export function withoutRegion({ pointer }: Placed, json: unknown): Repair | undefined {
  const value = valueAt(json, pointer)
  const language = typeof value === 'string' && !isPersonal(pointer) ? value.split('-')[0]! : ''
  return isLanguageTag(language) ? write(pointer, language) : undefined
}

/** Scripts in which one language of Europe's schools alone is written, or nearly so. */
const LANGUAGE_OF: Readonly<Record<string, string>> = {
  Armn: 'hy',
  Geor: 'ka',
  Grek: 'el',
  Hang: 'ko',
  Hebr: 'he',
  Hira: 'ja',
  Kana: 'ja',
  Thai: 'th',
}

/** The language a script tells of, where the text says another. */
export function languageOfScript({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const to = LANGUAGE_OF[String(params?.script)]
  const parent = valueAt(json, pointer.slice(0, pointer.lastIndexOf('/')))
  return to !== undefined &&
    lastKey(pointer) === params?.language &&
    isObject(parent) &&
    !Object.hasOwn(parent, to)
    ? rename(pointer, to, { kind: 'write' })
    : undefined
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
}

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
    const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
    return point > 31 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000)
      ? String.fromCodePoint(point)
      : whole
  })

const bare = (text: string): string =>
  text.replace(/<(script|style)\b[^>]*>[^<]*<\/\1\s*>/gi, ' ').replace(/<\/?[a-z!][^<>]*>/gi, ' ')

/** The words of a text without its tags and with its characters written out. */
export function withoutMarkup({ pointer }: Placed, json: unknown): Repair | undefined {
  const value = valueAt(json, pointer)
  if (typeof value !== 'string' || isPersonal(pointer)) return undefined
  const text = bare(decoded(bare(value)))
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' || text === value || /<\/?[a-z!]/i.test(text)
    ? undefined
    : { kind: 'without-markup', patch: [{ op: 'replace', path: pointer, value: text }], safe: false }
}

/** The one description of results that an achievement has. */
export function onlyDescription({ pointer }: Placed, json: unknown): Repair | undefined {
  const [, subject] = /^(.*)\/result(?:\/\d+)?\/resultDescription$/.exec(pointer) ?? []
  if (subject === undefined) return undefined
  const [only, ...more] = [valueAt(json, `${subject}/achievement/resultDescription`)].flat()
  return more.length === 0 && isObject(only) && typeof only.id === 'string'
    ? write(pointer, only.id)
    : undefined
}

/** The id of a description that stands in a result, and the description where results are described. */
export function describedByItsId({ pointer }: Placed, json: unknown): Repair | undefined {
  const [, subject] = /^(.*)\/result(?:\/\d+)?\/resultDescription$/.exec(pointer) ?? []
  const description = valueAt(json, pointer)
  const achievement = subject === undefined ? undefined : valueAt(json, `${subject}/achievement`)
  if (!isObject(description) || typeof description.id !== 'string' || !isObject(achievement)) return undefined
  const { id } = description
  const { resultDescription: held } = achievement
  const known = [held].flat().some((each) => isObject(each) && each.id === id)
  if (!known && held !== undefined && !Array.isArray(held)) return undefined
  const home = `${subject}/achievement/resultDescription`
  return {
    kind: 'write',
    params: { to: id },
    patch: known
      ? [{ op: 'replace', path: pointer, value: id }]
      : [
          ...(held === undefined ? [{ op: 'add', path: home, value: [] } as const] : []),
          { op: 'move', from: pointer, path: `${home}/-` },
          { op: 'add', path: pointer, value: id },
        ],
    safe: false,
  }
}

/** An alignment that reads like a level, marked as one. */
export function marked({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const { expected } = params ?? {}
  const at = pointer.slice(0, pointer.lastIndexOf('/'))
  const alignment = valueAt(json, at)
  if (!isObject(expected) || expected.format !== 'eqf-alignment' || !isObject(alignment)) return undefined
  const op = Object.hasOwn(alignment, 'targetType') ? 'replace' : 'add'
  return {
    kind: 'write',
    params: { to: 'ext:EQF' },
    patch: [{ op, path: `${at}/targetType`, value: 'ext:EQF' }],
    safe: false,
  }
}

/** Words for hours, as people write them behind a number. */
const HOURS =
  /^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|uur|uren|godzin[ay]?|timer|timmar|tuntia)$/i

/** Hours that are written as a number, with a word, or as if they were days: nothing where they may be of another length. */
function hoursMeantBy(value: unknown, isWork: boolean): number | undefined {
  if (typeof value === 'number') return isWork ? value : undefined
  if (typeof value !== 'string') return undefined
  const said = value.trim()
  const [, number, unit] = /^(\d{1,5}(?:[.,]\d{1,2})?)\s*(\p{L}*)\.?$/u.exec(said) ?? []
  const [, asDays] = /^P(\d{1,5})H$/i.exec(said) ?? []
  if (asDays !== undefined) return Number(asDays)
  return number !== undefined && (unit === '' ? isWork : HOURS.test(unit!))
    ? Number(number.replace(',', '.'))
    : undefined
}

/** A duration in hours for one that is written otherwise. */
export function duration({ pointer, params }: Placed, json: unknown): Repair | undefined {
  if (!isDuration(params?.expected) || isPersonal(pointer)) return undefined
  const hours = hoursMeantBy(valueAt(json, pointer), /volume|workload|hours/i.test(lastKey(pointer)))
  if (hours === undefined || !(hours > 0)) return undefined
  const minutes = Math.round((hours % 1) * 60)
  return write(pointer, `PT${Math.floor(hours)}H${minutes > 0 ? `${minutes}M` : ''}`)
}

const isDuration = (expected: unknown): boolean =>
  isObject(expected) && Object.values(expected).some((each) => each === 'duration')
