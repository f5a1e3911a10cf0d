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
  'so is a field of education': {
    record: naming('http://data.europa.eu/snb/isced-f/0722'),
    finds: [{ pointer }],
  },
  'as ESCO has it too': { record: naming('http://data.europa.eu/esco/isced-f/0722'), finds: [{ pointer }] },
  'so is a level': { record: naming('https://data.europa.eu/snb/eqf/5'), finds: [{ pointer }] },
  'so is a language': {
    record: naming('http://publications.europa.eu/resource/authority/language/ENG'),
    finds: [{ pointer }],
  },
  'so is the page of an occupation': {
    record: naming(
      'https://esco.ec.europa.eu/en/classification/occupation?uri=http://data.europa.eu/esco/occupation/a',
    ),
    finds: [{ pointer }],
  },
  'a competence of DigComp is one': {
    record: {
      learningOutcomes: [
        'http://data.europa.eu/snb/dcf/34v10n662m',
        'http://publications.europa.eu/resource/authority/snb/dcf/34v10n662m',
      ].map((uri, at) => ({ title: { es: `Mide ${at}.` }, skills: [{ uri }] })),
    },
  },
  'an occupation that is the whole of what is said of an outcome is told': {
    record: {
      learningOutcomes: [
        { title: { und: 'http://data.europa.eu/esco/isco/C7522' } },
        { title: { en: 'http://data.europa.eu/esco/skill/e541c69c-ea80-4b17-87cb-4001d0b9d303' } },
        { title: { en: 'Works as http://data.europa.eu/esco/isco/C7522 does' } },
      ],
    },
    finds: [
      {
        pointer: '/learningOutcomes/0/title/und',
        params: { value: 'http://data.europa.eu/esco/isco/C7522' },
      },
    ],
  },
  'a skill is one': {
    record: naming('http://data.europa.eu/esco/skill/e541c69c-ea80-4b17-87cb-4001d0b9d303'),
  },
  'concepts of other schemes are let be': { record: naming('https://skills.example/occupation/1') },
})
