import { allRules } from '../check/all-rules.js'
import { withSkillsMeant } from '../check/skills-meant.js'
import { mended } from '../mend/mend.js'
import { open } from '../open/open.js'
import { readSdJwt } from '../open/sd-jwt.js'
import { foreignContent, foreignForm } from '../recognise/foreign.js'
import { heldIn } from '../recognise/held.js'
import { profiles } from '../recognise/profiles.js'
import { combine } from '../report/combine.js'
import { readInto } from '../report/read-into.js'
import type { Report } from '../report/report.js'
import { sameDefect } from '../report/same-defect.js'
import { TOLD_TWICE_IN_PROFILES } from '../report/told-twice-in-profiles.js'
import type { Book } from './book.js'
import type { Options } from './options.js'
import { type Seen, walk } from './walk.js'

/** Everything that can be read. */
const book: Book = {
  entries: profiles,
  rules: allRules,
  combine,
  readInto,
  toldTwice: TOLD_TWICE_IN_PROFILES,
  meant: withSkillsMeant,
  mended,
  open: (input, keysOf, bytes) => open(input, keysOf, readSdJwt, bytes),
  foreign: foreignForm,
  content: foreignContent,
  heldIn,
  sameDefect,
}

/**
 * Says what is wrong with a micro-credential of any profile, and which of the 16 EU elements it has.
 *
 * Synchronous, without network; the same input (and `at`) gives the same report. Takes JSON text, its
 * UTF-8 bytes, a compact JWT or SD-JWT, or a value that was parsed already; only text has lines and
 * columns. Never throws for what the input holds.
 *
 * @throws TypeError or RangeError for options that make no sense; it names what is allowed.
 *
 * @example
 * import { validate } from '@microcred/validators'
 *
 * const report = validate('{ "title": { "en": "Wood finishing" }, "level": { "eqf": 9 } }')
 * report.verdict // { conformance: 'invalid', annexI: 'incomplete' }
 * report.findings[0]?.code // 'level.out-of-range'
 */
export function validate(input: unknown, options: Options = {}): Report {
  return walk(input, book, options)
}

const { mended: _, ...unmended } = book
const brief: Book = { ...unmended, isBrief: true }

/**
 * `validate` that shows what it has opened, for those who want to know more of it than the report says; where `isBrief`,
 * findings have code, weight and place alone, in the same order.
 */
export function validateShowing(input: unknown, options: Options, seen: Seen, isBrief = false): Report {
  return walk(input, isBrief ? brief : book, options, seen)
}
