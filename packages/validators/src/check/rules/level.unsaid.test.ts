import { cases } from '../../../test/rule-cases.js'

cases('level.unsaid', {
  'a basis without a level is no level': {
    record: { level: { basis: 'self-declared' } },
    finds: [{ pointer: '/level' }],
  },
  'a level with its basis is one': { record: { level: { eqf: 5, basis: 'self-declared' } } },
})
