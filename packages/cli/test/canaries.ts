/** Credentials with a value nobody else has in each place of the learner, in each profile, form and wrong shape. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { patched } from '@microcred/common/patch'
import { valueAt } from '@microcred/common/pointer'
import { eudiClaims } from '../../validators/test/eudi-claims.js'
import { assertion } from '../../validators/test/open-badge-2.js'

type Json = Record<string, unknown>

const example = (file: string): Json =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../../examples/${file}`, import.meta.url)), 'utf8'))

const record = example('credentials/beja-efficient-irrigation.json')
const edc = example('edc/beja-efficient-irrigation.json')
const badge = example('openbadges/beja-efficient-irrigation.json')

/** A document of a profile, and the places that tell of its learner. */
const PROFILES: Readonly<Record<string, readonly [document: unknown, places: readonly string[]]>> = {
  record: [
    record,
    [
      '',
      '/id',
      '/fullName',
      '/fullName/pt',
      '/givenName',
      '/familyName',
      '/dateOfBirth',
      '/placeOfBirth',
      '/email',
      '/identifiers',
      '/identifiers/0',
      '/identifiers/0/scheme',
      '/identifiers/0/value',
      '/identifiers/0/country',
      '/nickname',
    ].map((each) => `/learner${each}`),
  ],
  edc: [
    edc,
    [
      '/id',
      '/fullName',
      '/fullName/pt',
      '/givenName',
      '/familyName',
      '/dateOfBirth',
      '/placeOfBirth',
      '/gender',
      '/citizenshipCountry',
      '/nationalID',
      '/identifier',
      '/identifier/notation',
      '/identifier/schemeName',
      '/contactPoint',
      '/groupMemberOf',
      '/nickname',
    ].map((each) => `/credentialSubject${each}`),
  ],
  badge: [
    badge,
    [
      '/id',
      '/identifier',
      '/identifier/0',
      '/identifier/0/identityHash',
      '/identifier/0/identityType',
      '/identifier/0/hashed',
      '/identifier/0/salt',
      '/activityStartDate',
      '/narrative',
      '/image',
      '/result',
      '/result/0/value',
      '/result/0/status',
      '/source',
      '/term',
      '/role',
      '/nickname',
      '/microcredential/learner/fullName',
      '/microcredential/learner/email',
      '/microcredential/learner/dateOfBirth',
    ].map((each) => `/credentialSubject${each}`),
  ],
  vc: [
    {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: 'did:example:issuer',
      validFrom: '2026-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:subject', microcredential: record },
    },
    [
      '/id',
      '/name',
      '/degree',
      '/microcredential/learner',
      '/microcredential/learner/id',
      '/microcredential/learner/fullName',
      '/microcredential/learner/email',
      '/microcredential/learner/identifiers/0/value',
    ].map((each) => `/credentialSubject${each}`),
  ],
  'sd-jwt-vc': [
    {
      vct: 'https://w3id.org/microcred/credential',
      iss: 'https://issuer.example',
      iat: 1_768_000_000,
      ...record,
    },
    [
      '/learner',
      '/learner/id',
      '/learner/fullName',
      '/learner/email',
      '/learner/dateOfBirth',
      '/learner/identifiers/0/value',
    ],
  ],
  'eudi-learning-credential': [eudiClaims(), ['/family_name', '/given_name', '/learner_identification']],
  openbadges2: [
    assertion(),
    ['/recipient', '/recipient/identity', '/recipient/type', '/recipient/salt', '/recipient/hashed'],
  ],
}

/** What may stand at a place of the learner, each with the canary somewhere in it. */
const SHAPES: readonly ((canary: string) => unknown)[] = [
  (canary) => canary,
  (canary) => [canary],
  (canary) => ({ pt: canary, x: canary }),
  (canary) => ({ '@value': canary, id: canary, type: canary, notation: canary, identityHash: canary }),
  (canary) => `${canary}@learner.example`,
  (canary) => ` http://${canary}.example/<b>Ã¼\u202E`,
  (canary) => `03.02.1999 ${canary}`,
]

const base64 = (text: string): string => Buffer.from(text).toString('base64url')

/** What a text may come in. */
const FORMS: Readonly<Record<string, (text: string, canary: string) => string>> = {
  json: (text) => text,
  jades: (text) => JSON.stringify({ payload: text, signatures: [{ protected: '', signature: '' }] }),
  sealed: (text) => JSON.stringify({ payload: base64(text), signatures: [{ protected: '', signature: '' }] }),
  token: (text) => `${base64('{"alg":"none"}')}.${base64(text)}.`,
  delivery: (text, canary) => `{"credential":${text},"deliveryDetails":{"deliveryAddress":["${canary}"]}}`,
  list: (text) => `[${text},7]`,
  cut: (text, canary) => text.slice(0, text.indexOf(canary) + canary.length),
  spoilt: (text, canary) => text.replace(canary, `${canary}\u0001`),
  twice: (text) => text.replace('{', '{"learner":1,"learner":2,'),
}

export interface Canary {
  /** Name of a file, which tells how it is made. */
  readonly file: string
  readonly text: string
}

/** What every canary begins with: no word of any language, no base64 of anything else. */
export const MARK = /qzkx\d+v/gi

/** Every place in one shape and form after the other, so that each pair of them occurs. */
export function canaries(): readonly Canary[] {
  const out: Canary[] = []
  const forms = Object.entries(FORMS)
  for (const [profile, [document, places]] of Object.entries(PROFILES))
    for (const place of places)
      for (const [number, shape] of SHAPES.entries()) {
        const canary = `qzkx${out.length}v`
        const [form, wrap] = number === 0 ? forms[0]! : forms[out.length % forms.length]!
        const around = valueAt(document, place.slice(0, place.lastIndexOf('/')))
        if (typeof around !== 'object') continue
        const json = patched(document, [{ op: 'add', path: place, value: shape(canary) }])
        const text = wrap(JSON.stringify(json, undefined, out.length % 2 ? 1 : undefined), canary)
        out.push({ file: `${profile}-${form}-${out.length}.json`, text })
      }
  return out
}
