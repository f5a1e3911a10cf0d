import { cases } from '../../../test/rule-cases.js'

const naming = (...skills: object[]) => ({
  learningOutcomes: [{ title: { es: 'Mide.' }, skills }],
})
const esco = (uuid: string) => `http://data.europa.eu/esco/skill/${uuid}`

cases('learning-outcomes.retired-skill', {
  'what took its place is suggested': {
    record: naming({ uri: esco('5e433def-210d-4dfa-bf07-dbf6d04e0eaa') }),
    finds: [
      {
        pointer: '/learningOutcomes/0/skills/0/uri',
        params: { last: '1.1.1', replacement: esco('73a9561d-112c-4d8a-9d5f-b2c11c5bbd5f') },
        fixed: esco('73a9561d-112c-4d8a-9d5f-b2c11c5bbd5f'),
      },
    ],
  },
  'a skill that merely ceased to be green is not retired': {
    record: naming({ uri: esco('0058526a-11e9-40a1-ab33-7c5ffdf5da05') }),
  },
})
