import { cases } from '../../../test/rule-cases.js'

cases('valid-until.before-valid-from', {
  'an end before the beginning is refused': {
    record: { validFrom: '2026-08-01', validUntil: '2026-07-31T23:59:59Z' },
    finds: [{ pointer: '/validUntil', params: { from: '2026-08-01', until: '2026-07-31T23:59:59Z' } }],
  },
  'one day is a period': { record: { validFrom: '2026-09-01', validUntil: '2026-09-01' } },
})
