import { cases } from '../../../test/rule-cases.js'

cases('date-of-issuing.after-valid-until', {
  'an issuing after the end is refused': {
    record: { validUntil: '2026-06-18' },
    finds: [{ pointer: '/dateOfIssuing', params: { date: '2026-06-19', until: '2026-06-18' } }],
  },
  'an issuing that is to come is told as that': {
    record: { dateOfIssuing: '2031-06-19', validUntil: '2029-06-18' },
    finds: [{ code: 'date-of-issuing.in-future', pointer: '/dateOfIssuing' }],
  },
  'a period that is upside down is told as that': {
    record: { validFrom: '2026-06-19', validUntil: '2026-06-18' },
    finds: [{ code: 'valid-until.before-valid-from', pointer: '/validUntil' }],
  },
  'an issuing on the last day is not': {
    record: { dateOfIssuing: '2026-06-19T10:00:00Z', validUntil: '2026-06-19' },
    finds: [{ code: 'valid-until.passed', pointer: '/validUntil' }],
  },
})
