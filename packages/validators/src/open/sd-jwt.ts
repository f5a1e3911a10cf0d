/** Puts the disclosures of an SD-JWT back into its payload by RFC 9901 section 7.1. Signatures are not looked at. */
import type { Term } from '@microcred/core/messages'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { MAX_DEPTH } from './keys.js'
import { scan } from './scan.js'
import { decodeBase64Url } from './unwrap.js'

type Json = Record<string, unknown>

const ALGORITHMS = { 'sha-256': sha256, 'sha-384': sha384, 'sha-512': sha512 }

/** Claims that tell what the token is and how long it holds; SD-JWT VC forbids to disclose them selectively. */
const PROTECTED: ReadonlySet<unknown> = new Set('iss nbf exp cnf vct vct#integrity vctm status'.split(' '))

/** What a disclosure would make of the payload if it were called so. */
const RESERVED: ReadonlySet<string> = new Set(['_sd', '...', '_sd_alg'])

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Why a token is to be refused. */
class Refused extends Error {
  constructor(readonly reason: Term) {
    super('refused')
  }
}

/**
 * The payload with what is disclosed in its place, and without `_sd`, `_sd_alg` and undisclosed items; or why the
 * token is to be refused. Every digest and every disclosure is followed at most once.
 */
export function readSdJwt(
  payload: Json,
  disclosures: readonly string[],
): { json: Json; problem?: Term; keptBack?: number } {
  try {
    const revealer = new Revealer(payload, disclosures)
    const json = revealer.object(payload, 0)
    if (revealer.unused) return { json: payload, problem: 'disclosure-unused' }
    return { json, keptBack: revealer.keptBack }
  } catch (error) {
    if (error instanceof Refused) return { json: payload, problem: error.reason }
    throw error
  }
}

class Revealer {
  readonly #disclosed: Map<string, readonly unknown[]>
  readonly #met = new Set<string>()

  constructor(payload: Json, disclosures: readonly string[]) {
    const { _sd_alg: name = 'sha-256' } = payload
    if (typeof name !== 'string' || !Object.hasOwn(ALGORITHMS, name)) throw new Refused('hash-algorithm')
    const hash = ALGORITHMS[name as keyof typeof ALGORITHMS]
    this.#disclosed = new Map()
    for (const disclosure of disclosures) {
      const digest = base64Url(hash(new TextEncoder().encode(disclosure)))
      if (this.#disclosed.has(digest)) throw new Refused('disclosure-twice')
      this.#disclosed.set(digest, partsOf(disclosure))
    }
  }

  /** Whether a disclosure was not asked for. */
  get unused(): boolean {
    return [...this.#disclosed.keys()].some((digest) => !this.#met.has(digest))
  }

  /** How many digests nothing was disclosed for. */
  get keptBack(): number {
    return [...this.#met].filter((digest) => !this.#disclosed.has(digest)).length
  }

  object(value: Json, depth: number): Json {
    const out: Json = {}
    for (const [key, inner] of Object.entries(value)) {
      if (key === '...') throw new Refused('claim-dots')
      if (key === '_sd_alg' && depth > 0) throw new Refused('sd-alg-inside')
      if (key !== '_sd' && key !== '_sd_alg') define(out, key, this.#value(inner, depth + 1))
    }
    if (!Object.hasOwn(value, '_sd')) return out
    const { _sd: digests } = value
    if (!Array.isArray(digests) || digests.some((digest) => typeof digest !== 'string'))
      throw new Refused('sd-list')
    for (const digest of digests as string[]) {
      const parts = this.#follow(digest)
      if (!parts) continue
      const [, name, inner] = parts
      if (parts.length !== 3) throw new Refused('item-for-claim')
      if (typeof name !== 'string') throw new Refused('claim-name')
      if (RESERVED.has(name)) throw new Refused({ reason: 'reserved-name', name })
      if (depth === 0 && PROTECTED.has(name)) throw new Refused({ reason: 'always-disclosed', name })
      if (Object.hasOwn(out, name)) throw new Refused('claim-twice')
      define(out, name, this.#value(inner, depth + 1))
    }
    return out
  }

  #value(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (depth > MAX_DEPTH) throw new Refused({ reason: 'too-deep', limit: MAX_DEPTH })
    if (!Array.isArray(value)) return this.object(value as Json, depth)
    return value.flatMap((item) => this.#item(item, depth))
  }

  #item(item: unknown, depth: number): unknown[] {
    const isDigest =
      typeof item === 'object' && item !== null && !Array.isArray(item) && Object.hasOwn(item, '...')
    if (!isDigest) return [this.#value(item, depth + 1)]
    const { '...': digest } = item as Json
    if (Object.keys(item as Json).length !== 1 || typeof digest !== 'string') throw new Refused('dots-digest')
    const parts = this.#follow(digest)
    if (!parts) return []
    if (parts.length !== 2) throw new Refused('claim-for-item')
    return [this.#value(parts[1], depth + 1)]
  }

  /** The parts of the disclosure a digest is of, if it was disclosed. */
  #follow(digest: string): readonly unknown[] | undefined {
    if (this.#met.has(digest)) throw new Refused('digest-twice')
    this.#met.add(digest)
    return this.#disclosed.get(digest)
  }
}

/** Salt, name where it is a claim's, and value. */
function partsOf(disclosure: string): readonly unknown[] {
  const text = decodeBase64Url(disclosure)
  let parts: unknown
  try {
    parts = text === undefined ? undefined : JSON.parse(text)
  } catch {}
  if (!Array.isArray(parts) || parts.length < 2 || parts.length > 3) throw new Refused('disclosure-form')
  if (typeof parts[0] !== 'string') throw new Refused('salt')
  const { duplicates, tooDeep } = scan(text!, undefined, MAX_DEPTH)
  if (tooDeep !== undefined) throw new Refused({ reason: 'too-deep', limit: MAX_DEPTH })
  if (duplicates.length > 0) throw new Refused('disclosure-key-twice')
  return parts
}

/** Sets a member even when it is called `__proto__`. */
const define = (target: Json, key: string, value: unknown): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}
