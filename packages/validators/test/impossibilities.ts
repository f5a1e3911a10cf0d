/** What cannot be, in the words of each profile: where it is planted, and what is to be said of it. */
import type { ProfileId } from '@microcred/core'
import { write } from '@microcred/core/write'
import { badge } from './badge.js'
import { complete, completeSpecification } from './complete-record.js'
import type { Json } from './credential.js'
import { eudiClaims } from './eudi-claims.js'
import { assertion } from './open-badge-2.js'

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const written = (to: 'edc' | 'vc'): Json => copy(write(complete(), to).credential) as unknown as Json

/** A skill there is, of ESCO. */
const SKILL = 'http://data.europa.eu/esco/skill/e541c69c-ea80-4b17-87cb-4001d0b9d303'

/** Knowledge there is, of ESCO. */
const KNOWLEDGE = 'http://data.europa.eu/esco/skill/186da517-9a3e-41cd-9158-4001e3694459'

/** The badge with an alignment whose skill ESCO has. */
const sound = (json: Json, key: string): Json => {
  const found = (json[key] as Json[])[0]!
  Object.assign(found, { targetUrl: SKILL, targetName: 'assess environmental impact' })
  return json
}

const wholeBadge = (): Json => {
  const json = badge()
  sound((json.credentialSubject as Json).achievement as Json, 'alignment')
  return json
}

const country = {
  id: 'http://publications.europa.eu/resource/authority/country/PRT',
  type: 'Concept',
  inScheme: { id: 'http://publications.europa.eu/resource/authority/country', type: 'ConceptScheme' },
}

/** An issuer of whom all is said that an EDC asks. */
const issuer = {
  id: 'urn:uuid:0d3f64a6-0f0c-4c80-9c77-0b5f6c6a7a01',
  type: 'Organisation',
  legalName: { en: 'Institute' },
  location: { type: 'Location', address: { type: 'Address', countryCode: country } },
  eIDASIdentifier: { type: 'LegalIdentifier', notation: 'PT-1', spatial: country },
}

/** A document of each profile in which nothing is impossible. */
export const BASES: Readonly<Record<ProfileId, () => Json>> = {
  record: () => copy(complete()) as unknown as Json,
  specification: () => ({
    ...(copy(completeSpecification()) as unknown as Json),
    occasions: [{ deadline: '2026-06-19', period: { from: '2026-06-19', until: '2026-06-20' } }],
  }),
  edc: () => ({ ...written('edc'), issuer: copy(issuer) }),
  vc: () => written('vc'),
  openbadges: wholeBadge,
  openbadges2: () => {
    const json = assertion()
    sound(json.badge as Json, 'alignment')
    return json
  },
  clr: () => ({
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: 'urn:uuid:3f1c1f0e-5f0e-4c39-9a67-2f0c3b1d7a10',
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Transcript',
    issuer: { id: 'https://beja.example/profile', type: ['Profile'], name: 'Escola' },
    validFrom: '2025-06-20T12:00:00Z',
    awardedDate: '2025-06-20T12:00:00Z',
    credentialSubject: {
      id: 'did:example:learner',
      type: ['ClrSubject'],
      verifiableCredential: [wholeBadge()],
    },
  }),
  'sd-jwt-vc': () => ({
    vct: 'urn:eudi:micro_credential:1',
    iss: 'https://beja.example/',
    iat: 1_768_000_000,
    Name: 'Escola',
    credentialSubject: copy(wholeBadge().credentialSubject),
  }),
  'eudi-learning-credential': eudiClaims,
}

/** Something that cannot be, by profile: the pointers to write it at, or what to write where. */
export interface Impossibility {
  readonly name: string
  /** What the code of the finding ends with. */
  readonly code: RegExp
  /** By profile the places and values; `null` where the profile has no place for such a thing. */
  readonly planted: Readonly<Record<ProfileId, Readonly<Record<string, unknown>> | null>>
}

const VC_RECORD = '/credentialSubject/microcredential'
const CLAIM = '/credentialSubject/hasClaim'
const OB = '/credentialSubject/achievement'
const IN_CLR = '/credentialSubject/verifiableCredential/0'

/** The same value at places of one profile. */
const at = (value: unknown, ...pointers: string[]): Record<string, unknown> =>
  Object.fromEntries(pointers.map((pointer) => [pointer, value]))

