/** Faults that people make, each in one place of its own: what is planted is to be found, and nothing else. */
import { patched } from '@microcred/common/patch'
import { keysOf, valueAt } from '@microcred/common/pointer'

type Json = Record<string, unknown>

/** Plants one fault in a document, in place; says whether there was a place for it. */
export interface Fault {
  readonly name: string
  readonly plant: (json: Json) => boolean
}

/** The pointer to what a path leads to where one thing may stand alone or in a list. */
export function placeOf(json: unknown, path: string): string {
  let [at, around] = ['', json]
  for (const key of keysOf(path)) {
    if (key === '0' && !Array.isArray(around)) continue
    if (!/^\d+$/.test(key) && Array.isArray(around)) {
      at += '/0'
      around = around[0]
    }
    at += `/${key}`
    around = (around as Json | undefined)?.[key]
  }
  return at
}

/** Puts what comes of a change into the document itself. */
function become(json: Json, after: unknown): boolean {
  if (after === undefined) return false
  for (const key of Object.keys(json)) delete json[key]
  Object.assign(json, after)
  return true
}

/** Writes a value where something stands already. */
const write = (json: Json, path: string, value: unknown): boolean =>
  become(json, patched(json, [{ op: 'replace', path: placeOf(json, path), value }]))

const written = (name: string, pointer: string, value: unknown): Fault => ({
  name,
  plant: (json) => write(json, pointer, value),
})

/** Says something that was not said. */
const added = (name: string, path: string, value: unknown): Fault => ({
  name,
  plant: (json) => become(json, patched(json, [{ op: 'add', path: placeOf(json, path), value }])),
})

const without = (name: string, path: string): Fault => ({
  name,
  plant: (json) => become(json, patched(json, [{ op: 'remove', path: placeOf(json, path) }])),
})

const renamed = (name: string, path: string, to: string): Fault => ({
  name,
  plant: (json) => {
    const from = placeOf(json, path)
    const parent = from.slice(0, from.lastIndexOf('/'))
    return become(json, patched(json, [{ op: 'move', from, path: `${parent}/${to}` }]))
  },
})

const PORTAL = 'https://esco.ec.europa.eu/en/classification/skill?uri='

/** Changes the first ESCO skill that is found below a list of outcomes. */
const skill = (
  name: string,
  list: string,
  inside: string,
  key: string,
  to: (uri: string) => unknown,
): Fault => ({
  name,
  plant: (json) => {
    const outcomes = [valueAt(json, placeOf(json, list)) ?? []].flat() as Json[]
    const text = JSON.stringify(json)
    for (const outcome of outcomes) {
      const held = [inside === '' ? outcome : outcome[inside]].flat() as (Json | undefined)[]
      for (const each of held)
        if (
          typeof each?.[key] === 'string' &&
          /^http:\/\/data\.europa\.eu\/esco\/skill\//.test(each[key]) &&
          text.split(each[key]).length === 2
        ) {
          each[key] = to(each[key])
          if (each[key] === undefined) delete each[key]
          return true
        }
    }
    return false
  },
})

/** In a record, wherever it lies. */
const inRecord = (at: string): readonly Fault[] => [
  renamed('a title with another name', `${at}/title`, 'titel'),
  written('a country nobody has', `${at}/issuerCountry/0/country`, 'XX'),
  skill(
    'a skill by its page',
    `${at}/learningOutcomes`,
    'skills',
    'uri',
    (uri) => PORTAL + encodeURIComponent(uri),
  ),
  written('a day in national order', `${at}/dateOfIssuing`, '19.06.2026'),
  written('a learner that is a number', `${at}/learner`, 7),
  written('a level beyond the last', `${at}/level/eqf`, 11),
  written('a misspelt type of assessment', `${at}/assessmentType/0/type`, 'writen-examination'),
  without('no form of participation', `${at}/participationForm`),
  written('a day that does not exist', `${at}/qualityAssurance/0/date`, '2025-02-30'),
  written('an empty text', `${at}/furtherInformation/description`, { en: ' ' }),
  written('a prerequisite in no language', `${at}/prerequisites/description`, { english: 'None' }),
  written('an address of mail without its host', `${at}/awardingBody/0/email`, 'office'),
  written('a supervision nobody knows', `${at}/supervision/type`, 'somehow'),
  written('a number in quotes', `${at}/notionalWorkload/volumes/0/value`, '2'),
  written('markup', `${at}/learningOutcomes/0/title`, { en: '<b>Sands</b>' }),
]

const CLAIM = '/credentialSubject/hasClaim/0'
const concept = (name: string, pointer: string, id: string): Fault =>
  written(name, `${CLAIM}${pointer}/id`, id)

