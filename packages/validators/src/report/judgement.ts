/** From what is said of a credential by its standard, by its reading and by the record's checks to the report on it. */
import type { Reading } from '@microcred/core'
import { type Checked, structure } from '../check/check.js'
import type { Sound } from '../check/sound.js'
import type { Conformance } from '../conform/conformance.js'
import type { Opened } from '../open/open-bare.js'
import type { Entry } from '../recognise/entry.js'
import type { LaidOut } from '../recognise/laid-out.js'
import type { Book } from '../walk/book.js'
import { ALL, type Check } from '../walk/options.js'
import type { Violation } from './finding.js'
import { movedFix } from './moved-fix.js'
import { once } from './once.js'
import { faulty, isBreach, isFault, standing, unexplained, unreadElements, unrefused } from './placing.js'
import type { ReadInto } from './read-into.js'
import {
  elementRows,
  findingsOf,
  inBrief,
  judged,
  type Placed,
  type ProfileName,
  type Report,
  unmended,
  verdictOf,
} from './report.js'
import { withoutElements } from './without-elements.js'

/** What is known of a credential besides what is read of it. */
export interface Credential {
  readonly opened: Opened
  readonly laid: LaidOut
  readonly entry: Entry
  readonly profile: ProfileName
  /** What is said of its text, of its token, and of what it was taken for. */
  readonly outside: readonly Placed[]
  readonly conformance: Conformance
}

/** The report on a credential that awards nothing. */
export function reportWithoutElements(
  { opened, laid, profile, outside, conformance }: Credential,
  { content, mended = asTheyStand, toldTwice }: Book,
): Report {
  const said = moved(mended(once(conformance.said, laid.json, undefined, toldTwice), laid.json), laid)
  return withoutElements(
    opened,
    profile,
    [...outside, ...said, ...(content?.(laid.json) ?? [])],
    conformance.checked,
  )
}

/** The report on a credential of which a record was read and checked. */
export function reportOf(
  { opened, laid, entry, profile, outside, conformance }: Credential,
  reading: Reading,
  { breaches, ruled: applied, sound, whole }: Checked,
  { combine, mended = asTheyStand, meant = asItStands, readInto: into, toldTwice, isBrief }: Book,
  checks: readonly Check[],
): Report {
  const { json } = laid
  const placed = (said: Parameters<ReadInto['place']>[0]): readonly Placed[] =>
    entry.own || !into ? said.map(inRecord) : into.place(said, reading, entry, json)
  const structural = once(
    [...(into?.unreadableParts(reading, json) ?? []), ...placed(breaches)],
    undefined,
    undefined,
    toldTwice,
  )
  const ruled = unrefused(placed(applied), structural)
  const tells = checks.includes('annexI') || (entry.own && checks.includes('conformance'))
  const said = [...(tells ? unexplained(structural, ruled) : []), ...ruled]
  const joined = combine?.(conformance.said, said, isBreach) ?? said
  const together = once(joined, json, entry.profile.paths, toldTwice)
  const all = into
    ? [...besides(together, into.several(reading)), ...into.contradictions(reading), ...together]
    : together
  const told = [...outside, ...moved(mended(all, json), laid)]
  const findings = isBrief
    ? findingsOf(told.map(unmended), opened.json, opened.positions, inBrief)
    : findingsOf(told, opened.json, opened.positions)
  const elements = rowsOf(reading, structural, ruled, entry, laid)
  const verdict = verdictOf(elements, findings, conformance.checked)
  const { wrapper } = opened
  const about = { profile, wrapper, verdict, elements, findings, ...recordsIn(json, entry, meant) }
  const isWhole = whole && ALL.every((check) => checks.includes(check))
  return judged(about, isWhole, entry.form.kind, meant(sound.record))
}

/** The rows of the elements, by what the schema and the rules of Annex I have against them. */
function rowsOf(
  reading: Reading,
  structural: readonly Placed[],
  ruled: readonly Placed[],
  { required }: Entry,
  { origin }: LaidOut,
): ReturnType<typeof elementRows> {
  const ofAnnex = ruled.filter(({ part }) => part === 'annexI')
  const fault = faulty([...structural.filter(isFault(reading)), ...ofAnnex])
  return elementRows(reading, fault, required, unreadElements(reading), standing(reading), origin)
}

/** Findings moved to where their places stand in what was handed in. */
const moved = (said: readonly Placed[], { origin, path }: LaidOut): readonly Placed[] =>
  origin ? said.map(from(origin, path)) : said

/** What is said of values that stand more than once, but for those of which it has been said that one may stand there. */
const besides = (said: readonly Placed[], several: readonly Placed[]): readonly Placed[] =>
  several.filter(
    ({ pointer }) => !said.some((each) => each.pointer === pointer && each.code.endsWith('.too-many')),
  )

const asItStands = (record: Sound['record']): Sound['record'] => record

/** A violation of a record, which stands where it was found. */
const inRecord = ({ inCredential: _, ...violation }: Violation & { inCredential?: boolean }): Placed =>
  violation

const asTheyStand = (findings: readonly Placed[]): readonly Placed[] => findings

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
