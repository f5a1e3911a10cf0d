/** Keys as Multikey writes them (W3C Controlled Identifiers 1.0 section 2.2.2), as JSON Web Keys. */
import { fromBase58 } from '../text/base58.js'
import { toBase64Url } from '../text/base64.js'
import { isObject, objectIn } from '../text/json.js'

/** Multicodec prefixes, as the two octets they are written in. */
const ED25519 = 0xed01
const P256 = 0x8024
const P384 = 0x8124
const JWK = 0xd1d6

/** The key of a multibase text such as `z6Mk…`, or `undefined` where it is none that is known. */
export function multikey(text: unknown): JsonWebKey | undefined {
  const octets = typeof text === 'string' && text.startsWith('z') ? fromBase58(text.slice(1)) : undefined
  return octets && multikeyIn(octets)
}

/** The same of its octets. */
export function multikeyIn(octets: Uint8Array): JsonWebKey | undefined {
  if (octets.length < 3) return undefined
  const prefix = octets[0]! * 256 + octets[1]!
  const key = octets.subarray(2)
  switch (prefix) {
    case ED25519:
      return key.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(key) } : undefined
    case P256:
      return key.length === 33 ? unpacked(key, CURVES['P-256'], 'P-256') : undefined
    case P384:
      return key.length === 49 ? unpacked(key, CURVES['P-384'], 'P-384') : undefined
    case JWK: {
      const jwk = objectIn(octets[2] === 0x03 ? octets.subarray(3) : undefined)
      return isObject(jwk) ? (jwk as JsonWebKey) : undefined
    }
    default:
      return undefined
  }
}

interface Curve {
  readonly p: bigint
  readonly b: bigint
}

/** FIPS 186-4, D.1.2.3 and D.1.2.4; the other coefficient is -3. */
const CURVES = {
  'P-256': {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
} satisfies Readonly<Record<string, Curve>>

/** The point of which only one coordinate and the sign of the other are written (SEC 1 section 2.3.4). */
function unpacked(point: Uint8Array, { p, b }: Curve, crv: string): JsonWebKey | undefined {
  const sign = point[0]! - 2
  if (sign !== 0 && sign !== 1) return undefined
  const x = numberOf(point.subarray(1))
  if (x >= p) return undefined
  const square = mod(x * x * x - 3n * x + b, p)
  const root = power(square, (p + 1n) / 4n, p)
  if (mod(root * root, p) !== square) return undefined
  const y = Number(root & 1n) === sign ? root : p - root
  return { kty: 'EC', crv, x: toBase64Url(point.subarray(1)), y: toBase64Url(octetsOf(y, point.length - 1)) }
}

const mod = (a: bigint, p: bigint): bigint => ((a % p) + p) % p

function power(base: bigint, exponent: bigint, p: bigint): bigint {
  let result = 1n
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p
    square = (square * square) % p
  }
  return result
}

const numberOf = (octets: Uint8Array): bigint =>
  octets.reduce((sum, octet) => (sum << 8n) + BigInt(octet), 0n)

const octetsOf = (value: bigint, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => Number((value >> BigInt(8 * (length - 1 - at))) & 0xffn))
