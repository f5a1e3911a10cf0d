/** Puts the disclosures of an SD-JWT (RFC 9901) back into its payload. Signatures are not looked at. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { decodeBase64Url } from './unwrap.js'

type Json = Record<string, unknown>

const ALGORITHMS = { 'sha-256': sha256, 'sha-384': sha384, 'sha-512': sha512 }

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** The payload with what is disclosed in its place, and without `_sd`, `_sd_alg` and undisclosed items. */
export function readSdJwt(payload: Json, disclosures: readonly string[]): { json: Json; problem?: string } {
  const { _sd_alg: name = 'sha-256' } = payload
  const hash = Object.hasOwn(ALGORITHMS, name as string)
    ? ALGORITHMS[name as keyof typeof ALGORITHMS]
    : undefined
  if (!hash) return { json: payload, problem: 'it names a hash algorithm that is not known' }
  const byDigest = new Map<string, unknown[]>()
  for (const disclosure of disclosures) {
    const text = decodeBase64Url(disclosure)
    let parts: unknown
    try {
      parts = text === undefined ? undefined : JSON.parse(text)
    } catch {}
    if (!Array.isArray(parts) || parts.length < 2 || parts.length > 3)
      return { json: payload, problem: 'a disclosure is not base64url of a list of two or three items' }
    byDigest.set(base64Url(hash(new TextEncoder().encode(disclosure))), parts)
  }

  const reveal = (value: unknown, depth: number): unknown => {
    if (depth > 200 || typeof value !== 'object' || value === null) return value
    if (Array.isArray(value))
      return value.flatMap((item) => {
        const digest =
          typeof item === 'object' && item !== null && Object.keys(item).length === 1
            ? (item as Json)['...']
            : undefined
        if (typeof digest !== 'string') return [reveal(item, depth + 1)]
        const parts = byDigest.get(digest)
        return parts?.length === 2 ? [reveal(parts[1], depth + 1)] : []
      })
    const out: Json = {}
    for (const [key, inner] of Object.entries(value))
      if (key !== '_sd' && key !== '_sd_alg') define(out, key, reveal(inner, depth + 1))
    for (const digest of Array.isArray((value as Json)._sd) ? ((value as Json)._sd as unknown[]) : []) {
      const parts = byDigest.get(digest as string)
      if (parts?.length === 3 && typeof parts[1] === 'string' && !Object.hasOwn(out, parts[1]))
        define(out, parts[1], reveal(parts[2], depth + 1))
    }
    return out
  }
  return { json: reveal(payload, 0) as Json }
}

/** Sets a member even when it is called `__proto__`. */
const define = (target: Json, key: string, value: unknown): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}
