import { cases } from '../../../test/rule-cases.js'

const waste = 'http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9'
const pump = 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f'
const outcome = (es: string, ...skills: object[]) => ({ title: { es }, skills })

cases('learning-outcomes.skill-repeated', {
  'a skill that an outcome names twice is told': {
    record: {
      learningOutcomes: [outcome('Mide.', { uri: waste }, { uri: pump }, { uri: waste, match: 'broad' })],
    },
    finds: [{ pointer: '/learningOutcomes/0/skills/2', params: { first: '/learningOutcomes/0/skills/0' } }],
  },
  'also where it is written in another way': {
    record: { learningOutcomes: [outcome('Mide.', { uri: waste }, { uri: waste.replace('http', 'https') })] },
    finds: [
      { pointer: '/learningOutcomes/0/skills/1' },
      { code: 'learning-outcomes.malformed-skill', pointer: '/learningOutcomes/0/skills/1/uri' },
    ],
  },
  'two outcomes may name one skill': {
    record: { learningOutcomes: [outcome('Mide.', { uri: waste }), outcome('Corta.', { uri: waste })] },
  },
})
