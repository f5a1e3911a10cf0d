import { cases } from '../../../test/rule-cases.js'

const workload = (more: object) => ({
  notionalWorkload: { volumes: [{ value: 2, unit: 'ects' }], hoursPerCredit: 25, ...more },
})

cases('notional-workload.contact-above-workload', {
  'more contact than workload is an error': {
    record: workload({ contactHours: 60 }),
    finds: [{ pointer: '/notionalWorkload/contactHours', params: { hours: 60, most: 50 } }],
  },
  'shares that sum to more are one': {
    record: workload({
      shares: [
        { kind: 'self-study', hours: 30 },
        { kind: 'practice', hours: 21 },
      ],
    }),
    finds: [{ pointer: '/notionalWorkload/shares', params: { hours: 51 } }],
  },
  'contact and self-study that make up the whole are not': {
    record: workload({ contactHours: 24, shares: [{ kind: 'self-study', hours: 26 }] }),
  },
})
