/** The part of CBOR (RFC 8949) that proofs are written in: whole numbers, octets, texts, lists and maps of known length. */
type Octets = Uint8Array<ArrayBuffer>

export type Cbor = number | Octets | string | readonly Cbor[] | ReadonlyMap<Cbor, Cbor>

class Fault extends Error {}

/** Lists in lists that are read. */
const DEEPEST = 8
/** Octets in the alphabets of RFC 8746 may be tagged as such; they are the same octets. */
const TAG_OCTETS = 64

/** What octets hold, all of them, or `undefined`. */
export function cborIn(octets: Octets): Cbor | undefined {
  let at = 0
  const take = (count: number): Octets => {
    if (count > octets.length - at) throw new Fault()
    at += count
    return octets.slice(at - count, at)
  }
  const size = (info: number): number => {
    if (info < 24) return info
    if (info > 26) throw new Fault()
    return take(1 << (info - 24)).reduce((sum, octet) => sum * 256 + octet, 0)
  }
  const item = (depth: number): Cbor => {
    if (depth > DEEPEST) throw new Fault()
    const [head] = take(1)
    const count = size(head! & 31)
    const items = (length: number): Cbor[] => {
      // Each item has an octet at least.
      if (length > octets.length - at) throw new Fault()
      return Array.from({ length }, () => item(depth + 1))
    }
    switch (head! >> 5) {
      case 0:
        return count
      case 2:
        return take(count)
      case 3:
        return new TextDecoder('utf-8', { fatal: true }).decode(take(count))
      case 4:
        return items(count)
      case 5: {
        const all = items(2 * count)
        const map = new Map(
          Array.from({ length: count }, (_, place) => [all[2 * place]!, all[2 * place + 1]!]),
        )
        if (map.size < count) throw new Fault()
        return map
      }
      case 6:
        if (count === TAG_OCTETS) return item(depth + 1)
    }
    throw new Fault()
  }
  try {
    const found = item(0)
    return at === octets.length ? found : undefined
  } catch {
    return undefined
  }
}
