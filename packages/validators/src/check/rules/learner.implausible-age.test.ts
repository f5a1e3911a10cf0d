import { cases } from '../../../test/rule-cases.js'

cases('learner.implausible-age', {
  'a day of birth that systems invent is doubted': {
    record: { learner: { id: 'did:example:1', dateOfBirth: '1900-01-01' } },
    finds: [{ pointer: '/learner/dateOfBirth' }],
  },
  'the day of issuing as day of birth is doubted': {
    record: { learner: { id: 'did:example:1', dateOfBirth: '2026-06-19' } },
    finds: [{ pointer: '/learner/dateOfBirth' }],
  },
  'an issuing that is to come makes nobody too old': {
    record: { dateOfIssuing: '2126-06-19', learner: { id: 'did:example:1', dateOfBirth: '1996-06-20' } },
    finds: [{ code: 'date-of-issuing.in-future', pointer: '/dateOfIssuing' }],
  },
  'a learner of ninety is believed': {
    record: { learner: { id: 'did:example:1', dateOfBirth: '1936-06-19' } },
  },
  'a learner of five is believed': {
    record: { learner: { id: 'did:example:1', dateOfBirth: '2021-06-18' } },
  },
})
