/** Faults that people make, each in one place of its own: what is planted is to be found, and nothing else. */
import { patched } from '@microcred/common/patch'
import { keysOf, valueAt } from '@microcred/common/pointer'

type Json = Record<string, unknown>

/** Plants one fault in a document, in place; says whether there was a place for it. */
export interface Fault {
  readonly name: string
  /** Where it is planted: two faults at one place are not independent. */
  readonly places: readonly string[]
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
  places: [pointer],
  plant: (json) => write(json, pointer, value),
})

/** Says something that was not said. */
const added = (name: string, path: string, value: unknown): Fault => ({
  name,
  places: [path],
  plant: (json) => become(json, patched(json, [{ op: 'add', path: placeOf(json, path), value }])),
})

/** Says several things in another way, all of which come of one cause. */
const several = (name: string, changes: Readonly<Record<string, unknown>>): Fault => ({
  name,
  places: Object.keys(changes),
  plant: (json) => Object.entries(changes).every(([path, value]) => write(json, path, value)),
})

/** Changes what stands somewhere. */
const turned = (name: string, path: string, to: (value: unknown) => unknown): Fault => ({
  name,
  places: [path],
  plant: (json) => {
    const value = to(valueAt(json, placeOf(json, path)))
    return value !== undefined && write(json, path, value)
  },
})

/** Says a text in English besides, or in another way. */
const also = (name: string, path: string, en: string): Fault =>
  turned(name, path, (value) => ({ ...(value as Json), en }))

const without = (name: string, path: string): Fault => ({
  name,
  places: [path],
  plant: (json) => become(json, patched(json, [{ op: 'remove', path: placeOf(json, path) }])),
})

