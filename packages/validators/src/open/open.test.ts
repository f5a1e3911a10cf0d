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

  it('points into a credential that is a string of its envelope, whatever is written out in it', () => {
    const credential = '{"title": {"en": "A\\"é\\\\ "}, "level": {"eqf": 9}}'
    for (const written of [JSON.stringify(credential), JSON.stringify(credential).replace('é', '\\u00e9')]) {
      const text = `{"signatures": [], "payload": ${written}}`
      const { wrapper, findings } = validate(text)
      expect(wrapper?.type).toBe('jades')
      const { pointer, column } = findings.find(({ code }) => code === 'level.out-of-range')!
      expect(pointer).toBe('/level/eqf')
      expect(text[column! - 1]).toBe('9')
    }
  })

  it('points into a credential that lies in a delivery, and counts the keys of both', () => {
    const text = '{"deliveryDetails": {}, "credential": {"title": {"en": "A"}, "level": {"eqf": 9}}}'
    const { pointer, column } = validate(text).findings.find(({ code }) => code === 'level.out-of-range')!
    expect([pointer, text[column! - 1]]).toEqual(['/level/eqf', '9'])
  })

  it('names up to five members beside the credential, and how many there are', () => {
    const beside = (count: number) =>
      validate({
        credential: { title: { en: 'A' }, level: { eqf: 5 } },
        deliveryDetails: {},
        ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, 1])),
      }).findings.find(({ code }) => code === 'wrapper.data-beside')
    expect(beside(0)).toBeUndefined()
    expect(beside(1)).toMatchObject({ pointer: '', params: { count: 1, properties: '`m0`' } })
    expect(beside(5)?.params.properties).toBe('`m0`, `m1`, `m2`, `m3`, `m4`')
    expect(beside(6)?.params).toEqual({ count: 6, properties: '`m0`, `m1`, `m2`, `m3`, `m4` …' })
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
