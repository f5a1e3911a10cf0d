/** A document of each foreign profile that has as much in it as can be, by what it is. */
import { write } from '@microcred/core/write'
import { integrity } from '../src/generated/contexts.js'
import { badge } from './badge.js'
import { complete } from './complete-record.js'
import type { Json } from './credential.js'
import { BASES } from './impossibilities.js'
import { assertion, badgeClass } from './open-badge-2.js'

const V2 = 'https://www.w3.org/ns/credentials/v2'
const V1 = 'https://www.w3.org/2018/credentials/v1'

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A context with each thing a context may say. */
const inline = {
  '@version': 1.1,
  '@protected': false,
  '@propagate': true,
  '@vocab': 'https://vocab.example/#',
  '@base': 'https://base.example/',
  '@language': 'en',
  '@direction': 'ltr',
  own: 'https://terms.example/',
  Lesson: { '@id': 'own:Lesson', '@context': { desk: 'own:desk', label: null } },
  room: { '@id': 'own:room', '@type': '@id', '@protected': true },
  floor: { '@id': 'own:floor', '@type': 'http://www.w3.org/2001/XMLSchema#integer' },
  tags: { '@id': 'own:tags', '@container': '@list' },
  words: { '@id': 'own:words', '@container': ['@language', '@set'], '@language': 'de' },
  raw: { '@id': 'own:raw', '@type': '@json' },
  kind: { '@id': 'own:kind', '@type': '@vocab', '@prefix': false },
  teaches: { '@reverse': 'own:taughtBy', '@container': '@index' },
  group: '@nest',
  inside: { '@id': 'own:inside', '@nest': 'group', '@context': { deeper: 'own:deeper' } },
}

const said = {
  room: 'https://a.example/room/1',
  floor: 3,
  tags: ['a', 'b'],
  words: { de: 'Holz', en: ['wood', 'timber'] },
  raw: { any: [1, null] },
  kind: 'Lesson',
  group: { inside: { deeper: 'x' } },
  'own:free': 'text',
  'https://terms.example/whole': true,
}

const proof = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-06-19T10:00:00Z',
  expires: '2036-06-19T10:00:00Z',
  proofPurpose: 'assertionMethod',
  verificationMethod: 'did:example:issuer#key-1',
  proofValue: 'z58DAdFfa9SkqZMVPxAQpic7ndSayn1PzZs6ZjWp1CktyGesjuTSwRdoWhAfGFCF5bppETSTojQCrfFPP2oumHKtz',
  domain: 'beja.example',
  challenge: 'a',
  nonce: 'b',
}

const entry = {
  id: 'https://beja.example/status/1#7',
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: 'https://beja.example/status/1',
}

const vc = (): Json => ({
  '@context': [V2, inline],
  id: 'urn:uuid:0d3f64a6-0f0c-4c80-9c77-0b5f6c6a7a02',
  type: ['VerifiableCredential', 'Lesson'],
  name: { '@value': 'Irrigation', '@language': 'en', '@direction': 'ltr' },
  description: [{ '@value': 'Rega', '@language': 'pt' }],
  issuer: { id: 'https://beja.example/', name: 'Escola', description: 'A school' },
  validFrom: '2026-06-19T10:00:00Z',
  validUntil: '2036-06-19T10:00:00Z',
  credentialSubject: [{ id: 'did:example:learner', ...said }],
  credentialStatus: [entry, { ...entry, id: 'urn:s:2', statusSize: 2, statusMessage: [{ status: '0x0' }] }],
  credentialSchema: [{ id: 'https://beja.example/schema.json', type: 'JsonSchema' }],
  refreshService: { id: 'https://beja.example/refresh', type: 'own:Refresh' },
  termsOfUse: { id: 'https://beja.example/terms', type: 'own:Terms' },
  evidence: [{ id: 'https://beja.example/evidence', type: 'own:Evidence' }],
  relatedResource: [
    {
      id: 'https://www.w3.org/ns/credentials/v2',
      mediaType: 'application/ld+json',
      digestSRI: integrity[V2]!.find((each) => each.startsWith('sha384')),
    },
    { id: 'https://a.example/b', digestMultibase: 'uEiBZlVztZpfWHgPyslVv6-UwirFoQoRvW1htfx963sknNA' },
  ],
  renderMethod: { id: 'https://beja.example/render', type: 'own:Render' },
  proof,
})

const presentation = (): Json => ({
  '@context': [V2],
  id: 'urn:uuid:0d3f64a6-0f0c-4c80-9c77-0b5f6c6a7a03',
  type: ['VerifiablePresentation'],
  holder: 'did:example:learner',
  verifiableCredential: [
    {
      '@context': V2,
      type: 'VerifiableCredential',
      issuer: 'https://beja.example/',
      credentialSubject: { id: 'did:example:learner' },
    },
    {
      '@context': V2,
      id: 'data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
      type: 'EnvelopedVerifiableCredential',
    },
  ],
})

const version1 = (): Json => ({
  '@context': [V1, { own: 'https://terms.example/', room: 'own:room' }],
  id: 'urn:uuid:0d3f64a6-0f0c-4c80-9c77-0b5f6c6a7a04',
  type: ['VerifiableCredential', 'own:Lesson'],
  issuer: 'https://beja.example/',
  issuanceDate: '2026-06-19T10:00:00Z',
  expirationDate: '2036-06-19T10:00:00Z',
  credentialSubject: { id: 'did:example:learner', room: 'A' },
})

/** The badge with its own terms, a proof and a status, endorsed in a token besides. */
const ownBadge = (): Json => {
  const json = badge()
  const subject = json.credentialSubject as Record<string, Json>
  return {
    ...json,
    '@context': [...(json['@context'] as string[]), inline],
    credentialSubject: { ...subject, achievement: { ...subject.achievement, ...said } },
    endorsementJwt: ['eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
    termsOfUse: [{ id: 'https://beja.example/terms', type: 'own:Terms' }],
    credentialStatus: entry,
    proof: [proof],
  }
}

/** A written European credential, with what no writer writes besides. */
const ownEdc = (): Json => {
  const json = BASES.edc()
  return {
    ...json,
    '@context': [
      ...[json['@context']].flat(),
      { own: 'https://terms.example/', room: { '@id': 'own:room' } },
    ],
    room: 'A',
    proof,
    credentialStatus: { id: 'urn:uuid:0d3f64a6-0f0c-4c80-9c77-0b5f6c6a7a05', type: 'CredentialStatus' },
  }
}

export interface WholeDocument {
  readonly name: string
  readonly profile: string
  readonly json: Json
}

export const wholeDocuments = (): readonly WholeDocument[] => [
  { name: 'badge', profile: 'openbadges', json: ownBadge() },
  {
    name: 'badge-of-record',
    profile: 'openbadges',
    json: copy(write(complete(), 'openbadges').credential) as unknown as Json,
  },
  { name: 'assertion', profile: 'openbadges2', json: assertion() },
  { name: 'badge-class', profile: 'openbadges2', json: badgeClass() },
  { name: 'learner-record', profile: 'clr', json: { ...BASES.clr(), credentialStatus: entry } },
  { name: 'credential', profile: 'vc', json: vc() },
  { name: 'presentation', profile: 'vc', json: presentation() },
  { name: 'version-1', profile: 'vc', json: version1() },
  { name: 'pilot-token', profile: 'sd-jwt-vc', json: BASES['sd-jwt-vc']() },
  { name: 'wallet-token', profile: 'eudi-learning-credential', json: BASES['eudi-learning-credential']() },
  { name: 'european', profile: 'edc', json: ownEdc() },
]
