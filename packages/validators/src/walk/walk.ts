/** The walk: text → parse → recognise → conform → read → check → report. */
import type { Profile, Reading } from '@microcred/core'
import { applyRules, type Form, structure } from '../check/check.js'
import { quotable, subjectOf, typeName, valueAt } from '../check/explain.js'
import type { RuleByCode } from '../check/rules/rule.js'
import type { ConformOptions } from '../conform/options.js'
import { countKeys } from '../open/keys.js'
import type { KeysOf, Opened } from '../open/open-bare.js'
import { safely } from '../open/safely.js'
import { beforeSealing } from '../recognise/required.js'
import { elementOf, wordsOf } from '../report/catalogue.js'
import type { combine } from '../report/combine.js'
import type { Violation } from '../report/finding.js'
import {
  elementRows,
  findingsOf,
  noElements,
  type Placed,
  type ProfileName,
  type Report,
  verdictOf,
} from '../report/report.js'

/** A profile with what judges its credentials. */
export interface Entry {
  readonly profile: Profile
  /** The form of the record its credentials are read into. */
  readonly form: Form
  /** Keys of the elements it must carry. */
  readonly required: ReadonlySet<string>
  /** Its own standard's rules. Left out where they are the record's own, or not known yet. */
  readonly conform?: (json: unknown, options: ConformOptions) => readonly Violation[]
  /** Whether the credential is itself a record, so that the record's schema is its own standard. */
  readonly own: boolean
  /** Whether the 16 elements are to be looked for in a credential: not in one that awards nothing. Always, unless said. */
  readonly awards?: (json: unknown) => boolean
  /** Whether its own standard asks that JSON-LD processors read it whole. */
  readonly safeMode?: boolean
}

/** What an entry point of the package can read. */
export interface Book {
  /** In the order in which they are asked whether they know a credential. */
  readonly entries: readonly Entry[]
  /** The checks that JSON Schema cannot make. */
  readonly rules: readonly RuleByCode[]
  /** Opens what comes in, out of the envelopes the entry point knows. */
  readonly open: (input: unknown, keysOf: KeysOf) => Opened
  /** Joins what a profile's own standard says with what the record's says; needed where entries have a standard of their own. */
  readonly combine?: typeof combine
}

/** A group of checks that can be asked for. */
export type Check = 'conformance' | 'annex-i' | 'rules'

export interface Options {
  /** Day or instant against which dates are judged; now unless said. */
  readonly at?: string | Date
  /** Reads the input as this profile, whatever it looks like. */
  readonly profile?: Profile['id']
  /** Checks to make; all unless said. */
  readonly checks?: readonly Check[]
  /** Judges a draft: what sealing adds (issuer with its seal identifier, date of issuing, context) may be missing. */
  readonly draft?: boolean
}

const ALL: readonly Check[] = ['conformance', 'annex-i', 'rules']

/** Walks one input through to its report, whatever it does when it is read. */
export function walk(input: unknown, book: Book, options: Options = {}): Report {
  return safely(input, (given) => walkThrough(given, book, options))
}

function walkThrough(input: unknown, { entries, open, rules, combine }: Book, options: Options): Report {
  const { checks = ALL } = options
  const recognise = recogniser(entries, options.profile)
  const opened = open(input, (json) => keysOf(json, recognise(json)))
  const recognised = opened.violation ? undefined : recognise(opened.json)
  if (!recognised) return unreadable(opened)
  const { json } = opened
  const { entry, profile } = recognised
  const outside = [...opened.violations, ...mistaken(entries, recognised, json, options.profile)]
  const { draft = false } = options
  const wrapped = opened.wrapper?.type === 'delivery'
  const at = instantOf(options.at)
  const conformance =
    checks.includes('conformance') && entry.conform ? entry.conform(json, { draft, wrapped, at }) : []
  const checked = checks.includes('conformance') && (entry.own || entry.conform !== undefined)
  if (entry.awards?.(json) === false)
    return withoutElements(opened, profile, [...outside, ...conformance], checked)
  const reading = entry.profile.read(json)
  const { violations, sound } = structure(reading, entry.form, entry.own && opened.clean)
  const unread = unreadableParts(reading)
  const required = draft ? beforeSealing(entry.required) : entry.required
  const breaches = notMerelyUnread(violations, unread).filter(isDue(required))
  const structural = [...unread, ...place(breaches, reading, entry, json)]
  const ruled = place(applyRules(asked(rules, checks), sound, json, at), reading, entry, json)
  const told =
    checks.includes('annex-i') || (entry.own && checks.includes('conformance'))
      ? unexplained(structural, ruled)
      : []
  const said = [...told, ...ruled]
  const findings = findingsOf(
    [...outside, ...several(reading), ...(combine?.(conformance, said, isBreach) ?? said)],
    json,
    opened.positions,
  )
  const rows = elementRows(
    reading,
    faulty([...structural.filter(isFault(reading)), ...ruled.filter(({ part }) => part === 'annexI')]),
    required,
  )
  return {
    profile,
    ...(opened.wrapper && { wrapper: opened.wrapper }),
    verdict: verdictOf(rows, findings, checked),
    elements: rows,
    findings,
    record: sound.record,
  }
}

