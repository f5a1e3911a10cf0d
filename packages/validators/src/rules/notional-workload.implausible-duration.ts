import { eachMember, pointerTo } from '../members.js'
import { annex, type Rule } from './rule.js'

/** Properties of credentials whose value is a duration; the first two measure effort. */
const KEYS = ['volumeOfLearning', 'workload', 'maximumDuration', 'duration']

const DURATION =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/

const TWO_YEARS_IN_DAYS = 731

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: '`{value}` means {meaning}, which is implausible for a micro-credential.',
  hint: 'Hours are written after a T: `{suggestion}`.',
  explanation:
    'In an ISO 8601 duration M means months before the T and minutes after it, so that `P60M` is five years where `PT60H` was meant. A workload is hours of effort; months and years do not say how many.',
  source: annex(7),
  *check({ json }) {
    const found: { holder: object; key: string; value: string }[] = []
    const hours = new Set<string>()
    eachMember(json, (value, key, holder) => {
      if (typeof value !== 'string') return true
      if (value.charCodeAt(0) !== 80) return false
      const parts = DURATION.exec(value)
      if (parts?.[5] !== undefined) hours.add(parts[5])
      if (parts && KEYS.includes(key as string)) found.push({ holder, key: key as string, value })
      return false
    })
    for (const { holder, key, value } of found) {
      const [, years = 0, months = 0, weeks = 0, days = 0, hour = 0] = DURATION.exec(value)!.map((part) =>
        part === undefined ? 0 : Number(part) || 0,
      )
      const calendar = years! + months! > 0
      const length = years! * 365 + months! * 30.4 + weeks! * 7 + days! + hour! / 24
      const effort = KEYS.indexOf(key) < 2
      if (!(calendar && (effort || hours.has(String(months)))) && length <= TWO_YEARS_IN_DAYS) continue
      const meaning = [
        years && `${years} years`,
        months && `${months} months`,
        weeks && `${weeks} weeks`,
        days && `${days} days`,
        hour && `${hour} hours`,
      ]
        .filter(Boolean)
        .join(', ')
      const suggestion = months && !years ? `PT${months}H` : undefined
      yield {
        pointer: `${pointerTo(holder, json)}/${key}`,
        inCredential: true,
        params: { value, meaning, ...(suggestion && { suggestion }) },
      }
    }
  },
}
