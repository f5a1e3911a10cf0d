/** Signatures as certificates, time stamps and answers about certificates carry them. */

import type { Algorithm, Engine, Hash, Octets } from '../crypto/engine.js'
import { BITS, type Der, DerFault, inside, integer, oid, reading, SEQUENCE, small } from '../der/der.js'

const HASHES: ReadonlyMap<string, Hash | 'SHA-1'> = new Map([
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
])

/** The hash function an AlgorithmIdentifier names. */
export const hashOf = (identifier: Der | undefined): Hash | 'SHA-1' | undefined =>
  HASHES.get(oid(inside(identifier, SEQUENCE)[0]))

const SIGNATURES: ReadonlyMap<string, readonly [Algorithm['family'], Hash?]> = new Map<
  string,
  readonly [Algorithm['family'], Hash?]
>([
  ['1.2.840.113549.1.1.11', ['RSASSA-PKCS1-v1_5', 'SHA-256']],
  ['1.2.840.113549.1.1.12', ['RSASSA-PKCS1-v1_5', 'SHA-384']],
  ['1.2.840.113549.1.1.13', ['RSASSA-PKCS1-v1_5', 'SHA-512']],
  ['1.2.840.10045.4.3.2', ['ECDSA', 'SHA-256']],
  ['1.2.840.10045.4.3.3', ['ECDSA', 'SHA-384']],
  ['1.2.840.10045.4.3.4', ['ECDSA', 'SHA-512']],
  ['1.3.101.112', ['Ed25519']],
])
const RSA = '1.2.840.113549.1.1.1'
const PSS = '1.2.840.113549.1.1.10'

const CURVES: ReadonlyMap<string, readonly ['P-256' | 'P-384' | 'P-521', number]> = new Map([
  ['1.2.840.10045.3.1.7', ['P-256', 32]],
  ['1.3.132.0.34', ['P-384', 48]],
  ['1.3.132.0.35', ['P-521', 66]],
])

/** The curve of a key, with the octets of a coordinate. */
function curveOf(spki: Octets): readonly ['P-256' | 'P-384' | 'P-521', number] | undefined {
  const [identifier] = inside(derOf(spki), SEQUENCE)
  const [, parameters] = inside(identifier, SEQUENCE)
  return parameters?.tag === 0x06 ? CURVES.get(oid(parameters)) : undefined
}

const derOf = (octets: Octets): Der => {
  const [element] = inside({ tag: 0, whole: octets, content: octets })
  if (!element) throw new DerFault()
  return element
}

/** The hash RSA-PSS is used with, where salt and mask are what JOSE has too. */
function pssHash(parameters: Der | undefined): Hash | undefined {
  const parts = new Map(inside(parameters, SEQUENCE).map((each) => [each.tag & 0x1f, inside(each)[0]]))
  const hash = parts.has(0) ? hashOf(parts.get(0)) : 'SHA-1'
  const mask = parts.has(1) ? hashOf(inside(parts.get(1), SEQUENCE)[1]) : 'SHA-1'
  const salt = parts.has(2) ? small(parts.get(2)!) : 20
  return hash && hash !== 'SHA-1' && hash === mask && salt === Number(hash.slice(4)) / 8 ? hash : undefined
}

function algorithmOf(identifier: Der, spki: Octets, digest?: Hash | 'SHA-1'): Algorithm | undefined {
  const [name, parameters] = inside(identifier, SEQUENCE)
  const id = oid(name)
  const known = SIGNATURES.get(id)
  const hash = digest === 'SHA-1' ? undefined : digest
  if (id === RSA) return hash && { name: id, family: 'RSASSA-PKCS1-v1_5', hash }
  if (id === PSS) {
    const found = pssHash(parameters)
    return found && { name: id, family: 'RSA-PSS', hash: found }
  }
  if (!known) return undefined
  const [family, own] = known
  if (family !== 'ECDSA') return { name: id, family, ...(own && { hash: own }) }
  const curve = curveOf(spki)
  return curve && own && { name: id, family, hash: own, curve: curve[0], length: curve[1] * 2 }
}

/** Both numbers of an ECDSA signature side by side, as the cryptography takes them. */
function sideBySide(signature: Octets, size: number): Octets {
  const [r, s, more] = inside(derOf(signature), SEQUENCE)
  const both = new Uint8Array(size * 2)
  for (const [at, each] of [r, s].entries()) {
    integer(each)
    const { content } = each!
    const octets = content[0] === 0 ? content.subarray(1) : content
    if (more || octets.length > size) throw new DerFault()
    both.set(octets, size * (at + 1) - octets.length)
  }
  return both
}

export type Holds = 'holds' | 'altered' | 'unknown'

/** Whether a signature holds; `unknown` where its algorithm is none that is checked. */
export async function holds(
  engine: Engine,
  {
    identifier,
    spki,
    signature,
    signed,
    digest,
  }: {
    readonly identifier: Der
    readonly spki: Octets
    readonly signature: Octets
    readonly signed: Octets
    readonly digest?: Hash | 'SHA-1' | undefined
  },
): Promise<Holds> {
  const found = reading(() => algorithmOf(identifier, spki, digest))
  if (!found) return 'unknown'
  const octets =
    found.length === undefined ? signature : reading(() => sideBySide(signature, found.length! / 2))
  if (!octets) return 'altered'
  try {
    return (await engine.verify(found, { spki }, octets, signed)) ? 'holds' : 'altered'
  } catch {
    return 'unknown'
  }
}

/** Tag of what a certificate and a list of revoked ones have their signature in. */
export const SIGNATURE = BITS
