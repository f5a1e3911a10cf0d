/** Inflates what zlib has compressed (RFC 1950, RFC 1951), up to a limit: text chunks of pictures are compressed so. */

/** Why compressed bytes are not inflated. */
export class CannotInflate extends Error {
  constructor(readonly reason: string | { readonly because: string; readonly limit: number }) {
    super('cannot inflate')
  }
}

/** A Huffman code: how many codes of each length there are, and the symbols in order. */
interface Huffman {
  readonly counts: Uint16Array
  readonly symbols: Uint16Array
}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
]
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
]
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const MAX_BITS = 15

function huffman(lengths: readonly number[]): Huffman {
  const counts = new Uint16Array(MAX_BITS + 1)
  for (const length of lengths) counts[length]!++
  const offsets = new Uint16Array(MAX_BITS + 1)
  for (let bits = 1; bits < MAX_BITS; bits++) offsets[bits + 1] = offsets[bits]! + counts[bits]!
  const symbols = new Uint16Array(lengths.length)
  for (let symbol = 0; symbol < lengths.length; symbol++)
    if (lengths[symbol] !== 0) symbols[offsets[lengths[symbol]!]!++] = symbol
  counts[0] = 0
  return { counts, symbols }
}

const FIXED_LITERALS = huffman([
  ...Array<number>(144).fill(8),
  ...Array<number>(112).fill(9),
  ...Array<number>(24).fill(7),
  ...Array<number>(8).fill(8),
])
const FIXED_DISTANCES = huffman(Array<number>(30).fill(5))

class Inflater {
  readonly #data: Uint8Array
  readonly #limit: number
  #at = 0
  #buffer = 0
  #held = 0
  #out = new Uint8Array(1024)
  #size = 0

  constructor(data: Uint8Array, limit: number) {
    this.#data = data
    this.#limit = limit
  }

  run(): Uint8Array {
    for (let last = false; !last; ) {
      last = this.#bits(1) === 1
      const kind = this.#bits(2)
      if (kind === 0) this.#stored()
      else if (kind === 1) this.#block(FIXED_LITERALS, FIXED_DISTANCES)
      else if (kind === 2) this.#block(...this.#codes())
      else throw new CannotInflate('not-compressed')
    }
    return this.#out.subarray(0, this.#size)
  }

  #bits(count: number): number {
    while (this.#held < count) {
      if (this.#at >= this.#data.length) throw new CannotInflate('cut')
      this.#buffer |= this.#data[this.#at++]! << this.#held
      this.#held += 8
    }
    const value = this.#buffer & ((1 << count) - 1)
    this.#buffer >>>= count
    this.#held -= count
    return value
  }

  #put(byte: number): void {
    if (this.#size >= this.#limit) throw new CannotInflate({ because: 'too-large', limit: this.#limit })
    if (this.#size === this.#out.length) {
      const wider = new Uint8Array(Math.min(this.#out.length * 2, this.#limit))
      wider.set(this.#out)
      this.#out = wider
    }
    this.#out[this.#size++] = byte
  }

  #stored(): void {
    this.#buffer = 0
    this.#held = 0
    const length = this.#bits(16)
    if ((length ^ 0xffff) !== this.#bits(16)) throw new CannotInflate('not-compressed')
    for (let at = 0; at < length; at++) this.#put(this.#bits(8))
  }

  #symbol({ counts, symbols }: Huffman): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= MAX_BITS; length++) {
      code |= this.#bits(1)
      const count = counts[length]!
      if (code - count < first) return symbols[index + (code - first)]!
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new CannotInflate('not-compressed')
  }

  #codes(): [Huffman, Huffman] {
    const literals = this.#bits(5) + 257
    const distances = this.#bits(5) + 1
    const given = this.#bits(4) + 4
    const lengths = Array<number>(19).fill(0)
    for (let at = 0; at < given; at++) lengths[ORDER[at]!] = this.#bits(3)
    const code = huffman(lengths)
    const all: number[] = []
    while (all.length < literals + distances) {
      const symbol = this.#symbol(code)
      if (symbol < 16) all.push(symbol)
      else {
        const [value, times] =
          symbol === 16
            ? [all.at(-1) ?? 0, 3 + this.#bits(2)]
            : [0, symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7)]
        for (let time = 0; time < times; time++) all.push(value)
      }
    }
    return [huffman(all.slice(0, literals)), huffman(all.slice(literals, literals + distances))]
  }

  #block(literals: Huffman, distances: Huffman): void {
    for (;;) {
      const symbol = this.#symbol(literals)
      if (symbol === 256) return
      if (symbol < 256) {
        this.#put(symbol)
        continue
      }
      const length = LENGTH_BASE[symbol - 257]
      const extra = LENGTH_EXTRA[symbol - 257]
      if (length === undefined || extra === undefined) throw new CannotInflate('not-compressed')
      const times = length + this.#bits(extra)
      const far = this.#symbol(distances)
      const base = DISTANCE_BASE[far]
      if (base === undefined) throw new CannotInflate('not-compressed')
      const distance = base + this.#bits(DISTANCE_EXTRA[far]!)
      if (distance > this.#size) throw new CannotInflate('not-compressed')
      for (let time = 0; time < times; time++) this.#put(this.#out[this.#size - distance]!)
    }
  }
}

/**
 * The bytes that zlib compressed; more than `limit` are not made.
 *
 * @throws CannotInflate
 */
export function inflate(data: Uint8Array, limit: number): Uint8Array {
  const isZlib = data.length > 2 && (data[0]! & 0x0f) === 8 && ((data[0]! << 8) | data[1]!) % 31 === 0
  if (!isZlib || (data[1]! & 0x20) !== 0) throw new CannotInflate('not-compressed')
  return new Inflater(data.subarray(2), limit).run()
}
