import { cases } from '../../../test/rule-cases.js'

const outcome = 'https://school.example/outcomes/1'
const known = { learningOutcomes: [{ id: outcome, title: { en: 'Applies water-borne varnish' } }] }

cases('any.proves-unknown', {
  'an assessment of an outcome that is not here is an error': {
    record: { ...known, assessmentType: [{ type: 'portfolio', proves: [outcome, `${outcome}0`] }] },
    finds: [
      {
        code: 'assessment-type.proves-unknown',
        pointer: '/assessmentType/0/proves/1',
        params: { outcome: `${outcome}0` },
      },
    ],
  },
  'evidence of one is one too': {
    record: {
      ...known,
      furtherInformation: { evidence: [{ title: { en: 'A table' }, proves: [`${outcome}0`] }] },
    },
    finds: [
      { code: 'further-information.proves-unknown', pointer: '/furtherInformation/evidence/0/proves/0' },
    ],
  },
  'an assessment of an outcome that is here is not': {
    record: { ...known, assessmentType: [{ type: 'portfolio', proves: [outcome] }] },
  },
})
