/** The verdict, the sixteen rows and the findings in order of position. */
import {
  type ElementId,
  elements,
  type Microcredential,
  type ProfileId,
  type Reading,
  type Specification,
} from '@microcred/core'
import { lineAndColumn, lineStarts, type Place, scan } from '../open/scan.js'
import type { Wrapper } from '../open/unwrap.js'
import { englishOf, wordsOf } from './catalogue.js'
import type { Entry, Finding, FindingCode, Part, Violation } from './finding.js'
import { locate } from './locate.js'
import { lossless } from './lossless.js'
import { quotesLearner } from './personal.js'
import { addTouched, type Looked } from './touched.js'
import type { NotChecked } from './trust.js'
import { worded } from './worded.js'

/** One row of the table of EU elements. */
export interface ElementRow {
  /** Name of the element, as its folder is called. */
  readonly id: ElementId
  /** Position in Annex I. */
  readonly annex: number
  /** Whether this form of credential must have it. */
  readonly required: boolean
  /** `unreadable` where something stands of which nothing can be read, `invalid` where what was read is at fault. */
  readonly status: 'present' | 'missing' | 'invalid' | 'unreadable'
  /** Where its parts stand in the unwrapped credential. */
  readonly pointers: readonly string[]
}

export interface Verdict {
  /** Whether the credential obeys its own standard. */
  readonly conformance: 'valid' | 'invalid' | 'not-checked' | 'unreadable'
  /** Whether every mandatory element is present and sound. */
  readonly annexI: 'complete' | 'incomplete' | 'not-applicable'
  /** There where the credential carries a proof, a seal, a signature or a status, none of which was looked at. */
  readonly trust?: 'trusted' | 'untrusted' | 'undetermined' | 'not-checked'
}

/** Which profile a credential was read as. */
export interface ProfileName {
  readonly id: ProfileId
  readonly version?: string
  readonly variant?: string
}

/** What is said of whatever was handed in. */
export interface Said {
  readonly profile: ProfileName | null
  readonly wrapper?: Wrapper
  readonly verdict: Verdict
  /** What `verdict.trust` is about, each thing once. */
  readonly notChecked?: readonly NotChecked[]
  /** The 16 EU elements in Annex I order. */
  readonly elements: readonly ElementRow[]
  /** In order of position. */
  readonly findings: readonly Finding[]
  /** The language of the messages, where it was asked for: a BCP 47 tag. */
  readonly language?: string
  /** How many sentences the catalogue of that language does not have, so that they are in English. */
  readonly untranslated?: number
  /** The sound part of each record, where one credential makes several awards: that of the first is `record`. */
  readonly records?: readonly Readonly<Partial<Microcredential>>[]
  /** How many findings there are besides, where `limits.findings` held some back. */
  readonly omitted?: number
}

/** A credential that may be relied on as far as its contents go: all checks ran, no finding is an error, Annex I is complete. */
export interface SoundCredential extends Said {
  readonly kind: 'credential'
  readonly ok: true
  readonly record: Readonly<Microcredential>
  readonly credentials?: undefined
}

/** What a specification does not have, because nobody holds it yet. */
type Unheld = { readonly [Key in Exclude<keyof Microcredential, keyof Specification>]?: never }

/** A specification of which the same can be said. */
export interface SoundSpecification extends Said {
  readonly kind: 'specification'
  readonly ok: true
  readonly record: Readonly<Specification> & Unheld
  readonly credentials?: undefined
}

/** A presentation, a list or an answer, with what is said of each credential in it, in order. */
export interface ContainerReport extends Said {
  readonly kind: 'container'
  /** Whether the container and every credential in it is sound. */
  readonly ok: boolean
  readonly record?: Readonly<Partial<Microcredential>>
  readonly credentials: readonly ContainedReport[]
}

