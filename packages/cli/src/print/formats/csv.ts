/** CSV for a spreadsheet: a row for each credential with its sixteen elements, one for what holds several, and one for each finding. */
import { elements } from '@microcred/core'
import { csvRow } from '../../tables/write.js'
import { visible } from '../visible.js'
import type { Checked, Format } from './format.js'
import { elementsOf, spread } from './spread.js'

/** A row in which nothing begins a line of its own. */
const row = (cells: readonly string[]): string => csvRow(cells.map(visible))

const COLUMNS = [
  'kind',
  'file',
  'profile',
  'conformance',
  'annexI',
  ...elements.map(({ id }) => id),
  'code',
  'severity',
  'pointer',
  'line',
  'column',
  'message',
]
const NONE = elements.map(() => '')

export const csvFormat: Format = {
  begin: () => row(COLUMNS),
  file: (checked) => spread(checked).map(rows).join(''),
  end: () => '',
}

function rows({ file, report, findings }: Checked): string {
  const { profile, verdict } = report
  const head = [file, profile?.id ?? '', verdict.conformance, verdict.annexI]
  const own = elementsOf(report)
  const statuses = own.length === 0 ? NONE : own.map(({ status }) => status)
  return [
    row([report.credentials ? 'container' : 'credential', ...head, ...statuses, '', '', '', '', '', '']),
    ...findings.map(({ code, severity, pointer, line = '', column = '', message }) =>
      row(['finding', ...head, ...NONE, code, severity, pointer, String(line), String(column), message]),
    ),
  ].join('')
}
