/** The report of a container: what is said of it, and of each credential in it. */
import { lineAndColumn, lineStarts, scan } from '../open/scan.js'
import type { Finding } from './finding.js'
import { movedFix } from './moved-fix.js'
import { outwards } from './outwards.js'
import {
  type ContainedReport,
  type ContainerReport,
  isError,
  type Positions,
  type Report,
  type Verdict,
} from './report.js'

/** A report of what stands at a pointer, with pointers from the root of the container; inside a token from its payload. */
export function placedAt(report: Report, pointer: string, inToken: boolean): ContainedReport {
  const inside = report.wrapper?.type === 'delivery' ? pointer + report.wrapper.pointer : pointer
  return { ...(inToken || report.wrapper?.type === 'jades' ? report : moved(report, inside)), pointer }
}

/** A report whose pointers begin with another. */
function moved<Moved extends Report>(report: Moved, by: string): Moved {
  const credentials = report.credentials?.map((each) => ({
    ...(inText(each) ? moved(each, by) : each),
    pointer: by + each.pointer,
  }))
  return {
    ...report,
    elements: report.elements.map((row) => ({ ...row, pointers: row.pointers.map((each) => by + each) })),
    findings: report.findings.map((finding) => ({
      ...finding,
      pointer: by + finding.pointer,
      ...(finding.fix && { fix: movedFix(finding.fix, (pointer) => by + pointer) }),
    })),
    ...(credentials && { credentials }),
  }
}

/** Whether a report speaks of places in the container's own text. */
const inText = ({ wrapper }: Report): boolean => wrapper === undefined || wrapper.type === 'delivery'

/** Whether two codes at one place are of one defect. */
export type SameDefect = (code: string, other: string) => boolean

const sameFault: SameDefect = (code, other) =>
  code.slice(code.indexOf('.')) === other.slice(other.indexOf('.'))

/** The outer report with what it holds: of Annex I and of soundness it has the worst of all. */
export function containing(
  { record, ...outer }: Report,
  held: readonly ContainedReport[],
  positions: Positions | undefined,
  sameDefect: SameDefect = sameFault,
): ContainerReport {
  const refused = new Set(outer.findings.filter(isError).map(({ pointer }) => pointer))
  const credentials = held.filter((each) => !(isNone(each) && refused.has(each.pointer)))
  const shown = positions && !positions.inner && !positions.outer
  const all: readonly Verdict[] = credentials.map(({ verdict }) => verdict)
  return {
    ...outer,
    kind: 'container',
    ok: credentials.length > 0 && credentials.every(({ ok }) => ok) && !outer.findings.some(isError),
    ...(record && { record }),
    findings: untold(ofTheKnown(outer.findings, credentials), credentials, sameDefect),
    verdict: { ...outer.verdict, annexI: worst(all) },
    credentials: shown ? withLines(credentials, positions.text) : credentials,
  }
}

/** Whether what stands among credentials can be none. */
const isNone = ({ kind, findings: [only] }: ContainedReport): boolean =>
  kind === 'unreadable' && only?.code === 'json.not-an-object'

/** Whether a report says that what stands in the container itself is of no form that is read. */
const isUnknown = (each: ContainedReport): boolean =>
  each.kind === 'unreadable' && inText(each) && each.findings.some(({ code }) => NO_FORM.has(code))

const NO_FORM: ReadonlySet<string> = new Set([
  'profile.unrecognised',
  'profile.foreign-form',
  'profile.to-convert',
])

/** What a container says but for what it finds in things that are no credentials: that is all there is to say of those. */
function ofTheKnown(
  findings: readonly Finding[],
  credentials: readonly ContainedReport[],
): readonly Finding[] {
  const unknown = new Set(credentials.filter(isUnknown).map(({ pointer }) => pointer))
  if (unknown.size === 0) return findings
  return findings.filter(({ pointer }) => ![...outwards(pointer)].some((each) => unknown.has(each)))
}

/** What the container says of a credential in it, where the credential does not say the same of itself: the standards of both call it by their own names. */
function untold(
  findings: readonly Finding[],
  credentials: readonly ContainedReport[],
  sameDefect: SameDefect,
): readonly Finding[] {
  const told = new Map<string, string[]>()
  for (const each of credentials.filter(inText))
    for (const { code, pointer } of each.findings) told.set(pointer, [...(told.get(pointer) ?? []), code])
  return told.size === 0
    ? findings
    : findings.filter(({ code, pointer }) => !told.get(pointer)?.some((other) => sameDefect(code, other)))
}

/** A report with no more findings than so many, its own first, and the number of those held back. */
export function atMost<Held extends Report>(report: Held, most: number): Held {
  if (most === Number.POSITIVE_INFINITY) return report
  let left = most
  const held = <Each extends Report>(each: Each): Each => {
    const findings = each.findings.slice(0, left)
    left -= findings.length
    const omitted = each.findings.length - findings.length
    return {
      ...each,
      findings,
      ...(omitted > 0 && { omitted }),
      ...(each.credentials && { credentials: each.credentials.map(held) }),
    }
  }
  return held(report)
}

function worst(verdicts: readonly Verdict[]): Verdict['annexI'] {
  if (verdicts.some(({ annexI, conformance }) => annexI === 'incomplete' || conformance === 'unreadable'))
    return 'incomplete'
  return verdicts.some(({ annexI }) => annexI === 'complete') ? 'complete' : 'not-applicable'
}

/** Line and column of what stands in the text itself, with one look at the text for all. */
function withLines(credentials: readonly ContainedReport[], text: string): readonly ContainedReport[] {
  const wanted = new Set(
    credentials.filter(inText).flatMap(({ findings }) => findings.map(({ pointer }) => pointer)),
  )
  if (wanted.size === 0) return credentials
  const { places } = scan(text, wanted)
  const starts = lineStarts(text)
  return credentials.map((each) =>
    inText(each)
      ? {
          ...each,
          // Where a key or an end is meant is not known any more: what is told stands in the order of its values.
          findings: each.findings
            .map((finding) => ({ finding, place: places.get(finding.pointer) }))
            .toSorted((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0))
            .map(({ finding, place }) =>
              place ? { ...finding, ...lineAndColumn(starts, place.start) } : finding,
            ),
        }
      : each,
  )
}
