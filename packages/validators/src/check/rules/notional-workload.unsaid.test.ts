import { cases } from '../../../test/rule-cases.js'

cases('notional-workload.unsaid', {
  'a convention without a volume is no workload': {
    record: { notionalWorkload: { hoursPerCredit: 25 } },
    finds: [{ pointer: '/notionalWorkload' }],
  },
  'the reason why there is none suffices': {
    record: { notionalWorkload: { notApplicable: { because: { en: 'Experience alone is assessed.' } } } },
  },
})
