/** Pictures as tests need them: a PNG is a signature and chunks, whose checksums nobody here looks at. */

export const bytes = (text: string): number[] => [...new TextEncoder().encode(text)]

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A chunk of a PNG: its length, its type, its data, and four octets for a checksum. */
export function chunk(type: string, said: string | readonly number[]): number[] {
  const data = typeof said === 'string' ? bytes(said) : said
  const length = [24, 16, 8, 0].map((shift) => (data.length >>> shift) & 0xff)
  return [...length, ...bytes(type), ...data, 0, 0, 0, 0]
}

export const END = chunk('IEND', [])

/** A PNG of these chunks alone, which may lack its end. */
export const chunks = (...all: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from([...SIGNATURE, ...all.flat()])

/** A PNG of these chunks and its end. */
export const png = (...all: readonly (readonly number[])[]): Uint8Array => chunks(...all, END)
