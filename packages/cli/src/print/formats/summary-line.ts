import type { Summary } from './format.js'

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

/** The one line at the end: `3 errors, 1 warning in 2 of 40 files`. */
export function summaryLine({ files, errors, warnings, infos, withFindings, hidden }: Summary): string {
  if (errors + warnings + infos === 0) return `No findings in ${count(files, 'file')}`
  const counts = [
    count(errors, 'error'),
    ...(warnings ? [count(warnings, 'warning')] : []),
    ...(infos ? [count(infos, 'info')] : []),
  ]
  const where = files === 1 ? '1 file' : `${withFindings} of ${files} files`
  return `${counts.join(', ')} in ${where}${hidden > 0 ? `; ${hidden} of them not shown (--max-problems)` : ''}`
}
