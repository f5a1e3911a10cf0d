import { cases } from '../../../test/rule-cases.js'

cases('date-of-issuing.in-future', {
  'an issuing in two days is refused': {
    record: { dateOfIssuing: '2026-09-03' },
    finds: [{ pointer: '/dateOfIssuing', params: { date: '2026-09-03' } }],
  },
  'an issuing tomorrow is a matter of time zones': { record: { dateOfIssuing: '2026-09-02' } },
  'an issuing now is not in the future': { record: { dateOfIssuing: '2026-09-01T12:00:00Z' } },
})
