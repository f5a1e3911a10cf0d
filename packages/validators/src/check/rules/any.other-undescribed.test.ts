import { cases } from '../../../test/rule-cases.js'

cases('any.other-undescribed', {
  'an assessment of another kind wants words': {
    record: { assessmentType: [{ type: 'quiz' }, { type: 'other' }] },
    finds: [{ code: 'assessment-type.other-undescribed', pointer: '/assessmentType/1' }],
  },
  'another form of participation wants words': {
    record: { participationForm: [{ type: 'other' }] },
    finds: [{ code: 'participation-form.other-undescribed', pointer: '/participationForm/0' }],
  },
  'other quality assurance wants words': {
    record: { qualityAssurance: [{ type: 'other', scope: { eqf: [5] } }] },
    finds: [{ code: 'quality-assurance.other-undescribed', pointer: '/qualityAssurance/0' }],
  },
  'words in title, description or scope are enough': {
    record: {
      assessmentType: [{ type: 'other', description: { en: 'A duel of chefs.' } }],
      qualityAssurance: [
        { type: 'other', title: { en: 'Guild seal' } },
        { type: 'other', scope: { description: { en: 'Guild seal.' } } },
      ],
    },
  },
  'words that are refused already are not missing': {
    json: { title: { en: 'A' }, assessmentType: [{ type: 'other', description: 'A duel' }] },
  },
})
