import { createPrivateKey, sign as signWith } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { TrustBundle } from '../src/index.js'
import { verify } from '../src/node.js'
import { sign } from '../src/sign.js'
import { contentOf } from './vectors.js'

type Entry = NonNullable<TrustBundle['accreditations']>[number]

const key = createPrivateKey({ key: JSON.parse(contentOf('keys.json'))['did-key-ed25519'], format: 'jwk' })
const verificationMethod = JSON.parse(contentOf('di/eddsa-rdfc-2022.json')).proof.verificationMethod as string

/** Awarded by two identifiers of one body; the agency that accredited it is named beside. */
const record = {
  id: 'urn:uuid:7f9f1b2e-52f1-4b9a-a6a5-0c9d4c6f3b11',
  learner: { id: 'did:example:learner', familyName: 'X' },
  title: { en: 'Wood finishing' },
  issuerCountry: [{ country: 'EE' }],
  awardingBody: [
    {
      id: 'https://university.example',
      legalName: { en: 'Example University' },
      identifiers: [{ scheme: 'vat', value: 'EE100000001', country: 'EE' }],
    },
  ],
  dateOfIssuing: '2026-03-01',
  level: { eqf: 5 },
  furtherInformation: { fields: ['0722'] },
}

const sealed = (given: object = record) =>
  sign(given, {
    as: 'data-integrity',
    cryptosuite: 'eddsa-rdfc-2022',
    at: '2026-03-02',
    verificationMethod,
    signer: (bytes) => new Uint8Array(signWith(null, bytes, key)),
  })

const entry = (more: Partial<Entry> = {}): Entry => ({
  organisation: { ids: ['VATEE-100000001'], name: 'Example University' },
  agent: { ids: ['DEQAR:agency'] },
  type: 'institution',
  decision: 'positive',
  source: 'register',
  ...more,
})

const rowWith = async (accreditations: readonly Entry[] | undefined, given: object = record) => {
  const trust = {
    made: '2026-11-30T00:00:00Z',
    sources: [{ id: 'register', kind: 'accreditation-register' as const }],
    ...(accreditations && { accreditations: [...accreditations] }),
  }
  const { claims } = await verify(await sealed(given), { trust, at: '2026-06-01' })
  expect(claims[0]!.state).toBe('verified')
  return claims.find(({ id }) => id === 'accreditation')!
}

describe('accreditation', () => {
  it('is verified by a register that knows the awarding body', async () => {
    const { state, ground } = await rowWith([entry()])
    expect([state, ground[0]?.source]).toEqual(['verified', 'register'])
  })

  it.each([
    [
      'of another body with the same name',
      { organisation: { ids: ['VATEE-999'], name: 'Example University' } },
    ],
    [
      'in which the body is the accrediting agent',
      { organisation: { ids: ['x:y'] }, agent: { ids: ['VATEE-100000001'] } },
    ],
  ])('is not checked by an entry %s', async (_, more) => {
    const { state, findings } = await rowWith([entry(more)])
    expect([state, findings]).toEqual(['not-checked', ['accreditation.body-not-registered']])
  })

  it.each([
    ['refused', { decision: 'negative' }, 'accreditation.refused'],
    ['over when it was awarded', { until: '2026-02-28' }, 'accreditation.not-in-force'],
    ['of later', { from: '2026-03-02' }, 'accreditation.not-in-force'],
    ['for other levels', { limits: { eqf: [6, 7] } }, 'accreditation.not-covered'],
    ['for other fields', { limits: { field: ['0723'] } }, 'accreditation.not-covered'],
    ['for another place', { limits: { place: ['FIN'] } }, 'accreditation.not-covered'],
    [
      'for other types',
      { limits: { credentialType: ['https://types.example/x'], eqf: [6] } },
      'accreditation.not-covered',
    ],
  ] as const)('fails where it is %s', async (_, more, code) => {
    const { state, findings } = await rowWith([entry(more as unknown as Partial<Entry>)])
    expect([state, findings]).toEqual(['failed', [code]])
  })

  it.each([
    ['begins the field', { limits: { field: ['07'] } }],
    ['names the level and the country', { limits: { eqf: [4, 5], place: ['EST'] } }],
    ['ends on the day', { from: '2026-03-01', until: '2026-03-01' }],
  ])('covers where the limit %s', async (_, more) => {
    expect((await rowWith([entry(more)])).state).toBe('verified')
  })

  it.each([
    [['07', '08'], 'verified'],
    [['07'], 'failed'],
    [['08'], 'failed'],
  ])('covers a credential of two fields where %j covers both: %s', async (field, state) => {
    const both = { ...record, furtherInformation: { fields: ['0722', '0811'] } }
    expect((await rowWith([entry({ limits: { field } })], both)).state).toBe(state)
  })

  it('is verified where one of several entries covers', async () => {
    expect((await rowWith([entry({ limits: { eqf: [7] } }), entry()])).state).toBe('verified')
  })

  it('is undetermined where the credential is silent about a limit', async () => {
    const { level: _, ...silent } = record
    expect((await rowWith([entry({ limits: { eqf: [5] } })], silent)).state).toBe('undetermined')
  })

  it('is not checked without a register, whatever the seal says of itself', async () => {
    expect((await rowWith(undefined)).findings).toEqual(['accreditation.no-register'])
  })
})
