/**
 * The named pairs by which a value goes from a profile into the record and back. `read` answers
 * `undefined` when there is nothing to read and throws `Unreadable` when there is something else.
 */
import { isDate, isDateOrDateTime, isIri, isLanguageTag, isWebUrl } from '../formats.js'
import { type Codelist, codes } from '../generated/codes.js'
import { labelOf } from '../names/labels.js'
import { basesOf, codeOf, iriFor, ownIriOf } from '../names/matches.js'
import type { Phrase } from '../wording/catalogue.js'
import * as words from './in-words.js'

/** A value stands where it belongs and is not what it has to be. Thrown and caught within a reading, so that it needs no trace. */
export class Unreadable {
  constructor(readonly expected: Phrase) {}
}

/** A concept stands where it belongs, and the vocabulary we know does not have it. */
export class UnknownConcept extends Unreadable {
  constructor(
    expected: Phrase,
    /** IRI of the concept. */
    readonly concept: string,
    readonly vocabulary: string,
    /** What the IRIs of the vocabulary begin with, where this one begins otherwise. */
    readonly begins: string | undefined,
    /** The IRI of the concept that its label or notation names. */
    readonly named?: string,
    /** Whether it says something of the element all the same. */
    readonly stands?: true,
  ) {
    super(expected)
  }
}

/** A value is read, though the profile writes it otherwise. */
export class Inexact extends Unreadable {}

export interface Transform {
  /** What a reader is told is expected here. */
  readonly expected: Phrase
  /** Whether a list item that lacks it says nothing. */
  readonly essential?: true
  /** Whether two values of one thing that differ exclude each other, wherever they stand. */
  readonly excludes?: true
  /**
   * `language` is the credential's main language, for texts that do not say theirs. `note` takes what is
   * odd about a value that can be read nevertheless.
   */
  read(value: unknown, language: string, note: (oddity: Unreadable) => void): unknown
  write(value: never, language: string): unknown
}

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const stringOf = (value: unknown, expected: Phrase): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new Unreadable(expected)
}

/** The IRI of a node: a string, or an object with `id` or `@id`. */
const iriIn = (value: unknown, expected: Phrase): string => {
  const iri = isObject(value) ? (value.id ?? value['@id'] ?? value.uri) : value
  if (typeof iri !== 'string') throw new Unreadable(expected)
  return iri.trim()
}

/** A language map from any of the forms texts take: string, map of strings or lists, value object, list of them. */
function readText(value: unknown, language: string): Record<string, string> | undefined {
  if (typeof value === 'string') return value === '' ? undefined : { [language]: value }
  if (Array.isArray(value)) {
    const texts = value.map((each) => readText(each, language)).filter((each) => each !== undefined)
    return texts.length > 0 ? joinTexts(texts) : undefined
  }
  if (!isObject(value)) throw new Unreadable({ format: 'text' })
  if ('@value' in value)
    return readText(value['@value'], typeof value['@language'] === 'string' ? value['@language'] : language)
  if ('noteLiteral' in value) return readText(value.noteLiteral, language)
  const out: Record<string, string> = {}
  for (const [tag, text] of Object.entries(value)) {
    const written = Array.isArray(text) ? text.filter((each) => typeof each === 'string').join('\n') : text
    if (typeof written !== 'string') throw new Unreadable({ format: 'text-by-language' })
    define(out, normaliseTag(tag), written)
  }
  return Object.keys(out).length > 0 ? out : undefined
}

const define = (target: Json, key: string, value: unknown): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Several texts as one: lines of the same language are put below each other. */
export function joinTexts(texts: readonly Record<string, string>[]): Record<string, string> {
  const out: Record<string, string> = {}
  for (const text of texts)
    for (const [tag, line] of Object.entries(text))
      define(out, tag, Object.hasOwn(out, tag) && out[tag] !== line ? `${out[tag]}\n${line}` : line)
  return out
}

/** `EN-us` is `en-US`; what is no tag stays as it is and is found out later. */
function normaliseTag(tag: string): string {
  if (isLanguageTag(tag)) return tag
  const [language, ...rest] = tag.trim().split(/[-_]/)
  const normal = [
    language!.toLowerCase(),
    ...rest.map((part) =>
      part.length === 4 ? part[0]!.toUpperCase() + part.slice(1).toLowerCase() : part.toUpperCase(),
    ),
  ].join('-')
  return isLanguageTag(normal) ? normal : tag
}

const DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Hours of an ISO 8601 duration without years and months, whose length is not fixed. */
export function hoursOf(duration: string): number | undefined {
  const parts = DURATION.exec(duration.trim())
  if (!parts || /^P$|T$/.test(duration.trim())) return undefined
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    part === undefined ? 0 : Number(part),
  )
  return Number(
    (
      (weeks as number) * 168 +
      (days as number) * 24 +
      (hours as number) +
      (minutes as number) / 60 +
      (seconds as number) / 3600
    ).toFixed(6),
  )
}

/** Hours as a duration, to the thousandth of a second. */
const durationOf = (hours: number): string => {
  const thousandths = Math.round(hours * 3_600_000)
  const whole = Math.floor(thousandths / 3_600_000)
  const minutes = Math.floor((thousandths % 3_600_000) / 60_000)
  const seconds = (thousandths % 60_000) / 1000
  const parts = [whole > 0 && `${whole}H`, minutes > 0 && `${minutes}M`, seconds > 0 && `${seconds}S`]
  return `PT${parts.filter(Boolean).join('') || '0H'}`
}

/** The IRI of a concept, or its notation where it has none. */
function conceptIn(value: unknown): string | undefined {
  if (!isObject(value)) return typeof value === 'string' ? value.trim() : undefined
  const iri = value.id ?? value['@id'] ?? value.uri
  const word = typeof iri === 'string' ? iri : value.notation
  return typeof word === 'string' || typeof word === 'number' ? String(word).trim() : undefined
}

const conceptDue = (value: unknown, expected: Phrase): string => {
  const word = conceptIn(value)
  if (word === undefined) throw new Unreadable(expected)
  return word
}

const unknownConcept = (expected: Phrase, list: string, iri: string, bases: readonly string[]): Unreadable =>
  isIri(iri) ? conceptOf(expected, list, iri, bases) : new Unreadable(expected)

/** What is no concept of a vocabulary, with what its IRIs begin with where this one begins otherwise. */
const conceptOf = (
  expected: Phrase,
  list: string,
  word: string,
  bases: readonly string[],
  more: { readonly named?: string | undefined; readonly stands?: true } = {},
): UnknownConcept =>
  new UnknownConcept(
    expected,
    word,
    list,
    bases.some((base) => word.replace(/^https:/, 'http:').startsWith(base)) ? undefined : bases[0],
    more.named,
    more.stands,
  )

interface CodeOptions {
  /** Code that an unknown concept is read as. */
  readonly unknown?: string
  /** Whether an unknown concept says something of the element, though no code can hold it. */
  readonly stands?: true
  /** Whether a rule of its own speaks of what is unknown. */
  readonly quiet?: true
  readonly essential?: true
  /** A list whose concepts are often put here and belong elsewhere. */
  readonly not?: Codelist
}

/** What a concept is called: by its notations in no language, by its labels in theirs. */
function* wordsOf(value: unknown): Generator<readonly [word: string, language: string]> {
  if (!isObject(value)) return
  for (const notation of [value.notation].flat()) if (typeof notation === 'string') yield [notation, 'en']
  const labels = isObject(value.prefLabel) ? Object.entries(value.prefLabel) : [['en', value.prefLabel]]
  for (const [language, texts] of labels)
    for (const text of [texts].flat()) if (typeof text === 'string') yield [text, String(language)]
}

/** The code of a list that the label or the notation of a concept names. */
function calledIn(list: Codelist, value: unknown): string | undefined {
  for (const [word, language] of wordsOf(value))
    for (const code of codes[list])
      if (
        code !== 'other' &&
        [code, labelOf(list, code as never, language)].some((each) => alike(each, word))
      )
        return code
  return undefined
}

/** Whether two names differ in nothing but capitals, blanks and hyphens. */
const alike = (one: string | undefined, other: string): boolean =>
  one !== undefined && plain(one) === plain(other)

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