export const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  record: inRecord(''),
  vc: [
    ...inRecord('/credentialSubject/microcredential'),
    written('an issuer that is no address', '/issuer', 'somebody'),
    written('an id with a blank', '/id', 'urn:uuid: 1'),
  ],
  edc: [
    written('a grade that is a number', `${CLAIM}/provenBy/0/grade/noteLiteral`, { en: 8 }),
    added('60 months for 60 hours', `${CLAIM}/specifiedBy/volumeOfLearning`, 'P60M'),
    concept('a level beyond the last', '/specifiedBy/eqfLevel', 'http://data.europa.eu/snb/eqf/11'),
    concept(
      'a mode nobody knows',
      '/specifiedBy/mode/0',
      'http://data.europa.eu/snb/learning-assessment/zzz',
    ),
    written('a title in no language', `${CLAIM}/title`, { english: 'Finishing' }),
    written('points that are no number', `${CLAIM}/specifiedBy/creditPoint/0/point`, 'abc'),
    skill(
      'a skill by its page',
      `${CLAIM}/specifiedBy/learningOutcome`,
      'relatedESCOSkill',
      'id',
      (uri) => PORTAL + encodeURIComponent(uri),
    ),
    skill(
      'a skill by its label',
      `${CLAIM}/specifiedBy/learningOutcome`,
      'relatedESCOSkill',
      'id',
      () => undefined,
    ),
    renamed('a misspelt property', `${CLAIM}/awardedBy/awardingBody/0/homepage`, 'hompage'),
    written('an instant without offset', '/validFrom', '2026-01-01T00:00:00'),
    written('a birthday that does not exist', '/credentialSubject/dateOfBirth', '1990-02-30T00:00:00Z'),
    written('markup', `${CLAIM}/specifiedBy/learningOutcome/0/title`, { en: '<b>Sands</b>' }),
    concept(
      'a country nobody has',
      '/awardedBy/awardingBody/0/location/address/countryCode',
      'http://publications.europa.eu/resource/authority/country/ZZZ',
    ),
    concept(
      'a type of assessment nobody knows',
      '/provenBy/0/specifiedBy/dcType',
      'http://data.europa.eu/snb/assessment/zzz',
    ),
  ],
  openbadges: [
    written('a date that is a number', '/validFrom', 1_768_000_000),
    written('a free word of an open list', '/credentialSubject/achievement/achievementType', 'A big badge'),
    added('a picture that is a text', '/credentialSubject/achievement/image', 'https://example.org/i.png'),
    written('criteria that are a text', '/credentialSubject/achievement/criteria', 'https://example.org/c'),
    without('a badge without criteria', '/credentialSubject/achievement/criteria'),
    written('an address that is none', '/issuer/url', 'our page'),
    written('markup', '/credentialSubject/achievement/description', '<b>Sands</b>'),
    written('a country nobody has', '/issuer/address/addressCountryCode', 'XX'),
    skill(
      'a skill by its page',
      '/credentialSubject/achievement/alignment',
      '',
      'targetUrl',
      (uri) => PORTAL + encodeURIComponent(uri),
    ),
    {
      name: 'version 1.1, also in its endorsements',
      plant: (json) => {
        const contexts = json['@context'] as string[]
        if (typeof json.validFrom !== 'string' || contexts.length > 2 || json.credentialStatus) return false
        json['@context'] = ['https://www.w3.org/2018/credentials/v1', ...contexts.slice(1)]
        json.issuanceDate = json.validFrom
        delete json.validFrom
        json.endorsement = [endorsement(), endorsement()]
        return true
      },
    },
    written('a type that is no word', '/credentialSubject/achievement/type', ['Achievement', 7]),
  ],
  openbadges2: [
    written('a day that does not exist', '/issuedOn', '2026-02-30T00:00:00Z'),
    written('a level beyond the last', '/badge/alignment/1/targetUrl', 'http://data.europa.eu/snb/eqf/11'),
    written('credits that are no number', '/badge/extensions:ECTSExtension/ECTS', 'some'),
    written('markup', '/badge/description', '<b>Sands</b>'),
    written('an address that is none', '/badge/issuer/url', 'our page'),
    written('a name that is a list', '/badge/issuer/name', ['School']),
    written('criteria that are a number', '/badge/criteria', 7),
  ],
  'eudi-learning-credential': [
    written('a country nobody has', '/issuing_country', 'XX'),
    written('a level beyond the last', '/level_of_learning_experience', 11),
    written('a day in national order', '/date_of_issuance', '19.06.2026'),
    written('a name that is a number', '/family_name', 7),
    written('a title that is a list', '/achievement_title', ['A']),
    without('no time of issuing', '/iat'),
    written('workload in no unit', '/expected_study_time', 'some time'),
  ],
}

const endorsement = (): Json => ({
  '@context': [
    'https://www.w3.org/2018/credentials/v1',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:0c3b9a52-2f3c-4b58-9f6e-0c1d7a9d2e11',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Endorsement',
  issuer: { id: 'https://council.example/profile', type: ['Profile'], name: 'Council' },
  issuanceDate: '2025-01-01T00:00:00Z',
  credentialSubject: { id: 'https://beja.example/a', type: ['EndorsementSubject'] },
})
