import { cases } from '../../../test/rule-cases.js'

cases('learner.born-after-issuing', {
  'a birth after the date of issuing is refused': {
    record: { learner: { id: 'did:example:1', dateOfBirth: '2026-06-20' } },
    finds: [{ pointer: '/learner/dateOfBirth' }],
  },
  'an issuing before there were credentials is told as that': {
    record: { dateOfIssuing: '1926-06-19', learner: { id: 'did:example:1', dateOfBirth: '1996-06-20' } },
    finds: [{ code: 'date-of-issuing.implausible', pointer: '/dateOfIssuing' }],
  },
  'a birth long before is none of its business': {
    record: { learner: { id: 'did:example:1', dateOfBirth: '1996-06-20' } },
  },
  'without a date of issuing there is nothing to compare': {
    json: { title: { en: 'A' }, learner: { dateOfBirth: '2056-06-20' } },
  },
  'a birth in the same year and before it is another matter': {
    record: { learner: { id: 'did:example:1', dateOfBirth: '2026-01-01' } },
    finds: [{ code: 'learner.implausible-age', pointer: '/learner/dateOfBirth' }],
  },
})
