/**
 * Sorted UUIDs in one string, found by halving without a map to build. Random ones do not compress, so what can
 * be told otherwise is left out: the first digits (how many UUIDs begin with each stands in `counts`) and the
 * version digit, which is always 4. The other digits stand as base64, unpacked on first use.
 */
export interface PackedUuids {
  readonly size: number
  /** The position of a UUID (lower case, with hyphens), or -1. */
  indexOf(uuid: string): number
  at(index: number): string
  /** The UUID most like a mistyped one: at most three digits wrong, missing or too many. */
  nearest(uuid: string): string | undefined
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Hexadecimal digits as base64. @internal */
export function packHex(digits: string): string {
  const even = digits.length % 2 === 0 ? digits : `${digits}0`
  return btoa(even.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))))
}

/** The inverse of {@link packHex}; an odd number of digits comes back with a zero more. @internal */
export function unpackHex(packed: string): string {
  const bytes = atob(packed)
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i++) parts.push(hexOf[bytes.charCodeAt(i)]!)
  return parts.join('')
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Packs UUIDs with `prefix` first digits counted; the inverse of {@link packedUuids}. @internal */
export function packUuids(uuids: readonly string[], prefix: number): { digits: string; counts: string } {
  const counts = new Array<number>(16 ** prefix).fill(0)
  const rest = [...uuids].sort().map((uuid) => {
    if (!uuidForm.test(uuid)) throw new RangeError(`${uuid} is no UUID of version 4.`)
    counts[Number.parseInt(uuid.slice(0, prefix), 16)]!++
    return uuid
      .slice(prefix)
      .replaceAll('-', '')
      .replace(/^(.*)4(.{19})$/, '$1$2')
  })
  return { digits: packHex(rest.join('')), counts: counts.map((count) => count.toString(36)).join('') }
}

export function packedUuids(packed: string, counts: string): PackedUuids {
  const prefix = Math.log2(counts.length) / 4
  const width = 31 - prefix
  const size = [...counts].reduce((sum, count) => sum + Number.parseInt(count, 36), 0)
  let bytes: string | undefined
  /** Where the UUIDs of each beginning start. */
  const starts = new Uint32Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + Number.parseInt(counts[i]!, 36)
  const rest = (index: number) => {
    bytes ??= atob(packed)
    const from = index * width
    const to = from + width
    let digits = ''
    for (let at = from >> 1; at << 1 < to; at++) digits += hexOf[bytes.charCodeAt(at)]!
    return digits.slice(from & 1, (from & 1) + width)
  }
  const beginning = (index: number) => {
    let low = 0
    let high = counts.length
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= index) low = middle
      else high = middle - 1
    }
    return low.toString(16).padStart(prefix, '0')
  }
  const digits = (index: number) => {
    const known = beginning(index) + rest(index)
    return `${known.slice(0, 12)}4${known.slice(12)}`
  }
  let joined: string | undefined
  /** Positions of the UUIDs with a quarter of the digits as they are: three faults leave one of four quarters whole. */
  const sharing = (wanted: string): number[] => {
    joined ??= Array.from({ length: size }, (_, index) => digits(index)).join('\n')
    const quarter = wanted.length >> 2
    const found = new Set<number>()
    for (let part = 0; part < 4; part++) {
      const piece = wanted.slice(part * quarter, part === 3 ? undefined : (part + 1) * quarter)
      for (let from = joined.indexOf(piece); from !== -1; from = joined.indexOf(piece, from + 1))
        found.add(Math.floor(from / 33))
    }
    return [...found].sort((a, b) => a - b)
  }
  const at = (index: number) => digits(index).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return {
    size,
    at,
    indexOf(uuid) {
      if (!uuidForm.test(uuid)) return -1
      const wanted = uuid
        .slice(prefix)
        .replaceAll('-', '')
        .replace(/^(.*)4(.{19})$/, '$1$2')
      const bucket = Number.parseInt(uuid.slice(0, prefix), 16)
      let low = starts[bucket]!
      let high = starts[bucket + 1]! - 1
      while (low <= high) {
        const middle = (low + high) >> 1
        const found = rest(middle)
        if (found === wanted) return middle
        if (found < wanted) low = middle + 1
        else high = middle - 1
      }
      return -1
    },
    nearest(uuid) {
      const wanted = uuid.toLowerCase().replace(/[^0-9a-z]/g, '')
      if (wanted.length < 29 || wanted.length > 35) return undefined
      let best = 4
      let nearest: number | undefined
      for (const index of sharing(wanted)) {
        const distance = editDistance(wanted, digits(index), best - 1)
        if (distance >= best) continue
        best = distance
        nearest = index
      }
      return nearest === undefined ? undefined : at(nearest)
    },
  }
}

/** Insertions, deletions and replacements from `a` to `b`; more than `most` are not counted to the end. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const step = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      row.push(step)
      if (step < least) least = step
    }
    if (least > most) return most + 1
    before = row
  }
  return before[b.length]!
}
