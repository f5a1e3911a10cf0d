import { describe, expect, it } from 'vitest'
import { validate } from '../src/walk/validate.js'
import { badge } from './badge.js'
import type { Json } from './credential.js'

const at = '2026-06-01T00:00:00Z'
const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

const transcript = (more: Json = {}, subject: Json = {}): Json => ({
  '@context': CONTEXTS,
  id: 'urn:uuid:3f1c1f0e-5f0e-4c39-9a67-2f0c3b1d7a10',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Transcript',
  issuer: { id: 'https://beja.example/profile', type: ['Profile'], name: 'Escola' },
  validFrom: '2025-06-20T12:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['ClrSubject'],
    verifiableCredential: [badge()],
    ...subject,
  },
  ...more,
})

const token = (payload: Json): string =>
  ['{"alg":"ES256"}', JSON.stringify(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')

const [endorsement] = badge().endorsement as Json[]

/** What the standard of the transcript and of its badges has against it. */
const said = (json: Json): string[] =>
  validate(JSON.parse(JSON.stringify(json)) as Json, { at }).findings.flatMap(({ code, pointer }) =>
    /^(?:clr|openbadges)\./.test(code) ? [`${code} ${pointer}`] : [],
  )

describe('a learner record', () => {
  it('conforms with the badges it holds', () => {
    const { profile, verdict } = validate(transcript(), { at })
    expect(profile).toEqual({ id: 'clr', version: '2.0.1' })
    expect(verdict.conformance).toBe('valid')
    expect(said(transcript())).toEqual([])
  })

  const faults: readonly (readonly [title: string, json: Json, finding: string])[] = [
    ['no name', transcript({ name: undefined }), 'clr.incomplete '],
    ['an id that is no IRI', transcript({ id: 'transcript' }), 'clr.not-an-iri /id'],
    [
      'a subject nobody can tell',
      transcript({}, { id: undefined }),
      'clr.unidentified-subject /credentialSubject',
    ],
    [
      'no credential',
      transcript({}, { verifiableCredential: undefined }),
      'clr.incomplete /credentialSubject',
    ],
    [
      'contexts in another order',
      transcript({ '@context': [CONTEXTS[0], CONTEXTS[2], CONTEXTS[1]] }),
      'clr.wrong-context /@context/1',
    ],
    [
      'another address of a context',
      transcript({
        '@context': [
          ...CONTEXTS.slice(0, 2),
          'https://imsglobal.github.io/openbadges-specification/context.json',
        ],
      }),
      'clr.context-alias /@context/2',
    ],
    [
      'an older version of a context',
      transcript({ '@context': [...CONTEXTS.slice(0, 2), CONTEXTS[2]!.replace('3.0.3', '3.0.2')] }),
      'clr.context-version /@context/2',
    ],
    [
      'a context made for version 1.1',
      transcript({ '@context': [...CONTEXTS.slice(0, 2), CONTEXTS[2]!.replace('-3.0.3', '')] }),
      'clr.context-collision /@context/2',
    ],
    [
      'an endorsement in a token that is not sound',
      transcript({ endorsementJwt: [token({ ...endorsement, issuer: undefined })] }),
      'clr.unsound-endorsement /endorsementJwt/0',
    ],
    ['its time over', transcript({ validUntil: '2026-01-01T00:00:00Z' }), 'clr.expired /validUntil'],
    [
      'a fault in a badge',
      transcript({}, { verifiableCredential: [badge(), { ...badge(), issuer: undefined }] }),
      'openbadges.incomplete /credentialSubject/verifiableCredential/1',
    ],
    [
      'an association of an unknown kind',
      transcript(
        {},
        {
          association: [
            { type: 'Association', associationType: 'near', sourceId: 'urn:a', targetId: 'urn:b' },
          ],
        },
      ),
      'clr.unknown-code /credentialSubject/association/0/associationType',
    ],
  ]
  for (const [title, json, finding] of faults)
    it(`with ${title} has one finding`, () => {
      expect(said(json)).toEqual([finding])
    })
})