const renamed = (name: string, path: string, to: string): Fault => ({
  name,
  places: [path],
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
  places: [list],
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

/** Says one skill of an outcome a second time. */
const twice = (name: string, list: string, inside: string): Fault =>
  turned(name, list, (outcomes) => {
    const of = (outcome: Json): Json[] => [outcome[inside] ?? []].flat() as Json[]
    const all = [outcomes ?? []].flat() as Json[]
    const at = all.findIndex((each) => of(each).length > 0)
    return at < 0
      ? undefined
      : all.with(at, { ...all[at]!, [inside]: [...of(all[at]!), structuredClone(of(all[at]!)[0])] })
  })

const COUNTRY = 'http://publications.europa.eu/resource/authority/country/'

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
  added('an empty text', `${at}/furtherInformation/description`, { en: ' ' }),
  written('a prerequisite in no language', `${at}/prerequisites/description`, { english: 'None' }),
  written('an address of mail without its host', `${at}/awardingBody/0/email`, 'office'),
  written('a supervision nobody knows', `${at}/supervision/type`, 'somehow'),
  written('a number in quotes', `${at}/notionalWorkload/volumes/0/value`, '2'),
  also('markup', `${at}/learningOutcomes/0/title`, '<b>Sands</b>'),
  written('a text without language', `${at}/title`, 'Finishing'),
  written('a text in the language of a country', `${at}/prerequisites/description`, { gr: 'None' }),
  also('a text decoded twice', `${at}/title`, 'Wood \u00C2\u00AE finishing'),
  also('Greek said to be English', `${at}/title`, 'Αειφόρος ανάπτυξη'),
  also('an override of direction', `${at}/title`, 'Wood \u202Egnihsinif'),
  also('half a surrogate', `${at}/title`, 'Wood \uD800'),
  written('a country by its name', `${at}/issuerCountry/0/country`, 'Spain'),
  written('a country by its address', `${at}/issuerCountry/0/country`, `${COUNTRY}ESP`),
  written('a level in words', `${at}/level/eqf`, 'EQF 5'),
  written('a code in capitals', `${at}/participationForm/0/type`, 'Online'),
  written('a field without its zero', `${at}/furtherInformation/fields`, ['722']),
  written('a day with slashes', `${at}/dateOfIssuing`, '2026/06/19'),
  written('a day that no month has', `${at}/dateOfIssuing`, '2026-02-30'),
  written('an hour that no day has', `${at}/dateOfIssuing`, '2026-06-19T25:00:00Z'),
  written('an id that is bare', `${at}/awardingBody/0/id`, '0e0f7a7c-6d0f-4f0f-9b7e-3a5d3c1c9a01'),
  written('an id that hides a character', `${at}/awardingBody/0/id`, 'https://centro\u200B.example/'),
  written('a host that looks like another', `${at}/awardingBody/0/id`, 'https://c\u0435ntro.example/'),
  skill('a skill with https', `${at}/learningOutcomes`, 'skills', 'uri', (uri) =>
    uri.replace('http:', 'https:'),
  ),
  skill('an occupation for a skill', `${at}/learningOutcomes`, 'skills', 'uri', (uri) =>
    uri.replace('/skill/', '/occupation/'),
  ),
  skill('a skill there is none of', `${at}/learningOutcomes`, 'skills', 'uri', (uri) =>
    uri.replace(/[^/]+$/, '00000000-0000-4000-8000-000000000000'),
  ),
  skill(
    'a competence there is none of',
    `${at}/learningOutcomes`,
    'skills',
    'uri',
    () => 'https://w3id.org/microcred/greencomp/9.9',
  ),
  twice('a skill that stands there twice', `${at}/learningOutcomes`, 'skills'),
  {
    name: 'hours beside no credits',
    places: [`${at}/notionalWorkload`, `${at}/level`],
    plant: (json) => {
      const { volumes = [] } = (valueAt(json, `${at}/notionalWorkload`) ?? {}) as { volumes?: Json[] }
      const hours = volumes.filter(({ unit }) => unit === 'hour')
      const level = valueAt(json, `${at}/level/eqf`)
      const isHigher = typeof level === 'number' && level >= 5
      return (
        isHigher &&
        hours.length === 1 &&
        volumes.length === 2 &&
        write(json, `${at}/notionalWorkload`, { volumes: hours })
      )
    },
  },
]

const CLAIM = '/credentialSubject/hasClaim/0'
const ALIGNMENTS = '/credentialSubject/achievement/alignment'
const OUTCOMES = `${CLAIM}/specifiedBy/learningOutcome`
const concept = (name: string, pointer: string, id: string): Fault =>
  written(name, `${CLAIM}${pointer}/id`, id)

/** In the achievement of a badge that lies at some place. */
const inBadge = (at: string): readonly Fault[] => {
  const achievement = `${at}/credentialSubject/achievement`
  const alignments = `${achievement}/alignment`
  return [
    written('markup', `${achievement}/description`, '<b>Sands</b>'),
    written('a text decoded twice', `${achievement}/name`, 'Wood \u00C2\u00AE finishing'),
    skill('a skill by its page', alignments, '', 'targetUrl', (uri) => PORTAL + encodeURIComponent(uri)),
    skill('a skill with https', alignments, '', 'targetUrl', (uri) => uri.replace('http:', 'https:')),
    skill('an occupation for a skill', alignments, '', 'targetUrl', (uri) =>
      uri.replace('/skill/', '/occupation/'),
    ),
    skill('a skill there is none of', alignments, '', 'targetUrl', (uri) =>
      uri.replace(/[^/]+$/, '00000000-0000-4000-8000-000000000000'),
    ),
  ]
}

export const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  record: inRecord(''),
  specification: inRecord('').filter(
    ({ places }) => !places.some((each) => /^\/(?:learner|dateOfIssuing|valid)/.test(each)),
  ),
  clr: [
    ...inBadge('/credentialSubject/verifiableCredential/0'),
    written('an instant without offset', '/validFrom', '2026-01-01T00:00:00'),
    added('an hour that no day has', '/validUntil', '2036-06-19T25:00:00Z'),
    written('an id that is no address', '/id', 'transcript'),
    without('no name', '/name'),
    written('an override of direction', '/issuer/name', 'Centro \u202Eoviarter'),
    added('an address that is none', '/issuer/url', 'our page'),
    written('an issuer without a class', '/issuer/type', ['School']),
    added(
      'more credits than there are',
      '/credentialSubject/verifiableCredential/0/credentialSubject/creditsEarned',
      900,
    ),
    written(
      'a free word of an open list',
      '/credentialSubject/verifiableCredential/0/credentialSubject/achievement/achievementType',
      'A big badge',
    ),
  ],
  'sd-jwt-vc': [
    ...inBadge(''),
    written('a time that is a text', '/iat', '2026'),
    written('an issuer that is no address', '/iss', 'some body'),
    added('credits that are no number', '/credentialSubject/achievement/ECTS', 'two'),
    written('criteria that are a text', '/credentialSubject/achievement/criteria', 'pass'),
    added('a check that is a word', '/credentialSubject/achievement/identityChecked', 'yes'),
  ],
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
    skill('a skill with https', OUTCOMES, 'relatedESCOSkill', 'id', (uri) => uri.replace('http:', 'https:')),
    skill('an occupation for a skill', OUTCOMES, 'relatedESCOSkill', 'id', (uri) =>
      uri.replace('/skill/', '/occupation/'),
    ),
    {
      name: 'more credits than there are',
      places: [`${CLAIM}/creditReceived`, `${CLAIM}/specifiedBy/creditPoint`],
      plant: (json) => {
        const points = [
          valueAt(json, placeOf(json, `${CLAIM}/specifiedBy/creditPoint`)) ?? [],
        ].flat() as Json[]
        if (points.length !== 1) return false
        const more = { ...points[0]!, point: String(Number(points[0]!.point) + 1) }
        return added('', `${CLAIM}/creditReceived`, more).plant(json)
      },
    },
    turned('a mode called another', `${CLAIM}/specifiedBy/mode/0`, (value) => ({
      ...(value as Json),
      prefLabel: { en: String((value as Json).id).endsWith('/920fbb3cbe') ? 'Presential' : 'Online' },
    })),
    also('a text decoded twice', `${CLAIM}/title`, 'Wood \u00C2\u00AE finishing'),
    also('Greek said to be English', `${CLAIM}/title`, 'Αειφόρος ανάπτυξη'),
    written('a text without language', `${CLAIM}/title`, 'Finishing'),
    added('an hour that no day has', '/validUntil', '2036-06-19T25:00:00Z'),
    added('an offset that no place has', '/issuanceDate', '2026-06-19T10:00:00+15:00'),
    written('a host that looks like another', '/issuer/id', 'https://c\u0435ntro.example/'),
    renamed('a misspelt property', `${CLAIM}/awardedBy/awardingBody/0/homepage`, 'hompage'),
    {
      name: 'instants without offset',
      places: ['/validFrom', '/issued'],
      plant: (json) => {
        json.issued = '2026-01-01T00:00:00'
        return write(json, '/validFrom', '2026-01-01T00:00:00')
      },
    },
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
      places: ['/@context', '/validFrom', '/endorsement', '/credentialStatus'],
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
    several('instants without offset', {
      '/validFrom': '2026-01-01T00:00:00',
      '/awardedDate': '2026-01-01T00:00:00',
    }),
    added('an hour that no day has', '/validUntil', '2036-06-19T25:00:00Z'),
    added('an index that is a number', '/credentialStatus', {
      id: 'https://l.example/1#2',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListCredential: 'https://l.example/1',
      statusListIndex: 2,
    }),
    added('more credits than there are', '/credentialSubject/creditsEarned', 900),
    skill('a skill with https', ALIGNMENTS, '', 'targetUrl', (uri) => uri.replace('http:', 'https:')),
    skill('an occupation for a skill', ALIGNMENTS, '', 'targetUrl', (uri) =>
      uri.replace('/skill/', '/occupation/'),
    ),
    written('a text decoded twice', '/credentialSubject/achievement/name', 'Wood \u00C2\u00AE finishing'),
    written('an override of direction', '/issuer/name', 'Centro \u202Eoviarter'),
    written('a host that looks like another', '/issuer/id', 'https://c\u0435ntro.example/'),
    turned('a class of no context', '/type', (value) => [...(value as string[]), 'Kudos']),
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
    turned('a level called another', '/badge/alignment/1', (value) => ({
      ...(value as Json),
      targetName: 'EQF 7',
    })),
    written('a field for a skill', '/badge/alignment/0/targetUrl', 'http://data.europa.eu/esco/isced-f/0722'),
    written('an issuer elsewhere', '/badge/issuer', 'https://werkstatt.example/issuer'),
    several('instants without offset', {
      '/issuedOn': '2024-05-21T13:37:37',
      '/expires': '2029-05-21T00:00:00',
    }),
    written('a text decoded twice', '/badge/name', 'Wood \u00C2\u00AE finishing'),
    written('an address of mail without its host', '/badge/issuer/email', 'office'),
  ],
  'eudi-learning-credential': [
    written('a country nobody has', '/issuing_country', 'XX'),
    written('a level beyond the last', '/level_of_learning_experience', 11),
    written('a day in national order', '/date_of_issuance', '19.06.2026'),
    written('a name that is a number', '/family_name', 7),
    written('a title that is a list', '/achievement_title', ['A']),
    without('no time of issuing', '/iat'),
    written('workload in no unit', '/expected_study_time', 'some time'),
    written('a day that no month has', '/date_of_issuance', '2026-02-30'),
    written('a text decoded twice', '/achievement_title', 'Wood \u00C2\u00AE finishing'),
    written('markup', '/achievement_title', '<b>Sands</b>'),
    written('a text beside its language', '/achievement_title', { lang: 'en', value: 'Wood' }),
    written('an outcome twice', '/learning_outcomes', ['Planeia', 'Planeia']),
    written('an override of direction', '/issuing_authority', 'Centro \u202Eoviarter'),
    written('a language there is none of', '/language_of_classes', ['zzz-9']),
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