const DATES: Readonly<Record<ProfileId, readonly string[]>> = {
  record: [
    '/dateOfIssuing',
    '/validFrom',
    '/validUntil',
    '/learner/dateOfBirth',
    '/qualityAssurance/0/date',
    '/qualityAssurance/0/validUntil',
    '/awardingBody/0/accreditation/0/date',
  ],
  specification: [
    '/validFrom',
    '/validUntil',
    '/occasions/0/deadline',
    '/occasions/0/period/from',
    '/qualityAssurance/0/date',
    '/awardingBody/0/accreditation/0/date',
  ],
  edc: [
    '/issued',
    '/issuanceDate',
    '/validFrom',
    '/validUntil',
    '/expirationDate',
    '/credentialSubject/dateOfBirth',
    `${CLAIM}/awardedBy/awardingDate`,
    `${CLAIM}/awardedBy/awardingBody/accreditation/dateIssued`,
    `${CLAIM}/awardedBy/awardingBody/accreditation/expiryDate`,
    `${CLAIM}/specifiedBy/accreditation/dateIssued`,
  ],
  vc: [
    '/validFrom',
    '/validUntil',
    `${VC_RECORD}/dateOfIssuing`,
    `${VC_RECORD}/learner/dateOfBirth`,
    `${VC_RECORD}/qualityAssurance/0/date`,
  ],
  openbadges: [
    '/awardedDate',
    '/validFrom',
    '/validUntil',
    '/credentialSubject/activityStartDate',
    '/credentialSubject/activityEndDate',
    '/issuer/dateOfBirth',
    '/endorsement/0/validFrom',
    `${OB}/endorsement/0/validFrom`,
  ],
  openbadges2: ['/issuedOn', '/expires'],
  clr: ['/awardedDate', '/validFrom', '/validUntil', `${IN_CLR}/awardedDate`, `${IN_CLR}/validUntil`],
  'sd-jwt-vc': [],
  'eudi-learning-credential': ['/date_of_issuance', '/date_of_expiry'],
}

/** Days, hours and offsets that no calendar and no clock has, in the form that a place wants. */
const NO_DATES = ['2026-02-30', '2026-02-30T10:00:00Z', '2026-06-19T25:00:00Z', '2026-06-19T10:00:00+15:00']

const ofDates = Object.entries(DATES).flatMap(([profile, pointers]) =>
  pointers.flatMap((pointer) => NO_DATES.map((value) => ({ profile: profile as ProfileId, pointer, value }))),
)

/** Each date of each profile with each value that is none. */
export const impossibleDates: readonly { profile: ProfileId; pointer: string; value: string }[] = ofDates

const RECORD_SKILL = '/learningOutcomes/2/skills/0/uri'
const EDC_SKILL = `${CLAIM}/specifiedBy/learningOutcome/2/relatedESCOSkill/id`
const OB_ALIGNMENT = `${OB}/alignment/0`

/** Where a skill is named, in each profile that names skills. */
const skill = (uri: string): Impossibility['planted'] => ({
  record: at(uri, RECORD_SKILL),
  specification: at(uri, RECORD_SKILL),
  edc: at(uri, EDC_SKILL),
  vc: at(uri, VC_RECORD + RECORD_SKILL),
  openbadges: at(uri, `${OB_ALIGNMENT}/targetUrl`),
  openbadges2: at(uri, '/badge/alignment/0/targetUrl'),
  clr: at(uri, `${IN_CLR}${OB_ALIGNMENT}/targetUrl`),
  'sd-jwt-vc': at(uri, `${OB_ALIGNMENT}/targetUrl`),
  'eudi-learning-credential': null,
})

/** A text read by people, in each profile. */
const text = (value: string): Impossibility['planted'] => ({
  record: at({ es: value }, '/title'),
  specification: at({ es: value }, '/title'),
  edc: at({ es: value }, `${CLAIM}/title`),
  vc: at({ es: value }, `${VC_RECORD}/title`),
  openbadges: at(value, `${OB}/description`),
  openbadges2: at(value, '/badge/description'),
  clr: at(value, `${IN_CLR}${OB}/description`),
  'sd-jwt-vc': at(value, `${OB}/description`),
  'eudi-learning-credential': at(value, '/achievement_description'),
})

