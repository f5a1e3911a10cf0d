import { cases } from '../../../test/rule-cases.js'

const workload = (...volumes: object[]) => ({ notionalWorkload: { volumes } })

cases('notional-workload.credits-disagree', {
  'hours far from the credits are doubted': {
    record: {
      ...workload({ value: 2, unit: 'ects' }, { value: 20, unit: 'hour' }),
      issuerCountry: [{ country: 'BG' }],
      awardingBody: [{ legalName: { bg: 'Център' } }],
    },
    finds: [
      {
        pointer: '/notionalWorkload/volumes/1/value',
        params: { ects: 2, hours: 20, least: 50, most: 60, basis: { basis: 'europe' } },
      },
    ],
  },
  'the law of the issuer’s country narrows the range': {
    record: {
      ...workload({ value: 3, unit: 'ects' }, { value: 90, unit: 'hour' }),
      issuerCountry: [{ country: 'IT' }],
      awardingBody: [{ legalName: { it: 'Centro' } }],
    },
    finds: [
      {
        pointer: '/notionalWorkload/volumes/1/value',
        params: { least: 75, basis: { basis: 'country', country: 'IT' } },
      },
    ],
  },
  'the convention a record states comes first': {
    record: {
      notionalWorkload: {
        volumes: [
          { value: 90, unit: 'hour' },
          { value: 3, unit: 'ects' },
        ],
        hoursPerCredit: 30,
      },
    },
  },
  'rounding is forgiven': { record: workload({ value: 1.5, unit: 'ects' }, { value: 50, unit: 'hour' }) },
  'credits alone agree with themselves': { record: workload({ value: 2, unit: 'ects' }) },
})
