import { cases } from '../../../test/rule-cases.js'

cases('notional-workload.ects-contradictory', {
  'credits beside the reason why there are none are refused': {
    record: {
      notionalWorkload: {
        volumes: [{ value: 2, unit: 'ects' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
    finds: [{ pointer: '/notionalWorkload/ectsNotApplicable', params: { ects: 2 } }],
  },
  'hours beside it are not': {
    record: {
      notionalWorkload: {
        volumes: [{ value: 50, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
  },
})
