/** The date of issuing, as other dates are judged by it. */
import { instant } from '../time.js'
import type { Subject } from './rule.js'

const DAY = 86_400_000

/** Whether a date lies further ahead than clocks and time zones differ. */
export function isToCome(date: string, at: string): boolean {
  // Most were issued on an earlier day, wherever that was.
  if (date.slice(0, 10) < at.slice(0, 10)) return false
  return instant(date, 'start') > instant(at, 'end') + DAY
}

/** Whether a date lies before there were digital credentials. */
export const isLongAgo = (date: string): boolean => date < '2000'

/** The date of issuing; one that cannot be it is told itself, and nothing is judged by it. */
export const issued = ({
  record: { dateOfIssuing: date },
  at,
}: Pick<Subject, 'record' | 'at'>): string | undefined =>
  date === undefined || isLongAgo(date) || isToCome(date, at) ? undefined : date
