/** UUIDs made from names (RFC 9562, section 5.5), synchronously and in any browser. */

/** Namespace of names that are URLs (RFC 9562, section 6.6). */
const URLS = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/**
 * The UUID of version 5 of a name.
 *
 * @example
 * uuidOf('https://example.eu/') === uuidOf('https://example.eu/') // true
 */
export function uuidOf(name: string, namespace = URLS): string {
  const before = namespace.replaceAll('-', '').match(/../g)!
  const bytes = [...before.map((pair) => Number.parseInt(pair, 16)), ...new TextEncoder().encode(name)]
  const digest = sha1(Uint8Array.from(bytes)).slice(0, 16)
  digest[6] = (digest[6]! & 0x0f) | 0x50
  digest[8] = (digest[8]! & 0x3f) | 0x80
  const digits = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** SHA-1 (FIPS 180-4, section 6.1); it names things here and protects nothing. */
function sha1(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) << 6)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, message.length << 3)
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
  for (let at = 0; at < padded.length; at += 64) mix(state, view, at)
  const digest = new DataView(new ArrayBuffer(20))
  for (const [at, word] of state.entries()) digest.setUint32(at * 4, word)
  return new Uint8Array(digest.buffer)
}

const turned = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

function mix(state: Uint32Array, view: DataView, from: number): void {
  const words = new Uint32Array(80)
  for (let at = 0; at < 16; at++) words[at] = view.getUint32(from + at * 4)
  for (let at = 16; at < 80; at++)
    words[at] = turned(words[at - 3]! ^ words[at - 8]! ^ words[at - 14]! ^ words[at - 16]!, 1)
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number]
  for (let at = 0; at < 80; at++) {
    const next = (turned(a, 5) + chosen(at, b, c, d) + e + CONSTANTS[Math.floor(at / 20)]! + words[at]!) | 0
    ;[e, d, c, b, a] = [d, c, turned(b, 30), a, next]
  }
  for (const [at, word] of [a, b, c, d, e].entries()) state[at] = (state[at]! + word) | 0
}

const CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6]

function chosen(at: number, b: number, c: number, d: number): number {
  if (at < 20) return (b & c) | (~b & d)
  return at >= 40 && at < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d
}
