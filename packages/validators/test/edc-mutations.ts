/** Mistakes one can make in a European Digital Credential: what the official shapes say of each, and what we say. */

type Json = Record<string, unknown>

/** One mistake, made in a conforming credential. */
interface Mutation {
  readonly name: string
  readonly make: (parts: Parts) => void
  /** Whether the official shapes accept it. */
  readonly accepted: boolean
  /** Every finding it makes, in the order of their codes. */
  readonly codes: readonly string[]
}

/** The parts of a credential that mutations touch. */
interface Parts {
  readonly credential: Json
  readonly learner: Json
  readonly claim: Json
  readonly spec: Json
  readonly body: Json
  readonly assessment: Json
  readonly display: Json
}

const first = (value: unknown): Json => (Array.isArray(value) ? value[0] : value) as Json

export function partsOf(credential: Json): Parts {
  const learner = first(credential.credentialSubject)
  const claim = first(learner.hasClaim)
  return {
    credential,
    learner,
    claim,
    spec: first(claim.specifiedBy),
    body: first(first(claim.awardedBy).awardingBody),
    assessment: first(claim.provenBy),
    display: first(credential.displayParameter),
  }
}

/** Gives a member another name. */
const rename = (object: Json, from: string, to: string): void => {
  object[to] = object[from]
  delete object[from]
}

const ACCEPTED = true
const REFUSED = false

const row = (name: string, accepted: boolean, codes: string, make: Mutation['make']): Mutation => ({
  name,
  accepted,
  codes: codes.split(' ').filter(Boolean),
  make,
})

