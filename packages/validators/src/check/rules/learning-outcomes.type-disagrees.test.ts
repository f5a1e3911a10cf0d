import { cases } from '../../../test/rule-cases.js'

const naming = (type: string, skill: object) => ({
  learningOutcomes: [{ title: { es: 'Mide.' }, type, skills: [skill] }],
})
const farming = 'http://data.europa.eu/esco/skill/186da517-9a3e-41cd-9158-4001e3694459'
const pump = 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f'

cases('learning-outcomes.type-disagrees', {
  'knowledge that is said to be a skill is doubted': {
    record: naming('skill', { uri: farming }),
    finds: [{ pointer: '/learningOutcomes/0/skills/0/uri', params: { kind: 'knowledge', type: 'skill' } }],
  },
  'a skill that is said to be knowledge is doubted': {
    record: naming('knowledge', { uri: pump, match: 'exact' }),
    finds: [{ pointer: '/learningOutcomes/0/skills/0/uri', params: { kind: 'skill', type: 'knowledge' } }],
  },
  'a match that is not exact, another type and a concept nobody knows are let be': {
    record: naming('skill', { uri: farming, match: 'related' }),
  },
  'responsibility may rest on both': { record: naming('responsibility-and-autonomy', { uri: farming }) },
})
