import { describe, expect, it } from 'vitest'
import { validate } from '../index.js'
import { withClaims } from './vc-jwt.js'

const V1 = 'https://www.w3.org/2018/credentials/v1'
const V2 = 'https://www.w3.org/ns/credentials/v2'
const claims = {
  iss: 'did:web:university.example',
  nbf: 1_609_459_200,
  exp: 1_893_456_000,
  sub: 'did:example:mira',
  jti: 'urn:uuid:1',
}
const vc = { '@context': [V1], type: ['VerifiableCredential'], credentialSubject: { degree: 'x' } }
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const token = (payload: object): string => `${encode({ alg: 'ES256' })}.${encode(payload)}.c2ln`

describe('a credential of version 1.1 in a token', () => {
  it('has what the claims around it say', () => {
    expect(withClaims(vc, 'vc', claims)).toEqual({
      ...vc,
      id: 'urn:uuid:1',
      issuer: 'did:web:university.example',
      issuanceDate: '2021-01-01T00:00:00Z',
      credentialSubject: { degree: 'x', id: 'did:example:mira' },
    })
    expect(vc).not.toHaveProperty('issuer')
  })

  it('keeps what it says itself', () => {
    const whole = {
      ...vc,
      id: 'urn:uuid:2',
      issuer: { id: 'did:web:other.example', name: 'O' },
      issuanceDate: '2020-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:lind' },
    }
    expect(withClaims(whole, 'vc', claims)).toBe(whole)
    const { issuanceDate: _, ...renamed } = { ...whole, validFrom: '2020-01-01T00:00:00Z' }
    expect(withClaims(renamed, 'vc', claims)).toBe(renamed)
  })

  it.each([
    ['no names', { iss: 'University', sub: 'mira lind', jti: '1' }],
    ['no instants', { nbf: '1609459200' }],
    ['instants that do not exist', { nbf: 1e300 }],
    ['nothing', {}],
  ])('has nothing of claims that are %s', (_, odd) => {
    expect(withClaims(vc, 'vc', odd)).toBe(vc)
  })

  it('is left as it stands where it is of version 2 or names several subjects', () => {
    const newer = { ...vc, '@context': [V2] }
    expect(withClaims(newer, 'vc', claims)).toBe(newer)
    const several = { ...vc, credentialSubject: [{ a: 1 }, { b: 2 }] }
    expect(withClaims(several, 'vc', claims)).toMatchObject({ credentialSubject: [{ a: 1 }, { b: 2 }] })
  })

  it('is held, as a presentation, by who issued the token', () => {
    const vp = { '@context': [V1], type: ['VerifiablePresentation'] }
    expect(withClaims(vp, 'vp', claims)).toEqual({
      ...vp,
      id: 'urn:uuid:1',
      holder: 'did:web:university.example',
    })
  })

  it('lacks nothing that the claims say', () => {
    const told = (payload: object): string[] =>
      validate(token(payload), { at: '2026-06-19' }).findings.flatMap(({ code, params }) =>
        code === 'vc.incomplete' ? [String(params.property)] : [],
      )
    expect(told({ ...claims, vc })).toEqual([])
    expect(told({ vc })).toEqual(['issuer', 'issuanceDate'])
    expect(told({ ...claims, vc: { ...vc, '@context': [V2] } })).toEqual(['issuer'])
  })
})
