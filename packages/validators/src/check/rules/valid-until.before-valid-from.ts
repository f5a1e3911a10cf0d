import { instant } from '../time.js'
import type { Rule } from './rule.js'

export const explanation = 'A credential whose `validUntil` lies before its `validFrom` is valid at no time.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'It stops being valid before it begins to be: {until, date} comes before {from, date}.',
  hint: 'Exchange or correct the two dates.',
  source: {
    document: 'Verifiable Credentials Data Model v2.0',
    clause: 'section 4.9, Validity Period',
    url: 'https://www.w3.org/TR/vc-data-model-2.0/#validity-period',
  },
  check({ record: { validFrom: from, validUntil: until } }, report) {
    if (from && until && instant(until, 'end') < instant(from, 'start'))
      report({ pointer: '/validUntil', params: { from, until } })
  },
}
