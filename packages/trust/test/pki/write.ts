/** Distinguished encoding of ASN.1, as much as certificates and time stamps for tests take. */

export type Octets = Uint8Array

const joined = (parts: readonly Octets[]): Octets => new Uint8Array(Buffer.concat(parts))

export function element(tag: number, ...parts: readonly Octets[]): Octets {
  const content = joined(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return joined([new Uint8Array([tag, ...size]), content])
}

export const sequence = (...parts: readonly Octets[]): Octets => element(0x30, ...parts)
/** The members of a set stand in the order of their octets. */
export const set = (...parts: readonly Octets[]): Octets =>
  element(0x31, ...parts.toSorted((a, b) => Buffer.compare(a, b)))
export const octets = (value: Octets): Octets => element(0x04, value)
export const bits = (value: Octets, unused = 0): Octets => element(0x03, new Uint8Array([unused]), value)
export const text = (value: string): Octets => element(0x0c, Buffer.from(value))
export const yes = element(0x01, new Uint8Array([0xff]))
export const nothing = element(0x05)
export const explicit = (number: number, ...parts: readonly Octets[]): Octets =>
  element(0xa0 + number, ...parts)

export function integer(value: number): Octets {
  const hex = value.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return element(0x02, Buffer.from(Number.parseInt(even.slice(0, 2), 16) > 0x7f ? `00${even}` : even, 'hex'))
}

export function oid(id: string): Octets {
  const [first, second, ...rest] = id.split('.').map(Number)
  const digits = (value: number): number[] => {
    const found = [value & 0x7f]
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
      found.unshift((left & 0x7f) | 0x80)
    return found
  }
  return element(0x06, new Uint8Array([first! * 40 + second!, ...rest.flatMap(digits)]))
}

/** An instant; the older form until 2049 (RFC 5280 section 4.1.2.5). */
export function time(at: string): Octets {
  const digits = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')
  return Number(digits.slice(0, 4)) < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits))
}
export const longTime = (at: string): Octets =>
  element(0x18, Buffer.from(new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')))