/** A text with its language, in each profile. */
const tagged = (value: string): Impossibility['planted'] => ({
  record: at({ es: 'Madera', en: value }, '/title'),
  specification: at({ es: 'Madera', en: value }, '/title'),
  edc: at({ es: 'Madera', en: value }, `${CLAIM}/title`),
  vc: at({ es: 'Madera', en: value }, `${VC_RECORD}/title`),
  openbadges: { [`${OB}/inLanguage`]: 'en', [`${OB}/name`]: value },
  openbadges2: { '/badge/@language': 'en', '/badge/name': value },
  clr: { [`${IN_CLR}${OB}/inLanguage`]: 'en', [`${IN_CLR}${OB}/name`]: value },
  'sd-jwt-vc': { [`${OB}/inLanguage`]: 'en', [`${OB}/name`]: value },
  'eudi-learning-credential': at([{ lang: 'en', value }], '/achievement_title'),
})

/** The name of who awards, in each profile. */
const name = (value: string): Impossibility['planted'] => ({
  record: at({ es: value }, '/awardingBody/0/legalName'),
  specification: at({ es: value }, '/awardingBody/0/legalName'),
  edc: at({ es: value }, `${CLAIM}/awardedBy/awardingBody/legalName`),
  vc: at({ es: value }, `${VC_RECORD}/awardingBody/0/legalName`),
  openbadges: at(value, '/issuer/name'),
  openbadges2: at(value, '/badge/issuer/name'),
  clr: at(value, '/issuer/name'),
  'sd-jwt-vc': at(value, '/Name'),
  'eudi-learning-credential': at(value, '/issuing_authority'),
})

/** An identifier, in each profile. */
const identifier = (value: string): Impossibility['planted'] => ({
  record: at(value, '/awardingBody/0/id'),
  specification: at(value, '/awardingBody/0/id'),
  edc: at(value, `${CLAIM}/awardedBy/awardingBody/id`),
  vc: at(value, `${VC_RECORD}/awardingBody/0/id`),
  openbadges: at(value, '/issuer/id'),
  openbadges2: at(value, '/badge/issuer/id'),
  clr: at(value, '/issuer/id'),
  'sd-jwt-vc': at(value, '/iss'),
  'eudi-learning-credential': at(value, '/iss'),
})

const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' }
const listed = { ...entry, id: 'urn:s:1', statusListCredential: 'https://l.example/1', statusListIndex: 2 }

const twice = (key: 'skills' | 'relatedESCOSkill', item: Json): Json => ({ [key]: [item, item] })

const mislabelled = { es: 'evaluar el impacto ambiental', en: 'assess waste type' }
const concept = { id: `http://publications.europa.eu/resource/authority/human-sex/FEMALE`, type: 'Concept' }

const alignments = (value: readonly Json[]): Impossibility['planted'] => ({
  record: null,
  specification: null,
  edc: null,
  vc: null,
  openbadges: at(value, `${OB}/alignment`),
  openbadges2: at(
    value.map(({ type: _, ...rest }) => rest),
    '/badge/alignment',
  ),
  clr: at(value, `${IN_CLR}${OB}/alignment`),
  'sd-jwt-vc': at(value, `${OB}/alignment`),
  'eudi-learning-credential': null,
})

const levelled = (more: Json): Json => ({
  type: ['Alignment'],
  targetType: 'ext:EQF',
  targetUrl: 'http://data.europa.eu/snb/eqf/4',
  targetName: 'EQF level 4',
  ...more,
})

const aligned: Json = {
  type: ['Alignment'],
  targetType: 'ext:ESCOSkill',
  targetFramework: 'ESCO',
  targetUrl: SKILL,
  targetName: 'assess environmental impact',
}

const outcome = (more: Json): Json => ({ title: { es: 'Mide.' }, ...more })

const NOWHERE: Impossibility['planted'] = {
  record: null,
  specification: null,
  edc: null,
  vc: null,
  openbadges: null,
  openbadges2: null,
  clr: null,
  'sd-jwt-vc': null,
  'eudi-learning-credential': null,
}

/** Dates of a badge in a wrong order, by itself and in a record. */
const disorder = (name: string, planted: Readonly<Record<string, unknown>>): Impossibility => ({
  name,
  code: /^openbadges\.out-of-order$/,
  planted: {
    ...NOWHERE,
    openbadges: planted,
    clr: Object.fromEntries(Object.entries(planted).map(([path, value]) => [IN_CLR + path, value])),
  },
})

