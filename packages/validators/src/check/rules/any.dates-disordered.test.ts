import { cases } from '../../../test/rule-cases.js'

const statements = (dates: object) => ({ qualityAssurance: [{ type: 'programme-licence', ...dates }] })

cases('any.dates-disordered', {
  'an evaluation that ends before it begins is refused': {
    record: statements({ date: '2025-02-01', validUntil: '2025-01-31' }),
    finds: [
      {
        code: 'quality-assurance.dates-disordered',
        pointer: '/qualityAssurance/0/validUntil',
        params: { date: '2025-02-01', until: '2025-01-31' },
      },
    ],
  },
  'so is an accreditation of the awarding body': {
    record: {
      awardingBody: [
        { legalName: { en: 'One' } },
        {
          legalName: { en: 'Two' },
          accreditation: [{ type: 'institutional-licence', date: '2025-02-01', validUntil: '2024-02-01' }],
        },
      ],
    },
    finds: [
      { code: 'awarding-body.dates-disordered', pointer: '/awardingBody/1/accreditation/0/validUntil' },
    ],
  },
  'one day is a period too': { record: statements({ date: '2026-06-19', validUntil: '2026-06-19' }) },
})
