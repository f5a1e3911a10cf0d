import { cases } from '../../../test/rule-cases.js'

cases('learner.unidentified', {
  'a day of birth alone identifies nobody': {
    record: { learner: { dateOfBirth: '1987-04-12' } },
    finds: [{ pointer: '/learner' }],
  },
  'a name identifies': { record: { learner: { fullName: { es: 'Lucía Ortega' } } } },
  'an identifier identifies': {
    record: { learner: { identifiers: [{ scheme: 'student-id', value: '4711' }] } },
  },
  'an e-mail address beside a day of birth identifies': {
    record: { learner: { dateOfBirth: '1987-04-12', email: 'lucia@learner.example' } },
  },
})
