/** When a duration after a day is over. */

const DURATION = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/

/**
 * The day or instant a duration of years, months, weeks and days (ISO 8601) after another; where a month has no such
 * day, its last. `undefined` where the duration is none or leads beyond the year 9999.
 */
export function validUntil(from: string, duration: string): string | undefined {
  const parts = DURATION.exec(duration)
  if (!parts) return undefined
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const [year, month, day] = from.slice(0, 10).split('-').map(Number) as [number, number, number]
  const whole = (year + years) * 12 + month - 1 + months
  const last = new Date(Date.UTC(Math.floor(whole / 12), (whole % 12) + 1, 0)).getUTCDate()
  const until = new Date(Date.UTC(Math.floor(whole / 12), whole % 12, Math.min(day, last) + 7 * weeks + days))
  return until.getTime() < Date.UTC(10_000) ? until.toISOString().slice(0, 10) + from.slice(10) : undefined
}
