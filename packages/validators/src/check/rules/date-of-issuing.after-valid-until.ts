import { instant } from '../time.js'
import type { Rule } from './rule.js'
import { validityPeriod } from './sources.js'

export const explanation = 'A credential that is issued after its `validUntil` has never been valid.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'It was issued on {date, date}, after it had stopped being valid on {until, date}.',
  hint: 'Correct one of the two dates.',
  source: validityPeriod,
  check({ record: { dateOfIssuing: date, validFrom: from, validUntil: until } }, report) {
    if (!date || !until || instant(date, 'start') <= instant(until, 'end')) return
    // `valid-until.before-valid-from` speaks of the same slip.
    if (from && instant(until, 'end') < instant(from, 'start')) return
    report({ pointer: '/dateOfIssuing', params: { date, until } })
  },
}
