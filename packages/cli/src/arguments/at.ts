/** The option `--at`: one way of reading it for every command that judges dates. */
import { isDateOrDateTime } from '@microcred/core/formats'
import { type Given, refused } from './usage.js'

/** The day or instant of `--at`, if there is one; it exists in the calendar. */
export function at({ value }: Given): string | undefined {
  const moment = value('at')
  if (moment !== undefined && !isDateOrDateTime(moment)) throw refused('usage/at', { value: moment })
  return moment
}
