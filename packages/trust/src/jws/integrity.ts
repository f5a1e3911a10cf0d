/** Whether one JWS verifies, by RFC 7515, RFC 7797 and the header parameters of ETSI TS 119 182-1. */
import type { Claim } from '../report/rows.js'
import { fromBase64, fromBase64Url, toBase64Url } from '../text/base64.js'
import { publicKeyIn } from './certificate-key.js'
import type { Signature } from './open.js'

type Row = Omit<Claim, 'id'>
type Header = Readonly<Record<string, unknown>>
type Dids = Readonly<Record<string, unknown>>

const { subtle } = globalThis.crypto

const algorithms: Readonly<Record<string, RsaHashedImportParams | EcKeyImportParams | { name: string }>> = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  RS384: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  RS512: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  PS384: { name: 'RSA-PSS', hash: 'SHA-384' },
  PS512: { name: 'RSA-PSS', hash: 'SHA-512' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  ES512: { name: 'ECDSA', namedCurve: 'P-521' },
  EdDSA: { name: 'Ed25519' },
}

/** Critical parameters that are understood. */
const UNDERSTOOD = new Set(['b64', 'sigT'])

const failed = (code: string): Row => ({ state: 'failed', ground: [], findings: [code] })
const unchecked = (code: string, inject?: { kind: string; id: string }): Row => ({
  state: 'not-checked',
  ground: [],
  findings: [code],
  ...(inject && { inject: [inject] }),
})

/** The row `integrity` of one signature. */
export async function integrityOf(each: Signature, dids: Dids): Promise<Row> {
  const header = headerOf(each.protected)
  const signature = fromBase64Url(each.signature)
  if (!header || !signature) return failed('seal.malformed')
  const fault = faultOf(header, each.payload)
  if (fault) return failed(fault)
  if (header.sigD !== undefined) return unchecked('seal.detached')
  const algorithm = algorithms[header.alg as string]!
  const key = await keyOf(header, dids)
  if ('state' in key) return key
  const signed = new TextEncoder().encode(`${each.protected}.${each.payload}`)
  try {
    const imported =
      'spki' in key
        ? await subtle.importKey('spki', key.spki, algorithm, false, ['verify'])
        : await subtle.importKey('jwk', key.jwk, algorithm, false, ['verify'])
    const holds = await subtle.verify(parametersOf(header.alg as string), imported, signature, signed)
    if (!holds) return failed('seal.altered')
  } catch {
    return failed('seal.key-not-for-algorithm')
  }
  return { state: 'verified', ground: [{ kind: key.kind, name: header.alg as string }], findings: [] }
}

function headerOf(text: string): Header | undefined {
  const octets = fromBase64Url(text)
  if (!octets) return undefined
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets))
    return typeof header === 'object' && header !== null && !Array.isArray(header)
      ? (header as Header)
      : undefined
  } catch {
    return undefined
  }
}

/** The code of what makes a header one to be refused before any key is looked for. */
function faultOf(header: Header, payload: string): string | undefined {
  const { alg, crit, b64 } = header
  if (typeof alg !== 'string' || !Object.hasOwn(algorithms, alg)) return 'seal.algorithm-refused'
  if (crit !== undefined) {
    if (!Array.isArray(crit) || crit.length === 0 || new Set(crit).size !== crit.length)
      return 'seal.crit-malformed'
    if (crit.some((name) => !Object.hasOwn(header, name))) return 'seal.crit-absent'
    if (crit.some((name) => !UNDERSTOOD.has(name))) return 'seal.crit-unknown'
  }
  if (b64 !== undefined && typeof b64 !== 'boolean') return 'seal.malformed'
  if (b64 === false && !(crit as readonly unknown[] | undefined)?.includes('b64'))
    return 'seal.b64-not-critical'
  return b64 !== false && !fromBase64Url(payload) ? 'seal.malformed' : undefined
}

function parametersOf(alg: string): EcdsaParams | RsaPssParams | { name: string } {
  const bits = Number(alg.slice(2))
  if (alg.startsWith('ES')) return { name: 'ECDSA', hash: `SHA-${bits}` }
  if (alg.startsWith('PS')) return { name: 'RSA-PSS', saltLength: bits / 8 }
  return { name: alg === 'EdDSA' ? 'Ed25519' : 'RSASSA-PKCS1-v1_5' }
}

type Key = { readonly kind: string } & (
  | { readonly spki: Uint8Array<ArrayBuffer> }
  | { readonly jwk: JsonWebKey }
)

/** The key a header names: its certificate, a method of an injected DID document, or the key it brings along. */
async function keyOf(header: Header, dids: Dids): Promise<Key | Row> {
  const { x5c, kid, jwk } = header
  if (Array.isArray(x5c)) return certificateKey(x5c[0], header)
  if (typeof kid === 'string' && kid.includes('#')) {
    const controller = kid.slice(0, kid.indexOf('#'))
    const document = Object.hasOwn(dids, controller) ? dids[controller] : undefined
    if (!document) return unchecked('key.document-not-available', { kind: 'did', id: controller })
    const methods = (document as { verificationMethod?: unknown }).verificationMethod
    const method = (Array.isArray(methods) ? methods : []).find((each) => each?.id === kid)
    if (!method) return failed('key.not-listed')
    return method.publicKeyJwk
      ? { kind: 'did', jwk: publicPart(method.publicKeyJwk) }
      : unchecked('key.form-unknown')
  }
  if (typeof jwk === 'object' && jwk !== null) return { kind: 'embedded-key', jwk: publicPart(jwk) }
  return unchecked('key.not-named')
}

async function certificateKey(text: unknown, header: Header): Promise<Key | Row> {
  const der = typeof text === 'string' ? fromBase64(text) : undefined
  const spki = der && publicKeyIn(der)
  if (!der || !spki) return failed('seal.certificate-unreadable')
  const thumbprint = header['x5t#S256']
  if (
    thumbprint !== undefined &&
    thumbprint !== toBase64Url(new Uint8Array(await subtle.digest('SHA-256', der)))
  )
    return failed('seal.thumbprint-of-other-certificate')
  return { kind: 'certificate', spki }
}

/** What a key says of itself beside its numbers (use, operations, algorithm) is not what makes it fit. */
const publicPart = ({ kty, crv, x, y, n, e }: JsonWebKey): JsonWebKey =>
  Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined))
