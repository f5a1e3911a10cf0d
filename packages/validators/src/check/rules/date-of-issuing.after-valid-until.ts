import { instant } from '../time.js'
import { issued } from './issued.js'
import type { Rule } from './rule.js'
import { validityPeriod } from './sources.js'

export const explanation = 'A credential that is issued after its `validUntil` has never been valid.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'It was issued on {date, date}, after it had stopped being valid on {until, date}.',
  hint: 'Correct one of the two dates.',
  source: validityPeriod,
  check(subject, report) {
    const { validFrom: from, validUntil: until } = subject.record
    const date = issued(subject)
    if (!date || !until || instant(date, 'start') <= instant(until, 'end')) return
    // `valid-until.before-valid-from` speaks of the same slip.
    if (from && instant(until, 'end') < instant(from, 'start')) return
    report({ pointer: '/dateOfIssuing', params: { date, until } })
  },
}
