import { instant } from '../time.js'
import { issued } from './issued.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'Nobody earns a credential before being born. Often day and month, or the digits of the year, were exchanged.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The learner was born after the credential was issued.',
  hint: 'Correct the day of birth or the date of issuing.',
  source: annex(1),
  check(subject, report) {
    const birth = subject.record.learner?.dateOfBirth
    const date = issued(subject)
    if (!birth || !date || birth.slice(0, 4) < date.slice(0, 4)) return
    if (instant(birth, 'start') > instant(date, 'end')) report({ pointer: '/learner/dateOfBirth' })
  },
}
