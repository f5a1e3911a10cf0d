import { cases } from '../../../test/rule-cases.js'

cases('level.ects-below-higher-education', {
  'credits of higher education at level 4 are remarked upon': {
    record: { level: { eqf: 4 } },
    finds: [{ pointer: '/level/eqf', params: { level: 4 } }],
  },
  'hours at level 4 are not': {
    record: {
      level: { eqf: 4 },
      notionalWorkload: {
        volumes: [{ value: 50, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
  },
  'credits at level 5 are not': { record: { level: { eqf: 5 } } },
})
