/** What a holder or an issuer might do to an SD-JWT, each signed by the issuer's own key (RFC 9901 sections 4 and 7). */
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type Finding, validate } from '@microcred/validators'
import { describe, expect, it } from 'vitest'
import { verify } from '../src/node.js'
import { bundleOf, contentOf } from './vectors.js'

type Json = Record<string, unknown>

const ISSUER = 'did:web:university.example'
const keys = JSON.parse(contentOf('keys.json'))
const issuerKey = createPrivateKey({ key: keys['university-es256'], format: 'jwk' })
const holder = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const AT = '2026-06-01'
const SEEN = 1_780_000_000

const encoded = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

function signed(header: unknown, payload: unknown, key: KeyObject = issuerKey): string {
  const text = `${encoded(header)}.${encoded(payload)}`
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

const HEADER = { alg: 'ES256', typ: 'dc+sd-jwt', kid: `${ISSUER}#key-1` }

const NAME = encoded(['salt-1', 'family_name', 'Sobral'])
const OUTCOMES = encoded(['salt-2', 'learning_outcomes', ['Planeia a rega']])
const REST: Json = {
  learner_identification: 'A-0412',
  expected_study_time: '2 ECTS',
  level_of_learning_experience: 5,
  types_of_quality_assurance: ['Internal evaluation'],
}
const HELD = Object.entries(REST).map(([name, value], at) => encoded([`salt-${at + 3}`, name, value]))
const SHOWN = [NAME, OUTCOMES, ...HELD]

const PAYLOAD: Json = {
  vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
  jti: 'urn:uuid:3f0f3c5e-6c1d-4a55-8a4e-1f8f0a3c9d21',
  iss: ISSUER,
  iat: 1_768_000_000,
  exp: 1_900_000_000,
  cnf: { jwk: holder.publicKey.export({ format: 'jwk' }) },
  issuing_authority: 'Escola Ilustrativa de Évora',
  issuing_country: 'PT',
  date_of_issuance: '2026-01-10',
  achievement_title: 'Rega de precisão',
  language_of_classes: ['pt'],
  _sd_alg: 'sha-256',
  _sd: SHOWN.map(digest),
}

interface Made {
  readonly header?: unknown
  readonly payload?: unknown
  readonly shown?: readonly string[]
  readonly bound?: string
}

const token = ({ header = HEADER, payload = PAYLOAD, shown = SHOWN, bound = '' }: Made = {}): string =>
  `${[signed(header, payload), ...shown].join('~')}~${bound}`

const check = (text: string) =>
  verify(text, {
    trust: bundleOf({ dids: ['dids/did-web-university.json'] }),
    at: AT,
    holder: { nonce: 'n-1', audience: 'https://verifier.example' },
  })

/** A token that shows one thing more, which the payload has the digest of. */
const showing = (parts: unknown, more: Json = {}): Made => {
  const one = encoded(parts)
  return { payload: { ...PAYLOAD, ...more, _sd: [...SHOWN, one].map(digest) }, shown: [...SHOWN, one] }
}

const withPayload = (more: Json): Made => ({ payload: { ...PAYLOAD, ...more } })

const without = (name: string): Json => {
  const { [name]: _, ...rest } = PAYLOAD
  return rest
}

const item = encoded(['salt', 'x'])
const other = encoded(['salt-9', 'q', 'x'])
const [first] = SHOWN.map(digest)

const HOSTILE: Readonly<Record<string, Made | string>> = {
  'a digest twice in one list': withPayload({ _sd: [...SHOWN.map(digest), first] }),
  'a digest twice that nothing is shown for': withPayload({ _sd: [...SHOWN.map(digest), 'zz', 'zz'] }),
  'a digest twice, once inside of a member': withPayload({ x: { _sd: [first] } }),
  'a digest twice, once inside of a list': withPayload({ x: [{ y: { _sd: [first] } }] }),
  'a digest twice, once inside of a disclosure': showing(['salt', 'q', { _sd: [first] }]),
  'a disclosure twice': { shown: [...SHOWN, NAME] },
  'a disclosure of no digest': { shown: [...SHOWN, other] },
  'an empty disclosure': { shown: [...SHOWN, ''] },
  'a disclosure that is not base64url': { shown: [...SHOWN, 'a*b'] },
  'a disclosure that is no list': showing({ a: 1 }),
  'a disclosure of one part': showing(['salt']),
  'a disclosure of four parts': showing(['salt', 'a', 'b', 'c']),
  'a salt that is a number': showing([1, 'a', 'b']),
  'a claim of no name': showing(['salt', 5, 'b']),
  'a claim called _sd': showing(['salt', '_sd', ['x']]),
  'a claim called ...': showing(['salt', '...', 'x']),
  'a claim called _sd_alg': showing(['salt', '_sd_alg', 'sha-512']),
  'a claim inside called _sd_alg': showing(['salt', 'q', { _sd_alg: 'sha-512' }]),
  'a claim that is there already': showing(['salt', 'achievement_title', 'Medicine']),
  'a claim that is shown already': showing(['salt', 'family_name', 'Other']),
  'a claim inside that is there already': (() => {
    const inner = encoded(['s', 'a', 2])
    const payload = { ...PAYLOAD, x: { a: 1, _sd: [digest(inner)] } }
    return { payload, shown: [...SHOWN, inner] }
  })(),
  'an item where a claim belongs': showing(['salt', 'x'].slice(0, 2)),
  'a claim where an item belongs': {
    payload: { ...PAYLOAD, x: [{ '...': digest(other) }] },
    shown: [...SHOWN, other],
  },
  'a key twice in a disclosure': showing('["salt","a",{"b":1,"b":2}]'),
  '... beside another member': withPayload({ x: [{ '...': digest(item), y: 1 }] }),
  '... of no text': withPayload({ x: [{ '...': 5 }] }),
  '... as a claim': withPayload({ '...': 'x' }),
  '... as a claim inside': withPayload({ x: { '...': 'x' } }),
  '... as a claim of a disclosure': showing(['salt', 'q', { '...': 'x' }]),
  '_sd that is a text': { payload: { ...PAYLOAD, _sd: 'x' }, shown: [] },
  '_sd that is null': { payload: { ...PAYLOAD, _sd: null }, shown: [] },
  '_sd with a number in it': withPayload({ _sd: [...SHOWN.map(digest), 5] }),
  '_sd inside that is a text': withPayload({ x: { _sd: 'x' } }),
  '_sd_alg inside': withPayload({ x: { _sd_alg: 'sha-256' } }),
  '_sd_alg inside of a list': withPayload({ x: [{ _sd_alg: 'sha-256' }] }),
  '_sd_alg of a broken hash': withPayload({ _sd_alg: 'md5' }),
  '_sd_alg in capitals': withPayload({ _sd_alg: 'SHA-256' }),
  '_sd_alg that is a list': withPayload({ _sd_alg: ['sha-256'] }),
  '_sd_alg that is null': withPayload({ _sd_alg: null }),
  '_sd_alg of another hash than was used': withPayload({ _sd_alg: 'sha-512' }),
  ...Object.fromEntries(
    ['iss', 'nbf', 'exp', 'cnf', 'vct#integrity', 'status'].map((name) => {
      const { payload, shown } = showing(['salt', name, PAYLOAD[name] ?? {}]) as {
        payload: Json
        shown: string[]
      }
      const { [name]: _, ...rest } = payload
      return [`${name} at the holder's choice`, { payload: rest, shown }]
    }),
  ),
  'a key twice in the payload': {
    payload: JSON.stringify(PAYLOAD).replace('{', '{"achievement_title":"Medicine",'),
  },
  'a key twice in the header': { header: JSON.stringify(HEADER).replace('{', '{"alg":"none",') },
  'no signature, by its header': { header: { ...HEADER, alg: 'none' } },
  'no algorithm': { header: {} },
  'a header that is a list': { header: [] },
  'an extension that is critical': { header: { ...HEADER, crit: ['x'], x: 1 } },
  'no tilde at the end': token().slice(0, -1),
  'two tildes in a row': token().replace('~', '~~'),
}

/** What is said of the token itself, beside what its claims lack. */
const ofToken = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ code }) => /^(?:wrapper|jwt|json)\./.test(code))

