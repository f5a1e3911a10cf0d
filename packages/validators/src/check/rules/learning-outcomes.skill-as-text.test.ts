import { cases } from '../../../test/rule-cases.js'

const naming = (...skills: object[]) => ({
  learningOutcomes: [{ title: { es: 'Mide.' }, skills }],
})
const esco = (uuid: string) => `http://data.europa.eu/esco/skill/${uuid}`

cases('learning-outcomes.skill-as-text', {
  'a title that is a label is taken for the skill': {
    record: { learningOutcomes: [{ title: { es: 'Mide.', en: 'Install heat pump' } }] },
    finds: [
      {
        pointer: '/learningOutcomes/0',
        params: { suggestion: esco('00735755-adc6-4ea0-b034-b8caff339c9f') },
        fixed: [
          {
            uri: esco('00735755-adc6-4ea0-b034-b8caff339c9f'),
            match: 'exact',
            label: { en: 'install heat pump' },
          },
        ],
      },
    ],
  },
  'an outcome that names skills has said what it is about': {
    record: {
      learningOutcomes: [
        {
          ...naming({ uri: esco('110d7aa3-e44e-4cce-a927-8d4de615f3d9') }).learningOutcomes[0],
          title: { es: 'Mide.', en: 'install heat pump' },
        },
      ],
    },
  },
  'sentences, and titles in languages without labels, are let be': {
    record: {
      learningOutcomes: [
        { title: { es: 'Install heat pump', en: 'Installs a heat pump.', fi: 'install heat pump' } },
      ],
    },
  },
})
