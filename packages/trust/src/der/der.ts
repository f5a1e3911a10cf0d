/** Distinguished encoding of ASN.1 (ITU-T X.690): strict, definite lengths in their shortest form, nothing left over. */
import type { Octets } from '../crypto/engine.js'
import { hex } from '../text/base64.js'

/** One element; nothing of its content is read yet. */
export interface Der {
  readonly tag: number
  /** The element with its tag and length. */
  readonly whole: Octets
  readonly content: Octets
}

/** What is thrown inside of a reader where octets are not what they should be; no reader lets it out. */
export class DerFault extends Error {}

/** Result of a reader, or `undefined` where the octets are none of its kind. */
export function reading<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof DerFault) return undefined
    throw error
  }
}

function elementAt(octets: Octets, at: number): { readonly element: Der; readonly end: number } {
  const tag = octets[at]
  const first = octets[at + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new DerFault()
  let length = first
  let content = at + 2
  if (first >= 0x80) {
    const size = first & 0x7f
    if (size === 0 || size > 4) throw new DerFault()
    length = 0
    for (let each = 0; each < size; each++) length = length * 256 + (octets[content + each] ?? 0)
    content += size
    if (length < 0x80 || (size > 1 && length < 256 ** (size - 1))) throw new DerFault()
  }
  const end = content + length
  if (end > octets.length) throw new DerFault()
  return { element: { tag, whole: octets.subarray(at, end), content: octets.subarray(content, end) }, end }
}

/** The one element that octets are. */
export function der(octets: Octets): Der {
  const { element, end } = elementAt(octets, 0)
  if (end !== octets.length) throw new DerFault()
  return element
}

/** The elements in an element, of the tag that is asked for. */
export function inside(element: Der | undefined, tag?: number): readonly Der[] {
  if (!element || (tag !== undefined && element.tag !== tag)) throw new DerFault()
  const found: Der[] = []
  for (let at = 0; at < element.content.length; ) {
    const next = elementAt(element.content, at)
    found.push(next.element)
    at = next.end
  }
  return found
}

/** An element that has to be there. */
export function needed(element: Der | undefined, tag: number): Der {
  if (element?.tag !== tag) throw new DerFault()
  return element
}

export const SEQUENCE = 0x30
export const SET = 0x31
export const INTEGER = 0x02
export const BITS = 0x03
export const OCTETS = 0x04
export const OID = 0x06
export const BOOLEAN = 0x01

/** An object identifier with dots. */
export function oid(element: Der | undefined): string {
  const { content } = needed(element, OID)
  const parts: number[] = []
  let value = 0
  for (const octet of content) {
    value = value * 128 + (octet & 0x7f)
    if (value > Number.MAX_SAFE_INTEGER) throw new DerFault()
    if (octet < 0x80) {
      parts.push(value)
      value = 0
    }
  }
  const [first = 0, ...rest] = parts
  const root = Math.min(Math.floor(first / 40), 2)
  return [root, first - root * 40, ...rest].join('.')
}

/** A whole number in hexadecimal, as it is written. */
export const integer = (element: Der | undefined): string => hex(needed(element, INTEGER).content)

/** A small whole number. */
export function small(element: Der): number {
  const { content } = element
  if (content.length === 0 || content.length > 4) throw new DerFault()
  return content.reduce((sum, each) => sum * 256 + each, 0)
}

/** The octets of a string of bits that has no bits to spare. */
export function bits(element: Der | undefined): Octets {
  const { content } = needed(element, BITS)
  if (content[0] !== 0) throw new DerFault()
  return content.subarray(1)
}

/** The text of a string of characters. */
export function characters({ tag, content }: Der): string {
  if (tag === 0x1e) return new TextDecoder('utf-16be').decode(content)
  return new TextDecoder(tag === 0x0c ? 'utf-8' : 'latin1').decode(content)
}

const TIME = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d+)?Z$/

/** An instant in milliseconds (RFC 5280 section 4.1.2.5, RFC 3161 section 2.4.2). */
export function instant({ tag, content }: Der): number {
  const found = tag === 0x17 || tag === 0x18 ? TIME.exec(String.fromCharCode(...content)) : null
  if (!found) throw new DerFault()
  const [, written, month, day, hour, minute, second, fraction = ''] = found
  if (written!.length !== (tag === 0x17 ? 2 : 4)) throw new DerFault()
  const year = tag === 0x17 ? `${Number(written) < 50 ? '20' : '19'}${written}` : written
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
  if (Number.isNaN(at)) throw new DerFault()
  return at
}

export const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at])
