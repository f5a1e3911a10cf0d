import { cases } from '../../../test/rule-cases.js'

const naming = (...skills: object[]) => ({
  learningOutcomes: [{ title: { es: 'Mide.' }, skills }],
})
const esco = (uuid: string) => `http://data.europa.eu/esco/skill/${uuid}`

cases('learning-outcomes.unknown-skill', {
  'a mistyped digit leads to the skill that was meant': {
    record: naming({ uri: esco('00735755-adc6-4ea0-b034-b8caff339c90') }),
    finds: [
      {
        pointer: '/learningOutcomes/0/skills/0/uri',
        params: { suggestion: esco('00735755-adc6-4ea0-b034-b8caff339c9f') },
        fixed: esco('00735755-adc6-4ea0-b034-b8caff339c9f'),
      },
    ],
  },
  'a URI that no skill has': {
    record: naming({ uri: esco('ffffffff-ffff-4fff-bfff-ffffffffffff') }),
    finds: [{ pointer: '/learningOutcomes/0/skills/0/uri', params: { version: '1.2.1' } }],
  },
  'a skill of the project that it does not have': {
    record: naming({ uri: 'https://w3id.org/microcred/skill/weld-underwater' }),
    finds: [{ pointer: '/learningOutcomes/0/skills/0/uri' }],
  },
  'skills that are not green, and own ones, are known': {
    record: naming(
      { uri: esco('fed5b267-73fa-461d-9f69-827c78beb39d') },
      { uri: 'https://w3id.org/microcred/skill/apply-low-emission-finishes' },
    ),
  },
})
