/** The walk: text → parse → recognise → conform → read → check → report. */
import { sparing } from '@microcred/common/nearest'
import { check } from '../check/check.js'
import { conformanceOf } from '../conform/conformance.js'
import { noDeeper, type Opened } from '../open/open-bare.js'
import { safely } from '../open/safely.js'
import { ofToken } from '../open/token.js'
import { laidOut } from '../recognise/laid-out.js'
import { type Known, keysOf, mistaken, recogniseAmong, recogniser } from '../recognise/recogniser.js'
import { judgedAs } from '../recognise/required.js'
import { atMost, containing, placedAt } from '../report/contained.js'
import { withEdits } from '../report/edits.js'
import { inLanguage } from '../report/in-language.js'
import { reportOf, reportWithoutElements } from '../report/judgement.js'
import { type Report, withTrust } from '../report/report.js'
import { uncheckedIn } from '../report/unchecked.js'
import { tooNested, unreadable, withoutForm } from '../report/without-elements.js'
import type { Book } from './book.js'
import { ALL, type Asked, asked, type Check, type Options } from './options.js'

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
  const said = told.language && !book.isBrief ? inLanguage(report, told.language) : report
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
  return level === 0 && !book.isBrief ? withEdits(report, opened, marked(opened) ? 1 : 0) : report
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
  return containing(outer, credentials, positions, book.sameDefect)
}

/** Judges a credential whose profile is known: conform → read → check → report. */
function judge(opened: Opened, known: Known, book: Book, options: Asked): Report {
  const { at, checks, draft, profile } = options
  const laid = laidOut(opened.json, known.entry, options.with)
  const { json } = laid
  const entry = judgedAs(known.entry, json, draft)
  const outside = [
    ...opened.violations,
    ...ofToken(opened.token, json, at),
    ...mistaken(book.entries, known, json, profile),
  ]
  const conformance = conformanceOf(entry, laid, opened, checks.includes('conformance'), { draft, at })
  const credential = { opened, laid, entry, profile: known.profile, outside, conformance }
  if (entry.awards?.(json) === false) return reportWithoutElements(credential, book)
  const reading = entry.profile.read(json)
  const checked = check(reading, entry, askedOf(book.rules, checks), json, opened.clean, at)
  return reportOf(credential, reading, checked, book, checks)
}

/** The rules that belong to the checks asked for. */
const askedOf = (rules: Book['rules'], checks: readonly Check[]): Book['rules'] =>
  checks === ALL
    ? rules
    : rules.filter(([, { part }]) => checks.includes(part === 'annexI' ? 'annexI' : 'rules'))
