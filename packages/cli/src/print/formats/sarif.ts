/** SARIF 2.1.0: one run, one rule a code, one result a finding. */

import { jsonOf } from '@microcred/common/steering'
import type { Finding, Severity } from '@microcred/validators'
import type { Explanation } from '@microcred/validators/explanations'
import { type Places, placesOf } from '@microcred/validators/places'
import { wellFormed } from '../markup.js'
import type { Checked, Format } from './format.js'
import { allFindings } from './spread.js'

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** Writes the log at the end, when all its rules are known. */
export function sarifFormat(
  version: string,
  explain: (code: string) => Pick<Explanation, 'explanation'> | undefined,
): Format {
  const rules = new Map<string, { index: number; rule: object }>()
  const results: object[] = []
  const ruleOf = (finding: Finding): number => {
    const known = rules.get(finding.code)
    if (known) return known.index
    const index = rules.size
    rules.set(finding.code, { index, rule: rule(finding, explain(finding.code)?.explanation) })
    return index
  }
  return {
    begin: () => '',
    file(outer) {
      const checked = { ...outer, findings: allFindings(outer) }
      const places =
        checked.bytes && checked.findings.some(({ line }) => line !== undefined)
          ? placesOf(checked.bytes, checked.findings)
          : undefined
      const seen = new Map<string, number>()
      for (const finding of checked.findings) {
        const name = `${finding.code} ${finding.pointer}`
        const count = (seen.get(name) ?? 0) + 1
        seen.set(name, count)
        results.push(
          result(checked, finding, ruleOf(finding), places, count === 1 ? name : `${name} ${count}`),
        )
      }
      return ''
    },
    end: () =>
      `${jsonOf(
        {
          $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
          version: '2.1.0',
          runs: [
            {
              tool: {
                driver: { name: 'microcred', version, rules: [...rules.values()].map((each) => each.rule) },
              },
              columnKind: 'utf16CodeUnits',
              results,
            },
          ],
        },
        2,
      )}\n`,
  }
}

function rule({ code, severity, docs, source }: Finding, explanation = ''): object {
  const clause = `${source.document}, ${source.clause}`
  return {
    id: code,
    shortDescription: { text: code },
    ...(explanation && { fullDescription: { text: explanation } }),
    help: {
      text: `${explanation} ${clause}: ${source.url}`.trim(),
      markdown: `${explanation}\n\n[${clause}](${source.url})`.trim(),
    },
    helpUri: docs,
    defaultConfiguration: { level: LEVELS[severity] },
  }
}

function result(
  { file }: Checked,
  finding: Finding,
  ruleIndex: number,
  places: Places | undefined,
  name: string,
): object {
  const artifactLocation = { uri: uriOf(file) }
  const span = places?.span(finding)
  const region = regionOf(finding, places, span?.end)
  const edits = places && finding.fix?.edits
  return {
    ruleId: finding.code,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: { artifactLocation, ...(region && { region }) },
        logicalLocations: [{ fullyQualifiedName: finding.pointer }],
      },
    ],
    partialFingerprints: { 'codeAndPointer/v1': name },
    ...(edits && {
      fixes: [
        {
          description: { text: finding.fix!.title },
          artifactChanges: [
            {
              artifactLocation,
              replacements: edits.map(({ offset, length, text }) => ({
                deletedRegion: between(places, offset, offset + length),
                insertedContent: { text },
              })),
            },
          ],
        },
      ],
    }),
  }
}

/** A file name as a relative or absolute reference. */
const uriOf = (file: string): string =>
  wellFormed(file).replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')

function regionOf(
  { line, column }: Finding,
  places: Places | undefined,
  end: number | undefined,
): object | undefined {
  if (line === undefined || column === undefined) return undefined
  if (!places || end === undefined) return { startLine: line, startColumn: column }
  let last = line
  while (last < places.lines.length && places.lines[last]! <= end) last++
  return { startLine: line, startColumn: column, endLine: last, endColumn: end - places.lines[last - 1]! + 1 }
}

/** A stretch of a text by lines and columns. */
function between({ lines }: Places, start: number, end: number): object {
  const [first, last] = [start, end].map((offset) => lines.findLastIndex((line) => line <= offset))
  return {
    startLine: first! + 1,
    startColumn: start - lines[first!]! + 1,
    endLine: last! + 1,
    endColumn: end - lines[last!]! + 1,
  }
}
