/** What is asked of cryptography, so that browsers and Node each answer with their own. */

export type Octets = Uint8Array<ArrayBuffer>

export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512'

/** A public key as certificates or as JSON have it. */
export type PublicKey = { readonly spki: Octets } | { readonly jwk: JsonWebKey }

/** Forms in which lists are compressed. */
export type Compression = 'gzip' | 'deflate'

export interface Engine {
  digest(hash: Hash | 'SHA-1', octets: Octets): Promise<Octets> | Octets
  /** Whether a signature holds. Throws where the key is none for the algorithm. */
  verify(algorithm: Algorithm, key: PublicKey, signature: Octets, signed: Octets): Promise<boolean> | boolean
  /** What was compressed; `undefined` where it cannot be read, `too-large` where it is larger than `limit`. */
  inflate(
    octets: Octets,
    form: Compression,
    limit: number,
  ): Promise<Octets | 'too-large' | undefined> | Octets | 'too-large' | undefined
}

/** An algorithm of signatures as JOSE names it (RFC 7518, RFC 8037). */
export interface Algorithm {
  readonly name: string
  readonly family: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA' | 'Ed25519'
  readonly hash?: Hash
  readonly curve?: 'P-256' | 'P-384' | 'P-521'
  /** Octets of a signature, where they are fixed. */
  readonly length?: number
}

/** What algorithms of one strength have: bits of their hash, curve, octets of a signature over it. */
const STRENGTHS = [
  [256, 'P-256', 64],
  [384, 'P-384', 96],
  [512, 'P-521', 132],
] as const

const ofStrength = ([bits, curve, length]: (typeof STRENGTHS)[number]): readonly Algorithm[] => {
  const hash = `SHA-${bits}` as const
  return [
    { name: `RS${bits}`, family: 'RSASSA-PKCS1-v1_5', hash },
    { name: `PS${bits}`, family: 'RSA-PSS', hash },
    { name: `ES${bits}`, family: 'ECDSA', hash, curve, length },
  ]
}

/** Every algorithm that is accepted; `none` and HMAC are none of them. */
export const algorithms: ReadonlyMap<unknown, Algorithm> = new Map(
  [
    ...STRENGTHS.flatMap(ofStrength),
    ...['EdDSA', 'Ed25519'].map((name) => ({ name, family: 'Ed25519', length: 64 }) as const),
  ].map((each): [string, Algorithm] => [each.name, each]),
)

/** Shortest RSA key that is accepted, in bits (RFC 7518 section 3.3). */
export const LEAST_RSA = 2048
