/** What a file holds: one credential, or those in a container. */
import type { Report } from '@microcred/validators'

/** A report on a credential, and where it lies in its file. */
export interface Place {
  readonly report: Report
  readonly pointer: string
}

/** The credentials of a report, those in its containers in order; the report itself where it is of no container. */
export const credentialsOf = (report: Report, pointer = ''): readonly Place[] =>
  report.credentials?.flatMap((each) => credentialsOf(each, each.pointer)) ?? [{ report, pointer }]

/** A report and all that are in it, the outer ones first. */
export const reportsIn = (report: Report): readonly Report[] => [
  report,
  ...(report.credentials?.flatMap(reportsIn) ?? []),
]

/** The records of what a report is on, each award's by itself. */
export const recordsOf = ({ record, records }: Report): readonly NonNullable<Report['record']>[] =>
  records ?? (record ? [record] : [])

const originals = new WeakMap<Report, Report>()

/** The report that a limited one was made of. */
export const whole = (report: Report): Report => originals.get(report) ?? report

/** A report with no more than so many findings, those of the outer ones first. */
export function limited<R extends Report>(report: R, most: number): R {
  const findings = report.findings.slice(0, most)
  let left = most - findings.length
  const credentials = report.credentials?.map((each) => {
    const shown = limited(each, left)
    left -= reportsIn(shown).flatMap((one) => one.findings).length
    return shown
  })
  const shown = { ...report, findings, ...(credentials && { credentials }) } as R
  originals.set(shown, report)
  return shown
}

/** The name of a credential in a file. */
export const nameOf = (file: string, { pointer }: Place): string =>
  pointer === '' ? file : `${file}#${pointer}`
