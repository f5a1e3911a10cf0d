const DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Hours of an ISO 8601 duration without years and months, whose length is not fixed. */
export function hoursOf(duration: string): number | undefined {
  const parts = DURATION.exec(duration.trim())
  if (!parts || /^P$|T$/.test(duration.trim())) return undefined
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    part === undefined ? 0 : Number(part),
  )
  return Number(
    (
      (weeks as number) * 168 +
      (days as number) * 24 +
      (hours as number) +
      (minutes as number) / 60 +
      (seconds as number) / 3600
    ).toFixed(6),
  )
}

/** Hours as a duration, to the thousandth of a second. */
export const durationOf = (hours: number): string => {
  const thousandths = Math.round(hours * 3_600_000)
  const whole = Math.floor(thousandths / 3_600_000)
  const minutes = Math.floor((thousandths % 3_600_000) / 60_000)
  const seconds = (thousandths % 60_000) / 1000
  const parts = [whole > 0 && `${whole}H`, minutes > 0 && `${minutes}M`, seconds > 0 && `${seconds}S`]
  return `PT${parts.filter(Boolean).join('') || '0H'}`
}
