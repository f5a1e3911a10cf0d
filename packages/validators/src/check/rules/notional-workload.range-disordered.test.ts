import { cases } from '../../../test/rule-cases.js'

const workload = (minimum: number, maximum: number) => ({
  notionalWorkload: { volumes: [{ value: { minimum, maximum }, unit: 'ects' }] },
})

cases('notional-workload.range-disordered', {
  'a minimum above the maximum is an error': {
    record: workload(4, 2),
    finds: [{ pointer: '/notionalWorkload/volumes/0/value', params: { minimum: 4, maximum: 2 } }],
  },
  'a range from the least to the most is not': { record: workload(2, 4) },
  'a range of one amount is not': { record: workload(2, 2) },
})
