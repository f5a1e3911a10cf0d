import { cases } from '../../../test/rule-cases.js'

const naming = (uri: string) => ({ learningOutcomes: [{ title: { es: 'Mide.' }, skills: [{ uri }] }] })
const pointer = '/learningOutcomes/0/skills/0/uri'

cases('learning-outcomes.not-a-skill', {
  'an occupation is told': {
    record: naming('http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34'),
    finds: [{ pointer }],
  },
  'so is a group of ISCO': {
    record: naming('http://data.europa.eu/esco/isco/C7522'),
    finds: [{ pointer }],
  },
  'concepts of other schemes are let be': { record: naming('https://skills.example/occupation/1') },
})