describe('an SD-JWT', () => {
  it('is the issuer’s where nothing was tried', async () => {
    expect(ofToken(validate(token(), { at: AT }).findings)).toEqual([])
    const { claims, record } = await check(token())
    expect(claims[0]!.state).toBe('verified')
    expect(record!.learner).toMatchObject({ familyName: { und: 'Sobral' } })
  })

  it.each(Object.entries(HOSTILE))(
    'with %s is told so once, and is not taken for unchanged',
    async (_, made) => {
      const text = typeof made === 'string' ? made : token(made)
      const { findings, ok } = validate(text, { at: AT })
      expect(ofToken(findings).map(({ code }) => code)).toHaveLength(1)
      expect(ok).toBe(false)
      const { claims, verdict } = await check(text)
      expect(claims[0]!.state).not.toBe('verified')
      expect(['untrusted', 'undetermined', 'not-checked']).toContain(verdict.trust)
    },
  )
})

const BINDING = { iat: SEEN, aud: 'https://verifier.example', nonce: 'n-1', sd_hash: digest(token()) }
const bound = (
  payload: unknown,
  header: unknown = { alg: 'ES256', typ: 'kb+jwt' },
  key = holder.privateKey,
): string => signed(header, payload, key)
const lacking = (name: keyof typeof BINDING): Json => {
  const { [name]: _, ...rest } = BINDING
  return rest
}

