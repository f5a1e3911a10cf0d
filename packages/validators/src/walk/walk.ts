/** The walk: text → parse → recognise → conform → read → check → report. */
import { sparing } from '@microcred/common/nearest'
import { applyRules, structure } from '../check/check.js'
import type { RuleByCode } from '../check/rules/rule.js'
import type { Sound } from '../check/sound.js'
import { type KeysOf, noDeeper, type Opened } from '../open/open-bare.js'
import { safely } from '../open/safely.js'
import { ofToken } from '../open/token.js'
import type { Entry } from '../recognise/entry.js'
import type { Held } from '../recognise/held.js'
import { laidOut } from '../recognise/laid-out.js'
import { type Known, keysOf, mistaken, recogniseAmong, recogniser } from '../recognise/recogniser.js'
import { beforeSealing } from '../recognise/required.js'
import type { combine } from '../report/combine.js'
import { atMost, containing, placedAt } from '../report/contained.js'
import { withEdits } from '../report/edits.js'
import type { Violation } from '../report/finding.js'
import { inLanguage } from '../report/in-language.js'
import { movedFix } from '../report/moved-fix.js'
import { once } from '../report/once.js'
import {
  faulty,
  isBreach,
  isDue,
  isFault,
  notMerelyUnread,
  standing,
  unexplained,
  unreadElements,
  unrefused,
} from '../report/placing.js'
import type { ReadInto } from '../report/read-into.js'
import {
  elementRows,
  findingsOf,
  judged,
  type Placed,
  type Report,
  verdictOf,
  withTrust,
} from '../report/report.js'
import { uncheckedIn } from '../report/unchecked.js'
import { tooNested, unreadable, withoutElements, withoutForm } from '../report/without-elements.js'
import { ALL, type Asked, asked, type Check, type Options } from './options.js'

/** What an entry point of the package can read. */
export interface Book {
  /** In the order in which they are asked whether they know a credential. */
  readonly entries: readonly Entry[]
  /** The checks that JSON Schema cannot make. */
  readonly rules: readonly RuleByCode[]
  /** Opens what comes in, out of the envelopes the entry point knows. */
  readonly open: (input: unknown, keysOf: KeysOf, bytes: number) => Opened
  /** What is said of what was read into the record from another form; needed where entries have forms of their own. */
  readonly readInto?: ReadInto
  /** A record with the skills that are meant by those that stand in it; as they stand where nothing is said of skills. */
  readonly meant?: (record: Sound['record']) => Sound['record']
  /** Joins what a profile's own standard says with what the record's says; needed where entries have a standard of their own. */
  readonly combine?: typeof combine
  /** The credentials in a presentation, a list or an answer; nothing where a document is no container. */
  readonly heldIn?: (json: unknown, recognised: (json: unknown) => boolean) => readonly Held[] | undefined
  /** Names what a credential that awards nothing holds, where it is of such a form. */
  readonly content?: (json: unknown) => readonly Placed[]
  /** Says what to do about findings whose checks offer nothing themselves. */
  readonly mended?: (findings: readonly Placed[], json: unknown) => readonly Placed[]
  /** Names a form that is known and not read, by what came in and what was opened. */
  readonly foreign?: (input: unknown, opened: Opened) => Placed | undefined
}

/** How many containers deep a credential may lie. */
const MAX_LEVELS = 2

/** Most pairs of letters that are compared to guess what mistyped words stand for. */
const GUESSES = 4_000_000

/** Is shown what an input holds once it has been opened. */
export type Seen = (opened: Opened) => void

/** Walks one input through to its report, whatever it does when it is read. */
export function walk(input: unknown, book: Book, options: Options = {}, seen?: Seen): Report {
  const told = asked(options)
  const report = safely(input, (given) => sparing(GUESSES, () => walkThrough(given, book, told, 0, seen)))
  const said = told.language ? inLanguage(report, told.language) : report
  return atMost(said, told.limits.findings)
}

/** One input, or what lies so many levels inside of one: only of the outermost there is a text to edit. */
function walkThrough(input: unknown, book: Book, options: Asked, level: number, seen?: Seen): Report {
  const recognise = recogniser(book.entries, options.profile)
  const { bytes, depth } = options.limits
  const opened = noDeeper(
    book.open(input, (json) => keysOf(json, recognise(json)), bytes),
    depth,
  )
  seen?.(opened)
  const known = opened.violation ? undefined : recognise(opened.json)
  const report = reported(input, opened, known, book, options, level)
  return level === 0 ? withEdits(report, opened, marked(opened) ? 1 : 0) : report
}

/** Whether a mark of its encoding precedes the text. */
const marked = ({ violations }: Opened): boolean =>
  violations.some(({ code }) => code === 'json.byte-order-mark')

function reported(
  input: unknown,
  opened: Opened,
  known: Known | undefined,
  book: Book,
  options: Asked,
  level: number,
): Report {
  const { json, positions, wrapper } = opened
  const recognised = (each: unknown): boolean =>
    each === json && options.profile === undefined
      ? known !== undefined
      : recogniseAmong(book.entries, each, undefined) !== undefined
  const held = opened.violation ? undefined : book.heldIn?.(json, recognised)
  if (held && level >= MAX_LEVELS) return tooNested(opened, MAX_LEVELS)
  if (!held)
    return withTrust(
      known ? judge(opened, known, book, options) : unreadable(opened, book.foreign?.(input, opened)),
      uncheckedIn(opened, known?.entry),
    )
  const outer = withTrust(
    known ? judge(opened, known, book, options) : withoutForm(opened),
    uncheckedIn(opened, known?.entry),
  )
  const inside: Asked = { ...options, profile: undefined }
  const root = wrapper?.type === 'jwt' || wrapper?.type === 'delivery' ? (wrapper.pointer ?? '') : ''
  const credentials = held.map(({ pointer, value, token }) =>
    placedAt(
      walkThrough(
        token || typeof value !== 'string' ? value : JSON.stringify(value),
        book,
        inside,
        level + 1,
      ),
      root + pointer,
      token,
    ),
  )
  return containing(outer, credentials, positions)
}

