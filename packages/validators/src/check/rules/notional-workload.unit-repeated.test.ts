import { cases } from '../../../test/rule-cases.js'

const workload = (...volumes: object[]) => ({ notionalWorkload: { volumes } })

cases('notional-workload.unit-repeated', {
  'two numbers of hours contradict each other': {
    record: workload({ value: 2, unit: 'ects' }, { value: 50, unit: 'hour' }, { value: 60, unit: 'hour' }),
    finds: [
      {
        pointer: '/notionalWorkload/volumes/2/value',
        params: { value: 60, other: 50, unit: 'hour' },
      },
    ],
  },
  'credits of two frameworks do not': {
    record: workload(
      { value: 2, unit: 'ects' },
      { value: 4, unit: 'credit', framework: { name: { en: 'CATS' } } },
      { value: 5, unit: 'credit', framework: { name: { en: 'SCQF' } } },
    ),
  },
  'credits of one framework do': {
    record: workload(
      { value: 2, unit: 'ects' },
      { value: 4, unit: 'credit', framework: { name: { en: 'CATS' } } },
      { value: 5, unit: 'credit', framework: { name: { en: 'CATS' } } },
    ),
    finds: [{ pointer: '/notionalWorkload/volumes/2/value', params: { unit: 'credit' } }],
  },
})
