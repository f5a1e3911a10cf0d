import { cases } from '../../../test/rule-cases.js'

cases('valid-from.not-yet', {
  'a period that is to come is said': {
    record: { validFrom: '2026-09-02' },
    finds: [{ pointer: '/validFrom', params: { from: '2026-09-02' } }],
  },
  'the first day is valid from its beginning': { record: { validFrom: '2026-09-01T23:00:00+14:00' } },
  'an issuing that is to come says it already': {
    record: { validFrom: '2027-01-01', dateOfIssuing: '2027-01-01' },
    finds: [{ code: 'date-of-issuing.in-future', pointer: '/dateOfIssuing' }],
  },
})
