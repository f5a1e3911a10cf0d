/** What to do about a finding, told from the finding and the document: for those whose check offers nothing itself. */
import type { Repair } from '../report/finding.js'
import type { Placed } from '../report/report.js'
import { suggested } from './values.js'

/** A repair of what a finding tells, where the document at hand leaves one reading. */
export type Mend = (finding: Placed, json: unknown) => Repair | undefined

/** By the fault, or by the whole code where a fault means different things; the first that has something to say. */
export type Mends = Readonly<Record<string, readonly Mend[]>>

/** Faults whose suggestion is no value to be written at the place of the fault. */
const ELSEWHERE: ReadonlySet<string> = new Set(['label-of-another-concept', 'look-alike-host'])

/** The repair of a finding: one that knows more of the document than its check, else its own, else that of its first mend that has one. */
export function repaired(
  finding: Placed,
  json: unknown,
  mends: Mends,
  better: Mends = {},
): Repair | undefined {
  const fault = finding.code.slice(finding.code.indexOf('.') + 1)
  const first = (those: readonly Mend[] = []): Repair | undefined => {
    for (const mend of those) {
      const fix = mend(finding, json)
      if (fix) return fix
    }
    return undefined
  }
  return (
    first(better[fault]) ??
    finding.fix ??
    first(mends[finding.code] ?? mends[fault] ?? (ELSEWHERE.has(fault) ? [] : [suggested]))
  )
}
