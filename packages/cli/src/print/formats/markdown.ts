/** Markdown for the summary of a job or a message to a partner. */
import type { Catalogue } from '@microcred/core/messages'
import { visible } from '../visible.js'
import { type Words, wordsIn } from '../words.js'
import type { Checked, Format } from './format.js'
import { readAs } from './pretty.js'
import { elementsOf, spread } from './spread.js'
import { summaryLine } from './summary-line.js'
import { placeOf, statusOf, titleOf } from './words.js'

/** A text in which nothing is markup. */
const plain = (text: string): string => visible(text).replace(/[\\`*_{}[\]<>()#+!|~&@]/g, '\\$&')

/** The text in a language; in English unless one is given. */
export function markdownFormat(language?: Catalogue): Format {
  const words = wordsIn(language)
  return {
    begin: () => '',
    file: (checked) =>
      spread(checked)
        .map((each) => file(each, words))
        .join(''),
    end: (summary) => `**${summaryLine(summary, words)}**\n`,
  }
}

function file({ file, report, findings }: Checked, words: Words): string {
  const { conformance, annexI } = report.verdict
  const elements = elementsOf(report)
  const rows =
    elements.length === 0
      ? []
      : [
          `| ${(['page/annex', 'page/element', 'page/mandatory', 'page/status'] as const).map((key) => plain(words(key))).join(' | ')} |`,
          '|--:|---|---|---|',
          ...elements.map(
            (row) =>
              `| ${row.annex} | ${plain(titleOf(row.id, words))} | ${words(row.required ? 'page/yes' : 'page/no')} | ${statusOf(row, words)} |`,
          ),
          '',
        ]
  return [
    `## ${plain(file)}`,
    '',
    `${plain(readAs(report, words))}: ${words(`conformance/${conformance}`)}, ${words(`annex/${annexI}`)}`,
    '',
    ...rows,
    ...findings.map(
      (finding) =>
        `- **${words(`severity/${finding.severity}`)}** [\`${finding.code}\`](${finding.docs}) ${plain(placeOf(finding))}: ${plain(finding.message)}`,
    ),
    ...(findings.length > 0 ? [''] : []),
    '',
  ].join('\n')
}
