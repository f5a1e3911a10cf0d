/** Sentences of findings that are no sentences. */
import { findingTables } from '../model/finding-tables.ts'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'

export function* sentences(_model: unknown, base = root): Iterable<string> {
  const codes = new Set<string>()
  for (const file of findingTables(base)) yield* sentencesIn(file, codes, base)
}

function* sentencesIn(file: string, codes: Set<string>, base: string): Iterable<string> {
  const rows = readCsv(file, ['code', 'severity', 'part', 'sentence', 'hint', 'explanation'], base)
  for (const { code, severity, part, sentence, explanation } of rows) {
    if (codes.has(code!)) yield `${file} has ${code} twice; remove one row.`
    codes.add(code!)
    if (!['error', 'warning', 'info'].includes(severity!))
      yield `${file}: the severity of ${code} is "${severity}"; write error, warning or info.`
    if (!['conformance', 'annexI', 'validity', 'quality'].includes(part!))
      yield `${file}: the part of ${code} is "${part}"; write conformance, annexI, validity or quality.`
    if (!/[.!]$/.test(sentence!)) yield `${file}: the sentence of ${code} does not end with a full stop.`
    if (!explanation) yield `${file}: ${code} has no explanation; say in one or two sentences why it matters.`
  }
}
