/** Workflow commands of GitHub Actions: findings appear at their lines in a pull request. */
import type { Severity } from '@microcred/validators'
import { reportsIn } from '../../input/credentials.js'
import { visible } from '../visible.js'
import type { Format } from './format.js'
import { summaryLine } from './summary-line.js'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

const data = (text: string): string =>
  text
    .replaceAll('%', '%25')
    .split(/(\r|\n)/)
    .map((each) => (each === '\n' ? '%0A' : each === '\r' ? '%0D' : visible(each)))
    .join('')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

export const githubFormat: Format = {
  begin: () => '',
  file: ({ file, report, findings }) =>
    (report.notChecked ?? [])
      .map(
        ({ what, message }) =>
          `::notice file=${property(file)},title=${property(`trust.${what}-not-checked`)}::${data(message)}\n`,
      )
      .join('') +
    [
      ...findings,
      ...reportsIn(report)
        .slice(1)
        .flatMap((each) => each.findings),
    ]
      .map(({ severity, code, message, line, column }) => {
        const place = line === undefined ? '' : `,line=${line},col=${column}`
        return `::${COMMANDS[severity]} file=${property(file)}${place},title=${property(code)}::${data(message)}\n`
      })
      .join(''),
  end: (summary) => `${summaryLine(summary)}\n`,
}
