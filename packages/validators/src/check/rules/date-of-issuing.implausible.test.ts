import { cases } from '../../../test/rule-cases.js'

cases('date-of-issuing.implausible', {
  'the day on which the clocks of Unix begin is doubted': {
    record: { dateOfIssuing: '1970-01-01', learner: { id: 'did:example:1' } },
    finds: [{ pointer: '/dateOfIssuing', params: { date: '1970-01-01' } }],
  },
  'a day of this century is believed': { record: { dateOfIssuing: '2012-02-29' } },
})
