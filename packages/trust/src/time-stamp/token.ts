/** Time stamps (RFC 3161): what they are about, whether they hold, and whether whoever made them is trusted. */
import type { Tools } from '../bundle/tools.js'
import type { Hash, Octets } from '../crypto/engine.js'
import {
  type Der,
  DerFault,
  der,
  inside,
  instant,
  integer,
  needed,
  OCTETS,
  oid,
  reading,
  SEQUENCE,
  SET,
  same,
} from '../der/der.js'
import { hex } from '../text/base64.js'
import { type Certificate, certificateIn, nameOf, PURPOSE } from '../x509/certificate.js'
import { pathOf } from '../x509/path.js'
import { hashOf, holds } from '../x509/signed.js'

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const INFO = '1.2.840.113549.1.9.16.1.4'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const DIGEST = '1.2.840.113549.1.9.4'
const CERTIFICATE_V1 = '1.2.840.113549.1.9.16.2.12'
const CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'

interface Token {
  readonly at: number
  readonly imprint: { readonly hash: Hash | 'SHA-1' | undefined; readonly value: Octets }
  readonly info: Octets
  readonly certificates: readonly Certificate[]
  readonly signer: (each: Certificate) => boolean
  readonly digest: Hash | 'SHA-1' | undefined
  readonly attributes: ReadonlyMap<string, Der>
  /** Attributes as they were signed. */
  readonly signed: Octets
  readonly identifier: Der
  readonly signature: Octets
}

const tokens = new WeakMap<Octets, { readonly found: Token | undefined }>()

function tokenIn(octets: Octets): Token | undefined {
  const known = tokens.get(octets)
  if (known) return known.found
  const found = reading(() => read(octets))
  tokens.set(octets, { found })
  return found
}

function read(octets: Octets): Token {
  const [type, holder] = inside(der(octets), SEQUENCE)
  if (oid(type) !== SIGNED_DATA) throw new DerFault()
  const [, , content, ...rest] = inside(inside(holder, 0xa0)[0], SEQUENCE)
  const [kind, held] = inside(content, SEQUENCE)
  if (oid(kind) !== INFO) throw new DerFault()
  const info = needed(inside(held, 0xa0)[0], OCTETS).content
  const certificates = rest.find(({ tag }) => tag === 0xa0)
  const signers = inside(rest.at(-1), SET)
  if (signers.length !== 1) throw new DerFault()
  const [, , imprint, , time] = inside(der(info), SEQUENCE)
  const [hash, value] = inside(imprint, SEQUENCE)
  const [, id, digest, attributes, identifier, signature] = inside(signers[0], SEQUENCE)
  if (!id || !identifier) throw new DerFault()
  const found = new Map<string, Der>()
  for (const each of inside(attributes, 0xa0)) {
    const [name, values] = inside(each, SEQUENCE)
    const [one, more] = inside(values, SET)
    if (!one || more || found.has(oid(name))) throw new DerFault()
    found.set(oid(name), one)
  }
  // The attributes are signed as the set they are, not under the tag they stand under.
  const signed = attributes!.whole.slice()
  signed[0] = SET
  return {
    at: instant(time!),
    imprint: { hash: hashOf(hash), value: needed(value, OCTETS).content },
    info,
    certificates: (certificates ? inside(certificates) : [])
      .map(({ whole }) => certificateIn(whole))
      .filter((each) => each !== undefined),
    signer: signerOf(id),
    digest: hashOf(digest),
    attributes: found,
    signed,
    identifier,
    signature: needed(signature, OCTETS).content,
  }
}

function signerOf(id: Der): (each: Certificate) => boolean {
  if (id.tag === 0x80) {
    const key = hex(id.content)
    return ({ keyId }) => keyId?.endsWith(key) === true
  }
  const [issuer, serial] = inside(id, SEQUENCE)
  const { key } = nameOf(issuer)
  const number = integer(serial)
  return (each) => each.issuer.key === key && each.serial === number
}

/** What a time stamp comes to. */
export type Stamp =
  /** Somebody who is trusted says that what it is about was there. */
  | { readonly state: 'trusted'; readonly at: number; readonly anchor: string; readonly source: string }
  /** It holds; who made it is not among those who are trusted. */
  | { readonly state: 'intact'; readonly at: number; readonly by: string }
  | { readonly state: 'unknown' }
  | { readonly state: 'broken' }

/** Whether octets are a time stamp, and about this. */
export async function isAbout(octets: Octets, about: Octets, engine: Tools['engine']): Promise<boolean> {
  const { hash, value } = tokenIn(octets)?.imprint ?? {}
  return hash !== undefined && value !== undefined && same(await engine.digest(hash, about), value)
}

/** Whether octets are a time stamp. */
export const isStamp = (octets: Octets): boolean => tokenIn(octets) !== undefined

/** Checks one time stamp over what it should be about. */
export async function checkStamp(
  octets: Octets,
  about: Octets,
  others: readonly Certificate[],
  tools: Tools,
): Promise<Stamp> {
  const token = tokenIn(octets)
  if (!token) return { state: 'broken' }
  const { engine } = tools
  const { imprint, digest, attributes } = token
  if (!imprint.hash || !digest) return { state: 'unknown' }
  if (!same(await engine.digest(imprint.hash, about), imprint.value)) return { state: 'broken' }
  const type = attributes.get(CONTENT_TYPE)
  const inner = attributes.get(DIGEST)
  if (reading(() => oid(type)) !== INFO || inner?.tag !== OCTETS) return { state: 'broken' }
  if (!same(await engine.digest(digest, token.info.slice()), inner.content)) return { state: 'broken' }
  const signer = [...token.certificates, ...others].find(token.signer)
  if (!signer) return { state: 'unknown' }
  if (!(await isNamed(attributes, signer, tools))) return { state: 'broken' }
  const { identifier, signature, signed } = token
  const held = await holds(engine, { identifier, signature, signed, spki: signer.spki, digest })
  if (held !== 'holds') return { state: held === 'altered' ? 'broken' : 'unknown' }
  const intact = { state: 'intact', at: token.at, by: signer.subject.values.get('2.5.4.3') ?? '' } as const
  // A key that may do other things than stamp time proves no time (RFC 3161 section 2.3).
  if (signer.purposes?.length !== 1 || signer.purposes[0] !== PURPOSE.timeStamping) return intact
  const path = await pathOf(
    signer,
    { at: token.at, use: 'time-stamp', others: [...token.certificates, ...others] },
    tools,
  )
  if (path.state !== 'found') return intact
  const { certificate, entry } = path.anchor
  return {
    state: 'trusted',
    at: token.at,
    anchor: certificate.subject.values.get('2.5.4.3') ?? certificate.subject.key,
    source: entry.source,
  }
}

/** Whether the certificate is the one the time stamp names as its own (RFC 5035). */
async function isNamed(
  attributes: Token['attributes'],
  signer: Certificate,
  { engine }: Tools,
): Promise<boolean> {
  const found = reading(() => {
    const newer = attributes.get(CERTIFICATE_V2)
    const [first] = inside(inside(newer ?? attributes.get(CERTIFICATE_V1), SEQUENCE)[0], SEQUENCE)
    const parts = inside(first, SEQUENCE)
    const hash = newer ? (parts[0]?.tag === SEQUENCE ? hashOf(parts[0]) : 'SHA-256') : 'SHA-1'
    const value = needed(
      parts.find(({ tag }) => tag === OCTETS),
      OCTETS,
    ).content
    return { hash, value }
  })
  return found?.hash !== undefined && same(await engine.digest(found.hash, signer.der.slice()), found.value)
}
