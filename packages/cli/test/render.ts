import { validate } from '@microcred/validators'
import { piecesOf } from '../src/print/formats/files.js'
import type { Format } from '../src/print/formats/format.js'
import { prettyFormat } from '../src/print/formats/pretty.js'
import { noPaint } from '../src/print/paint.js'

/** Formats texts as `microcred validate` would print them, dates judged as of a fixed day. */
export function render(format: Format, files: Readonly<Record<string, string | Uint8Array>>): string {
  const tally = { files: 0, errors: 0, warnings: 0, infos: 0, withFindings: 0, hidden: 0 }
  let out = format.begin()
  for (const [file, text] of Object.entries(files)) {
    const bytes = Buffer.from(text)
    const report = validate(bytes, { at: '2026-07-01' })
    tally.files++
    if (report.findings.length > 0) tally.withFindings++
    for (const { severity } of report.findings) tally[`${severity}s`]++
    for (const piece of piecesOf(format.file({ file, report, findings: report.findings, bytes })))
      out += piece
  }
  return out + format.end(tally)
}

/** The pretty format without colours. */
export const pretty = (options: { quiet?: boolean; showLearner?: boolean } = {}): Format =>
  prettyFormat({ paint: noPaint, quiet: false, alone: true, showLearner: false, ...options })
