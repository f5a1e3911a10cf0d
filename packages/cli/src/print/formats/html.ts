/** One page without script or anything from elsewhere, to be read, sent and printed. */
import type { Catalogue } from '@microcred/core/messages'
import type { ElementRow, Finding } from '@microcred/validators'
import { escaped } from '../markup.js'
import { type Words, wordsIn } from '../words.js'
import type { Checked, Format } from './format.js'
import { PAGE_END, pageBegin } from './page.js'
import { readAs } from './pretty.js'
import { elementsOf, spread } from './spread.js'
import { summaryLine } from './summary-line.js'
import { isSound, placeOf, statusOf, titleOf } from './words.js'

/** The page in a language; in English unless one is given. */
export function htmlFormat(language?: Catalogue): Format {
  const words = wordsIn(language)
  return {
    begin: () => pageBegin(words('page/checked'), language?.language),
    file: (checked) =>
      spread(checked)
        .map((each) => file(each, words))
        .join(''),
    end: (summary) => `<p><strong>${escaped(summaryLine(summary, words))}</strong></p>\n${PAGE_END}`,
  }
}

function file({ file, report, findings }: Checked, words: Words): string {
  const { conformance, annexI } = report.verdict
  const rows = elementsOf(report)
  const say = (key: Parameters<Words>[0]): string => escaped(words(key))
  return [
    `<section>\n<h2>${escaped(file)}</h2>`,
    `<p>${escaped(readAs(report, words))}: ${say(`conformance/${conformance}`)}, ${say(`annex/${annexI}`)}</p>`,
    ...(rows.length > 0
      ? [
          `<table>\n<caption>${say('page/elements')}</caption>`,
          `<thead><tr><th scope="col">${say('page/annex')}</th><th scope="col">${say('page/element')}</th><th scope="col">${say('page/mandatory')}</th><th scope="col">${say('page/status')}</th></tr></thead>`,
          `<tbody>\n${rows.map((row) => element(row, words)).join('\n')}\n</tbody>\n</table>`,
        ]
      : []),
    ...(findings.length > 0
      ? [
          `<table>\n<caption>${say('page/findings')}</caption>`,
          `<thead><tr><th scope="col">${say('page/where')}</th><th scope="col">${say('page/severity')}</th><th scope="col">${say('page/code')}</th><th scope="col">${say('page/wrong')}</th></tr></thead>`,
          `<tbody>\n${findings.map((each) => finding(each, words)).join('\n')}\n</tbody>\n</table>`,
        ]
      : [`<p>${say('page/no-findings')}</p>`]),
    '</section>\n',
  ].join('\n')
}

const element = (row: ElementRow, words: Words): string =>
  `<tr><td>${row.annex}</td><th scope="row">${escaped(titleOf(row.id, words))}</th><td>${escaped(words(row.required ? 'page/yes' : 'page/no'))}</td><td>${isSound(row) ? '✓' : '✗'} ${escaped(statusOf(row, words))}</td></tr>`

const finding = (each: Finding, words: Words): string =>
  `<tr><td><code>${escaped(placeOf(each))}</code></td><td>${escaped(words(`severity/${each.severity}`))}</td><td><a href="${escaped(each.docs)}"><code>${escaped(each.code)}</code></a></td><td>${escaped(each.message)}</td></tr>`
