/** What stands inside of a JSON value, and where. */
import { escapeKey } from '@microcred/common/pointer'
import type { Json } from './json.js'

/**
 * Shows the objects and lists inside of a value, in order: each with its key and the JSON Pointer to it. What is in one
 * is shown where `visit` says so.
 */
export function walk(
  value: Json,
  visit: (inner: Json, key: string, pointer: () => string) => boolean,
  passed?: ReadonlySet<string>,
): void {
  const path: string[] = []
  const pointer = (): string => path.map((key) => `/${escapeKey(key)}`).join('')
  const enter = (outer: Json): void => {
    for (const key in outer) {
      const inner = outer[key]
      if (typeof inner !== 'object' || inner === null || (path.length === 0 && passed?.has(key))) continue
      path.push(key)
      if (visit(inner as Json, key, pointer)) enter(inner as Json)
      path.pop()
    }
  }
  enter(value)
}
