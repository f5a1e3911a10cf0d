/** For people: each finding with the lines it is about, then the sixteen rows, then one line for all. */
import { profileTitles } from '@microcred/core'
import type { Finding, Report, Severity } from '@microcred/validators'
import { type Places, placesOf } from '@microcred/validators/places'
import { credentialsOf, nameOf, reportsIn, whole } from '../../input/credentials.js'
import { frame } from '../frame.js'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'
import type { Checked, Format } from './format.js'
import { summaryLine } from './summary-line.js'
import { table } from './table.js'

interface PrettyOptions {
  readonly paint: Paint
  /** Leaves out tables and files without findings. */
  readonly quiet: boolean
  /** Prints the table also of a file without findings. */
  readonly alone: boolean
  /** Shows what stands under the learner. */
  readonly showLearner: boolean
}

/** The format for people. */
export function prettyFormat(options: PrettyOptions): Format {
  return {
    begin: () => '',
    file: (checked) => file(checked, options),
    end: (summary) => `${options.paint.bold(summaryLine(summary))}\n`,
  }
}

function file(
  { file: name, report, findings, bytes }: Checked,
  { paint, quiet, alone, showLearner }: PrettyOptions,
): string {
  const inside = credentialsOf(report).filter(({ pointer }) => pointer !== '')
  const within = inside
    .map((place) =>
      file(
        { file: nameOf(name, place), report: place.report, findings: place.report.findings },
        { paint, quiet, alone: alone && inside.length === 1, showLearner },
      ),
    )
    .join('')
  const all = reportsIn(whole(report)).flatMap((each) => each.findings)
  const clean = whole(report).findings.length === 0
  if (clean && quiet) return within
  const { conformance, annexI } = report.verdict
  const heading = `${paint.bold(visible(name))}  ${readAs(report)}${annexI === 'not-applicable' ? '' : `: conformance ${conformance.replace('-', ' ')}, Annex I ${annexI}`}`
  const rows =
    report.credentials || report.verdict.annexI === 'not-applicable' ? '' : `${table(report, paint)}\n\n`
  const trust = (report.notChecked ?? []).map(({ message }) => `  ${paint.dim(message)}\n`).join('')
  if (clean) return `${glyph(all, paint)} ${heading}\n${trust}${alone ? `\n${rows}` : ''}${within}`
  const places = bytes && findings.length > 0 ? placesOf(bytes, findings) : undefined
  const blocks = findings.map((finding, at) => {
    const before = findings[at - 1]
    // What stands at the same place is shown once, and said below each other.
    const again =
      finding.line !== undefined && before?.line === finding.line && before.column === finding.column
    return `${again ? '' : '\n'}${block(finding, again ? undefined : places, paint, showLearner)}\n`
  })
  return `${glyph(all, paint)} ${heading}\n${trust}${blocks.join('')}\n${quiet ? '' : rows}${within}`
}

/** How bad it is at a glance. */
function glyph(findings: readonly Finding[], paint: Paint): string {
  if (findings.some(({ severity }) => severity === 'error')) return paint.red('✗')
  return findings.some(({ severity }) => severity === 'warning') ? paint.yellow('!') : paint.green('✓')
}

const titles = new Map<string, string>(Object.entries(profileTitles))

/** What a file was read as. */
export function readAs({
  profile,
  wrapper,
  credentials,
}: Pick<Report, 'profile' | 'wrapper' | 'credentials'>): string {
  const { id, version, variant } = profile ?? {}
  const details = [version, variant].filter(Boolean).join(', ')
  const none = credentials ? `${credentials.length} credentials` : 'not read'
  const name = id === undefined ? none : `${titles.get(id) ?? id}${details && ` (${details})`}`
  return visible(wrapper ? `${name}, wrapper ${wrapper.type}` : name)
}

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
}

/** One finding: what it is, where, why, and what to do. */
function block(finding: Finding, places: Places | undefined, paint: Paint, showLearner: boolean): string {
  const { severity, code, line, column, pointer, message, fix, source } = finding
  const position = [line === undefined ? '' : `${line}:${column}`, visible(pointer)].filter(Boolean).join(' ')
  const span = places?.span(finding)
  return [
    `  ${paint[COLOURS[severity]](severity)} ${paint.bold(visible(code))}${position && ` ${paint.dim(`at ${position}`)}`}`,
    ...(places && span ? [frame(places, showLearner ? [] : places.personal, span, paint)] : []),
    `  ${visible(message)}`,
    ...(fix ? [`  ${paint.green('fix:')} ${visible(fix.title)}`] : []),
    `  ${paint.dim(`${source.document}, ${source.clause} · ${source.url}`)}`,
  ].join('\n')
}
