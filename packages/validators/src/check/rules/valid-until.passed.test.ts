import { cases } from '../../../test/rule-cases.js'

cases('valid-until.passed', {
  'a period that is over is said': {
    record: { validUntil: '2026-08-31' },
    finds: [{ pointer: '/validUntil', params: { until: '2026-08-31' } }],
  },
  'the last day is valid to its end': { record: { validUntil: '2026-09-01' } },
  'a period that ends before it begins is another fault': {
    record: { validFrom: '2026-08-01', validUntil: '2026-07-31' },
    finds: [{ code: 'valid-until.before-valid-from', pointer: '/validUntil' }],
  },
})
