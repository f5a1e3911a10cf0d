import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { sign } from '@microcred/trust/sign'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outsideData } from '../../tools/outside-data.js'
import { freshKey, serve } from './server.js'

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
}

const presentation = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: 'did:example:holder',
  verifiableCredential: [credential],
}

const UNKNOWN = 'did:example:somebody'

describe('the VC-API over our verdicts', () => {
  let server: Server
  beforeAll(async () => {
    server = await serve(0, (sound) => ({ ...sound, proof: { type: 'DataIntegrityProof' } }))
  })
  afterAll(() => {
    server.close()
  })

  const post = async (path: string, body: unknown): Promise<readonly [number, Record<string, unknown>]> => {
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return [response.status, (await response.json()) as Record<string, unknown>]
  }

  it('issues a sound credential, and signs it', async () => {
    const [status, { verifiableCredential }] = await post('/credentials/issue', { credential })
    expect([status, verifiableCredential]).toEqual([
      201,
      { ...credential, proof: { type: 'DataIntegrityProof' } },
    ])
  })

  it('puts in the issuer a credential leaves open', async () => {
    const [status, { verifiableCredential }] = await post('/credentials/issue', {
      credential: { ...credential, issuer: { name: 'A school' } },
    })
    expect(status).toBe(201)
    expect(verifiableCredential).toMatchObject({ issuer: { id: 'did:example:microcred', name: 'A school' } })
  })

  it('signs what it issues unless told how, and verifies it', async () => {
    const signing = await serve()
    const { port } = signing.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/credentials/issue`, {
      method: 'POST',
      body: JSON.stringify({ credential }),
    })
    const { verifiableCredential } = (await response.json()) as { verifiableCredential: { proof: unknown } }
    expect(verifiableCredential.proof).toMatchObject({
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
    })
    expect((await post('/credentials/verify', { verifiableCredential }))[0]).toBe(200)
    signing.close()
  })

  it('refuses an unsound one with the problem and its place', async () => {
    const [status, { errors }] = await post('/credentials/issue', {
      credential: { ...credential, id: ['urn:a', 'urn:b'] },
    })
    expect([status, errors]).toMatchObject([400, [{ title: 'vc.wrong-type', pointer: '/id' }]])
  })

  it('verifies credentials and presentations', async () => {
    expect(await post('/credentials/verify', { verifiableCredential: credential })).toMatchObject([
      200,
      { verified: true },
    ])
    expect(await post('/presentations/verify', { verifiablePresentation: presentation })).toMatchObject([
      200,
      { verified: true },
    ])
    expect(
      await post('/presentations/verify', {
        verifiablePresentation: { ...presentation, holder: 'somebody' },
      }),
    ).toMatchObject([400, { verified: false, errors: [{ title: 'linked-data.relative-id' }] }])
  })

  it('refuses what a context nobody here knows may mean, whether issued or presented', async () => {
    const context = ['https://www.w3.org/ns/credentials/v2', 'https://elsewhere.example/context']
    const refused = [400, { errors: [{ title: 'linked-data.unknown-context', pointer: '/@context/1' }] }]
    expect(
      await post('/credentials/issue', { credential: { ...credential, '@context': context } }),
    ).toMatchObject(refused)
    expect(
      await post('/presentations/verify', {
        verifiablePresentation: { ...presentation, '@context': context },
      }),
    ).toMatchObject(refused)
  })

  it('refuses what was changed after it was signed', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const { x } = publicKey.export({ format: 'jwk' })
    const jwk = Buffer.from(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x })).toString('base64url')
    const text = await sign(credential, {
      as: 'data-integrity',
      at: '2026-06-01',
      verificationMethod: `did:jwk:${jwk}#0`,
      signer: (bytes) => new Uint8Array(signWith(null, bytes, privateKey)),
    })
    const verifiableCredential = JSON.parse(text)
    expect((await post('/credentials/verify', { verifiableCredential }))[0]).toBe(200)
    verifiableCredential.credentialSubject.id = 'did:example:other'
    expect((await post('/credentials/verify', { verifiableCredential }))[0]).toBe(400)
  })

  it('refuses an envelope whose token was changed, and takes one that holds', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const { x } = publicKey.export({ format: 'jwk' })
    const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const did = `did:jwk:${encoded({ kty: 'OKP', crv: 'Ed25519', x })}`
    const head = encoded({ alg: 'EdDSA', typ: 'vp+jwt', kid: `${did}#0` })
    const signed = `${head}.${encoded({ ...presentation, holder: did })}`
    const signature = signWith(null, Buffer.from(signed), privateKey).toString('base64url')
    const enveloped = (token: string) => ({
      verifiablePresentation: {
        '@context': 'https://www.w3.org/ns/credentials/v2',
        type: 'EnvelopedVerifiablePresentation',
        id: `data:application/vp+jwt,${token}`,
      },
    })
    const verified = (token: string) => post('/presentations/verify', enveloped(token))
    expect(await verified(`${signed}.${signature}`)).toMatchObject([200, { verified: true }])
    expect(
      await verified(`${head}.${encoded({ ...presentation, holder: UNKNOWN })}.${signature}`),
    ).toMatchObject([400, { verified: false, errors: [{ title: 'signature.altered' }] }])
  })

  it('goes on when signing fails', async () => {
    const failing = await serve(0, () => {
      throw new Error('there is no key')
    })
    const { port } = failing.address() as AddressInfo
    const send = () =>
      fetch(`http://127.0.0.1:${port}/credentials/issue`, {
        method: 'POST',
        body: JSON.stringify({ credential }),
      })
    expect((await send()).status).toBe(500)
    expect(await (await send()).json()).toEqual({
      errors: [{ title: 'the call failed', detail: 'Error: there is no key' }],
    })
    failing.close()
  })

  it('answers what it cannot understand, and goes on', async () => {
    for (const body of ['{', '[]', {}, { credential: 7 }])
      expect((await post('/credentials/issue', body))[0]).toBe(400)
    expect((await post('/elsewhere', {}))[0]).toBe(404)
    expect((await post('/credentials/issue', `"${'x'.repeat(1024 * 1024 + 1)}"`))[0]).toBe(400)
    expect((await post('/credentials/verify', { verifiableCredential: credential }))[0]).toBe(200)
  })

  const folder = outsideData('vc2/w3c-vc2-suite')
  const files = folder
    ? (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.json'))
    : []

  /** What the suite fills in before it sends a fixture. */
  const filled = (text: string): Record<string, unknown> =>
    JSON.parse(
      text.replace('PAST DATE', '2020-01-01T00:00:00Z').replace('FUTURE DATE', '2040-01-01T00:00:00Z'),
    )

  it.skipIf(!folder).each(files)(
    'answers the fixture %s of the W3C suite as the suite expects',
    async (file) => {
      const json = filled(readFileSync(join(folder!, file), 'utf8'))
      const [status] = /(?:^|\/)presentation-/.test(file)
        ? await post('/presentations/verify', { verifiablePresentation: json })
        : await post('/credentials/issue', { credential: json })
      expect(status < 300).toBe(file.endsWith('-ok.json'))
    },
  )

  it.skipIf(!folder).each(files.filter((file) => file.endsWith('-ok.json')))(
    'verifies %s signed, and refuses it with the signature of something else',
    async (file) => {
      const json = filled(readFileSync(join(folder!, file), 'utf8'))
      const presented = /(?:^|\/)presentation-/.test(file)
      const call = presented ? '/presentations/verify' : '/credentials/verify'
      const body = (document: unknown) => ({
        [presented ? 'verifiablePresentation' : 'verifiableCredential']: document,
      })
      const signed = await freshKey()(json.proof === undefined ? json : { ...json, proof: undefined })
      expect(signed.proof).toMatchObject({ type: 'DataIntegrityProof', proofValue: expect.any(String) })
      expect(await post(call, body(signed))).toMatchObject([200, { verified: true }])
      const proof = { ...(signed.proof as object), proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' }
      expect(await post(call, body({ ...signed, proof }))).toMatchObject([400, { verified: false }])
    },
  )
})
