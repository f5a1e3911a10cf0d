import { createPrivateKey, sign as signWith } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verify } from '../src/node.js'
import { CannotSign, type SignRequest, setStatus, sign, toBeSigned } from '../src/sign.js'
import { bundleOf, contentOf, vector } from './vectors.js'

const keys = JSON.parse(contentOf('keys.json'))
const headerIn = (file: string) =>
  JSON.parse(Buffer.from(JSON.parse(contentOf(file)).signatures[0].protected, 'base64url').toString())
const file = 'jades/general-b64-false-es256.json'
const { x5c: certificates } = headerIn(file) as { x5c: string[] }
const credential = JSON.parse(JSON.parse(contentOf(file)).payload)
const AT = '2026-03-02T10:00:00Z'
const bundle = bundleOf(vector(file))

const keyOf = (name: string) => createPrivateKey({ key: keys[name], format: 'jwk' })
const es256 = (bytes: Uint8Array) =>
  new Uint8Array(signWith('sha256', bytes, { key: keyOf('university-es256'), dsaEncoding: 'ieee-p1363' }))
const ed25519 = (bytes: Uint8Array) => new Uint8Array(signWith(null, bytes, keyOf('did-key-ed25519')))
const seal = (more: object = {}): SignRequest =>
  ({ as: 'jades', at: AT, algorithm: 'ES256', certificates, ...more }) as SignRequest

const didKey = (() => {
  const { proof } = JSON.parse(contentOf('di/eddsa-rdfc-2022.json'))
  return proof.verificationMethod as string
})()
const badge = (() => {
  const { proof: _, ...rest } = JSON.parse(contentOf('di/eddsa-rdfc-2022.json'))
  return rest
})()

const states = async (text: string, trust = bundle) =>
  Object.fromEntries(
    (await verify(text, { trust, at: '2026-06-01', policy: 'eu-seal' })).claims.map(({ id, state }) => [
      id,
      state,
    ]),
  )

describe('a seal that is made here', () => {
  it.each(['general', 'flattened', 'compact'])('in its %s form is the issuer’s', async (serialisation) => {
    const text = await sign(credential, { ...seal({ serialisation }), signer: es256 })
    expect(await states(text)).toMatchObject({
      integrity: 'verified',
      signer: 'verified',
      issuer: 'verified',
    })
    expect((await verify(text, { trust: bundle, at: '2026-06-01' })).claims[0]!.findings).toEqual([])
  })

  it('of a record names its issuer as the certificate does where the awarding body goes by that, and not else', async () => {
    const record = (value: string) => ({
      id: 'urn:uuid:4d6f1f1e-0d3a-4b1a-9d6e-2f0c8a7b5e11',
      title: { en: 'Wood finishing' },
      issuerCountry: [{ country: 'EE' }],
      dateOfIssuing: '2026-03-01',
      awardingBody: [
        {
          id: 'https://university.example',
          legalName: { en: 'Example University' },
          identifiers: [{ scheme: 'vat', value, country: 'EE' }],
        },
      ],
    })
    const one = await sign(record('EE100000001'), { ...seal(), signer: es256 })
    expect(JSON.parse(JSON.parse(one).payload).issuer.eIDASIdentifier.notation).toBe('VATEE-100000001')
    expect(await states(one)).toMatchObject({ signer: 'verified', issuer: 'verified' })
    const other = await sign(record('EE100000002'), { ...seal(), signer: es256 })
    expect(JSON.parse(JSON.parse(other).payload).issuer.eIDASIdentifier).toBeUndefined()
    expect(await states(other)).toMatchObject({ signer: 'verified', issuer: 'not-checked' })
  })

  it('has the same octets each time, and does not bring the anchor along', async () => {
    const [one, two] = await Promise.all([toBeSigned(credential, seal()), toBeSigned(credential, seal())])
    expect(one.bytes).toEqual(two.bytes)
    const [header] = Buffer.from(one.bytes).toString().split('.')
    const root = contentOf('anchors/example-root-ca.pem').replace(/-----[^-]+-----|\s/g, '')
    const withRoot = await toBeSigned(credential, seal({ certificates: [...certificates, root] }))
    expect(Buffer.from(withRoot.bytes).toString().split('.')[0]).toBe(header)
  })

  it('is refused where the signature is of other octets, or of another form', async () => {
    const { bytes, assemble } = await toBeSigned(credential, seal())
    const other = es256(bytes)
    other[3]! ^= 1
    await expect(assemble(other)).rejects.toThrow(CannotSign)
    await expect(
      assemble(new Uint8Array(signWith('sha256', bytes, keyOf('university-es256')))),
    ).rejects.toThrow('signature')
  })

  it.each([
    [{ algorithm: 'HS256' }, 'algorithm'],
    [{ certificates: [] }, 'certificate'],
    [{ certificates: ['AAAA'] }, 'certificate'],
    [{ at: '2031-01-01' }, 'certificate'],
    [{ at: 'soon' }, 'time'],
  ])('is refused for %j', async (more, code) => {
    await expect(toBeSigned(credential, seal(more))).rejects.toMatchObject({ code })
  })
})

