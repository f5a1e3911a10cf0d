/** Readers that remember what octets held: authorities, and what they say, stand under many seals. */
import type { Octets } from '../crypto/engine.js'

/** Octets beyond which nothing is remembered, and readings that are. */
const LARGEST = 65_536
const MOST = 2_000

const latin = new TextDecoder('latin1')

/** The same reader; what it gives for the same octets is the same object. */
export function remembered<Value>(read: (octets: Octets) => Value): (octets: Octets) => Value {
  const byObject = new WeakMap<Octets, { readonly found: Value }>()
  const byContent = new Map<string, { readonly found: Value }>()
  return (octets) => {
    const known = byObject.get(octets)
    if (known) return known.found
    const key = octets.length <= LARGEST ? latin.decode(octets) : undefined
    const same = key === undefined ? undefined : byContent.get(key)
    const result = same ?? { found: read(octets.slice()) }
    byObject.set(octets, result)
    if (key !== undefined && !same) {
      if (byContent.size >= MOST) byContent.clear()
      byContent.set(key, result)
    }
    return result.found
  }
}
