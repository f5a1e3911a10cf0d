import { cases } from '../../../test/rule-cases.js'

const naming = (...skills: object[]) => ({
  learningOutcomes: [{ title: { es: 'Mide.' }, skills }],
})
const esco = (uuid: string) => `http://data.europa.eu/esco/skill/${uuid}`

cases('learning-outcomes.label-of-another-skill', {
  'a label that belongs to another skill is doubted': {
    record: naming({ uri: esco('00735755-adc6-4ea0-b034-b8caff339c9f'), label: { en: 'Sort waste' } }),
    finds: [
      {
        pointer: '/learningOutcomes/0/skills/0/label/en',
        params: { label: 'Sort waste', suggestion: esco('110d7aa3-e44e-4cce-a927-8d4de615f3d9') },
        fixed: 'install heat pump',
      },
    ],
  },
  'a skill whose own label is not known cannot bear that of another': {
    record: naming({
      uri: esco('fed5b267-73fa-461d-9f69-827c78beb39d'),
      label: { pl: 'montować pompy ciepła' },
    }),
    finds: [
      {
        pointer: '/learningOutcomes/0/skills/0/label/pl',
        params: { suggestion: esco('00735755-adc6-4ea0-b034-b8caff339c9f') },
      },
    ],
  },
  'letter case, other labels of the skill, and labels nobody knows are let be': {
    record: naming({
      uri: esco('00735755-adc6-4ea0-b034-b8caff339c9f'),
      label: { en: 'Install  Heat Pump', 'en-IE': 'fit a heat pump', fi: 'sort waste', pl: 'pompy' },
    }),
  },
  'so is one of a skill that is green in other versions only': {
    record: naming({ uri: esco('0058526a-11e9-40a1-ab33-7c5ffdf5da05'), label: { en: 'sort waste' } }),
    finds: [{ pointer: '/learningOutcomes/0/skills/0/label/en' }],
  },
})
