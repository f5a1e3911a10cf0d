/** SHA-256 (FIPS 180-4) of a value in canonical form, for every runtime and without waiting. */
import { canonical } from '@microcred/common/canonical'

/** The fractional parts of the roots of the first primes, as the standard takes its constants from. */
const PRIMES = Array.from({ length: 312 }, (_, at) => at).filter(
  (each) => each > 1 && Array.from({ length: each }, (_, at) => at).every((by) => by < 2 || each % by !== 0),
)
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0
const K = PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)))
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by))

/**
 * The digest of a value, the same for every order of its keys.
 *
 * @example
 * digestOf({ b: 1, a: 2 }) // 'sha256:d3626ac30a87e6f7a6428233b3c68299976865fa5508e4267c5415c76af7a772'
 */
export function digestOf(value: unknown): string {
  const bytes = new TextEncoder().encode(canonical(value))
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  blocks.set(bytes)
  blocks[bytes.length] = 0x80
  const view = new DataView(blocks.buffer)
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(blocks.length - 4, (bytes.length << 3) >>> 0)
  let state = START
  for (let block = 0; block < blocks.length; block += 64) state = mixed(state, view, block)
  return `sha256:${state.map((each) => (each >>> 0).toString(16).padStart(8, '0')).join('')}`
}

function mixed(state: readonly number[], view: DataView, block: number): number[] {
  const words = Array.from({ length: 16 }, (_, at) => view.getUint32(block + at * 4))
  for (let at = 16; at < 64; at++) {
    const [early, late] = [words[at - 15]!, words[at - 2]!]
    const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const other = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words.push((words[at - 16]! + one + words[at - 7]! + other) | 0)
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
  for (const [at, word] of words.entries()) {
    const choice = (e & f) ^ (~e & g)
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + K[at]! + word) | 0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((each, at) => (each + state[at]!) | 0)
}
