import { cases } from '../../../test/rule-cases.js'

const workload = (...volumes: object[]) => ({ notionalWorkload: { volumes } })

cases('notional-workload.no-ects', {
  'hours alone leave the credits open': {
    record: workload({ value: 50, unit: 'hour' }),
    finds: [{ pointer: '/notionalWorkload' }],
  },
  'a reason answers': {
    record: {
      notionalWorkload: {
        volumes: [{ value: 50, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
  },
  'credits answer': { record: workload({ value: 2, unit: 'ects' }) },
  'credits of a framework that is not named are told as that': {
    record: workload({ value: 2, unit: 'credit' }),
    finds: [{ code: 'notional-workload.framework-missing', pointer: '/notionalWorkload/volumes/0' }],
  },
})