/** Judges a credential whose profile is known. */
function judge(
  opened: Opened,
  known: Known,
  { entries, rules, combine, content, mended = unmended, meant = asItStands, readInto: into }: Book,
  options: Asked,
): Report {
  const { at, checks, draft } = options
  const { profile } = known
  const { json, origin, path } = laidOut(opened.json, known.entry, options.with)
  const entry = known.entry.offers?.(json) ? { ...known.entry, ...known.entry.offered } : known.entry
  const wrapped = opened.wrapper?.type === 'delivery'
  const told = [...opened.violations, ...ofToken(opened.token, json, at)]
  const outside = [...told, ...mistaken(entries, known, json, options.profile)]
  const conformance =
    checks.includes('conformance') && entry.conform
      ? entry.conform(json, { draft, wrapped, at, ...(opened.token && { token: opened.token }) })
      : []
  const checked = checks.includes('conformance') && (entry.own || entry.conform !== undefined)
  if (entry.awards?.(json) === false) {
    const said = mended(once(conformance, json), json)
    const inside = origin ? said.map(from(origin, path)) : said
    return withoutElements(opened, profile, [...outside, ...inside, ...(content?.(json) ?? [])], checked)
  }
  const reading = entry.profile.read(json)
  const { violations, sound } = structure(reading, entry.form, entry.own ? opened.clean : undefined)
  const placed = (said: Parameters<ReadInto['place']>[0]): readonly Placed[] =>
    entry.own || !into ? said.map(inRecord) : into.place(said, reading, entry, json)
  const unread = into?.unreadableParts(reading, json) ?? NOTHING
  const required = draft ? beforeSealing(entry.required) : entry.required
  const breaches = notMerelyUnread(violations, reading).filter(isDue(required))
  const structural = once([...unread, ...placed(breaches)])
  const applied = applyRules(askedOf(rules, checks), sound, json, at)
  const ruled = unrefused(placed(applied), structural)
  const tells = checks.includes('annexI') || (entry.own && checks.includes('conformance'))
  const said = [...(tells ? unexplained(structural, ruled) : []), ...ruled]
  const together = once(combine?.(conformance, said, isBreach) ?? said, json, entry.profile.paths)
  const within = mended(
    into
      ? [...besides(together, into.several(reading)), ...into.contradictions(reading), ...together]
      : together,
    json,
  )
  const inside = origin ? within.map(from(origin, path)) : within
  const findings = findingsOf([...outside, ...inside], opened.json, opened.positions)
  const ofAnnex = ruled.filter(({ part }) => part === 'annexI')
  const fault = faulty([...structural.filter(isFault(reading)), ...ofAnnex])
  const rows = elementRows(reading, fault, required, unreadElements(reading), standing(reading), origin)
  const verdict = verdictOf(rows, findings, checked)
  const whole = violations.length === 0 && ALL.every((check) => checks.includes(check))
  const about = {
    profile,
    wrapper: opened.wrapper,
    verdict,
    elements: rows,
    findings,
    ...recordsIn(json, entry, meant),
  }
  return judged(about, whole, entry.form.kind, meant(sound.record))
}

/** What is said of values that stand more than once, but for those of which it has been said that one may stand there. */
const besides = (said: readonly Placed[], several: readonly Placed[]): readonly Placed[] =>
  several.filter(
    ({ pointer }) => !said.some((each) => each.pointer === pointer && each.code.endsWith('.too-many')),
  )

const NOTHING: readonly Placed[] = []

const asItStands = (record: Sound['record']): Sound['record'] => record

/** A violation of a record, which stands where it was found. */
const inRecord = ({ inCredential: _, ...violation }: Violation & { inCredential?: boolean }): Placed =>
  violation

const unmended = (findings: readonly Placed[]): readonly Placed[] => findings

/** A finding moved to where its place stands in what was handed in. */
const from =
  (origin: (pointer: string) => string, path?: (path: string) => string) =>
  <T extends Placed>(each: T): T => ({
    ...each,
    pointer: origin(each.pointer),
    ...(path &&
      typeof each.params?.where === 'string' && {
        params: { ...each.params, where: path(each.params.where) },
      }),
    ...(each.fix && { fix: movedFix(each.fix, origin) }),
  })

/** The records of a credential that makes several awards. */
function recordsIn(
  json: unknown,
  { profile, form }: Entry,
  meant: NonNullable<Book['meant']>,
): Pick<Report, 'records'> {
  const readings = profile.readAll?.(json) ?? []
  return readings.length > 1
    ? { records: readings.map((reading) => meant(structure(reading, form, false).sound.record)) }
    : {}
}

/** The rules that belong to the checks asked for. */
const askedOf = (rules: Book['rules'], checks: readonly Check[]): Book['rules'] =>
  checks === ALL
    ? rules
    : rules.filter(([, { part }]) => checks.includes(part === 'annexI' ? 'annexI' : 'rules'))
