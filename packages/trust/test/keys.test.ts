/** Whose keys count: those that a document lists for what they are used for, and no others. */
import { createPrivateKey, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verify } from '../src/node.js'
import { bundleOf, contentOf, optionsOf, vector } from './vectors.js'

const ISSUER = 'did:web:university.example'
const keys = JSON.parse(contentOf('keys.json'))
const key = createPrivateKey({ key: keys['university-es256'], format: 'jwk' })
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token the university signed, whose header names its key so. */
function token(header: object): string {
  const payload = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: ISSUER,
    credentialSubject: { id: 'did:example:learner' },
  }
  const signed = `${encoded({ alg: 'ES256', typ: 'vc+jwt', ...header })}.${encoded(payload)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

type Method = Record<string, unknown> & { id: string }
interface Document {
  readonly id: string
  readonly verificationMethod: readonly Method[]
  readonly assertionMethod?: readonly unknown[]
}

/** What is said of a token where the document of the issuer was changed so. */
async function look(change: (document: Document) => object, header: object = { kid: `${ISSUER}#key-1` }) {
  const { dids, ...rest } = bundleOf({ dids: ['dids/did-web-university.json'] })
  const document = structuredClone(dids![ISSUER]) as unknown as Document
  const trust = { ...rest, dids: { [ISSUER]: change(document) } } as never
  const { claims } = await verify(token(header), { trust, at: '2026-06-01' })
  const [integrity, signer] = claims
  return { integrity: integrity!.state, signer: signer!.state, said: signer!.findings }
}

const first = (document: Document): Method =>
  document.verificationMethod.find(({ id }) => id.endsWith('#key-1'))!

describe('a key', () => {
  it('that the document of the issuer lists is theirs', async () => {
    expect(await look((document) => document)).toEqual({
      integrity: 'verified',
      signer: 'verified',
      said: [],
    })
  })

  it('that came along is theirs where their document lists it, and not where it does not', async () => {
    const { kty, crv, x, y } = keys['university-es256']
    const own = { jwk: { kty, crv, x, y } }
    expect(await look((document) => document, own)).toEqual({
      integrity: 'verified',
      signer: 'verified',
      said: [],
    })
    const without = ({ verificationMethod: _, ...document }: Document) => ({
      ...document,
      assertionMethod: [],
    })
    expect(await look(without, own)).toEqual({
      integrity: 'verified',
      signer: 'failed',
      said: ['key.not-listed'],
    })
    const { claims } = await verify(token(own), { at: '2026-06-01' })
    expect(claims[1]).toMatchObject({
      findings: ['key.self-asserted'],
      inject: [{ kind: 'did', id: ISSUER }],
    })
    const aside = await look(
      (document) => ({ ...document, assertionMethod: [], authentication: [first(document).id] }),
      own,
    )
    expect(aside).toMatchObject({ signer: 'failed', said: ['key.not-for-purpose'] })
  })

  it('that it lists for something else is not theirs for this', async () => {
    const found = await look((document) => ({
      ...document,
      assertionMethod: [],
      authentication: [first(document).id],
    }))
    expect(found).toMatchObject({ signer: 'failed', said: ['key.not-for-purpose'] })
  })

  it('that it does not list is not theirs', async () => {
    const found = await look(({ verificationMethod, ...document }) => ({
      ...document,
      verificationMethod: verificationMethod.filter(({ id }) => !id.endsWith('#key-1')),
      assertionMethod: [],
    }))
    expect(found).toEqual({ integrity: 'not-checked', signer: 'failed', said: ['key.not-listed'] })
  })

  it('that it lists as controlled by another is not theirs', async () => {
    const found = await look((document) => ({
      ...document,
      verificationMethod: document.verificationMethod.map((each) => ({
        ...each,
        controller: 'did:web:other.example',
      })),
    }))
    expect(found).toEqual({ integrity: 'not-checked', signer: 'failed', said: ['key.not-listed'] })
  })

  it('that is not named is theirs where the document has no other', async () => {
    const only = (document: Document) => ({ ...document, verificationMethod: [first(document)] })
    const two = (document: Document) => ({
      ...document,
      verificationMethod: [first(document), { ...first(document), id: `${ISSUER}#key-2` }],
    })
    expect((await look(only, {})).signer).toBe('verified')
    expect(await look(two, {})).toEqual({
      integrity: 'not-checked',
      signer: 'failed',
      said: ['key.not-listed'],
    })
  })

  it('that stands in the name of a DID whose document is not there proves nothing', async () => {
    const row = vector('di/key-in-fragment-did-web.json')
    const { claims } = await verify(contentOf(row.file), { ...optionsOf(row), trust: bundleOf({}) })
    expect(claims.slice(0, 3).map(({ state }) => state)).toEqual([
      'not-checked',
      'not-checked',
      'not-checked',
    ])
    expect(claims[0]!.findings).toEqual(['key.document-not-available'])
  })

  it('that a DID made of a key does not have is not theirs', async () => {
    const row = vector('status/valid.json')
    const right = JSON.parse(contentOf(row.file))
    const [did] = right.proof.verificationMethod.split('#')
    const of = async (verificationMethod: string) => {
      const json = { ...right, proof: { ...right.proof, verificationMethod } }
      const { claims } = await verify(json, optionsOf(row))
      return claims.slice(0, 2).map(({ state, findings }) => `${state} ${findings}`)
    }
    expect((await of(right.proof.verificationMethod))[0]).toBe('verified ')
    expect(await of(`${did}#z6MkotherKey`)).toEqual(['not-checked key.not-listed', 'failed key.not-listed'])
  })
})
