/** Credentials in what carries them: pictures, envelopes for delivery, lists, presentations. */
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chunk, png } from '../../../tools/png.js'
import { verify as inBrowsers } from '../src/index.js'
import { verify } from '../src/node.js'
import { contentOf, optionsOf, vector } from './vectors.js'

const FILE = 'di/eddsa-jcs-2022.json'
const badge = contentOf(FILE)
const options = optionsOf(vector(FILE))
const token = contentOf('jwt/vc-jwt-es256.jwt')
const octets = (text: string): Uint8Array => new TextEncoder().encode(text)

const baked = (text: string): Uint8Array => png(chunk('iTXt', `openbadgecredential\0\0\0\0\0${text}`))
const packed = (text: string): Uint8Array =>
  png(chunk('zTXt', [...octets('openbadgecredential\0\0'), ...deflateSync(text)]))
const svg = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0"><ob:credential><![CDATA[${text}]]></ob:credential></svg>`

const altered = badge.replace(/"name": ?"/, '$&X')
const carriers: readonly (readonly [string, (text: string) => string | Uint8Array])[] = [
  ['a PNG', baked],
  ['a PNG that is compressed', packed],
  ['an SVG', svg],
  ['the octets of an SVG', (text) => octets(`\n${svg(text)}`)],
  ['an envelope for delivery', (text) => `{"credential":${text},"deliveryDetails":{}}`],
  ['an object that has nothing else', (text) => `{"credential":${text}}`],
]

describe('a credential in', () => {
  it.each(carriers)('%s gets the rows it gets by itself', async (_, carry) => {
    expect(altered).not.toBe(badge)
    for (const [text, state] of [
      [badge, 'verified'],
      [altered, 'failed'],
    ] as const) {
      const alone = await verify(text, options)
      expect(alone.claims[0]!.state).toBe(state)
      for (const check of [verify, inBrowsers]) {
        const { claims, verdict } = await check(carry(text), options)
        expect(claims).toEqual(alone.claims)
        expect(verdict.trust).toBe(alone.verdict.trust)
      }
    }
  })

  it('a picture may be a token', async () => {
    const { claims } = await verify(baked(token), optionsOf(vector('jwt/vc-jwt-es256.jwt')))
    expect(claims[0]!.state).toBe('verified')
  })

  it('a picture that holds none is not said to be trusted', async () => {
    for (const picture of [png(), '<svg/>', '<html>', Uint8Array.from([0x89]), baked('https://x.example/1')])
      expect((await verify(picture, options)).verdict.trust).toBe('not-checked')
  })

  it('a seal’s envelope is not what is read beside the seal', async () => {
    const seal = JSON.parse(contentOf('jades/altered-payload.json'))
    const { claims } = await verify({ ...seal, credential: JSON.parse(badge) }, options)
    expect(claims[0]!.state).toBe('failed')
  })

  it('a list is judged for itself, and the worst of all counts', async () => {
    const list = `[${badge},${altered}]`
    const { verdict, presented = [], claims } = await verify(list, options)
    expect(presented.map(({ pointer, trust }) => [pointer, trust])).toEqual([
      ['/0', (await verify(badge, options)).verdict.trust],
      ['/1', 'untrusted'],
    ])
    expect([verdict.trust, claims.length, claims[0]!.state]).toEqual(['untrusted', 9, 'absent'])
    const sound = await verify(`[${badge}]`, { ...options, policy: 'integrity-only' })
    expect(sound.verdict.trust).toBe('trusted')
    expect((await verify('[]', options)).verdict.trust).toBe('not-checked')
    expect((await verify('[1]', options)).verdict.trust).toBe('untrusted')
  })
})