/** A code of a list, from the IRI it matches, a concept with that IRI, notation or label, or the code itself. */
const code = (list: Codelist, { unknown, stands, quiet, essential, not }: CodeOptions = {}): Transform => ({
  expected: { concept: 'of-list', list },
  ...(essential && { essential }),
  read(value, _language, note) {
    const word = conceptIn(value) ?? wordsOf(value).next().value?.[0]
    if (word === undefined) throw new Unreadable(this.expected)
    const known = codeOf(list, word) ?? codeOf(list, word.toLowerCase())
    if (known !== undefined) return known
    const named = calledIn(list, value)
    if (named !== undefined) {
      // A concept without an IRI of its own is told as such, with the IRI that its words determine.
      if (isIri(word))
        note(conceptOf(this.expected, list, word, basesOf(list), { named: iriFor(list, named) }))
      return named
    }
    if (unknown === undefined && !stands) throw unknownConcept(this.expected, list, word, basesOf(list))
    if (quiet || word === unknown) return unknown
    const oddity = conceptOf(this.expected, list, word, basesOf(list), stands && { stands })
    const elsewhere = not !== undefined && (codeOf(not, word) ?? calledIn(not, value)) !== undefined
    if (unknown === undefined || elsewhere) throw oddity
    note(oddity)
    return unknown
  },
  write: (value: string) => iriFor(list, value),
})

interface WordOptions {
  /** Words that the vocabulary has and that are none of our codes. */
  readonly others?: readonly string[]
  /** Code that an unknown word is read as; without it the word says something that no code can hold. */
  readonly unknown?: string
}

/** A code of a list, from the words a profile has for the codes, or from those the list itself has. */
const worded = (
  list: Codelist,
  words: Readonly<Record<string, string>>,
  { others = [], unknown }: WordOptions,
): Transform => ({
  expected: { choice: 'words', words: [...Object.keys(words), ...others] },
  read(value, _language, note) {
    const word = conceptIn(value) ?? wordsOf(value).next().value?.[0]
    if (word === undefined) throw new Unreadable(this.expected)
    if (Object.hasOwn(words, word)) return words[word]
    if (others.includes(word)) return unknown
    const spelt = Object.keys(words).find((each) => alike(each, word))
    const code =
      (spelt === undefined ? undefined : words[spelt]) ??
      codeOf(list, word) ??
      calledIn(list, isObject(value) ? value : { notation: word, prefLabel: word })
    const named =
      spelt ??
      Object.entries(words).find(([, of]) => of === code)?.[0] ??
      (code === undefined ? undefined : iriFor(list, code))
    const oddity = conceptOf(this.expected, list, word, [], code === undefined ? { stands: true } : { named })
    const found = code ?? unknown
    if (found === undefined) throw oddity
    note(oddity)
    return found
  },
  write: (value: string) => Object.entries(words).find(([, code]) => code === value)?.[0] ?? value,
})

/** A code by the concept it matches, else by our own: for properties that take concepts of any vocabulary. */
const concept = (list: Codelist, options: CodeOptions = {}): Transform => ({
  ...code(list, options),
  write: (value: string) => iriFor(list, value) ?? ownIriOf(list, value),
})

/** A code by our own concept; concepts of others are passed over. */
const own = (list: Codelist): Transform => ({
  expected: { concept: 'of-list', list },
  read: (value) => {
    const iri = isObject(value) ? value.id : value
    return typeof iri === 'string' && iri.startsWith(ownIriOf(list, '')) ? codeOf(list, iri) : undefined
  },
  write: (value: string) => ownIriOf(list, value),
})

/** Words of another vocabulary that mean codes of ours; others are left as they are, or become `otherwise`. */
function named(words: Readonly<Record<string, string>>, ...otherwise: [] | [string | undefined]): Transform {
  return {
    expected: { choice: 'words', words: Object.keys(words) },
    read(value) {
      const word = stringOf(value, this.expected)
      const spelt = Object.hasOwn(words, word) ? word : Object.keys(words).find((each) => alike(each, word))
      if (spelt !== undefined) return words[spelt]
      return otherwise.length > 0 ? otherwise[0] : word
    },
    write: (value: string) => Object.entries(words).find(([, code]) => code === value)?.[0] ?? value,
  }
}

