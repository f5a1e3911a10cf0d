/** One page without script or anything from elsewhere, to be read, sent and printed. */
import type { ElementRow, Finding } from '@microcred/validators'
import { escaped } from '../markup.js'
import type { Checked, Format } from './format.js'
import { PAGE_END, pageBegin } from './page.js'
import { readAs } from './pretty.js'
import { spread } from './spread.js'
import { summaryLine } from './summary-line.js'
import { isSound, placeOf, titleOf } from './words.js'

export const htmlFormat: Format = {
  begin: () => pageBegin('Micro-credentials, checked'),
  file: (checked) => spread(checked).map(file).join(''),
  end: (summary) => `<p><strong>${escaped(summaryLine(summary))}</strong></p>\n${PAGE_END}`,
}

function file({ file, report, findings }: Checked): string {
  const { conformance, annexI } = report.verdict
  const rows = annexI === 'not-applicable' ? [] : report.elements
  return [
    `<section>\n<h2>${escaped(file)}</h2>`,
    `<p>${escaped(readAs(report))}: conformance ${conformance}, Annex I ${annexI}</p>`,
    ...(rows.length > 0
      ? [
          '<table>\n<caption>The EU standard elements</caption>',
          '<thead><tr><th scope="col">Annex I</th><th scope="col">Element</th><th scope="col">Mandatory</th><th scope="col">Status</th></tr></thead>',
          `<tbody>\n${rows.map(element).join('\n')}\n</tbody>\n</table>`,
        ]
      : []),
    ...(findings.length > 0
      ? [
          '<table>\n<caption>Findings</caption>',
          '<thead><tr><th scope="col">Where</th><th scope="col">Severity</th><th scope="col">Code</th><th scope="col">What is wrong</th></tr></thead>',
          `<tbody>\n${findings.map(finding).join('\n')}\n</tbody>\n</table>`,
        ]
      : ['<p>No findings.</p>']),
    '</section>\n',
  ].join('\n')
}

const element = (row: ElementRow): string =>
  `<tr><td>${row.annex}</td><th scope="row">${escaped(titleOf(row.id))}</th><td>${row.required ? 'yes' : 'no'}</td><td>${isSound(row) ? '✓' : '✗'} ${row.status}</td></tr>`

const finding = (each: Finding): string =>
  `<tr><td><code>${escaped(placeOf(each))}</code></td><td>${each.severity}</td><td><a href="${escaped(each.docs)}"><code>${escaped(each.code)}</code></a></td><td>${escaped(each.message)}</td></tr>`