/** What has an error or lacks an element, was not checked whole, or cannot be read. */
export interface UnsoundReport extends Said {
  readonly kind: 'credential' | 'specification' | 'unreadable'
  readonly ok: false
  /** The sound part of the record, when one could be read. */
  readonly record?: Readonly<Partial<Microcredential>>
  readonly credentials?: undefined
}

/** Everything that can be said of what was handed in; where `ok` and `kind` are known, so is the type of `record`. */
export type Report = SoundCredential | SoundSpecification | ContainerReport | UnsoundReport

/** What is said of a credential in a container, as it would be of the credential alone. */
export type ContainedReport = Report & {
  /** JSON Pointer to the credential from the root of the container; its own pointers start there too, or at the payload of its token. */
  readonly pointer: string
}

/** A violation whose pointer is into the credential. */
export interface Placed extends Violation {
  readonly offset?: number
}

/** The text positions are into, and how a pointer into the credential is found there. */
export interface Positions {
  readonly text: string
  /** Text the pointers are resolved in; the outer one unless the credential is a string inside of it. */
  readonly inner?: string
  readonly prefix: string
  /** Offset in `text` of an offset in `inner`. */
  readonly outer?: (offset: number) => number
  /** What has been found out of `text`, for those who come later. */
  looked?: Looked<Place>
}

/** Puts violations into words and in order, with line and column where there is a text. */
export function findingsOf(
  violations: readonly Placed[],
  json: unknown,
  positions: Positions | undefined,
  say: typeof finding = finding,
): Finding[] {
  if (violations.length === 0) return []
  const inner = positions?.inner ?? positions?.text ?? JSON.stringify(json) ?? ''
  const prefix = positions?.prefix ?? ''
  const wanted = new Set(
    violations.filter((each) => each.offset === undefined).map((each) => prefix + each.pointer),
  )
  const isPlain = positions !== undefined && positions.inner === undefined && json !== undefined
  if (isPlain && wanted.size > 0)
    for (const { fix } of violations) if (fix) addTouched(fix.patch, prefix, wanted)
  const isUnique = isPlain && !violations.some(({ code }) => code === 'json.duplicate-key')
  const places = wanted.size > 0 ? placesIn(inner, wanted, json, isUnique) : NO_PLACES
  const byOffset = (a: { offset: number | undefined }, b: { offset: number | undefined }): number =>
    (a.offset ?? 0) - (b.offset ?? 0)
  const outer = positions?.outer
  const starts = positions ? lineStarts(positions.text) : []
  if (isPlain) positions.looked = { asked: wanted, places, starts }
  return violations
    .map((violation) => ({
      violation,
      offset: violation.offset ?? offsetOf(violation, places.get(prefix + violation.pointer)),
    }))
    .toSorted(byOffset)
    .map(({ violation, offset }) => ({
      violation,
      offset: outer && offset !== undefined && violation.offset === undefined ? outer(offset) : offset,
    }))
    .toSorted(byOffset)
    .map(({ violation, offset }) =>
      say(
        mendedSafely(violation, json),
        offset === undefined || !positions ? undefined : lineAndColumn(starts, offset),
      ),
    )
}

const NO_PLACES: ReadonlyMap<string, Place> = new Map()

/** Where things stand in a text, which is JSON where something came of it. */
const placesIn = (
  text: string,
  wanted: ReadonlySet<string>,
  json: unknown,
  isUnique: boolean,
): ReadonlyMap<string, Place> =>
  json === undefined ? scan(text, wanted).places : locate(text, wanted, isUnique)

/** A violation without its repair. */
export function unmended({ fix: _, ...violation }: Placed): Placed {
  return violation
}

/** A violation without a repair that would lose something or repeat what is said of the learner. */
function mendedSafely(violation: Placed, json: unknown): Placed {
  if (!violation.fix) return violation
  const fix = lossless(violation.fix, json)
  return fix === undefined || quotesLearner(fix, json) ? unmended(violation) : { ...violation, fix }
}

