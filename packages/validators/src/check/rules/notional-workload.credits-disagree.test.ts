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
  'so that hours that are not its own are doubted': {
    record: {
      notionalWorkload: {
        volumes: [
          { value: 75, unit: 'hour' },
          { value: 3, unit: 'ects' },
        ],
        hoursPerCredit: 30,
      },
    },
    finds: [
      {
        pointer: '/notionalWorkload/volumes/0/value',
        params: { least: 90, most: undefined, basis: { basis: 'stated', hours: 30 } },
      },
    ],
  },
  'of issuers in two countries neither’s law alone counts': {
    record: {
      ...workload({ value: 3, unit: 'ects' }, { value: 90, unit: 'hour' }),
      issuerCountry: [{ country: 'IT' }, { country: 'BG' }],
      awardingBody: [{ legalName: { it: 'Centro' } }],
    },
  },
  'more hours than the credits stand for are doubted': {
    record: {
      ...workload({ value: 2, unit: 'ects' }, { value: 90, unit: 'hour' }),
      issuerCountry: [{ country: 'BG' }],
      awardingBody: [{ legalName: { bg: 'Център' } }],
    },
    finds: [{ pointer: '/notionalWorkload/volumes/1/value', params: { hours: 90, most: 60 } }],
  },
  'a range of hours that reaches the credits agrees, from below and from above': {
    record: workload({ value: 2, unit: 'ects' }, { value: { minimum: 20, maximum: 55 }, unit: 'hour' }),
  },
  'and from above': {
    record: workload({ value: 2, unit: 'ects' }, { value: { minimum: 55, maximum: 200 }, unit: 'hour' }),
  },
  'rounding is forgiven': { record: workload({ value: 1.5, unit: 'ects' }, { value: 50, unit: 'hour' }) },
  'credits alone agree with themselves': { record: workload({ value: 2, unit: 'ects' }) },
})
