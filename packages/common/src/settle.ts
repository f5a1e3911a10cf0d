/** How a finding counts. */
type Severity = 'error' | 'warning' | 'info'

interface Finding {
  readonly code: string
  readonly severity: Severity
}

/** A report as far as this needs it. */
interface Reported {
  readonly ok: boolean
  readonly findings: readonly Finding[]
  readonly credentials?: readonly Reported[] | undefined
}

/** What is accepted, and what counts for more or less than it would. */
export interface Settlement {
  /** Codes of findings that are not told. */
  readonly ignore: readonly string[]
  /** By code, or by what stands before its dot; a code comes first. */
  readonly severities: Readonly<Record<string, Severity>>
}

/**
 * A report as somebody wants to be told it: some findings left out, others more or less severe. Its verdict and its rows
 * stay what they are; `ok` is never made true by it.
 *
 * @example
 * settled(report, { ignore: ['grade.missing'], severities: { level: 'info' } })
 */
export function settled<Report extends Reported>(report: Report, how: Settlement): Report {
  const findings = report.findings
    .filter(({ code }) => !how.ignore.includes(code))
    .map((finding) => ({ ...finding, severity: severityOf(finding, how.severities) }))
  const credentials = report.credentials?.map((each) => settled(each, how))
  return {
    ...report,
    ok:
      report.ok &&
      findings.every(({ severity }) => severity !== 'error') &&
      (credentials?.every(({ ok }) => ok) ?? true),
    findings,
    ...(credentials && { credentials }),
  }
}

function severityOf({ code, severity }: Finding, severities: Settlement['severities']): Severity {
  const subject = code.slice(0, code.indexOf('.'))
  const named = [code, subject].find((name) => Object.hasOwn(severities, name))
  return named === undefined ? severity : severities[named]!
}
