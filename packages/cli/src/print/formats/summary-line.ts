import { englishWords, type Words } from '../words.js'
import type { Summary } from './format.js'

/** The one line at the end: `3 errors, 1 warning in 2 of 40 files`. */
export function summaryLine(
  { files, errors, warnings, infos, withFindings, hidden }: Summary,
  words: Words = englishWords,
): string {
  if (errors + warnings + infos === 0) return words('report/nothing', { count: files })
  const counts = [
    words('report/errors', { count: errors }),
    ...(warnings ? [words('report/warnings', { count: warnings })] : []),
    ...(infos ? [words('report/infos', { count: infos })] : []),
  ].join(', ')
  const where =
    files === 1 ? words('report/one-file') : words('report/some-files', { count: withFindings, all: files })
  const line = words('report/summary', { counts, files: where })
  return hidden > 0 ? `${line}; ${words('report/hidden', { count: hidden })}` : line
}