function dateOrSeconds(value: unknown): string {
  const seconds = typeof value === 'string' && /^\d{9,11}$/.test(value) ? Number(value) : value
  if (typeof seconds === 'number') {
    // No badge is of a later year than can be counted in seconds so: these are thousandths.
    const time = new Date(seconds >= 1e11 && seconds < 4.2e12 ? seconds : seconds * 1000)
    if (Number.isNaN(time.getTime())) throw new Unreadable({ format: 'day-or-instant' })
    return time.toISOString().replace('.000Z', 'Z')
  }
  const text = stringOf(value, { format: 'day-or-instant' })
    .trim()
    .replace(/^([^T]*T.*[+-]\d\d)(\d\d)$/, '$1:$2')
  if (isDateOrDateTime(text)) return text
  const [day] = /^\d{4}-\d{2}-\d{2}(?=[T ]\d{2}:\d{2})/.exec(text) ?? []
  if (day === undefined || !isDate(day)) throw new Unreadable({ format: 'rfc-3339' })
  return day
}

/** What a text, a number or a truth value says in words; what says nothing is unreadable unless it may. */
const inWords = (
  expected: Phrase,
  find: (text: string) => unknown,
  may: (text: string) => boolean = () => false,
): Transform => ({
  expected,
  read(value) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) throw new Unreadable(expected)
    const text = String(value)
    const found = find(text)
    if (found === undefined && !may(text)) throw new Unreadable(expected)
    return found
  },
  write: (value: unknown) => value,
})

const EQF = 'http://data.europa.eu/snb/eqf/'

const eqfByIri = (text: string): number | undefined =>
  text.replace(/^https:/, 'http:').startsWith(EQF) ? readEqf(text) : undefined

function readEqf(value: unknown): number {
  const expected = { format: 'eqf-level' }
  const iri = conceptDue(typeof value === 'number' ? String(value) : value, expected)
  const level = /^(?:https?:\/\/data\.europa\.eu\/snb\/eqf\/)?([1-8])$/.exec(iri)
  if (!level) throw unknownConcept(expected, 'eqf', iri, [EQF])
  return Number(level[1])
}

/** A number, also one written as a string and with a decimal comma. */
function readNumber(value: unknown): number {
  const number = typeof value === 'string' ? Number(value.trim().replace(',', '.') || Number.NaN) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new Unreadable({ type: 'number' })
  return number
}

