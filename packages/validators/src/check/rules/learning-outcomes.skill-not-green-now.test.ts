import { readFileSync } from 'node:fs'
import { cases } from '../../../test/rule-cases.js'

const scheme = (name: string) => ({
  id: `http://data.europa.eu/esco/concept-scheme/${name}`,
  type: 'ConceptScheme',
})
const sortWaste = '110d7aa3-e44e-4cce-a927-8d4de615f3d9'
const floraResearch = '0058526a-11e9-40a1-ab33-7c5ffdf5da05'
const uri = (uuid: string) => `http://data.europa.eu/esco/skill/${uuid}`

/** A European Digital Credential whose skill is stated to be in some schemes. */
const edc = (uuid: string, ...schemes: string[]) =>
  JSON.parse(
    readFileSync(
      new URL('../../../../../examples/edc/sofia-bio-based-insulation.json', import.meta.url),
      'utf8',
    ),
    (_, value) =>
      value?.id === uri(sortWaste)
        ? { ...value, id: uri(uuid), inScheme: schemes.map((each) => (each === '' ? null : scheme(each))) }
        : value,
  )

cases('learning-outcomes.skill-not-green-now', {
  'a skill that ceased to be green is stated to be green': {
    json: edc(floraResearch, 'skills', 'green'),
    finds: [
      {
        pointer: '/credentialSubject/hasClaim/specifiedBy/learningOutcome/2/relatedESCOSkill/id',
        params: { version: '1.2.1', versions: ['1.1.0', '1.1.1', '1.2.0'] },
      },
    ],
  },
  'who does not say that it is green is let be': { json: edc(floraResearch, 'skills') },
  'the green collection alone is the wrong scheme, which is said already': {
    json: edc(floraResearch, 'green'),
  },
  'a green skill may be called green': { json: edc(sortWaste, 'skills', 'green') },
  'a record has no place for such a statement': {
    record: { learningOutcomes: [{ title: { es: 'Mide.' }, skills: [{ uri: uri(floraResearch) }] }] },
  },
  'nothing among its schemes is none of them': { json: edc(floraResearch, 'skills', '') },
  'what is no skill at all is told as that': {
    json: edc('00000000-0000-4000-8000-000000000000', 'skills', 'green'),
  },
})
