import { cases } from '../../../test/rule-cases.js'

cases('any.expired-at-issuing', {
  'an evaluation that had expired is doubted': {
    record: { qualityAssurance: [{ type: 'programme-licence', validUntil: '2026-06-18' }] },
    finds: [
      {
        code: 'quality-assurance.expired-at-issuing',
        pointer: '/qualityAssurance/0/validUntil',
        params: { until: '2026-06-18', issued: '2026-06-19' },
      },
    ],
  },
  'so is an accreditation of the awarding body': {
    record: {
      awardingBody: [
        {
          legalName: { en: 'One' },
          accreditation: [{ type: 'institutional-licence', validUntil: '2020-12-31' }],
        },
      ],
    },
    finds: [
      { code: 'awarding-body.expired-at-issuing', pointer: '/awardingBody/0/accreditation/0/validUntil' },
    ],
  },
  'one that expired on the day of issuing held': {
    record: { qualityAssurance: [{ type: 'programme-licence', validUntil: '2026-06-19' }] },
  },
  'a date of issuing that is to come says nothing about it': {
    record: {
      dateOfIssuing: '2031-06-19',
      qualityAssurance: [{ type: 'programme-licence', validUntil: '2029-07-01' }],
    },
    finds: [{ code: 'date-of-issuing.in-future', pointer: '/dateOfIssuing' }],
  },
  'one that expired since held': {
    record: { qualityAssurance: [{ type: 'programme-licence', validUntil: '2026-07-01' }] },
  },
  'one that held for a single day held no longer': {
    record: {
      qualityAssurance: [{ type: 'programme-licence', date: '2026-01-01', validUntil: '2026-01-01' }],
    },
    finds: [{ code: 'quality-assurance.expired-at-issuing', pointer: '/qualityAssurance/0/validUntil' }],
  },
})
