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

const rsa = (name: string, family: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS', hash: Hash): Algorithm => ({
  name,
  family,
  hash,
})
const ec = (name: string, curve: 'P-256' | 'P-384' | 'P-521', hash: Hash, length: number): Algorithm => ({
  name,
  family: 'ECDSA',
  curve,
  hash,
  length,
})

/** Every algorithm that is accepted; `none` and HMAC are none of them. */
export const algorithms: ReadonlyMap<unknown, Algorithm> = new Map(
  [
    rsa('RS256', 'RSASSA-PKCS1-v1_5', 'SHA-256'),
    rsa('RS384', 'RSASSA-PKCS1-v1_5', 'SHA-384'),
    rsa('RS512', 'RSASSA-PKCS1-v1_5', 'SHA-512'),
    rsa('PS256', 'RSA-PSS', 'SHA-256'),
    rsa('PS384', 'RSA-PSS', 'SHA-384'),
    rsa('PS512', 'RSA-PSS', 'SHA-512'),
    ec('ES256', 'P-256', 'SHA-256', 64),
    ec('ES384', 'P-384', 'SHA-384', 96),
    ec('ES512', 'P-521', 'SHA-512', 132),
    { name: 'EdDSA', family: 'Ed25519', length: 64 } as const,
    { name: 'Ed25519', family: 'Ed25519', length: 64 } as const,
  ].map((each): [string, Algorithm] => [each.name, each]),
)

/** Shortest RSA key that is accepted, in bits (RFC 7518 section 3.3). */
export const LEAST_RSA = 2048