/** One token, so that its digest is one: signatures of ECDSA differ from call to call. */
const PRESENTED = token()
const presented = (binding: string): string => PRESENTED + binding
const rightly = { ...BINDING, sd_hash: digest(PRESENTED) }

describe('a proof of who presents it', () => {
  const row = async (text: string) => (await check(text)).claims[7]!

  it('holds where nothing was tried', async () => {
    expect((await row(presented(bound(rightly)))).state).toBe('verified')
  })

  it.each<[string, string]>([
    ['of another selection', presented(bound({ ...rightly, sd_hash: digest(`${PRESENTED}x~`) }))],
    [
      'of the token without its last tilde',
      presented(bound({ ...rightly, sd_hash: digest(PRESENTED.slice(0, -1)) })),
    ],
    ['without what was selected', presented(bound({ ...lacking('sd_hash') }))],
    ['without a time', presented(bound({ ...rightly, iat: undefined }))],
    ['of tomorrow', presented(bound({ ...rightly, iat: 1_900_000_000 }))],
    ['for somebody else', presented(bound({ ...rightly, aud: 'https://other.example' }))],
    ['for nobody', presented(bound({ ...rightly, aud: undefined }))],
    ['in answer to another question', presented(bound({ ...rightly, nonce: 'n-2' }))],
    ['in answer to none', presented(bound({ ...rightly, nonce: undefined }))],
    ['of another kind', presented(bound(rightly, { alg: 'ES256', typ: 'JWT' }))],
    ['without a kind', presented(bound(rightly, { alg: 'ES256' }))],
    ['without signature', presented(`${encoded({ alg: 'none', typ: 'kb+jwt' })}.${encoded(rightly)}.`)],
    ['by another key', presented(bound(rightly, undefined, issuerKey))],
    ['that is no object', presented(bound([rightly]))],
    ['with a key twice', presented(bound(JSON.stringify(rightly).replace('{', '{"nonce":"n-1",')))],
    ['with fewer disclosures shown', PRESENTED.split('~').toSpliced(1, 1).join('~') + bound(rightly)],
  ])('%s does not hold', async (_, text) => {
    expect((await row(text)).state).toBe('failed')
  })

  it('for a token that names no key of a holder does not hold', async () => {
    const text = token({ payload: without('cnf') })
    expect((await row(text + bound({ ...rightly, sd_hash: digest(text) }))).state).not.toBe('verified')
  })
})
