import { isDate, isDateOrDateTime } from '../../formats.js'
import * as words from '../in-words.js'
import { durationOf, hoursOf } from './durations.js'
import { stringOf } from './scalars.js'
import type { Transform } from './transform.js'
import { Unreadable } from './unreadable.js'

function dateOrSeconds(value: unknown): string {
  const seconds = typeof value === 'string' && /^\d{9,11}$/.test(value) ? Number(value) : value
  if (typeof seconds === 'number') {
    // No badge is of a later year than can be counted in seconds so: these are thousandths.
    const time = new Date(seconds >= 1e11 && seconds < 4.2e12 ? seconds : seconds * 1000)
    if (Number.isNaN(time.getTime())) throw new Unreadable({ format: 'day-or-instant' })
    return time.toISOString().replace('.000Z', 'Z')
  }
  const text = stringOf(value, { format: 'day-or-instant' })
    .trim()
    .replace(/^([^T]*T.*[+-]\d\d)(\d\d)$/, '$1:$2')
  if (isDateOrDateTime(text)) return text
  const [day] = /^\d{4}-\d{2}-\d{2}(?=[T ]\d{2}:\d{2})/.exec(text) ?? []
  if (day === undefined || !isDate(day)) throw new Unreadable({ format: 'rfc-3339' })
  return day
}

/** Pairs for days, instants and hours. */
export const ofTimes = /* @__PURE__ */ (() =>
  ({
    /** A day or an instant, as it stands. */
    date: {
      expected: { format: 'day-or-instant' },
      read: (value) => {
        const text = stringOf(value, { format: 'day-or-instant' })
        if (isDateOrDateTime(text)) return text
        // A time without offset is an instant nobody knows, of a day that is known.
        const [day] = /^\d{4}-\d{2}-\d{2}(?=T\d{2}:\d{2}:\d{2}(?:\.\d+)?$)/.exec(text) ?? []
        if (day === undefined || !isDate(day)) throw new Unreadable({ format: 'rfc-3339' })
        return day
      },
      write: (value: string) => (value.length === 10 ? `${value}T00:00:00Z` : value.toUpperCase()),
    },
    /** The day of a date-time. */
    day: {
      expected: { format: 'day-or-instant' },
      read: (value) => {
        const text = stringOf(value, { format: 'day-or-instant' })
        if (!isDate(text.slice(0, 10))) throw new Unreadable({ format: 'rfc-3339' })
        return text.slice(0, 10)
      },
      write: (value: string) => `${value}T00:00:00Z`,
    },
    /** A day or an instant, written as it stands. */
    'date-as-it-is': {
      expected: { format: 'day-or-instant' },
      read: (value) => stringOf(value, { format: 'day-or-instant' }),
      write: (value: string) => value,
    },
    /** A day, an instant, or seconds since 1970 as early badges have them. */
    'date-or-seconds': {
      expected: { format: 'day-or-instant' },
      read: dateOrSeconds,
      write: (value: string) => value,
    },
    'instant-or-seconds': {
      expected: { format: 'day-or-instant' },
      read: (value) => {
        const date = dateOrSeconds(value)
        return date.length === 10 ? `${date}T00:00:00Z` : date
      },
      write: (value: string) => value,
    },
    /** Seconds since 1970, as tokens count time (RFC 7519). */
    'numeric-date': {
      expected: { format: 'seconds' },
      read: (value) => {
        const time = typeof value === 'number' ? new Date(value * 1000) : undefined
        if (!time || Number.isNaN(time.getTime())) throw new Unreadable({ format: 'seconds' })
        return time.toISOString().replace('.000Z', 'Z')
      },
      write: (value: string) => Math.floor(Date.parse(value) / 1000),
    },
    hours: {
      expected: { format: 'duration-of-hours' },
      read: (value) => {
        const hours = hoursOf(stringOf(value, { format: 'duration-of-hours' }))
        if (hours === undefined) throw new Unreadable({ format: 'duration-of-hours' })
        return hours
      },
      write: (value: number) => durationOf(value),
    },
    /** Hours that stand there as a number, a duration or in words; what is none of these is passed over. */
    'hours-if-any': {
      expected: { format: 'duration-of-hours' },
      read: (value) =>
        typeof value === 'string' || typeof value === 'number'
          ? (hoursOf(String(value)) ?? words.hoursIn(String(value)))
          : undefined,
      write: (value: number) => String(value),
    },
  }) satisfies Record<string, Transform>)()
