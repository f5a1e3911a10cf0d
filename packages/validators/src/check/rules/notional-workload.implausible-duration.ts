import { annex, type Rule } from './rule.js'

/** Properties of credentials whose value is a duration; the first two measure effort. */
const KEYS = ['volumeOfLearning', 'workload', 'maximumDuration', 'duration']

const DURATION =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/

const TWO_YEARS_IN_DAYS = 731

const UNITS = ['years', 'months', 'weeks', 'days', 'hours']

const lengthsIn = (numbers: readonly number[]) =>
  numbers.flatMap((number, at) => (number > 0 ? [{ length: UNITS[at], number }] : []))

export const explanation =
  'In an ISO 8601 duration M means months before the T and minutes after it, so that `P60M` is five years where `PT60H` was meant. A workload is hours of effort; months and years do not say how many.'

export const rule: Rule = {
  reads: 'foreign',
  severity: 'warning',
  part: 'quality',
  sentence: '`{value}` means {meaning}, which is implausible for a micro-credential.',
  hint: 'Hours are written after a T: `{suggestion}`.',
  source: annex(7),
  check({ credential: { durations, pointerTo } }, report) {
    if (durations.length === 0) return
    const parsed = durations.flatMap(({ value, key, holder }) => {
      const parts = DURATION.exec(value)
      return parts
        ? [{ value, key: key as string, holder, numbers: parts.slice(1).map((part) => Number(part ?? 0)) }]
        : []
    })
    const hours = new Set(parsed.map(({ numbers }) => numbers[4]!))
    for (const { value, key, holder, numbers } of parsed) {
      const [years, months, weeks, days, hour] = numbers as [number, number, number, number, number]
      const which = KEYS.indexOf(key)
      const mistaken = years + months > 0 && (which < 2 || (months > 0 && hours.has(months)))
      const length = years * 365 + months * 30.4 + weeks * 7 + days + hour / 24
      if (which < 0 || (!mistaken && length <= TWO_YEARS_IN_DAYS)) continue
      report({
        pointer: `${pointerTo(holder)}/${key}`,
        inCredential: true,
        params: {
          value,
          meaning: lengthsIn(numbers),
          ...(months && !years && { suggestion: `PT${months}H` }),
        },
      })
    }
  },
}