/** Whether a violation is more than the absence of an element that need not be there. */
const isDue =
  (required: ReadonlySet<string>) =>
  ({ code }: Violation): boolean =>
    !code.endsWith('.missing') || required.has(elementOf(code)?.key ?? '')

/** The rules that belong to the checks asked for. */
const asked = (rules: Book['rules'], checks: readonly Check[]): Book['rules'] =>
  checks === ALL
    ? rules
    : rules.filter(([, { part }]) => checks.includes(part === 'annexI' ? 'annex-i' : 'rules'))

/** Number of keys of a value, found on the fast path where it is a sound record. */
function keysOf(json: unknown, recognised: Known | undefined): { keys: number; clean: boolean } {
  const keys = recognised?.entry.own ? recognised.entry.form.keys(json) : -1
  return keys >= 0 ? { keys, clean: true } : { keys: countKeys(json), clean: false }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The profile of a credential with what the credential says of it. */
interface Known {
  readonly entry: Entry
  readonly profile: ProfileName
}

/** Recognises credentials; asked for the same one again, it need not look again. */
function recogniser(entries: readonly Entry[], asked: string | undefined) {
  let last: { readonly json: unknown; readonly known: Known | undefined } | undefined
  return (json: unknown): Known | undefined => {
    if (last?.json !== json || !last)
      last = { json, known: known(recogniseAmong(entries, json, asked), json) }
    return last.known
  }
}

const known = (entry: Entry | undefined, json: unknown): Known | undefined =>
  entry && {
    entry,
    profile: { id: entry.profile.id, ...entry.profile.recognise(json as Record<string, unknown>) },
  }

/** The profile that knows a credential, or the one asked for. */
export function recogniseAmong(
  entries: readonly Entry[],
  json: unknown,
  asked: string | undefined,
): Entry | undefined {
  if (!isObject(json)) return undefined
  return entries.find((entry) =>
    asked === undefined ? entry.profile.recognise(json) !== undefined : entry.profile.id === asked,
  )
}

const instantOf = (at: string | Date | undefined): string =>
  at === undefined ? new Date().toISOString() : typeof at === 'string' ? at : at.toISOString()

/** Violations with pointers into the record, moved to where they stand in the credential. */
function place(
  violations: readonly (Violation & { inCredential?: boolean })[],
  reading: Reading,
  { own }: Entry,
  json: unknown,
): Placed[] {
  return violations.map(({ inCredential, ...violation }) => {
    if (own || inCredential) return violation
    const { fix: _, ...rest } = violation
    const origin = originOf(violation, reading, json)
    // What the record's schema refuses in a foreign credential is no breach of that credential's own standard.
    return {
      ...rest,
      pointer: origin,
      part: violation.part ?? (violation.code.endsWith('.missing') ? 'annexI' : 'quality'),
    }
  })
}

/** Where something stands in a foreign credential: at the same key where there is one, else as near as is known. */
function originOf({ pointer }: Violation, reading: Reading, json: unknown): string {
  const slash = pointer.lastIndexOf('/')
  const around = reading.origin(pointer.slice(0, Math.max(slash, 0)))
  const same = around + pointer.slice(slash)
  const known = reading.origin(pointer)
  return known === around && slash > 0 && valueAt(json, same) !== undefined ? same : known
}

/** What stands where an element belongs and cannot be read: each place once. */
function unreadableParts(reading: Reading): Placed[] {
  const seen = new Set<string>()
  return reading.unreadable
    .filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer))
    .map(({ recordPointer, pointer, expected, unknown }): Placed => {
      const about = subjectOf(recordPointer)
      if (!unknown) return { code: `${about}.unreadable`, pointer, params: { expected } }
      const params = { ...unknown, concept: quotable(about, unknown.concept) }
      return { code: `${about}.unknown-concept`, pointer, params, explains: [`${about}.other-undescribed`] }
    })
}

