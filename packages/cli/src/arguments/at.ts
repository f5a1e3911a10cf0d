/** The option `--at`: one way of reading it for every command that judges dates. */
import { isDateOrDateTime } from '@microcred/core/formats'
import { type Given, UsageError } from './usage.js'

/** The day or instant of `--at`, if there is one; it exists in the calendar. */
export function at({ value }: Given): string | undefined {
  const moment = value('at')
  if (moment !== undefined && !isDateOrDateTime(moment))
    throw new UsageError(
      `--at takes a day such as 2026-06-19, or a time with offset such as 2026-06-19T09:30:00Z, not “${moment}”.`,
    )
  return moment
}
