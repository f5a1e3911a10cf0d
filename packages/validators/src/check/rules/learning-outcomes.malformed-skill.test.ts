import { cases } from '../../../test/rule-cases.js'

const naming = (...skills: object[]) => ({
  learningOutcomes: [{ title: { es: 'Mide.' }, skills }],
})
const esco = (uuid: string) => `http://data.europa.eu/esco/skill/${uuid}`

cases('learning-outcomes.malformed-skill', {
  'another scheme and capital letters are put right': {
    record: naming({ uri: 'https://data.europa.eu/esco/skill/00735755-ADC6-4EA0-B034-B8CAFF339C9F' }),
    finds: [
      {
        pointer: '/learningOutcomes/0/skills/0/uri',
        params: { suggestion: esco('00735755-adc6-4ea0-b034-b8caff339c9f') },
        fixed: esco('00735755-adc6-4ea0-b034-b8caff339c9f'),
      },
    ],
  },
  'an address of the portal and a digit too few lead to the nearest skill': {
    record: naming(
      {
        uri: 'https://esco.ec.europa.eu/en/classification/skills?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F00735755-adc6-4ea0-b034-b8caff339c9f',
      },
      { uri: esco('110d7aa3-e44e-4cce-a927-8d4de615f3d') },
    ),
    finds: ['00735755-adc6-4ea0-b034-b8caff339c9f', '110d7aa3-e44e-4cce-a927-8d4de615f3d9'].map(
      (uuid, at) => ({
        pointer: `/learningOutcomes/0/skills/${at}/uri`,
        params: { suggestion: esco(uuid) },
      }),
    ),
  },
  'a page of the portal that names no skill leads to the skill of its label, in whatever language that is': {
    record: naming(
      ...[{ en: 'sort waste' }, { pl: 'sort waste' }, { en: 'carve ice' }].map((label, at) => ({
        uri: `https://esco.ec.europa.eu/en/classification/skill_main?page=${at}`,
        label,
      })),
    ),
    finds: [0, 1, 2].map((at) => ({
      pointer: `/learningOutcomes/0/skills/${at}/uri`,
      params: at === 2 ? {} : { suggestion: esco('110d7aa3-e44e-4cce-a927-8d4de615f3d9') },
    })),
  },
  'what resembles no skill has no suggestion': {
    record: naming({ uri: 'http://data.europa.eu/esco/skill/welding' }),
    finds: [
      {
        pointer: '/learningOutcomes/0/skills/0/uri',
        params: { value: 'http://data.europa.eu/esco/skill/welding' },
      },
    ],
  },
  'concepts of other schemes are let be': {
    record: naming(
      { uri: 'https://w3id.org/microcred/greencomp/4.3' },
      { uri: 'https://example.org/skills/00735755-adc6-4ea0-b034-b8caff339c9f' },
    ),
  },
  'a label that a skill has beside its own leads to none': {
    record: naming({
      uri: 'https://esco.ec.europa.eu/en/classification/skill_main',
      label: { en: 'fit a heat pump' },
    }),
    finds: [{ pointer: '/learningOutcomes/0/skills/0/uri', params: { suggestion: undefined } }],
  },
})
