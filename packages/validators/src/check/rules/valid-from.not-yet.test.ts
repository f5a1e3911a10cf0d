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
  'it does so of the same day at another hour': {
    record: { validFrom: '2027-01-01T18:00:00-08:00', dateOfIssuing: '2027-01-01' },
    finds: [{ code: 'date-of-issuing.in-future', pointer: '/dateOfIssuing' }],
  },
  'a period that begins on another day is another fault': {
    record: { validFrom: '2027-01-03', dateOfIssuing: '2027-01-01' },
    finds: [{ code: 'date-of-issuing.in-future', pointer: '/dateOfIssuing' }, { pointer: '/validFrom' }],
  },
  'tomorrow is to come where the issuing of that day is taken for one of another time zone': {
    record: { validFrom: '2026-09-02', dateOfIssuing: '2026-09-02' },
    finds: [{ pointer: '/validFrom' }],
  },
})
