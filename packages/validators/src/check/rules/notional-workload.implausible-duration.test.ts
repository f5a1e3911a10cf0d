import { cases } from '../../../test/rule-cases.js'

const edc = (specifiedBy: object) => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  credentialSubject: { hasClaim: [{ type: 'LearningAchievement', title: { en: 'A' }, specifiedBy }] },
})

cases('notional-workload.implausible-duration', {
  'months where hours are meant are found beside hours, and said once': {
    json: edc({ volumeOfLearning: 'P60M', workload: 'PT60H' }),
    finds: [
      {
        pointer: '/credentialSubject/hasClaim/0/specifiedBy/volumeOfLearning',
        params: { value: 'P60M', meaning: [{ length: 'months', number: 60 }], suggestion: 'PT60H' },
      },
    ],
  },
  'a course of three months may last so long': {
    json: edc({ volumeOfLearning: 'PT60H', maximumDuration: 'P3M' }),
  },
  'a course of as many months as its hours may not': {
    json: edc({ volumeOfLearning: 'PT6H', maximumDuration: 'P6M' }),
    finds: [{ pointer: '/credentialSubject/hasClaim/0/specifiedBy/maximumDuration' }],
  },
  'more than two years are too long in any unit': {
    json: edc({ maximumDuration: 'P5Y', duration: 'P800D' }),
    finds: [
      {
        pointer: '/credentialSubject/hasClaim/0/specifiedBy/maximumDuration',
        params: { meaning: [{ length: 'years', number: 5 }] },
      },
      {
        pointer: '/credentialSubject/hasClaim/0/specifiedBy/duration',
        params: { meaning: [{ length: 'days', number: 800 }] },
      },
    ],
  },
  'weeks are seven days': {
    json: edc({ duration: 'P110W' }),
    finds: [{ pointer: '/credentialSubject/hasClaim/0/specifiedBy/duration' }],
  },
  'years and months have no hours that could be meant': {
    json: edc({ volumeOfLearning: 'P1Y2M' }),
    finds: [
      {
        pointer: '/credentialSubject/hasClaim/0/specifiedBy/volumeOfLearning',
        params: {
          meaning: [
            { length: 'years', number: 1 },
            { length: 'months', number: 2 },
          ],
          suggestion: undefined,
        },
      },
    ],
  },
  'a workload in days is one': { json: edc({ volumeOfLearning: 'P10D' }) },
  'two years and a day are not': { json: edc({ maximumDuration: 'P731D' }) },
  'two years are not': { json: edc({ maximumDuration: 'P2Y' }) },
  'minutes are written after the T': { json: edc({ volumeOfLearning: 'PT90M' }) },
  'months that make more than two years are': {
    json: edc({ maximumDuration: 'P30M' }),
    finds: [{ pointer: '/credentialSubject/hasClaim/0/specifiedBy/maximumDuration' }],
  },
  'and months that do not are not': { json: edc({ maximumDuration: 'P23M' }) },
})
