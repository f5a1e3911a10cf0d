import { instant } from '../time.js'
import type { Rule } from './rule.js'
import { validityPeriod } from './sources.js'

export const explanation =
  'The issuer does not vouch for the credential before `validFrom`. The day against which it is judged can be given (`--at`).'

export const rule: Rule = {
  severity: 'warning',
  part: 'validity',
  sentence: 'It is valid from {from, date}, which is yet to come.',
  source: validityPeriod,
  check({ record: { validFrom: from, validUntil: until }, at }, report) {
    if (!from || instant(from, 'start') <= instant(at, 'end')) return
    // Where the period is upside down, another rule says so.
    if (until && instant(until, 'end') < instant(from, 'start')) return
    report({ pointer: '/validFrom', params: { from } })
  },
}