/** An element that stands there unreadable is not missing, and neither is a part of it. */
function notMerelyUnread(violations: readonly Violation[], unread: readonly Placed[]): readonly Violation[] {
  const subjects = new Set(unread.map((each) => subject(each.code)))
  return violations.filter(
    ({ code }) => !(subjects.has(subject(code)) && /\.(missing|incomplete)$/.test(code)),
  )
}

/** What could not be read is not said again where a rule says why. */
const unexplained = (structural: readonly Placed[], ruled: readonly Placed[]): readonly Placed[] =>
  structural.filter(
    ({ code, pointer }) =>
      !(
        code.endsWith('.unreadable') &&
        ruled.some((each) => each.pointer === pointer && subject(each.code) === subject(code))
      ),
  )

/** Whether a violation is a breach of the credential's own standard. */
const isBreach = (each: Placed): boolean => (each.part ?? wordsOf(each)?.part) === 'conformance'

const subject = (code: string): string => code.slice(0, code.indexOf('.'))

/** A credential that does not know the profile asked for, and that another profile knows. */
function mistaken(
  entries: readonly Entry[],
  { entry }: Known,
  json: unknown,
  asked: string | undefined,
): Placed[] {
  if (asked === undefined || !isObject(json) || entry.profile.recognise(json)) return []
  const other = recogniseAmong(entries, json, undefined)
  if (!other) return []
  return [{ code: 'profile.mistaken', pointer: '', params: { asked, recognised: other.profile.id } }]
}

const several = (reading: Reading): Placed[] => {
  const places = reading.found.values().next().value ?? []
  return places.length > 1
    ? [{ code: 'profile.several-achievements', pointer: places[1]!, params: { count: places.length } }]
    : []
}

/** Elements with a fault of structure; one that is merely absent has none. */
const faulty = (violations: readonly Violation[]): Set<string> =>
  new Set(violations.filter((each) => !each.code.endsWith('.missing')).map((each) => subject(each.code)))

/** An unknown concept is no fault of an element that says something else besides, or says it in words. */
const isFault =
  ({ record }: Reading) =>
  ({ code }: Placed): boolean => {
    const key = code.endsWith('.unknown-concept') && elementOf(code)?.key
    return !key || (record as Readonly<Record<string, unknown>>)[key] === undefined
  }

/** The report on a credential that awards nothing, so that the 16 elements do not apply to it. */
function withoutElements(
  { json, wrapper, positions }: Opened,
  profile: ProfileName,
  violations: readonly Placed[],
  checked: boolean,
): Report {
  const findings = findingsOf(violations, json, positions)
  const { conformance: verdict } = verdictOf([], findings, checked)
  return {
    profile,
    ...(wrapper && { wrapper }),
    verdict: { conformance: verdict, annexI: 'not-applicable' },
    elements: noElements(),
    findings,
  }
}

function unreadable(opened: Opened): Report {
  const { json, violation, violations } = opened
  const why: Placed =
    violation ??
    (isObject(json)
      ? { code: 'profile.unrecognised', pointer: '' }
      : { code: 'json.not-an-object', pointer: '', params: { received: typeName(json) } })
  return {
    profile: null,
    ...(opened.wrapper && { wrapper: opened.wrapper }),
    verdict: { conformance: 'unreadable', annexI: 'not-applicable' },
    elements: noElements(),
    findings: findingsOf([...violations, why], json, opened.positions),
  }
}
