/** Markdown for the summary of a job or a message to a partner. */
import { visible } from '../visible.js'
import type { Checked, Format } from './format.js'
import { readAs } from './pretty.js'
import { spread } from './spread.js'
import { summaryLine } from './summary-line.js'
import { placeOf, titleOf } from './words.js'

/** A text in which nothing is markup. */
const plain = (text: string): string => visible(text).replace(/[\\`*_{}[\]<>()#+!|~&@]/g, '\\$&')

export const markdownFormat: Format = {
  begin: () => '',
  file: (checked) => spread(checked).map(file).join(''),
  end: (summary) => `**${summaryLine(summary)}**\n`,
}

function file({ file, report, findings }: Checked): string {
  const { conformance, annexI } = report.verdict
  const rows =
    annexI === 'not-applicable'
      ? []
      : [
          '| Annex I | Element | Mandatory | Status |',
          '|--:|---|---|---|',
          ...report.elements.map(
            ({ annex, id, required, status }) =>
              `| ${annex} | ${plain(titleOf(id))} | ${required ? 'yes' : 'no'} | ${status} |`,
          ),
          '',
        ]
  return [
    `## ${plain(file)}`,
    '',
    `${plain(readAs(report))}: conformance ${conformance}, Annex I ${annexI}`,
    '',
    ...rows,
    ...findings.map(
      (finding) =>
        `- **${finding.severity}** [\`${finding.code}\`](${finding.docs}) ${plain(placeOf(finding))}: ${plain(finding.message)}`,
    ),
    ...(findings.length > 0 ? [''] : []),
    '',
  ].join('\n')
}