export const transforms = {
  /** A list of objects or an object: only its place matters, its leaves have rows of their own. */
  items: { expected: { type: 'object' }, read: (value) => value, write: (value: unknown) => value },
  /** The first of several, for anchors. */
  first: { expected: { type: 'object' }, read: (value) => value, write: (value: unknown) => value },
  text: { expected: { format: 'text' }, read: readText, write: (value: unknown) => value },
  string: {
    expected: { type: 'string' },
    read: (value) => stringOf(value, { type: 'string' }) || undefined,
    write: (value: string) => value,
  },
  /** What an identifier is nothing without. */
  'identifier-value': {
    expected: { type: 'string' },
    essential: true,
    read: (value) => stringOf(value, { type: 'string' }) || undefined,
    write: (value: string) => value,
  },
  /** A string without language, read into the credential's main language. */
  plain: {
    expected: { type: 'string' },
    read: readText,
    write: (value: Record<string, string>, language) => value[language] ?? Object.values(value)[0],
  },
  number: {
    expected: { type: 'number' },
    read: readNumber,
    write: (value: number) => value,
  },
  /** ELM writes numbers of credits as strings. */
  'number-string': {
    expected: { type: 'number' },
    read: readNumber,
    write: (value: number) => String(value),
  },
  iri: {
    expected: { format: 'reference' },
    read: (value) => iriIn(value, { format: 'reference' }),
    write: (value: string) => value,
  },
  /** Like `iri`, but what is no IRI is passed over: a local name identifies nothing elsewhere. */
  'iri-if-any': {
    expected: { format: 'reference' },
    read: (value) => {
      const iri = isObject(value) ? (value.id ?? value['@id']) : value
      return typeof iri === 'string' && isIri(iri.trim()) ? iri.trim() : undefined
    },
    write: (value: string) => value,
  },
  /** Like `iri-if-any`, of something that is nothing without it; names that hold within one file only are passed over. */
  'iri-that-names': {
    expected: { format: 'reference' },
    essential: true,
    read: (value) => {
      const iri = isObject(value) ? (value.id ?? value['@id']) : value
      return typeof iri === 'string' && isIri(iri.trim()) && !/^urn:epass:/i.test(iri.trim())
        ? iri.trim()
        : undefined
    },
    write: (value: string) => value,
  },
  'web-url': {
    expected: { format: 'web-address' },
    read: (value) => {
      const url = isObject(value) ? (value.contentURL ?? value.id) : value
      if (typeof url !== 'string') throw new Unreadable({ format: 'web-address' })
      return url.trim()
    },
    write: (value: string) => value,
  },
  'web-url-if-any': {
    expected: { format: 'web-address' },
    read: (value) => (typeof value === 'string' && isWebUrl(value) ? value : undefined),
    write: (value: string) => value,
  },
  email: {
    expected: { format: 'email' },
    read: (value) => iriIn(value, { format: 'email' }).replace(/^mailto:/i, ''),
    write: (value: string) => `mailto:${value}`,
  },
  /** Like `identifier-value`, but a hash is passed over. */
  'identifier-unless-hashed': {
    expected: { type: 'string' },
    essential: true,
    read: (value) => {
      const text = stringOf(value, { type: 'string' })
      return text === '' || /^(?:sha|md)\d+\$/i.test(text) ? undefined : text
    },
    write: (value: string) => value,
  },
  /** Like `email-plain`, but a hash is no address, whatever stands beside it. */
  'email-unless-hashed': {
    expected: { format: 'email' },
    read: (value) => {
      const text = stringOf(value, { format: 'email' })
      return /^(?:sha|md)\d+\$/i.test(text) ? undefined : text
    },
    write: (value: string) => value,
  },
  'email-plain': {
    expected: { format: 'email' },
    read: (value) => stringOf(value, { format: 'email' }),
    write: (value: string) => value,
  },
  /** A day or an instant, as it stands. */
  date: {
    expected: { format: 'day-or-instant' },
    read: (value) => {
      const text = stringOf(value, { format: 'day-or-instant' })
      if (isDateOrDateTime(text)) return text
      // A time without offset is an instant nobody knows, of a day that is known.
      const [day] = /^\d{4}-\d{2}-\d{2}(?=T\d{2}:\d{2}:\d{2}(?:\.\d+)?$)/.exec(text) ?? []
      if (day === undefined || !isDate(day)) throw new Unreadable({ format: 'rfc-3339' })
      return day
    },
    write: (value: string) => (value.length === 10 ? `${value}T00:00:00Z` : value.toUpperCase()),
  },
  /** The day of a date-time. */
  day: {
    expected: { format: 'day-or-instant' },
    read: (value) => {
      const text = stringOf(value, { format: 'day-or-instant' })
      if (!isDate(text.slice(0, 10))) throw new Unreadable({ format: 'rfc-3339' })
      return text.slice(0, 10)
    },
    write: (value: string) => `${value}T00:00:00Z`,
  },
  /** A day or an instant, written as it stands. */
  'date-as-it-is': {
    expected: { format: 'day-or-instant' },
    read: (value) => stringOf(value, { format: 'day-or-instant' }),
    write: (value: string) => value,
  },
  hours: {
    expected: { format: 'duration-of-hours' },
    read: (value) => {
      const hours = hoursOf(stringOf(value, { format: 'duration-of-hours' }))
      if (hours === undefined) throw new Unreadable({ format: 'duration-of-hours' })
      return hours
    },
    write: (value: number) => durationOf(value),
  },
  'eqf-level': {
    expected: { format: 'eqf-level' },
    excludes: true,
    read: readEqf,
    write: (value: number) => EQF + value,
  },
  /** ECTS, ECVET, or credits of a framework that is named beside it. */
  'workload-unit': code('workload-unit', { unknown: 'credit', quiet: true }),
  'country-code': {
    expected: { format: 'country' },
    excludes: true,
    read(value) {
      const iri = conceptDue(value, this.expected)
      const known = codeOf('country', iri)
      if (known === undefined && isIri(iri))
        throw unknownConcept(this.expected, 'country', iri, basesOf('country'))
      return known ?? iri
    },
    write: (value: string) => iriFor('country', value),
  },
  country: code('country'),
  language: code('language'),
  /** The language something is in, read where it stands and written by hand. */
  'language-of-all': { ...code('language'), write: () => undefined },
  currency: code('currency'),
  'target-group': code('target-group'),
  'assessment-type': code('assessment-type', { unknown: 'other', essential: true }),
  'participation-form': code('participation-form', {
    unknown: 'other',
    essential: true,
    not: 'learning-schedule',
  }),
  'quality-assurance-type': code('quality-assurance-type', { unknown: 'other' }),
  supervision: code('supervision', { stands: true }),
  'learning-schedule': code('learning-schedule'),
  'learning-setting': code('learning-setting'),
  'opportunity-type': code('opportunity-type'),
  /** Like `opportunity-type`, but a concept of another list is passed over: the property takes several. */
  'opportunity-type-if-any': {
    expected: { format: 'concept' },
    read: (value) => {
      const iri = isObject(value) ? value.id : value
      return typeof iri === 'string' ? codeOf('opportunity-type', iri) : undefined
    },
    write: (value: string) => iriFor('opportunity-type', value),
  },
  'assessment-concept': concept('assessment-type', { unknown: 'other', essential: true }),
  'outcome-concept': concept('outcome-type'),
  'participation-concept': concept('participation-form', { unknown: 'other' }),
  'quality-assurance-concept': concept('quality-assurance-type', { unknown: 'other' }),
  'workload-share-concept': concept('workload-share', { essential: true }),
  'assessment-route-concept': own('assessment-route'),
  'award-class-concept': own('award-class'),
  'cycle-concept': own('qf-ehea-cycle'),
  'stackability-concept': own('stackability'),
  'endorsement-concept': own('endorsement-kind'),
  /** A country in the EU table of administrative territorial units, which names it by the same letters. */
  'country-unit': {
    expected: { format: 'country' },
    read: (value) => {
      const iri = iriIn(value, { format: 'country' })
      const code = codeOf('country', iri.replace('/authority/atu/', '/authority/country/'))
      if (code === undefined) throw new Unreadable({ format: 'country' })
      return code
    },
    write: (value: string) => iriFor('country', value)?.replace('/authority/country/', '/authority/atu/'),
  },
  /** A name in whatever language it has, the main one first. */
  label: {
    expected: { format: 'name' },
    read: (value, language) => {
      if (isObject(value) && ('id' in value || 'type' in value)) return undefined
      const text = readText(value, language) ?? {}
      return text[language] ?? text.en ?? Object.values(text)[0]
    },
    write: (value: string) => value,
  },
  'outcome-type': code('outcome-type'),
  'skill-reuse-level': code('skill-reuse-level'),
  'grade-status': code('grade-status'),
  'isced-f': code('isced-f'),
  /** The label of a concept that is in none of our lists, so that `other` does not stand alone. */
  'label-of-other': {
    expected: { format: 'labelled-concept' },
    read: (value, language) => {
      if (!isObject(value) || isOurs(value)) return undefined
      const words = value.prefLabel ?? value.notation
      return words === undefined ? undefined : readText(words, language)
    },
    write: () => undefined,
  },
  /** The main language a profile names with any tag: `en-US` and `en-EN` are `en`. */
  'main-language': {
    expected: { format: 'language-tag' },
    read: (value) => {
      const subtag = stringOf(value, { format: 'language-tag' }).trim().split(/[-_]/)[0]!.toLowerCase()
      const code = codeOf('language', subtag)
      if (code === undefined) throw new Unreadable({ format: 'language-tag' })
      return code
    },
    write: (value: string) => value,
  },
  /** `true` is the nearest ELM has to stackable. */
  'stackable-if-partial': {
    expected: { type: 'boolean' },
    read: (value) => {
      if (value === true || value === 'true') return 'stackable'
      if (value === false || value === 'false') return 'standalone'
      throw new Unreadable({ type: 'boolean' })
    },
    write: (value: string) => value === 'stackable',
  },
  'eqf-level-if-any': {
    expected: { format: 'eqf-level' },
    excludes: true,
    read: (value) => (typeof value === 'string' && value.startsWith(EQF) ? readEqf(value) : undefined),
    write: (value: number) => EQF + value,
  },
  /** Identity types of Open Badges that are schemes of ours. */
  'identity-type': named({
    nationalIdentityNumber: 'national-id',
    emailAddress: 'email',
    accountId: 'account',
    userName: 'account',
    sourcedId: 'student-id',
    'ext:ESI': 'european-student-identifier',
    'ext:eIDASIdentifier': 'eidas',
  }),
  /** Identifier types of Open Badges that are schemes of ours. */
  'identifier-type': named({
    'ext:eIDASIdentifier': 'eidas',
    'ext:eIDAS': 'eidas',
    'ext:VAT': 'vat',
    'ext:EUID': 'euid',
    'ext:DEQAR': 'deqar',
    'ext:SCHAC': 'schac',
    'ext:ROR': 'ror',
    'ext:LEI': 'lei',
    'ext:BRIN': 'national',
    nationalIdentityNumber: 'national',
  }),
  /** The algorithm an Open Badges hash names before its first dollar sign. */
  'hash-algorithm': {
    expected: { format: 'hash' },
    read: (value) => {
      const [, name, bits] = /^(sha|md)(\d+)\$/i.exec(typeof value === 'string' ? value : '') ?? []
      return name === undefined ? undefined : name.toLowerCase() === 'sha' ? `sha-${bits}` : `md${bits}`
    },
    write: () => undefined,
  },
  'edu-assessment-type': worded(
    'assessment-type',
    {
      testing: 'written-examination',
      'application of a skill': 'practical-assessment',
      portfolio: 'portfolio',
    },
    { others: ['recognition of prior learning'], unknown: 'other' },
  ),
  'edu-assessment-route': named(
    { 'recognition of prior learning': 'recognition-of-prior-learning' },
    undefined,
  ),
  'edu-participation-form': worded(
    'participation-form',
    {
      online: 'online',
      'onsite or blended': 'blended',
      'work experience': 'work-based',
    },
    { others: ['volunteering', 'personalized learning activities'], unknown: 'other' },
  ),
  'edu-supervision': worded(
    'supervision',
    {
      'unsupervised with no identity verification': 'unsupervised-without-id-verification',
      'supervised with no identity verification': 'supervised-without-id-verification',
      'supervised online': 'supervised-without-id-verification',
      'supervised online or onsite with identity verification': 'supervised-with-id-verification',
      'onsite with identity verification': 'supervised-with-id-verification',
    },
    {},
  ),
  'edu-supervision-setting': named(
    { 'supervised online': 'online', 'onsite with identity verification': 'on-site' },
    undefined,
  ),
  /** Assessed online under supervision, where the learner’s identity was checked as well. */
  'edu-supervision-checked': named({ 'supervised online': 'supervised-with-id-verification' }, undefined),
  /** Words of edubadges that our codes do not say whole. */
  'edu-description': {
    expected: { format: 'text' },
    read: (value, language) =>
      typeof value === 'string' && EDU_EXACT.has(value.trim().toLowerCase())
        ? undefined
        : readText(value, language),
    write: () => undefined,
  },
  /** A number, also one in quotes; anything else is no number and passed over. */
  'number-if-any': {
    expected: { type: 'number' },
    read: (value) => {
      const text = typeof value === 'number' ? String(value) : value
      return typeof text === 'string' && /^\s*[+-]?\d+(?:[.,]\d+)?\s*$/.test(text)
        ? readNumber(text)
        : undefined
    },
    write: (value: number) => String(value),
  },
  /** Seconds since 1970, as tokens count time (RFC 7519). */
  'numeric-date': {
    expected: { format: 'seconds' },
    read: (value) => {
      const time = typeof value === 'number' ? new Date(value * 1000) : undefined
      if (!time || Number.isNaN(time.getTime())) throw new Unreadable({ format: 'seconds' })
      return time.toISOString().replace('.000Z', 'Z')
    },
    write: (value: string) => Math.floor(Date.parse(value) / 1000),
  },
  /** How a result of an Open Badge ended, where it ended. */
  'result-status': named({ Completed: 'pass', Failed: 'fail' }, undefined),
  /** A day, an instant, or seconds since 1970 as early badges have them. */
  'date-or-seconds': {
    expected: { format: 'day-or-instant' },
    read: dateOrSeconds,
    write: (value: string) => value,
  },
  'instant-or-seconds': {
    expected: { format: 'day-or-instant' },
    read: (value) => {
      const date = dateOrSeconds(value)
      return date.length === 10 ? `${date}T00:00:00Z` : date
    },
    write: (value: string) => value,
  },
  'true-or-false': {
    expected: { type: 'boolean' },
    read: (value) => value === true || value === 'true',
    write: (value: boolean) => value,
  },
  /** Kinds of recipients of Open Badges 2 as schemes of ours. */
  'recipient-type': named({ email: 'email', url: 'account', id: 'account' }, 'other'),
  /** Kinds of recipients of Open Badges 2 as version 3 calls them. */
  'recipient-identity-type': named(
    { email: 'emailAddress', url: 'ext:url', id: 'ext:url', telephone: 'ext:telephone' },
    'identifier',
  ),
  'plain-or-number': {
    expected: { type: 'string' },
    read: (value, language) => readText(typeof value === 'number' ? String(value) : value, language),
    write: (value: Record<string, string>, language) => value[language] ?? Object.values(value)[0],
  },
  'country-called': { ...inWords({ format: 'country' }, words.countryIn), excludes: true },
  'language-called': inWords({ format: 'language-name' }, words.languageIn),
  'quality-assurance-called': inWords({ format: 'quality-assurance-kind' }, words.qualityAssuranceIn),
  'eqf-in-words': {
    ...inWords({ format: 'eqf-level' }, (text) => words.eqfIn(text) ?? eqfByIri(text)),
    excludes: true,
  },
  /** A level that an alignment to the framework names, though it is not marked as one. */
  'eqf-by-name': {
    expected: { format: 'eqf-alignment' },
    excludes: true,
    read(value, _language, note) {
      const level =
        typeof value === 'string' || typeof value === 'number' ? words.eqfIn(String(value)) : undefined
      if (level !== undefined) note(new Inexact(this.expected))
      return level
    },
    write: () => undefined,
  },
  'stackable-in-words': inWords({ type: 'boolean' }, words.stackableIn),
  'hours-in-words': inWords(
    { format: 'volume' },
    (text) => hoursOf(text) ?? words.hoursIn(text),
    (text) => words.ectsIn(text) !== undefined,
  ),
  /** Hours that stand there as a number, a duration or in words; what is none of these is passed over. */
  'hours-if-any': {
    expected: { format: 'duration-of-hours' },
    read: (value) =>
      typeof value === 'string' || typeof value === 'number'
        ? (hoursOf(String(value)) ?? words.hoursIn(String(value)))
        : undefined,
    write: (value: number) => String(value),
  },
  /** Forms of participation as search engines tell courses apart. */
  'course-mode': {
    ...named({ Online: 'online', Blended: 'blended', Onsite: 'on-site' }),
    write: (value: string) => COURSE_MODES[value],
  },
  /** Credits beside hours, or instead of them: where there are none, the hours say what is wrong. */
  'ects-in-words': inWords({ format: 'credits' }, words.ectsIn, () => true),
  /** What the crosswalk itself says, such as the unit of a property whose unit is fixed. */
  constant: { expected: { type: 'nothing' }, read: (value) => value, write: () => undefined },
} satisfies Record<string, Transform>

/** The mode search engines know that is nearest to a form; a form nobody names is none of them. */
const COURSE_MODES: Readonly<Record<string, string>> = {
  online: 'Online',
  blended: 'Blended',
  hybrid: 'Blended',
  'on-site': 'Onsite',
  'work-based': 'Onsite',
  'research-lab-based': 'Onsite',
}

/** Words of edubadges that our codes say whole. */
const EDU_EXACT: ReadonlySet<string> = new Set([
  'testing',
  'application of a skill',
  'portfolio',
  'online',
  'unsupervised with no identity verification',
  'supervised with no identity verification',
  'supervised online',
  'onsite with identity verification',
])

const CODED: readonly Codelist[] = ['assessment-type', 'participation-form', 'quality-assurance-type']

const isOurs = (concept: Json): boolean => {
  const word = conceptIn(concept)
  return CODED.some(
    (list) =>
      (word !== undefined && codeOf(list, word) !== undefined) || calledIn(list, concept) !== undefined,
  )
}

export type TransformName = keyof typeof transforms
