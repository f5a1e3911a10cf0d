/** Many lines at once, as text: what a worker is handed and what it gives back. */
import { jsonOf } from '@microcred/common/steering'
import type { Finding, Severity } from '../report/finding.js'
import type { Report } from '../report/report.js'
import { judgedLine, type LineOptions } from './judge.js'
import type { Line } from './split.js'

/** Lines to judge. */
export interface Batch {
  readonly lines: readonly Line[]
  readonly options?: LineOptions
  /** Name of the input, where the answers are to say it. */
  readonly file?: string
}

/** The answers to a batch. */
export interface Answer {
  /** UTF-8 of one JSON line for each line, in order. */
  readonly text: Uint8Array
  /** How many findings of each severity there are. */
  readonly found: Readonly<Record<Severity, number>>
}

/** The findings of a report and of all that it holds. */
const within = (report: Report): readonly Finding[] => [
  ...report.findings,
  ...(report.credentials?.flatMap(within) ?? []),
]

/** Judges a batch. The same batch gives the same bytes, wherever it is judged. */
export function judged({ lines, options = {}, file }: Batch): Answer {
  const found = { error: 0, warning: 0, info: 0 }
  let text = ''
  for (const line of lines) {
    const { report, said } = judgedLine(line, options)
    for (const { severity } of within(report)) found[severity]++
    text += `${jsonOf(file === undefined ? said : { file, ...said })}\n`
  }
  return { text: new TextEncoder().encode(text), found }
}
