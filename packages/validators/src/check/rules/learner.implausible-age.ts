import { instant } from '../time.js'
import { issued } from './issued.js'
import { annex, type Rule } from './rule.js'

const YEAR = 365.25 * 86_400_000

export const explanation =
  'Systems put a day of their own, such as 1900-01-01 or today, where none was entered. A wrong day of birth keeps the learner from being recognised; none does not.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: 'The day of birth and the date of issuing give an age that no learner has.',
  hint: 'Correct the day of birth, or leave it out when it is not known.',
  source: annex(1),
  check(subject, report) {
    const birth = subject.record.learner?.dateOfBirth
    const date = issued(subject)
    if (!birth || !date) return
    const about = Number(date.slice(0, 4)) - Number(birth.slice(0, 4))
    if (about > 4 && about < 115) return
    const years = (instant(date, 'end') - instant(birth, 'start')) / YEAR
    if (years >= 0 && (years < 4 || years > 115)) report({ pointer: '/learner/dateOfBirth' })
  },
}
