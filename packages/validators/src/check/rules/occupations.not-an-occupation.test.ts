import { completeSpecification } from '../../../test/complete-record.js'
import { cases } from '../../../test/rule-cases.js'

const occupation = (uri: string) => ({ occupations: [{ uri }] })

cases(
  'occupations.not-an-occupation',
  {
    'a skill is no occupation': {
      record: occupation('http://data.europa.eu/esco/skill/0019b951-c4a1-4b7a-9bb5-93fd5ff3c2bb'),
      finds: [{ pointer: '/occupations/0/uri' }],
    },
    'an address with https is none': {
      record: occupation('https://data.europa.eu/esco/isco/C7522'),
      finds: [{ pointer: '/occupations/0/uri' }],
    },
    'a group of ISCO-08 is one': { record: occupation('http://data.europa.eu/esco/isco/C7522') },
    'a register of somebody else’s is not judged': { record: occupation('https://register.example/job/7') },
  },
  completeSpecification,
)
