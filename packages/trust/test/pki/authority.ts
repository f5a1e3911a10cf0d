/** Authorities for tests: certificates, lists of revoked ones, answers about them, time stamps. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import {
  bits,
  element,
  explicit,
  integer,
  longTime,
  nothing,
  type Octets,
  octets,
  oid,
  sequence,
  set,
  text,
  time,
  yes,
} from './write.js'

const sha256 = (value: Octets): Octets => createHash('sha256').update(value).digest()
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing)
const ECDSA = sequence(oid('1.2.840.10045.4.3.2'))
const signed = (key: KeyObject, value: Octets): Octets => sign('sha256', value, key)

/** The parts of a name by their types. */
const TYPES = {
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  identifier: '2.5.4.97',
  name: '2.5.4.3',
} as const
export type Subject = Readonly<Partial<Record<keyof typeof TYPES, string>>>

const nameOf = (subject: Subject): Octets =>
  sequence(
    ...Object.entries(subject).map(([part, value]) =>
      set(sequence(oid(TYPES[part as keyof typeof TYPES]), text(value!))),
    ),
  )

export interface Holder {
  readonly subject: Subject
  readonly der: Octets
  readonly serial: number
  readonly key: KeyObject
  /** Public key alone. */
  readonly point: Octets
}

export interface Wanted {
  readonly subject: Subject
  readonly from?: string
  readonly until?: string
  readonly authority?: boolean
  readonly pathLength?: number
  /** Bits of the key usage. */
  readonly usage?: number
  readonly purposes?: readonly string[]
  readonly critical?: readonly string[]
  /** Statements of being qualified. */
  readonly statements?: readonly Octets[]
}

export const USAGE = { seal: 0xc0, authority: 0x06 } as const
export const PURPOSE = { timeStamping: '1.3.6.1.5.5.7.3.8', answering: '1.3.6.1.5.5.7.3.9' } as const

let serials = 1000

/** A certificate with a new key, by an authority, or by itself. */
export function certificate(wanted: Wanted, by?: Holder): Holder {
  const { subject, from = '2020-01-01', until = '2040-01-01', authority = false, pathLength } = wanted
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  const point = new Uint8Array(spki.subarray(-65))
  const serial = serials++
  const extension = (id: string, value: Octets, critical = false): Octets =>
    sequence(oid(id), ...(critical ? [yes] : []), octets(value))
  const extensions = [
    ...(authority
      ? [
          extension(
            '2.5.29.19',
            sequence(yes, ...(pathLength === undefined ? [] : [integer(pathLength)])),
            true,
          ),
        ]
      : []),
    extension(
      '2.5.29.15',
      bits(new Uint8Array([wanted.usage ?? (authority ? USAGE.authority : USAGE.seal)]), 1),
      true,
    ),
    ...(wanted.purposes ? [extension('2.5.29.37', sequence(...wanted.purposes.map(oid)), true)] : []),
    ...(wanted.statements ? [extension('1.3.6.1.5.5.7.1.3', sequence(...wanted.statements))] : []),
    ...(wanted.critical ?? []).map((id) => extension(id, nothing, true)),
  ]
  const body = sequence(
    explicit(0, integer(2)),
    integer(serial),
    ECDSA,
    nameOf(by?.subject ?? subject),
    sequence(time(from), time(until)),
    nameOf(subject),
    new Uint8Array(spki),
    explicit(3, sequence(...extensions)),
  )
  const der = sequence(body, ECDSA, bits(signed(by?.key ?? key, body)))
  return { subject, der, serial, key, point }
}

export const authority = (name: string, by?: Holder, more: Partial<Wanted> = {}): Holder =>
  certificate({ subject: { country: 'EE', organisation: name, name }, authority: true, ...more }, by)

/** A list of revoked certificates. */
export function revoked(
  by: Holder,
  entries: readonly (readonly [Holder, string])[],
  { made = '2026-05-01', until = '2026-07-01', critical = false } = {},
): Octets {
  const body = sequence(
    integer(1),
    ECDSA,
    nameOf(by.subject),
    time(made),
    time(until),
    ...(entries.length > 0
      ? [sequence(...entries.map(([{ serial }, at]) => sequence(integer(serial), time(at))))]
      : []),
    ...(critical ? [explicit(0, sequence(sequence(oid('2.5.29.28'), yes, octets(nothing))))] : []),
  )
  return sequence(body, ECDSA, bits(signed(by.key, body)))
}

/** An answer about a certificate, by the authority or by whom it certified to answer. */
export function answer(
  about: Holder,
  above: Holder,
  by: Holder,
  {
    revokedAt,
    made = '2026-05-01',
    until = '2026-07-01',
  }: { readonly revokedAt?: string; readonly made?: string; readonly until?: string } = {},
): Octets {
  const id = sequence(
    SHA256,
    octets(sha256(nameOf(above.subject))),
    octets(sha256(above.point)),
    integer(about.serial),
  )
  const status = revokedAt === undefined ? element(0x80) : explicit(1, longTime(revokedAt))
  const single = sequence(id, status, longTime(made), explicit(0, longTime(until)))
  const data = sequence(explicit(1, nameOf(by.subject)), longTime(made), sequence(single))
  const basic = sequence(data, ECDSA, bits(signed(by.key, data)), explicit(0, sequence(by.der)))
  return sequence(
    element(0x0a, new Uint8Array([0])),
    explicit(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(basic))),
  )
}

/** A time stamp over some octets. */
export function timeStamp(over: Octets, at: string, by: Holder, more: readonly Holder[] = []): Octets {
  const info = sequence(
    integer(1),
    oid('1.2.3.4'),
    sequence(SHA256, octets(sha256(over))),
    integer(serials++),
    longTime(at),
  )
  const INFO = oid('1.2.840.113549.1.9.16.1.4')
  const attribute = (id: string, value: Octets): Octets => sequence(oid(id), set(value))
  const attributes = set(
    attribute('1.2.840.113549.1.9.3', INFO),
    attribute('1.2.840.113549.1.9.4', octets(sha256(info))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(sha256(by.der)))))),
  )
  const issuer = nameOf(more[0]?.subject ?? by.subject)
  const signer = sequence(
    integer(1),
    sequence(issuer, integer(by.serial)),
    SHA256,
    new Uint8Array([0xa0, ...attributes.subarray(1)]),
    ECDSA,
    octets(signed(by.key, attributes)),
  )
  const held = [by, ...more].map(({ der }) => der)
  const data = sequence(
    integer(3),
    set(SHA256),
    sequence(INFO, explicit(0, octets(info))),
    element(0xa0, ...held),
    set(signer),
  )
  return sequence(oid('1.2.840.113549.1.7.2'), explicit(0, data))
}