export const mutations: readonly Mutation[] = [
  // What lies in a graph of its own, and what is left of none.
  row('a proof that says something', REFUSED, 'edc.embedded-proof', ({ credential }) => {
    credential.proof = { type: 'Concept' }
  }),
  row('a proof that is a mere name', ACCEPTED, '', ({ credential }) => {
    credential.proof = 'urn:example:proof'
  }),
  row('a proof under the prefix of its class', REFUSED, 'edc.wrong-class', ({ credential }) => {
    credential['sec:proof'] = [{ type: 'ConceptScheme' }]
  }),
  row('a graph that is a text', REFUSED, 'edc.json-ld', ({ learner }) => {
    learner['@graph'] = 'x'
  }),
  // What the shapes accept though it is wrong.
  row('a learner without name or id', ACCEPTED, 'learner.missing', ({ learner }) => {
    for (const key of Object.keys(learner)) if (key !== 'type' && key !== 'hasClaim') delete learner[key]
  }),
  row(
    'no learning outcomes',
    ACCEPTED,
    'learning-outcomes.missing',
    ({ spec }) => delete spec.learningOutcome,
  ),
  row('no workload', ACCEPTED, 'notional-workload.missing', ({ spec }) => {
    delete spec.creditPoint
    delete spec.volumeOfLearning
  }),
  row('no level', ACCEPTED, 'level.missing', ({ spec }) => delete spec.eqfLevel),
  row('no assessment', ACCEPTED, 'assessment-type.missing', ({ claim }) => delete claim.provenBy),
  row(
    'an assessment of no type',
    ACCEPTED,
    'assessment-type.missing',
    ({ assessment }) => delete first(assessment.specifiedBy).dcType,
  ),
  row('no form of participation', ACCEPTED, 'participation-form.missing', ({ spec }) => delete spec.mode),
  row(
    'no specification',
    ACCEPTED,
    'learning-outcomes.missing level.missing notional-workload.missing participation-form.missing',
    ({ claim }) => delete claim.specifiedBy,
  ),
  row('an EQF level nobody has', ACCEPTED, 'level.unknown-concept', ({ spec }) => {
    first(spec.eqfLevel).id = 'http://data.europa.eu/snb/eqf/11'
  }),
  row('an invented EQF level', ACCEPTED, 'edc.foreign-concept', ({ spec }) => {
    first(spec.eqfLevel).id = 'urn:example:level-five'
  }),
  row('an invented country', ACCEPTED, 'edc.foreign-concept', ({ body }) => {
    const address = first(first(body.location).address)
    address.countryCode = { ...first(address.countryCode), id: 'urn:example:countryCode:Spain' }
  }),
  row('a country that is not known', ACCEPTED, 'issuer-country.unknown-concept', ({ body }) => {
    const address = first(first(body.location).address)
    address.countryCode = {
      ...first(address.countryCode),
      id: 'http://publications.europa.eu/resource/authority/country/ZZZ',
    }
  }),
  row('an arbitrary type of assessment', ACCEPTED, 'assessment-type.unknown-concept', ({ assessment }) => {
    first(assessment.specifiedBy).dcType = {
      id: 'https://example.org/juggling',
      type: 'Concept',
      prefLabel: { en: 'Juggling' },
    }
  }),
  row('credit points that are no number', ACCEPTED, 'notional-workload.unreadable', ({ spec }) => {
    first(spec.creditPoint).point = 'abc'
  }),
  row('60 months for 60 hours', ACCEPTED, 'notional-workload.implausible-duration', ({ spec }) => {
    spec.volumeOfLearning = 'P60M'
  }),
  row('a misspelt property', ACCEPTED, 'edc.unknown-property', ({ spec }) =>
    rename(spec, 'learningSetting', 'learningSeting'),
  ),
  row('a Greek letter in the name of a property', ACCEPTED, 'edc.look-alike', ({ body }) =>
    rename(body, 'homepage', 'homepаge'),
  ),
  row('an index in the name of a property', ACCEPTED, 'edc.unknown-property', ({ body }) =>
    rename(body, 'homepage', 'homepage[0]'),
  ),
  row('an empty title', ACCEPTED, 'title.blank', ({ claim }) => {
    claim.title = { en: '' }
  }),
  row('a language by its name', ACCEPTED, 'title.unknown-language', ({ claim }) => {
    claim.title = { english: 'Finishing' }
  }),
  row('a space in a language tag', ACCEPTED, 'edc.unknown-language', ({ claim }) => {
    claim.title = { 'en ': 'Finishing' }
  }),
  row('an end before the beginning', ACCEPTED, 'valid-until.before-valid-from', ({ credential }) => {
    credential.validUntil = '2020-01-01T00:00:00Z'
  }),
  row('an EQF level on what is no qualification', ACCEPTED, 'edc.misplaced-property', ({ spec }) => {
    spec.type = 'LearningAchievementSpecification'
  }),
  row('an id that is no IRI', ACCEPTED, 'edc.relative-id', ({ body }) => {
    first(body.homepage).id = 'homepage'
  }),
  row('a time without offset', ACCEPTED, 'edc.time-without-offset', ({ credential }) => {
    credential.validFrom = '2026-06-19T00:00:00'
  }),
  // What the shapes refuse though it is harmless.
  row('a concept as a bare IRI', REFUSED, 'edc.concept-incomplete', ({ spec }) => {
    spec.eqfLevel = first(spec.eqfLevel).id
  }),
  row('a concept that says nothing but its id', REFUSED, 'edc.concept-incomplete', ({ spec }) => {
    spec.eqfLevel = { id: first(spec.eqfLevel).id }
  }),
  row('a scheme that does not say that it is one', REFUSED, 'edc.concept-incomplete', ({ spec }) => {
    const concept = first(spec.eqfLevel)
    spec.eqfLevel = { ...concept, inScheme: { id: first(concept.inScheme).id } }
  }),
  row('two titles in one language', REFUSED, 'edc.language-twice', ({ claim }) => {
    claim.title = { en: ['Finishing', 'Finishing wood'] }
  }),
  row('the status entry of the W3C', REFUSED, 'edc.foreign-class', ({ credential }) => {
    credential.credentialStatus = {
      id: 'https://status.example/1#94567',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: 'https://status.example/1',
    }
  }),
  row('a date without time', REFUSED, 'edc.date-without-time', ({ credential }) => {
    credential.validFrom = '2026-06-19'
  }),
  row('a proof inside', REFUSED, 'edc.embedded-proof', ({ credential }) => {
    credential.proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z' }
  }),
  // What is refused and should be.
  row('no type of a European Digital Credential', REFUSED, 'edc.type-missing', ({ credential }) => {
    credential.type = ['VerifiableCredential']
  }),
  row('no type of a Verifiable Credential', REFUSED, 'edc.type-missing', ({ credential }) => {
    credential.type = 'EuropeanDigitalCredential'
  }),
  row('no context', REFUSED, 'edc.no-context', ({ credential }) => delete credential['@context']),
  row('only the context of the European Learning Model', REFUSED, 'edc.context-missing', ({ credential }) => {
    credential['@context'] = ['http://data.europa.eu/snb/model/context/edc-ap']
  }),
  row('an invented context', REFUSED, 'edc.unknown-context', ({ credential }) => {
    credential['@context'] = ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/edc/v1']
  }),
  row('the context of VC 2.0', REFUSED, 'edc.protected-term', ({ credential }) => {
    credential['@context'] = [
      'https://www.w3.org/ns/credentials/v2',
      'http://data.europa.eu/snb/model/context/edc-ap',
    ]
  }),
  row('an id that is a number', REFUSED, 'edc.json-ld', ({ body }) => {
    first(body.homepage).id = 5
  }),
  row('no display', REFUSED, 'edc.missing-property', ({ credential }) => {
    credential.displayParameter = undefined
  }),
  row('a display in no language', REFUSED, 'edc.missing-property', ({ display }) => delete display.language),
  row('no schema', REFUSED, 'edc.missing-property', ({ credential }) => delete credential.credentialSchema),
  row('a schema of another kind', REFUSED, 'edc.foreign-class', ({ credential }) => {
    credential.credentialSchema = { id: 'https://example.org/schema.json', type: 'JsonSchema' }
  }),
  row('an achievement without title', REFUSED, 'edc.missing-property', ({ claim }) => delete claim.title),
  row('a misspelt property that must be there', REFUSED, 'edc.unknown-property', ({ claim }) =>
    rename(claim, 'title', 'tilte'),
  ),
  row('a Greek letter in the name of a property that must be there', REFUSED, 'edc.look-alike', ({ body }) =>
    rename(body, 'eIDASIdentifier', 'eIDASΙdentifier'),
  ),
  row(
    'an organisation without legal name',
    REFUSED,
    'edc.missing-property',
    ({ body }) => delete body.legalName,
  ),
  row('an organisation as a text', REFUSED, 'edc.text-without-language', ({ body }) => {
    body.legalName = 'Yecla School of Wood'
  }),
  row(
    'an assessment without grade',
    REFUSED,
    'edc.missing-property',
    ({ assessment }) => delete assessment.grade,
  ),
  row('two dates of issuing', REFUSED, 'edc.too-many', ({ credential }) => {
    credential.issued = [credential.issued, '2026-06-21T00:00:00Z']
  }),
  row('an object of another class', REFUSED, 'edc.wrong-class', ({ claim }) => {
    first(claim.awardedBy).type = 'AwardingOpportunity'
  }),
  row(
    'an object without type',
    REFUSED,
    'edc.class-missing',
    ({ spec }) => delete first(spec.entryRequirement).type,
  ),
  row('a misspelt class', REFUSED, 'edc.unknown-class', ({ spec }) => {
    first(spec.entryRequirement).type = 'Notes'
  }),
  row('a reference to nothing', REFUSED, 'edc.undescribed', ({ spec }) => {
    spec.entryRequirement = 'urn:example:requirement'
  }),
  row('a concept of another vocabulary', REFUSED, 'edc.wrong-scheme', ({ spec }) => {
    first(spec.learningSetting).inScheme = { id: 'https://example.org/settings', type: 'ConceptScheme' }
  }),
  row('a number where a text belongs', REFUSED, 'edc.wrong-datatype', ({ spec }) => {
    spec.volumeOfLearning = 'fifty hours'
  }),
  row('one id for two things', REFUSED, 'edc.id-reused', ({ body, assessment }) => {
    const { id } = first(body.eIDASIdentifier ?? body.vatIdentifier ?? body.registration)
    assessment.identifier = { id, type: 'Identifier', notation: 'A-1' }
  }),
]