const stale = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2025-01-01T00:00:00Z',
  expires: '2024-01-01T00:00:00Z',
}

const backwards = {
  id: 'urn:uuid:5a1f5f2e-3c1b-4a55-9d0c-2f6f1d7e6b10',
  type: 'PeriodOfTime',
  startDate: '2025-06-14T08:00:00',
  endDate: '2025-06-13T08:00:00+01:00',
}

/** An entry of a status list that says all, and one of the older kind. */
const fine = { ...listed, statusListIndex: '2' }
const older = { ...fine, type: 'StatusList2021Entry' }

const but = (json: Json, key: string): Json => {
  const { [key]: _, ...rest } = json
  return rest
}

/** Entries of status lists by which nobody finds out what the status is. */
const lacking: readonly (readonly [name: string, entry: Json])[] = [
  ...['statusPurpose', 'statusListIndex', 'statusListCredential'].flatMap(
    (key): (readonly [string, Json])[] => [
      [`without ${key}`, but(fine, key)],
      [`of 2021 without ${key}`, but(older, key)],
    ],
  ),
  ['of 2021 without an id', but(older, 'id')],
  ['of 2020 without its list', { id: 'urn:s:1', type: 'RevocationList2020Status', revocationListIndex: '2' }],
  ['whose index is no number', { ...fine, statusListIndex: '-2' }],
  ['whose list is no address', { ...fine, statusListCredential: 'list 1' }],
  ['of two bits that do not say what they mean', { ...fine, statusSize: 2 }],
]

