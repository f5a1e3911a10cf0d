import { describe, expect, it } from 'vitest'
import { validate } from '../walk/validate.js'

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'https://school.example/',
  validUntil: '2027-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner' },
}
const period = { ...credential, validUntil: undefined }

const codes = (header: unknown, claims: object): string[] =>
  validate(`${encode(header)}.${encode(claims)}.c2ln`, { at: '2026-06-19' })
    .findings.map(({ code }) => code)
    .filter((code) => code.startsWith('jwt.'))

describe('a token', () => {
  it.each<[unknown, string[]]>([
    [{ alg: 'ES256' }, []],
    [{ alg: 'none' }, ['jwt.unsigned']],
    [{ alg: 'NONE' }, ['jwt.unsigned']],
    [{ typ: 'JWT' }, ['jwt.no-algorithm']],
    [{ alg: 'ES256', crit: ['exp'] }, ['jwt.critical-header']],
    [{ alg: 'ES256', crit: ['sigT', 'sigPl'] }, []],
    [{ alg: 'ES256', crit: ['sigT', 'exp'] }, ['jwt.critical-header']],
    [{ alg: 'ES256', crit: [] }, ['jwt.critical-header']],
    [{ alg: 'ES256', b64: false }, ['jwt.payload-not-encoded']],
    ['{"alg', ['jwt.header-unreadable']],
  ])('with the header %j has the findings %j', (header, expected) => {
    expect(codes(header, { vc: credential })).toEqual(expected)
  })

  it.each<[string, object, object, string[]]>([
    ['nothing beside', {}, credential, []],
    ['the same end', { exp: Date.parse('2027-01-01') / 1000 }, credential, []],
    ['another end', { exp: 1 }, credential, ['jwt.claim-disagrees']],
    [
      'the day of the end',
      { exp: Date.parse('2027-01-01T12:00:00Z') / 1000 },
      { ...credential, validUntil: '2027-01-01' },
      [],
    ],
    [
      'the day after the end',
      { exp: Date.parse('2027-01-02') / 1000 },
      { ...credential, validUntil: '2027-01-01' },
      [],
    ],
    [
      'a day later than that',
      { exp: Date.parse('2027-01-02T00:00:01Z') / 1000 },
      { ...credential, validUntil: '2027-01-01' },
      ['jwt.claim-disagrees'],
    ],
    [
      'an end a second away',
      { exp: Date.parse('2027-01-01') / 1000 + 1 },
      credential,
      ['jwt.claim-disagrees'],
    ],
    ['an end in the past', { exp: 1 }, period, ['jwt.expired']],
    ['a beginning in the future', { nbf: 4_000_000_000 }, period, ['jwt.not-yet-valid']],
    ['an end that is no number', { exp: '2027' }, credential, ['jwt.malformed-claim']],
    ['an end beyond all calendars', { exp: 1e300 }, credential, ['jwt.malformed-claim']],
    ['the same issuer', { iss: 'https://school.example/' }, credential, []],
    ['another issuer', { iss: 'https://other.example/' }, credential, ['jwt.claim-disagrees']],
    ['the same subject', { sub: 'did:example:learner' }, credential, []],
    ['another subject', { sub: 'did:example:other' }, credential, ['jwt.claim-disagrees']],
  ])('that says %s of its credential is told so', (_, claims, vc, expected) => {
    expect(codes({ alg: 'ES256' }, { ...claims, vc })).toEqual(expected)
  })

  it('says on which day it ended or begins', () => {
    const told = (claims: object) =>
      validate(`${encode({ alg: 'ES256' })}.${encode({ ...claims, vc: period })}.c2ln`, { at: '2026-06-19' })
        .findings.filter(({ code }) => code.startsWith('jwt.'))
        .map(({ params }) => params)
    expect(told({ exp: Date.parse('2026-06-19T00:00:00Z') / 1000 })).toEqual([{ until: '2026-06-19' }])
    expect(told({ exp: Date.parse('2026-06-19T00:00:01Z') / 1000 })).toEqual([])
    expect(told({ nbf: Date.parse('2026-06-19T00:00:00Z') / 1000 })).toEqual([])
    expect(told({ nbf: Date.parse('2026-06-19T00:00:01Z') / 1000 })).toEqual([{ from: '2026-06-19' }])
  })

  it('names no subject in what it says', () => {
    const token = `${encode({ alg: 'ES256' })}.${encode({ sub: 'did:example:canary', vc: credential })}.c2ln`
    expect(JSON.stringify(validate(token).findings)).not.toContain('canary')
  })

  it('of SD-JWT ends with a tilde', () => {
    const token = `${encode({ alg: 'ES256' })}.${encode({ vct: 'a' })}.c2ln~${encode(['salt', 'a', 1])}`
    const { findings, verdict } = validate(token)
    expect(findings.map(({ code }) => code)).toEqual(['wrapper.payload-unreadable'])
    expect(verdict.conformance).toBe('unreadable')
  })
})
