/** Proofs of which holders show a part, made by another implementation (`tools/oracles/selective.mjs`). */
import { describe, expect, it } from 'vitest'
import { verify as inBrowsers } from '../src/index.js'
import { verify } from '../src/node.js'
import { sign } from '../src/sign.js'
import { fromBase64Url, toBase64Url } from '../src/text/base64.js'
import { cborIn } from '../src/text/cbor.js'
import { contentOf } from './vectors.js'

const at = '2026-06-01'
const read = (name: string) => JSON.parse(contentOf(`di/ecdsa-sd-2023-${name}.json`))
const integrity = async (document: object) => (await verify(document, { at })).claims[0]!
const withValue = (document: { proof: { proofValue: string } }, change: (octets: Uint8Array) => void) => {
  const octets = fromBase64Url(document.proof.proofValue.slice(1))!
  change(octets)
  return { ...document, proof: { ...document.proof, proofValue: `u${toBase64Url(octets)}` } }
}

describe('a proof of selective disclosure', () => {
  it.each(['derived', 'mandatory-only', 'base'])('that is %s holds', async (name) => {
    const { state, findings } = await integrity(read(name))
    expect([state, findings]).toEqual(['verified', name === 'base' ? ['proof.not-derived'] : []])
    expect((await inBrowsers(read(name), { at })).claims[0]!.state).toBe('verified')
  })

  it('is that of the issuer whose key signed it', async () => {
    const issuers = [{ ids: [read('derived').issuer.id], name: 'Example University', source: 'office' }]
    const trust = { made: '2026-06-01T00:00:00Z', sources: [{ id: 'office', kind: 'own' as const }], issuers }
    expect((await verify(read('derived'), { at, trust })).verdict.trust).toBe('trusted')
  })

  it.each(['derived', 'mandatory-only', 'base'])(
    'that is %s fails for a word changed, taken out or added',
    async (name) => {
      const document = read(name)
      const { validFrom: _, ...without } = document
      const { achievement } = document.credentialSubject
      for (const changed of [
        { ...document, validFrom: '2026-03-02T00:00:00Z' },
        without,
        { ...document, description: 'More.' },
        { ...document, issuer: { ...document.issuer, name: 'Another University' } },
        {
          ...document,
          credentialSubject: { ...document.credentialSubject, achievement: { ...achievement, name: 'Law' } },
        },
      ])
        expect((await integrity(changed)).findings).toEqual(['signature.altered'])
    },
  )

  it('fails where any octet of its value is another one', async () => {
    for (const name of ['derived', 'base']) {
      const document = read(name)
      const { length } = fromBase64Url(document.proof.proofValue.slice(1))!
      for (let place = 0; place < length; place += 29) {
        const { state } = await integrity(
          withValue(document, (octets) => (octets[place]! ^= 1 << (place & 7))),
        )
        // Which statements had to be shown is told, and signed by nobody, in the proof the holder got.
        if (name === 'derived' || place < length - 80) expect(state, `${name} ${place}`).toBe('failed')
      }
    }
  })

  it('fails where a statement that had to be shown is signed for as one that had not', async () => {
    const swapped = { ...read('derived'), proof: read('mandatory-only').proof }
    expect((await integrity(swapped)).state).toBe('failed')
    const longer = { ...read('mandatory-only'), proof: read('derived').proof }
    expect((await integrity(longer)).state).toBe('failed')
  })

  it('is not made here', async () => {
    const { proof, ...document } = read('base')
    const request = {
      as: 'data-integrity',
      at,
      verificationMethod: proof.verificationMethod,
      cryptosuite: 'ecdsa-sd-2023',
      signer: () => new Uint8Array(64),
    }
    await expect(sign(document, request as never)).rejects.toMatchObject({ code: 'cryptosuite' })
  })
})

describe('CBOR', () => {
  const of = (hex: string) => cborIn(new Uint8Array(Buffer.from(hex, 'hex')))

  it('is read as RFC 8949 gives its examples', () => {
    expect([of('00'), of('1864'), of('1903e8'), of('1a000f4240')]).toEqual([0, 100, 1000, 1_000_000])
    expect(of('6449455446')).toBe('IETF')
    expect(of('83010203')).toEqual([1, 2, 3])
    expect(of('a201020304')).toEqual(
      new Map([
        [1, 2],
        [3, 4],
      ]),
    )
    expect(of('4401020304')).toEqual(new Uint8Array([1, 2, 3, 4]))
    expect(of('d8404401020304')).toEqual(new Uint8Array([1, 2, 3, 4]))
  })

  it.each([
    '',
    '18',
    '4401',
    '9a7fffffff',
    'bb7fffffffffffffff',
    '5f4101ff',
    '20',
    'f5',
    'c100',
    '0000',
    '62ff61',
    'a200010002',
    '8181818181818181818101',
  ])('is nothing where it is "%s"', (hex) => expect(of(hex)).toBeUndefined())
})
