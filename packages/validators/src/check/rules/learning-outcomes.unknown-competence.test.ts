import { cases } from '../../../test/rule-cases.js'

const naming = (code: string) => ({
  learningOutcomes: [
    { title: { es: 'Mide.' }, skills: [{ uri: `https://w3id.org/microcred/greencomp/${code}` }] },
  ],
})

cases('learning-outcomes.unknown-competence', {
  'a number that GreenComp does not have is told': {
    record: naming('4.4'),
    finds: [{ pointer: '/learningOutcomes/0/skills/0/uri', params: { value: '4.4' } }],
  },
  'one that it has is let be': { record: naming('4.3') },
  'an area is let be': { record: naming('4') },
})
