/** The cryptography every runtime has: WebCrypto. */
import { once } from '@microcred/common/once'
import { type Algorithm, type Engine, LEAST_RSA, type PublicKey } from './engine.js'

const unfolding = once(() => import('./inflate.js'))

const { subtle } = globalThis.crypto

type Import = RsaHashedImportParams | EcKeyImportParams | { name: string }

const importing = ({ family, hash, curve }: Algorithm): Import =>
  curve ? { name: family, namedCurve: curve } : hash ? { name: family, hash } : { name: family }

const verifying = ({ family, hash }: Algorithm): EcdsaParams | RsaPssParams | { name: string } => {
  if (family === 'ECDSA') return { name: family, hash: hash! }
  return family === 'RSA-PSS' ? { name: family, saltLength: Number(hash!.slice(4)) / 8 } : { name: family }
}

async function imported(key: PublicKey, algorithm: Algorithm): Promise<CryptoKey> {
  const parameters = importing(algorithm)
  const found =
    'spki' in key
      ? await subtle.importKey('spki', key.spki, parameters, false, ['verify'])
      : await subtle.importKey('jwk', key.jwk, parameters, false, ['verify'])
  const { modulusLength = LEAST_RSA } = found.algorithm as Partial<RsaHashedKeyAlgorithm>
  if (modulusLength < LEAST_RSA) throw new Error('the key is too short')
  return found
}

export const web: Engine = {
  digest: async (hash, octets) => new Uint8Array(await subtle.digest(hash, octets)),
  verify: async (algorithm, key, signature, signed) => {
    const found = await imported(key, algorithm)
    if (algorithm.length !== undefined && signature.length !== algorithm.length) return false
    return subtle.verify(verifying(algorithm), found, signature, signed)
  },
  inflate: async (...asked) => (await unfolding()).inflate(...asked),
}
