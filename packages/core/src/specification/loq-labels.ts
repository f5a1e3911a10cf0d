/** A concept has one name in a language in a graph, however often it is named there. */
import type { Json } from '../write/writing.js'

/** Leaves out every name of a concept that differs from one before it in the graph. */
export function nameOnce(node: unknown, known = new Map<string, Json>()): void {
  if (typeof node !== 'object' || node === null) return
  const { type, id, prefLabel } = node as Json
  if (type === 'Concept' && typeof id === 'string' && typeof prefLabel === 'object' && prefLabel !== null) {
    const names = known.get(id) ?? {}
    known.set(id, names)
    const kept = Object.entries(prefLabel).filter(([language, name]) => {
      names[language] ??= name
      return names[language] === name
    })
    if (kept.length > 0) (node as Json).prefLabel = Object.fromEntries(kept)
    else delete (node as Json).prefLabel
  }
  for (const child of Object.values(node)) nameOnce(child, known)
}