/** The character a violation points at: its value, its key, or where something is missing. */
function offsetOf({ atKey, atEnd }: Violation, place: Place | undefined): number | undefined {
  if (!place) return undefined
  if (atKey && place.key !== undefined) return place.key
  return atEnd && place.insert !== undefined ? place.insert : place.start
}

function entryOf(violation: Placed): Entry {
  const entry = wordsOf(violation)
  if (!entry) throw new Error(`no words for the finding ${violation.code}`)
  return entry
}

/** A finding in words. */
export function finding(violation: Placed, position: { line: number; column: number } | undefined): Finding {
  const entry = entryOf(violation)
  return worded(violation, entry, englishOf(entry), position)
}

/** A finding without words and without a fix. */
export function inBrief(violation: Placed): Finding {
  const { code, severity, part, pointer } = violation
  const { source, ...entry } = entryOf(violation)
  return {
    code: code as FindingCode,
    severity: severity ?? entry.severity,
    part: part ?? entry.part,
    pointer,
    params: {},
    message: '',
    source,
    docs: '',
  }
}

/** The rows of a credential of which nothing could be read. */
export const noElements = (): ElementRow[] =>
  elements.map(({ id, annex, required }) => ({ id, annex, required, status: 'missing', pointers: [] }))

const placed = elements.map((element) => ({ ...element, pointer: `/${element.key}` }))

/** Whether an element says something: further information is more than the language of the courses. */
function says(key: string, value: unknown): boolean {
  if (value === undefined) return false
  return key !== 'furtherInformation' || Object.keys(Object(value)).some((each) => each !== 'languages')
}

/** The sixteen rows: what is there, where, and whether it is sound. */
export function elementRows(
  reading: Reading,
  faulty: ReadonlySet<string>,
  required: ReadonlySet<string>,
  unread: ReadonlyMap<string, readonly string[]>,
  standing: ReadonlyMap<string, readonly string[]>,
  origin: (pointer: string) => string = (pointer) => pointer,
): ElementRow[] {
  return placed.map(({ id, key, annex, pointer }) => {
    const read = says(key, (reading.record as Record<string, unknown>)[key])
    const places = read ? reading.pointers(pointer) : (unread.get(id) ?? standing.get(id) ?? [])
    const status =
      !read && unread.has(id)
        ? 'unreadable'
        : faulty.has(id)
          ? 'invalid'
          : read || standing.has(id)
            ? 'present'
            : 'missing'
    return { id, annex, required: required.has(key), status, pointers: places.map((each) => origin(each)) }
  })
}

/** A report that says what of the credential's genuineness was not looked at. */
export const withTrust = (report: Report, unchecked: readonly NotChecked[]): Report =>
  unchecked.length === 0
    ? report
    : { ...report, verdict: { ...report.verdict, trust: 'not-checked' }, notChecked: unchecked }

/** The report of a credential that was judged; `whole` says that every check ran over a whole record. */
export function judged(
  { profile, wrapper, ...rest }: Omit<Said, 'wrapper'> & { readonly wrapper: Wrapper | undefined },
  whole: boolean,
  kind: 'credential' | 'specification',
  record: Readonly<Partial<Microcredential>>,
): Report {
  const { conformance, annexI } = rest.verdict
  const ok = whole && conformance === 'valid' && annexI === 'complete' && !rest.findings.some(isError)
  return { profile, ...(wrapper && { wrapper }), kind, ok, ...rest, record } as Report
}

export const isError = ({ severity }: Finding): boolean => severity === 'error'

/** The two halves of the verdict, each for itself. */
export function verdictOf(
  rows: readonly ElementRow[],
  findings: readonly Finding[],
  checked: boolean,
): Verdict {
  const broken = (part: Part): boolean =>
    findings.some((each) => each.part === part && each.severity === 'error')
  return {
    conformance: checked ? (broken('conformance') ? 'invalid' : 'valid') : 'not-checked',
    annexI: rows.some((row) => row.required && row.status !== 'present') ? 'incomplete' : 'complete',
  }
}
