import { describe, expect, it } from 'vitest'
import { claims } from '../src/claims.js'
import { convert } from '../src/convert.js'
import { type Report, validate } from '../src/index.js'
import { badge as badgeOf } from './badge.js'
import { complete } from './complete-record.js'

const at = '2026-06-19'
const V2 = 'https://www.w3.org/ns/credentials/v2'
const presentation = (verifiableCredential: unknown): object => ({
  '@context': [V2],
  type: ['VerifiablePresentation'],
  holder: 'did:example:mira',
  verifiableCredential,
})
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const token = (payload: unknown): string => `${base64({ alg: 'ES256' })}.${base64(payload)}.AAAA`
const enveloped = (jwt: string): object => ({
  '@context': V2,
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${jwt}`,
})
const badge = badgeOf()
const record = complete()
const codes = ({ findings }: Pick<Report, 'findings'>): string[] => findings.map(({ code }) => code)
const inside = (input: object | string, places: readonly string[]): Report => {
  const report = validate(input, { at })
  expect(report.credentials?.map(({ pointer }) => pointer)).toEqual(places)
  return report
}

describe('a container', () => {
  it('says of each credential what is said of it alone, with pointers from the root', () => {
    const alone = validate(badge, { at })
    const { credentials } = inside(presentation([badge]), ['/verifiableCredential/0'])
    const [held] = credentials!
    expect(held!.profile).toEqual(alone.profile)
    expect(held!.verdict).toEqual(alone.verdict)
    expect(held!.findings.map(({ code, pointer }) => [code, pointer])).toEqual(
      alone.findings.map(({ code, pointer }) => [code, `/verifiableCredential/0${pointer}`]),
    )
    expect(held!.elements).toHaveLength(16)
  })

  it.each([
    ['a list', [badge, record], ['/0', '/1']],
    ['the answer of a badge service', { credential: [badge] }, ['/credential/0']],
    ['an answer with data', { status: 'ok', data: badge }, ['/data']],
    ['a presentation of one', presentation(badge), ['/verifiableCredential']],
    ['an enveloped credential', presentation([enveloped(token(badge))]), ['/verifiableCredential/0']],
    ['a list of tokens', [token(badge)], ['/0']],
  ])('is %s', (_, input, places) => {
    const { credentials } = inside(input as object, places)
    expect(credentials!.map(({ profile }) => profile?.id)).not.toContain(undefined)
  })

  it('in a token has pointers from its payload', () => {
    inside(token({ vp: presentation([badge]) }), ['/vp/verifiableCredential/0'])
    const { credentials } = inside(token(presentation([token(badge)])), ['/verifiableCredential/0'])
    expect(credentials![0]!.profile?.id).toBe('openbadges')
  })

  it('of one credential in an envelope is a wrapper', () => {
    const { wrapper, credentials } = validate({ credential: badge }, { at })
    expect([wrapper, credentials]).toEqual([{ type: 'delivery', pointer: '/credential' }, undefined])
  })

  it('has of Annex I the worst of what it holds', () => {
    expect(inside([record, record], ['/0', '/1']).verdict.annexI).toBe('complete')
    const { learner: _, ...lacking } = record
    expect(inside([record, { ...lacking }], ['/0', '/1']).verdict.annexI).toBe('incomplete')
  })

  it('says of what is no credential that it is none', () => {
    const { credentials, verdict } = inside([record, 7], ['/0', '/1'])
    expect(codes(credentials![1]!)).toEqual(['json.not-an-object'])
    expect(verdict.annexI).toBe('incomplete')
    expect(inside(presentation('x'), []).findings.map(({ code }) => code)).toContain('vc.wrong-type')
    expect(
      codes(inside(presentation([enveloped(token({}))]), ['/verifiableCredential/0']).credentials![0]!),
    ).toEqual(['profile.unrecognised'])
  })

  it.each([
    ['nothing', {}],
    ['keys of its own', { foo: 1, '@context': 7 }],
    ['an offer', { type: 'LearningAchievementSpecification' }],
  ])('says of an object with %s that it is none, and nothing else of it', (_, thing) => {
    const { credentials, findings, verdict } = validate(
      { ...presentation([badge, thing]), holder: undefined },
      { at },
    )
    expect(credentials![1]!.findings).toHaveLength(1)
    expect(findings.filter(({ pointer }) => pointer.startsWith('/verifiableCredential/1'))).toEqual([])
    expect(verdict.conformance).toBe('invalid')
    const { holder: _holder, ...unheld } = presentation([thing]) as { holder: string }
    expect(codes(validate(unheld, { at }))).toEqual([])
    expect(codes(validate({ ...unheld, verifiableCredential: [badge] }, { at }))).toEqual(['vc.no-holder'])
  })

  it.each([null, []])('that holds nothing (%j) has no credentials and no elements', (nothing) => {
    const { credentials, verdict } = validate(presentation(nothing), { at })
    expect([credentials, verdict.annexI]).toEqual([[], 'not-applicable'])
  })

  it('in a container in a container is told and not opened', () => {
    const twice = inside([[record]], ['/0'])
    expect(twice.credentials![0]!.credentials!.map(({ pointer }) => pointer)).toEqual(['/0/0'])
    const thrice = inside([[[record]]], ['/0']).credentials![0]!.credentials![0]!
    expect(codes(thrice)).toEqual(['container.too-deep'])
    expect(thrice.findings[0]!.pointer).toBe('/0/0')
  })

  it('has lines where it is text', () => {
    const text = JSON.stringify([record, { ...record, level: { eqf: 9 } }], null, 2)
    const finding = validate(text, { at }).credentials![1]!.findings.find(
      ({ code }) => code === 'level.out-of-range',
    )!
    expect(text.split('\n')[finding.line! - 1]).toContain('"eqf": 9')
  })

  it('is converted and compared credential by credential', () => {
    expect(convert([record, badge], 'openbadges').credentials).toHaveLength(2)
    expect(claims([record, record]).claims.map(({ pointer }) => pointer)).toEqual(['/0', '/1'])
  })

  it('of ten thousand credentials is judged once each', () => {
    const { credentials } = validate(presentation(Array.from({ length: 10_000 }, () => ({ type: 'x' }))), {
      at,
    })
    expect(credentials).toHaveLength(10_000)
  })

  it('is also an envelope whose names nobody knows: a credential, and the token that signs it', () => {
    const report = validate({
      about: 'An example.',
      unsigned_credential: record,
      jws: { header: { alg: 'ES256' }, compact_jws: token(record) },
      verification: { key: { kty: 'EC' } },
    })
    expect(report.credentials?.map(({ profile, wrapper }) => [profile?.id, wrapper?.type])).toEqual([
      ['record', undefined],
      ['record', 'jwt'],
    ])
  })
})
