/** The cryptography every runtime has: WebCrypto. */
import { type Algorithm, type Engine, LEAST_RSA, type PublicKey } from './engine.js'

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
  async inflate(octets, form, limit) {
    const reader = new Blob([octets]).stream().pipeThrough(new DecompressionStream(form)).getReader()
    const chunks: BlobPart[] = []
    let size = 0
    try {
      for (let each = await reader.read(); !each.done; each = await reader.read()) {
        size += each.value.length
        if (size > limit) {
          await reader.cancel()
          return 'too-large'
        }
        chunks.push(each.value)
      }
    } catch {
      return undefined
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer())
  },
}
