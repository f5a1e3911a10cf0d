/** One line → what is said of it, in as many words as are asked for. */
import { type Settlement, settled } from '@microcred/common/settle'
import { tooLarge } from '../open/too-large.js'
import type { Finding, FindingCode, Severity } from '../report/finding.js'
import type { ElementRow, Report, Verdict } from '../report/report.js'
import type { Options } from '../walk/options.js'
import { validateShowing } from '../walk/validate.js'
import type { Seen } from '../walk/walk.js'
import type { Line } from './split.js'

/** How much is said of a line: the verdict, also the codes of its findings, or all there is of them. */
export type Select = 'verdict' | 'codes' | 'full'

export interface LineOptions extends Options, Partial<Settlement> {
  /** How much to say of each line; `codes` unless said. */
  readonly select?: Select
}

/** What is said of one line. */
export interface LineReport {
  /** Number of the line in the input, from 1. */
  readonly line: number
  /** The credential's own `id`, where it is an address, a URN or a DID. */
  readonly id?: string
  /** The profile it was read as. */
  readonly profile: string | null
  readonly conformance: Verdict['conformance']
  readonly annexI: Verdict['annexI']
  /** The mandatory elements that are missing, in Annex I order; not with `select: 'verdict'`. */
  readonly missing?: readonly string[]
  /** Whole findings with `select: 'full'`, none with `select: 'verdict'`. */
  readonly findings?: readonly (Finding | LineFinding)[]
  /** The 16 rows, with `select: 'full'`. */
  readonly elements?: readonly ElementRow[]
  /** Each credential of a container, with where it lies in it. */
  readonly credentials?: readonly ContainedLine[]
}

/** A credential of a container in the words of a line. */
export interface ContainedLine extends Omit<LineReport, 'line' | 'id'> {
  readonly pointer: string
}

/** A finding in short. */
export interface LineFinding {
  readonly code: FindingCode
  readonly pointer: string
  readonly severity: Severity
}

/** The report of a line. */
export const reportOf = (line: Line, options: LineOptions): Report => reportShowing(line, options, () => {})

function reportShowing(
  { bytes, size }: Line,
  { ignore, severities, ...options }: LineOptions,
  seen: Seen,
  isBrief = false,
): Report {
  const report = bytes
    ? validateShowing(bytes, options, seen, isBrief)
    : tooLarge(size, options.limits?.bytes)
  return ignore || severities
    ? settled(report, { ignore: ignore ?? [], severities: severities ?? {} })
    : report
}

/** A report in the words of a line. */
export function inLine({ line, bytes }: Line, report: Report, select: Select = 'codes'): LineReport {
  const id = bytes && report.profile ? idIn(bytes) : undefined
  return { line, ...(id !== undefined && { id }), ...inWords(report, select) }
}

/** The report of a line with what is said of the line, which is read but once; in words only where all is asked for. */
export function judgedLine(line: Line, options: LineOptions): { report: Report; said: LineReport } {
  let bare: unknown
  const report = reportShowing(
    line,
    options,
    ({ json, wrapper }) => {
      if (!wrapper) bare = json
    },
    options.select !== 'full',
  )
  if (bare === undefined || !report.profile) return { report, said: inLine(line, report, options.select) }
  const id = named(bare)
  const said = { line: line.line, ...(id !== undefined && { id }), ...inWords(report, options.select) }
  return { report, said }
}

function inWords(report: Report, select: Select = 'codes'): Omit<LineReport, 'line' | 'id'> {
  const { profile, verdict, elements, findings } = report
  const held = report.credentials?.map((each) => ({ pointer: each.pointer, ...inWords(each, select) }))
  const short = { profile: profile?.id ?? null, ...verdict, ...(held && { credentials: held }) }
  if (select === 'verdict') return short
  const missing =
    verdict.annexI === 'not-applicable' || held
      ? []
      : elements.filter((row) => row.required && row.status === 'missing').map((row) => row.id)
  if (select === 'full') return { ...short, missing, findings, elements }
  return {
    ...short,
    missing,
    findings: findings.map(({ code, pointer, severity }) => ({ code, pointer, severity })),
  }
}

const MOST = 2048
/** What a credential may be called by; addresses of people (`mailto:`, `tel:`) are not among it. */
const NAME = /^(?:https?|urn|did|ipfs|tag):[^\s@]+$/

/** The `id` of a credential that may be said. */
function named(json: unknown): string | undefined {
  const id = typeof json === 'object' && json !== null ? (json as { id?: unknown }).id : undefined
  return typeof id === 'string' && id.length <= MOST && NAME.test(id) ? id : undefined
}

/** The `id` of a credential that stands in a text as it is. */
function idIn(bytes: Uint8Array): string | undefined {
  try {
    return named(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}
