import { cases } from '../../../test/rule-cases.js'

const workload = (...volumes: object[]) => ({ notionalWorkload: { volumes } })

cases('notional-workload.unusual', {
  'seventy-three credits are large': {
    record: workload({ value: 73, unit: 'ects' }),
    finds: [
      { pointer: '/notionalWorkload/volumes/0/value', params: { value: 73, unit: 'ects', size: 'large' } },
    ],
  },
  'eight hours are small': {
    record: {
      notionalWorkload: {
        volumes: [{ value: 8, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
    finds: [{ pointer: '/notionalWorkload/volumes/0/value', params: { unit: 'hour', size: 'small' } }],
  },
  'half a credit is usual': { record: workload({ value: 0.5, unit: 'ects' }) },
  'sixty credits are usual': { record: workload({ value: 60, unit: 'ects' }) },
  'the ends of what is usual are usual': {
    record: {
      notionalWorkload: {
        volumes: [{ value: 12.5, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
  },
  'the greatest too': {
    record: {
      notionalWorkload: {
        volumes: [{ value: 1800, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
  },
})
