import { cases } from '../../../test/rule-cases.js'

const workload = (...volumes: object[]) => ({ notionalWorkload: { volumes } })

cases('notional-workload.framework-missing', {
  'credits of nobody knows what are doubted': {
    record: workload({ value: 2, unit: 'ects' }, { value: 4, unit: 'credit' }),
    finds: [{ pointer: '/notionalWorkload/volumes/1', params: { value: 4 } }],
  },
  'a framework that is refused already is not missing': {
    json: {
      title: { en: 'A' },
      notionalWorkload: { volumes: [{ value: 4, unit: 'credit', framework: {} }] },
    },
  },
  'credits of a named framework pass': {
    record: workload(
      { value: 2, unit: 'ects' },
      { value: 4, unit: 'credit', framework: { name: { en: 'CATS' } } },
    ),
  },
})
