import { cases } from '../../../test/rule-cases.js'

const because = { because: { en: 'Experience alone is assessed.' } }

cases('notional-workload.contradictory', {
  'a volume beside the reason why there is none is refused': {
    record: { notionalWorkload: { volumes: [{ value: 2, unit: 'ects' }], notApplicable: because } },
    finds: [{ pointer: '/notionalWorkload/notApplicable' }],
  },
  'the reason alone is not': { record: { notionalWorkload: { notApplicable: because } } },
})
