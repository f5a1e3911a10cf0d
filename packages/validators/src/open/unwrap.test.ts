import { isCompact } from '@microcred/common/compact'
import { fill } from '@microcred/core/messages'
import { describe, expect, it } from 'vitest'
import { readSdJwt } from './sd-jwt.js'
import { decodeBase64Url, unwrap, unwrapCompact } from './unwrap.js'

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const header = encode({ alg: 'ES256' })
const reasonOf = (token: string): string =>
  fill('{reason}', unwrapCompact(token, readSdJwt).violation?.params ?? {})

describe('isCompact', () => {
  it('is true of what begins as a token, white space apart, and of no JSON', () => {
    expect(isCompact(`\n ${header}.x.y`)).toBe(true)
    expect(isCompact('{"a": 1}')).toBe(false)
    expect(isCompact('"eyJ"')).toBe(false)
  })
})

describe('unwrapCompact', () => {
  it('opens a JWT and the vc claim of one', () => {
    expect(unwrapCompact(`${header}.${encode({ a: 'é' })}.s`, readSdJwt)).toMatchObject({
      json: { a: 'é' },
      wrapper: { type: 'jwt' },
    })
    expect(unwrapCompact(`${header}.${encode({ vc: { a: 1 } })}.`, readSdJwt)).toMatchObject({
      json: { a: 1 },
      wrapper: { type: 'jwt', pointer: '/vc' },
    })
  })

  it.each([
    ['no dots', header, /and this has 1/],
    ['one dot', `${header}.e30`, /and this has 2/],
    ['three dots', `${header}.e30.s.t`, /and this has 4/],
    ['an empty payload', `${header}..s`, /and this has 3/],
    ['a payload that is no text', `${header}._w.s`, /base64url of UTF-8/],
    ['a payload that is not JSON', `${header}.${encode('{')}.s`, /not JSON/],
    ['a payload that is a list', `${header}.${encode([1])}.s`, /not an object/],
  ])('says what is wrong with a token of %s', (_, token, reason) => {
    const { json, wrapper, violation } = unwrapCompact(token, readSdJwt)
    expect(json).toBeUndefined()
    expect(wrapper?.type).toBe('jwt')
    expect(violation?.code).toBe('wrapper.payload-unreadable')
    expect(fill('{reason}', violation?.params ?? {})).toMatch(reason)
  })

  it('opens an SD-JWT with and without disclosures and key binding', () => {
    const token = `${header}.${encode({ a: 1, _sd_alg: 'sha-256' })}.s`
    for (const tail of ['~', `~${header}.e30.s`])
      expect(unwrapCompact(token + tail, readSdJwt)).toMatchObject({
        json: { a: 1 },
        wrapper: { type: 'sd-jwt' },
      })
  })

  it('refuses an SD-JWT in whose payload a key stands twice', () => {
    const twice = encode('{"a": 1, "a": 2}')
    expect(reasonOf(`${header}.${twice}.s~`)).toMatch(/twice/)
    expect(unwrapCompact(`${header}.${twice}.s`, readSdJwt).json).toEqual({ a: 2 })
  })

  it('says so where it cannot reveal', () => {
    expect(reasonOf(`${header}.${encode({})}.s~AAAA~`)).toMatch(/disclosure/)
    expect(
      fill('{reason}', unwrapCompact(`${header}.${encode({})}.s~`, undefined).violation?.params ?? {}),
    ).toMatch(/does not open/)
  })
})

describe('unwrap', () => {
  it('opens the payload of a JAdES envelope, written out or encoded', () => {
    for (const payload of ['{"a": 1}', encode({ a: 1 })])
      for (const signed of [{ signatures: [] }, { signature: 's' }])
        expect(unwrap({ payload, ...signed })).toMatchObject({
          json: { a: 1 },
          wrapper: { type: 'jades', pointer: '/payload' },
        })
  })

  it('says that a payload is not JSON', () => {
    expect(unwrap({ payload: '!', signatures: [] }).violation?.code).toBe('wrapper.payload-unreadable')
  })

  it('opens a delivery', () => {
    expect(unwrap({ credential: { a: 1 }, deliveryDetails: {} })).toEqual({
      json: { a: 1 },
      wrapper: { type: 'delivery', pointer: '/credential' },
    })
  })

  it.each([
    [{ credential: { '@context': [] } }],
    [{ credential: { type: [] } }],
    [{ credential: { $schema: 'x' } }],
    [{ credential: { vct: 'x' } }],
  ])('opens %j, which holds nothing but a credential', (json) => {
    expect(unwrap(json)).toEqual({
      json: json.credential,
      wrapper: { type: 'delivery', pointer: '/credential' },
    })
  })

  it.each(['@context', 'type', 'vct', 'verifiableCredential'])(
    'leaves what has a member %s of its own beside the credential',
    (key) => {
      const json = { credential: { type: [] }, [key]: 'x' }
      expect(unwrap(json)).toEqual({ json })
    },
  )

  it('names what an envelope holds besides', () => {
    expect(unwrap({ payload: '{}', signatures: [], protected: 'x', extra: 1 }).beside).toEqual(['extra'])
    expect(unwrap({ credential: {}, deliveryDetails: {}, format: 'x', more: 1 }).beside).toEqual(['more'])
    const claims = { vc: {}, iss: 'a', sub: 'b', jti: 'c', exp: 1, extra: 1 }
    expect(unwrapCompact(`${header}.${encode(claims)}.s`, readSdJwt).beside).toEqual(['extra'])
  })

  it.each([
    [{ payload: '{}' }],
    [{ payload: {}, signatures: [] }],
    [{ credential: {} }],
    [{ credential: [], deliveryDetails: 1 }],
    [[1]],
    [null],
    ['x'],
  ])('leaves %j as it is', (json) => {
    expect(unwrap(json)).toEqual({ json })
  })
})

describe('decodeBase64Url', () => {
  it('reads UTF-8 without padding and nothing else', () => {
    expect(decodeBase64Url(Buffer.from('é\u{1f600}').toString('base64url'))).toBe('é\u{1f600}')
    expect(decodeBase64Url('a+b/')).toBeUndefined()
    expect(decodeBase64Url('YQ==')).toBeUndefined()
    expect(decodeBase64Url('_w')).toBeUndefined()
  })
})
