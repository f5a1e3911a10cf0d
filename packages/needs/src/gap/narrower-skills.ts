import { narrower, replacement } from '@microcred/taxonomy'

/** Every walk down costs a look at the whole taxonomy, and rules ask for the same few concepts. */
const known = new Map<string, readonly string[]>()

/**
 * The skills below a skill or a group of the taxonomy at any depth, and what took its place when it is retired:
 * what a stacking rule means by a concept `with narrower ones`.
 *
 * @param uri URI of an ESCO skill, an ESCO group or one of the project's own; of others there are none.
 *
 * @example
 * ```ts
 * import { narrowerSkills } from '@microcred/needs'
 * import { stack } from '@microcred/stacking'
 *
 * const result = stack(rule, held, { at: '2026-06-19', narrower: narrowerSkills })
 * ```
 */
export function narrowerSkills(uri: string): readonly string[] {
  const before = known.get(uri)
  if (before) return before
  const found = new Set([uri])
  for (const each of found) {
    const successor = replacement(each)
    if (successor !== undefined) found.add(successor)
    for (const place of narrower(each)) found.add(place.uri)
  }
  found.delete(uri)
  const below = [...found]
  known.set(uri, below)
  return below
}