export const IMPOSSIBILITIES: readonly Impossibility[] = [
  {
    name: 'an index of a status list that is a number',
    code: /\.wrong-type$|^edc\./,
    planted: {
      record: null,
      specification: null,
      edc: at(listed, '/credentialStatus'),
      vc: at(listed, '/credentialStatus'),
      openbadges: at(listed, '/credentialStatus'),
      openbadges2: null,
      clr: at(listed, '/credentialStatus'),
      'sd-jwt-vc': null,
      'eudi-learning-credential': null,
    },
  },
  ...lacking.map(
    ([name, change]): Impossibility => ({
      name: `an entry of a status list ${name}`,
      code: /^(?:clr|edc|openbadges|status|vc)\.(?:incomplete|malformed|out-of-range|wrong-type|not-an-iri)$/,
      planted: {
        record: null,
        specification: null,
        edc: at(change, '/credentialStatus'),
        vc: at(change, '/credentialStatus'),
        openbadges: at(change, '/credentialStatus'),
        openbadges2: null,
        clr: { '/credentialStatus': change, [`${IN_CLR}/credentialStatus`]: change },
        'sd-jwt-vc': null,
        'eudi-learning-credential': null,
      },
    }),
  ),
  disorder('an activity that ends before it starts', {
    '/credentialSubject/activityStartDate': '2025-06-14T08:00:00Z',
  }),
  disorder('an award before what it is for was begun', { '/awardedDate': '2025-01-14T08:00:00Z' }),
  disorder('an endorsement that ends before it begins', {
    '/endorsement/0/validUntil': '2024-12-31T08:00:00Z',
  }),
  {
    name: 'a proof that is over before it was made',
    code: /\.out-of-order$/,
    planted: {
      ...NOWHERE,
      vc: at(stale, '/proof'),
      openbadges: at(stale, '/proof'),
      clr: at(stale, '/proof'),
    },
  },
  {
    name: 'a period that ends before it starts',
    code: /^edc\.out-of-order$/,
    planted: { ...NOWHERE, edc: at(backwards, `${CLAIM}/awardedBy/temporal`) },
  },
  {
    name: 'a validity that ends before it begins',
    code: /\.(?:out-of-order|ends-before-it-begins|before-valid-from|after-valid-until)$/,
    planted: {
      record: at('2019-01-01', '/validUntil'),
      specification: { '/validFrom': '2026-06-19', '/validUntil': '2019-01-01' },
      edc: at('2019-01-01T00:00:00Z', '/validUntil'),
      vc: at('2019-01-01T00:00:00Z', '/validUntil'),
      openbadges: at('2019-01-01T00:00:00Z', '/validUntil'),
      openbadges2: at('2019-01-01T00:00:00Z', '/expires'),
      clr: at('2019-01-01T00:00:00Z', '/validUntil'),
      'sd-jwt-vc': null,
      'eudi-learning-credential': at('2019-01-01', '/date_of_expiry'),
    },
  },
  ...['sha256$0a1b', `sha1$${'ab'.repeat(20)}`, 'rita@beja.example', `md5$${'ab'.repeat(32)}`].map(
    (hash): Impossibility => ({
      name: `a hashed identity that is ${hash}`,
      code: /^openbadges2?\.malformed$/,
      planted: {
        ...NOWHERE,
        openbadges: at(hash, '/credentialSubject/identifier/0/identityHash'),
        openbadges2: at({ type: 'email', hashed: true, identity: hash }, '/recipient'),
        clr: at(hash, `${IN_CLR}/credentialSubject/identifier/0/identityHash`),
      },
    }),
  ),
  {
    name: 'a concept whose IRI begins with https',
    code: /^edc\.https-concept$/,
    planted: {
      ...NOWHERE,
      edc: {
        [`${CLAIM}/specifiedBy/eqfLevel`]: {
          id: 'https://data.europa.eu/snb/eqf/6',
          type: 'Concept',
          inScheme: { id: 'http://data.europa.eu/snb/eqf/25831c2', type: 'ConceptScheme' },
        },
      },
    },
  },
  {
    name: 'more credits earned than available',
    code: /\.more-earned-than-available$/,
    planted: {
      record: null,
      specification: null,
      edc: {
        [`${CLAIM}/creditReceived`]: {
          type: 'CreditPoint',
          point: '9',
          framework: { id: 'http://data.europa.eu/snb/education-credit/6fcec5c5af', type: 'Concept' },
        },
      },
      vc: null,
      openbadges: at(9, '/credentialSubject/creditsEarned'),
      openbadges2: null,
      clr: at(9, `${IN_CLR}/credentialSubject/creditsEarned`),
      'sd-jwt-vc': null,
      'eudi-learning-credential': null,
    },
  },
  {
    name: 'the label of another skill',
    code: /^learning-outcomes\.label-of-another-skill$/,
    planted: {
      record: at(mislabelled, '/learningOutcomes/2/skills/0/label'),
      specification: at(mislabelled, '/learningOutcomes/2/skills/0/label'),
      edc: at(mislabelled, `${CLAIM}/specifiedBy/learningOutcome/2/relatedESCOSkill/prefLabel`),
      vc: at(mislabelled, `${VC_RECORD}/learningOutcomes/2/skills/0/label`),
      openbadges: { [`${OB}/inLanguage`]: 'en', [`${OB_ALIGNMENT}/targetName`]: 'assess waste type' },
      openbadges2: at('assess waste type', '/badge/alignment/0/targetName'),
      clr: {
        [`${IN_CLR}${OB}/inLanguage`]: 'en',
        [`${IN_CLR}${OB_ALIGNMENT}/targetName`]: 'assess waste type',
      },
      'sd-jwt-vc': { [`${OB}/inLanguage`]: 'en', [`${OB_ALIGNMENT}/targetName`]: 'assess waste type' },
      'eudi-learning-credential': null,
    },
  },
  {
    name: 'the label of another concept',
    code: /\.label-of-another-concept$/,
    planted: {
      ...NOWHERE,
      edc: at({ ...concept, prefLabel: { en: 'male' } }, '/credentialSubject/gender'),
    },
  },
  ...[
    ['an occupation of ESCO', 'http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34'],
    ['a group of ISCO', 'http://data.europa.eu/esco/isco/C7522'],
    ['a field of ISCED', 'http://data.europa.eu/snb/isced-f/0722'],
    ['a field of ISCED as ESCO has it', 'http://data.europa.eu/esco/isced-f/0722'],
    ['a level', 'http://data.europa.eu/snb/eqf/5'],
    ['a language', 'http://publications.europa.eu/resource/authority/language/ENG'],
  ].map(
    ([what, uri]): Impossibility => ({
      name: `${what} where a skill is meant`,
      code: /^learning-outcomes\.not-a-skill$|^edc\.foreign-concept$/,
      planted: skill(uri!),
    }),
  ),
  {
    name: 'a competence of GreenComp there is none of',
    code: /\.unknown-competence$|^edc\.foreign-concept$/,
    planted: skill('https://w3id.org/microcred/greencomp/9.9'),
  },
  {
    name: 'a skill that ESCO does not have',
    code: /\.unknown-skill$/,
    planted: skill('http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000000'),
  },
  {
    name: 'knowledge typed as skill',
    code: /^learning-outcomes\.type-disagrees$/,
    planted: {
      record: at([outcome({ type: 'skill', skills: [{ uri: KNOWLEDGE }] })], '/learningOutcomes'),
      specification: at([outcome({ type: 'skill', skills: [{ uri: KNOWLEDGE }] })], '/learningOutcomes'),
      edc: at(KNOWLEDGE, `${CLAIM}/specifiedBy/learningOutcome/0/relatedESCOSkill/id`),
      vc: at([outcome({ type: 'skill', skills: [{ uri: KNOWLEDGE }] })], `${VC_RECORD}/learningOutcomes`),
      openbadges: null,
      openbadges2: null,
      clr: null,
      'sd-jwt-vc': null,
      'eudi-learning-credential': null,
    },
  },
  {
    name: 'the same skill twice',
    code: /^learning-outcomes\.(?:skill-repeated|repeated)$/,
    planted: {
      ...alignments([aligned, aligned]),
      record: at([outcome(twice('skills', { uri: SKILL }))], '/learningOutcomes'),
      specification: at([outcome(twice('skills', { uri: SKILL }))], '/learningOutcomes'),
      edc: at(
        [
          { id: SKILL, type: 'Concept' },
          { id: SKILL, type: 'Concept' },
        ],
        `${CLAIM}/specifiedBy/learningOutcome/2/relatedESCOSkill`,
      ),
      vc: at([outcome(twice('skills', { uri: SKILL }))], `${VC_RECORD}/learningOutcomes`),
      'eudi-learning-credential': at(['Mide', 'Mide'], '/learning_outcomes'),
    },
  },
  ...[
    ['is called another', { targetName: 'EQF 7' }],
    ['has the code of another', { targetCode: '7' }],
  ].map(
    ([what, more]): Impossibility => ({
      name: `a level whose address ${what as string}`,
      code: /^profile\.several-levels$|\.label-of-another-concept$/,
      planted: {
        ...alignments([aligned, levelled(more as Json)]),
        edc: {
          [`${CLAIM}/specifiedBy/eqfLevel`]: {
            id: 'http://data.europa.eu/snb/eqf/4',
            type: 'Concept',
            inScheme: { id: 'http://data.europa.eu/snb/eqf/25831c2', type: 'ConceptScheme' },
            prefLabel: { en: 'Level 7' },
          },
        },
      },
    }),
  ),
  { name: 'markup', code: /\.markup$/, planted: text('Trabaja <b>la madera</b>') },
  { name: 'script', code: /\.markup$/, planted: text('Trabaja<script>alert(1)</script>') },
  { name: 'escaped markup', code: /\.markup$/, planted: text('Trabaja &lt;b&gt;la madera&lt;/b&gt;') },
  {
    name: 'a text decoded twice',
    code: /\.decoded-twice$/,
    planted: text('Formaci\u00C3\u00B3n de carpinter\u00C3\u00ADa'),
  },
  { name: 'Greek said to be English', code: /\.foreign-script$/, planted: tagged('Αειφόρος ανάπτυξη') },
  { name: 'Cyrillic said to be English', code: /\.foreign-script$/, planted: tagged('Устойчиво развитие') },
  { name: 'an override of direction', code: /\.hidden-character$/, planted: name('Centro \u202Eoviarter') },
  { name: 'NUL', code: /\.hidden-character$/, planted: name('Centro\u0000 de Formación') },
  { name: 'half a surrogate', code: /\.hidden-character$/, planted: name('Centro \uD800') },
  {
    name: 'a zero-width character in an identifier',
    code: /\.hidden-character$|\.not-an-iri$|\.malformed$|\.relative-id$|\.unreadable$/,
    planted: identifier('https://centro\u200B-madera.example/'),
  },
  {
    name: 'a host that looks like another',
    code: /\.look-alike-host$/,
    planted: identifier('https://c\u0435ntro-madera.example/'),
  },
]
