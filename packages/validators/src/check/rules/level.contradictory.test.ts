import { cases } from '../../../test/rule-cases.js'

cases('level.contradictory', {
  'a level beside the reason why there is none is refused': {
    record: { level: { qfEhea: 'short-cycle', notApplicable: { because: { en: 'Non-formal.' } } } },
    finds: [{ pointer: '/level/notApplicable' }],
  },
  'the reason alone is not': { record: { level: { notApplicable: { because: { en: 'Non-formal.' } } } } },
})
