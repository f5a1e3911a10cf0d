/** Puts the disclosures of an SD-JWT back in their places, by RFC 9901 section 7.1. */
import type { Engine, Hash } from '../crypto/engine.js'
import { fromBase64Url, toBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, readJson, textOf } from '../text/json.js'

const HASHES: Readonly<Record<string, Hash>> = {
  'sha-256': 'SHA-256',
  'sha-384': 'SHA-384',
  'sha-512': 'SHA-512',
}

/** The names of those that are known. */
export const hashNames = Object.keys(HASHES)

/** The hash function a payload names; `undefined` where it is none that is known. */
export const hashOf = ({ _sd_alg: name = 'sha-256' }: Json): Hash | undefined =>
  isText(name) && Object.hasOwn(HASHES, name) ? HASHES[name] : undefined

/** What a holder chose to show. */
export interface Revealed {
  readonly claims: Json
  /** Number of digests whose disclosures were kept back; decoys are counted with them. */
  readonly undisclosed: number
  /** Whether claims at the top were kept back. */
  readonly hidesClaims: boolean
}

/** Claims that tell what a token is and how long it holds: SD-JWT VC forbids to disclose them selectively. */
const PROTECTED: ReadonlySet<string> = new Set('iss nbf exp cnf vct vct#integrity status'.split(' '))

/** What a disclosure would make of the payload if it were called so. */
const RESERVED: ReadonlySet<string> = new Set(['_sd', '...', '_sd_alg'])

/** Why a token is to be refused. */
class Refused extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

const refuse = (): never => {
  throw new Refused('sd-jwt.refused')
}

/** What is shown, or the code of why it is to be refused. Every digest and every disclosure counts once. */
export async function reveal(
  payload: Json,
  disclosures: readonly string[],
  hash: Hash,
  engine: Engine,
): Promise<Revealed | string> {
  try {
    const given = new Map<string, readonly unknown[]>()
    for (const disclosure of disclosures) {
      const octets = new TextEncoder().encode(disclosure)
      const digest = toBase64Url(await engine.digest(hash, octets))
      if (given.has(digest)) refuse()
      given.set(digest, partsOf(disclosure))
    }
    const revealer = new Revealer(given)
    const claims = revealer.object(payload, 0)
    if (revealer.followed !== given.size) refuse()
    const { undisclosed, hidesClaims } = revealer
    return { claims, undisclosed, hidesClaims }
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

/** Salt, name where it is a claim's, and value. */
function partsOf(disclosure: string): readonly unknown[] {
  const octets = fromBase64Url(disclosure)
  const text = octets && textOf(octets)
  const read = text === undefined ? undefined : readJson(text)
  const parts = read && !read.repeats ? read.value : undefined
  if (!Array.isArray(parts) || parts.length < 2 || parts.length > 3 || !isText(parts[0])) return refuse()
  return parts
}

class Revealer {
  readonly #given: ReadonlyMap<string, readonly unknown[]>
  readonly #met = new Set<string>()
  followed = 0
  undisclosed = 0
  hidesClaims = false

  constructor(given: ReadonlyMap<string, readonly unknown[]>) {
    this.#given = given
  }

  object(value: Json, depth: number): Json {
    const out: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value)) {
      if (key === '...' || (key === '_sd_alg' && depth > 0)) refuse()
      if (key !== '_sd' && key !== '_sd_alg') define(out, key, this.#value(inner, depth + 1))
    }
    if (!Object.hasOwn(value, '_sd')) return out
    const { _sd: digests } = value
    if (!Array.isArray(digests) || !digests.every(isText)) return refuse()
    for (const digest of digests) {
      const parts = this.#follow(digest)
      if (!parts) {
        this.hidesClaims ||= depth === 0
        continue
      }
      const [, name, inner] = parts
      if (parts.length !== 3 || !isText(name) || RESERVED.has(name)) return refuse()
      if (depth === 0 && PROTECTED.has(name)) throw new Refused('sd-jwt.claim-hidden')
      if (Object.hasOwn(out, name)) refuse()
      define(out, name, this.#value(inner, depth + 1))
    }
    return out
  }

  #value(value: unknown, depth: number): unknown {
    // Disclosures may hold each other; what is deeper than a payload may be is refused with it.
    if (depth > MOST) return refuse()
    if (Array.isArray(value)) return value.flatMap((item) => this.#item(item, depth))
    return isObject(value) ? this.object(value, depth) : value
  }

  #item(item: unknown, depth: number): readonly unknown[] {
    if (!isObject(item) || !Object.hasOwn(item, '...')) return [this.#value(item, depth + 1)]
    const { '...': digest } = item
    if (Object.keys(item).length !== 1 || !isText(digest)) return refuse()
    const parts = this.#follow(digest)
    if (!parts) return []
    return parts.length === 2 ? [this.#value(parts[1], depth + 1)] : refuse()
  }

  /** The parts of the disclosure a digest is of, if it was disclosed. */
  #follow(digest: string): readonly unknown[] | undefined {
    if (this.#met.has(digest)) refuse()
    this.#met.add(digest)
    const parts = this.#given.get(digest)
    if (parts) this.followed++
    else this.undisclosed++
    return parts
  }
}

const MOST = 200

/** Sets a member even when it is called `__proto__`. */
const define = (target: object, key: string, value: unknown): unknown =>
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
