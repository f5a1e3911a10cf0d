/** The cryptography of Node, several times faster than WebCrypto because it is synchronous. */
import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { gunzipSync, inflateSync } from 'node:zlib'
import { type Algorithm, type Engine, LEAST_RSA, type PublicKey } from './engine.js'

const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
}

const bySpki = new WeakMap<Uint8Array, KeyObject>()
const byJwk = new Map<string, KeyObject>()
/** Keys that are remembered. */
const MOST = 500

/** A key as the library has it; made once. */
function keyIn(key: PublicKey): KeyObject {
  if ('spki' in key) {
    const known = bySpki.get(key.spki)
    const found = known ?? createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' })
    bySpki.set(key.spki, found)
    return found
  }
  const name = JSON.stringify(key.jwk)
  const known = byJwk.get(name)
  if (known) return known
  const found = createPublicKey({ key: key.jwk as Record<string, unknown>, format: 'jwk' })
  if (byJwk.size >= MOST) byJwk.clear()
  byJwk.set(name, found)
  return found
}

function keyFor(key: PublicKey, { family, curve }: Algorithm): KeyObject {
  const found = keyIn(key)
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = found
  const fits =
    family === 'Ed25519'
      ? type === 'ed25519'
      : family === 'ECDSA'
        ? type === 'ec' && CURVES[details.namedCurve ?? ''] === curve
        : type === 'rsa' && (details.modulusLength ?? 0) >= LEAST_RSA
  if (!fits) throw new Error('the key is none for the algorithm')
  return found
}

export const openssl: Engine = {
  digest: (hash, octets) =>
    new Uint8Array(createHash(hash.replace('-', '').toLowerCase()).update(octets).digest()),
  verify(algorithm, key, signature, signed) {
    const found = keyFor(key, algorithm)
    if (algorithm.length !== undefined && signature.length !== algorithm.length) return false
    const { family, hash } = algorithm
    const name = hash?.replace('-', '').toLowerCase()
    if (family === 'Ed25519') return verify(null, signed, found, signature)
    if (family === 'ECDSA') return verify(name, signed, { key: found, dsaEncoding: 'ieee-p1363' }, signature)
    const padding = family === 'RSA-PSS' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
    const saltLength = Number(hash!.slice(4)) / 8
    return verify(name, signed, { key: found, padding, saltLength }, signature)
  },
  inflate(octets, form, limit) {
    try {
      const found = (form === 'gzip' ? gunzipSync : inflateSync)(octets, { maxOutputLength: limit })
      return new Uint8Array(found)
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : undefined
    }
  },
}
