import { describe, expect, it } from 'vitest'
import { validate } from '../index.js'

const encode = (text: string): string => Buffer.from(text).toString('base64url')
const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
const codesOf = (input: string | object): string[] =>
  validate(input as string).findings.map(({ code }) => code)
const header = encode('{"alg":"ES256"}')

describe('open', () => {
  it.each([
    ['a JAdES payload', JSON.stringify({ payload: deep, signatures: [] }), 'jades'],
    ['an encoded JAdES payload', JSON.stringify({ payload: encode(deep), signatures: [] }), 'jades'],
    ['a JWT', `${header}.${encode(deep)}.s`, 'jwt'],
    ['the vc claim of a JWT', `${header}.${encode(`{"vc":${deep}}`)}.s`, 'jwt'],
  ])('refuses bottomless nesting inside of %s', (_, input, type) => {
    expect(codesOf(input)).toEqual(['json.too-deep'])
    expect(validate(input).wrapper?.type).toBe(type)
    expect(validate(input).verdict.conformance).toBe('unreadable')
  })

  it('refuses a token larger than the limit', () => {
    expect(codesOf(`eyJ${'a'.repeat(33 * 1024 * 1024)}`)).toEqual(['json.too-large'])
  })

  it('remarks upon duplicate keys of the envelope and of the credential, each where it can be pointed at', () => {
    const credential = '{"title": {"en": "A", "en": "B"}, "level": {"eqf": 5}}'
    const { findings } = validate(`{"deliveryDetails": {"a": 1, "a": 2}, "credential": ${credential}}`)
    expect(
      findings
        .filter(({ code }) => code === 'json.duplicate-key')
        .map(({ pointer, params, column }) => [pointer, params.property, column]),
    ).toEqual([
      ['', 'a', 30],
      ['/title/en', 'en', 75],
    ])
  })

  it('reads an envelope that was parsed already, and a token with a byte order mark', () => {
    const payload = '{"title": {"en": "A"}, "level": {"eqf": 9}}'
    expect(codesOf({ payload, signatures: [] })).toContain('level.out-of-range')
    expect(codesOf(`${header}.${encode(payload)}.s`)).toContain('level.out-of-range')
  })

  it.each([
    ['null', 'null'],
    ['[]', { type: 'array' }],
    ['"x"', { type: 'string' }],
    ['5', { type: 'number' }],
    ['true', 'true'],
  ])('says that %s is not an object', (text, received) => {
    const { findings } = validate(text)
    expect(findings).toMatchObject([{ code: 'json.not-an-object', params: { received }, line: 1, column: 1 }])
  })
})
