/** X.509 certificates (RFC 5280), as far as trust needs them. */
import type { Octets } from '../crypto/engine.js'
import {
  BOOLEAN,
  bits,
  characters,
  type Der,
  DerFault,
  der,
  inside,
  instant,
  integer,
  OCTETS,
  oid,
  reading,
  SEQUENCE,
  SET,
  small,
} from '../der/der.js'
import { remembered } from '../der/remembered.js'
import { hex } from '../text/base64.js'

/** A name as it is compared: type and value of each part, case and blanks apart (RFC 5280 section 7.1). */
export interface Name {
  readonly key: string
  /** Values by the object identifier of their type. */
  readonly values: ReadonlyMap<string, string>
}

export interface Certificate {
  readonly der: Octets
  readonly signed: Octets
  readonly identifier: Der
  readonly signature: Octets
  readonly serial: string
  readonly issuer: Name
  readonly subject: Name
  readonly from: number
  readonly until: number
  /** Public key with its algorithm. */
  readonly spki: Octets
  /** Public key alone. */
  readonly key: Octets
  readonly extensions: ReadonlyMap<string, { readonly critical: boolean; readonly value: Octets }>
  readonly authority: boolean
  readonly pathLength?: number
  /** Bits of the key usage, first one highest; absent where it is not limited. */
  readonly usage?: number
  readonly purposes?: readonly string[]
  readonly keyId?: string
  readonly issuerKeyId?: string
}

export const EXTENSION = {
  usage: '2.5.29.15',
  constraints: '2.5.29.19',
  purposes: '2.5.29.37',
  keyId: '2.5.29.14',
  issuerKeyId: '2.5.29.35',
  alternative: '2.5.29.17',
  policies: '2.5.29.32',
  qualified: '1.3.6.1.5.5.7.1.3',
} as const

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const ANSWERING = '1.3.6.1.5.5.7.3.9'
export const PURPOSE = { timeStamping: TIME_STAMPING, answering: ANSWERING } as const

/** What octets say as a certificate, or `undefined`. */
export const certificateIn = remembered((octets): Certificate | undefined => reading(() => read(octets)))

function read(octets: Octets): Certificate {
  const [body, identifier, signature] = inside(der(octets), SEQUENCE)
  const parts = [...inside(body, SEQUENCE)]
  if (parts[0]?.tag === 0xa0) parts.shift()
  const [serial, inner, issuer, validity, subject, spki, ...rest] = parts
  if (!identifier || !inner || !spki || hex(inner.whole) !== hex(identifier.whole)) throw new DerFault()
  const [from, until] = inside(validity, SEQUENCE)
  const extensions = extensionsIn(rest.find(({ tag }) => tag === 0xa3))
  const value = (id: string): Der | undefined => {
    const found = extensions.get(id)
    return found && der(found.value)
  }
  const usage = value(EXTENSION.usage)
  const purposes = value(EXTENSION.purposes)
  const keyId = value(EXTENSION.keyId)
  const above = value(EXTENSION.issuerKeyId)
  const issuerKeyId = above && inside(above, SEQUENCE).find(({ tag }) => tag === 0x80)
  return {
    der: octets,
    signed: body!.whole,
    identifier,
    signature: bits(signature),
    serial: integer(serial),
    issuer: nameOf(issuer),
    subject: nameOf(subject),
    from: instant(from!),
    until: instant(until!),
    spki: spki.whole,
    key: bits(inside(spki, SEQUENCE)[1]),
    extensions,
    ...constraintsIn(value(EXTENSION.constraints)),
    ...(usage && { usage: usage.content[1] ?? 0 }),
    ...(purposes && { purposes: inside(purposes, SEQUENCE).map(oid) }),
    ...(keyId && { keyId: hex(keyId.content) }),
    ...(issuerKeyId && { issuerKeyId: hex(issuerKeyId.content) }),
  }
}

function extensionsIn(element: Der | undefined): Certificate['extensions'] {
  const found = new Map<string, { readonly critical: boolean; readonly value: Octets }>()
  if (!element) return found
  for (const each of inside(inside(element)[0], SEQUENCE)) {
    const [id, ...rest] = inside(each, SEQUENCE)
    const flag = rest[0]?.tag === BOOLEAN ? rest.shift() : undefined
    if (rest[0]?.tag !== OCTETS || found.has(oid(id))) throw new DerFault()
    found.set(oid(id), { critical: flag?.content[0] === 0xff, value: rest[0].content })
  }
  return found
}

function constraintsIn(element: Der | undefined): Pick<Certificate, 'authority' | 'pathLength'> {
  if (!element) return { authority: false }
  const [flag, length] = inside(element, SEQUENCE)
  const authority = flag?.tag === BOOLEAN && flag.content[0] === 0xff
  return { authority, ...(length && { pathLength: small(length) }) }
}

/** A distinguished name. */
export function nameOf(element: Der | undefined): Name {
  const values = new Map<string, string>()
  const keys: string[] = []
  for (const set of inside(element, SEQUENCE)) {
    const parts: string[] = []
    for (const each of inside(set, SET)) {
      const [type, value] = inside(each, SEQUENCE)
      if (!value) throw new DerFault()
      const text = characters(value)
      values.set(oid(type), text)
      parts.push(JSON.stringify([oid(type), text.trim().replace(/\s+/g, ' ').toLowerCase()]))
    }
    keys.push(parts.sort().join('+'))
  }
  return { key: keys.join(','), values }
}

/** What a name is shown as: its common name, else its organisation. */
export const shown = ({ values, key }: Name): string => values.get('2.5.4.3') ?? values.get('2.5.4.10') ?? key

/** Whether a key may be used for one of some bits of the key usage; everything where it is not limited. */
export const mayBeUsed = ({ usage }: Certificate, ...wanted: readonly number[]): boolean =>
  usage === undefined || wanted.some((bit) => (usage & (0x80 >> bit)) !== 0)

/** Bits of the key usage (RFC 5280 section 4.2.1.3). */
export const USAGE = { digitalSignature: 0, nonRepudiation: 1, certificates: 5, lists: 6 } as const

const KNOWN: ReadonlySet<string> = new Set([
  EXTENSION.usage,
  EXTENSION.constraints,
  EXTENSION.purposes,
  EXTENSION.keyId,
  EXTENSION.issuerKeyId,
  EXTENSION.alternative,
  EXTENSION.policies,
  EXTENSION.qualified,
])

/** Whether a certificate has something critical in it that is not understood. */
export const hasUnknownCritical = ({ extensions }: Certificate): boolean =>
  [...extensions].some(([id, { critical }]) => critical && !KNOWN.has(id))