describe('a proof that is made here', () => {
  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const)(
    'with %s holds, and a change of it does not',
    async (cryptosuite) => {
      const request = { as: 'data-integrity', at: AT, verificationMethod: didKey, cryptosuite } as const
      const text = await sign(badge, { ...request, signer: ed25519 })
      expect((await states(text)).integrity).toBe('verified')
      expect((await states(text.replace('did:key:', 'did:kez:'))).integrity).not.toBe('verified')
    },
  )

  it('covers the direction a text is written in', async () => {
    const name = { '@value': 'שלום', '@language': 'he', '@direction': 'rtl' }
    const request = { as: 'data-integrity', at: AT, verificationMethod: didKey, signer: ed25519 } as const
    const text = await sign(
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: { id: didKey.split('#')[0], name },
        credentialSubject: { id: 'did:example:learner' },
      },
      request,
    )
    expect((await states(text)).integrity).toBe('verified')
    expect((await states(text.replace('"rtl"', '"ltr"'))).integrity).toBe('failed')
  })

  it('is refused for terms that no context defines, which would not be signed', async () => {
    const request = { as: 'data-integrity', at: AT, verificationMethod: didKey } as const
    await expect(toBeSigned({ ...badge, unheardOf: 1 }, request)).rejects.toMatchObject({
      code: 'credential',
    })
  })

  it('is refused where key and suite do not go together', async () => {
    const request = {
      as: 'data-integrity',
      at: AT,
      verificationMethod: didKey,
      cryptosuite: 'ecdsa-jcs-2019',
    } as const
    await expect(toBeSigned(badge, request)).rejects.toMatchObject({ code: 'algorithm' })
  })
})

describe('a status list', () => {
  const list = JSON.parse(contentOf('status/list.json'))
  const entry = JSON.parse(contentOf('status/valid.json')).credentialStatus
  const index = Number(entry.statusListIndex)

  it('with an entry set revokes it, once it is signed again, and no other', async () => {
    const request = { as: 'data-integrity', at: AT, verificationMethod: didKey, signer: ed25519 } as const
    const url = entry.statusListCredential as string
    const row = vector('status/valid.json')
    const stateWith = async (given: object) => {
      const content = await sign(given, request)
      const trust = { ...bundleOf(row), statusLists: { [url]: { content } } }
      const { claims } = await verify(contentOf('status/valid.json'), { trust, at: row.at })
      return claims.find(({ id }) => id === 'status')!.state
    }
    const { proof: _, ...unsigned } = list
    expect(await stateWith(unsigned)).toBe('verified')
    expect(await stateWith(await setStatus(list, index, 1))).toBe('failed')
    expect(await stateWith(await setStatus(list, index + 1, 1))).toBe('verified')
    expect(await stateWith(await setStatus(await setStatus(list, index, 1), index, 0))).toBe('verified')
  })

  it.each([
    [-1, 1, 'index'],
    [10_000_000, 1, 'index'],
    [0, 2, 'value'],
    [0.5, 1, 'index'],
  ])('takes no value at %d that is %d', async (at, value, code) => {
    await expect(setStatus(list, at, value)).rejects.toMatchObject({ code })
  })

  it('of tokens gets values of more bits, lowest first', async () => {
    const token = contentOf('status/token-list-2bit.jwt')
    const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
    const { inflateSync } = await import('node:zlib')
    const octets = (each: Record<string, unknown>) =>
      inflateSync(Buffer.from((each.status_list as { lst: string }).lst, 'base64url'))
    const before = octets(claims)
    const after = octets(await setStatus(claims, 5, 2))
    expect((after[1]! >> 2) & 3).toBe(2)
    expect(after.filter((each, at) => each !== before[at]).length).toBeLessThanOrEqual(1)
    await expect(setStatus(claims, 0, 4)).rejects.toMatchObject({ code: 'value' })
  })

  it.each([null, undefined, 'words', [], {}, 5])('takes %j for no list', async (value) => {
    await expect(setStatus(value as never, 0, 1)).rejects.toMatchObject({ code: 'list' })
  })
})
