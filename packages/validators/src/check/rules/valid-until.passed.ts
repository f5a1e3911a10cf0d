import { instant } from '../time.js'
import type { Rule } from './rule.js'
import { validityPeriod } from './sources.js'

export const explanation =
  'The issuer vouches for the credential until `validUntil`. What the learner was able to do then is certified still; whether it counts is for the reader to decide. The day against which it is judged can be given (`--at`).'

export const rule: Rule = {
  severity: 'warning',
  part: 'validity',
  sentence: 'It was valid until {until, date} and is no longer.',
  source: validityPeriod,
  check({ record: { validFrom, validUntil: until, dateOfIssuing }, at }, report) {
    if (!until || instant(until, 'end') >= instant(at, 'start')) return
    // A period that ends before it begins is a slip, and another rule says so.
    const begins = [validFrom, dateOfIssuing].some(
      (date) => date && instant(date, 'start') > instant(until, 'end'),
    )
    if (!begins) report({ pointer: '/validUntil', params: { until } })
  },
}
