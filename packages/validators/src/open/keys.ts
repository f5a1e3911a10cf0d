/** Nesting beyond which a document is refused: no credential comes near it. */
export const MAX_DEPTH = 200

/** Said of a value that holds what JSON has no form for, such as a function. */
export const NOT_JSON = -2

/**
 * Number of object keys in a value of any form, or -1 when it nests deeper than `MAX_DEPTH`, or `NOT_JSON`
 * when it holds what JSON has no form for.
 */
export function countKeys(value: unknown, depth = 0): number {
  if (typeof value !== 'object') return UNKNOWN.has(typeof value) ? NOT_JSON : 0
  if (value === null) return 0
  if (depth >= MAX_DEPTH) return -1
  let count = 0
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const inside = countKeys(value[at], depth + 1)
      if (inside < 0) return inside
      count += inside
    }
    return count
  }
  for (const key in value) {
    const inside = countKeys((value as Record<string, unknown>)[key], depth + 1)
    if (inside < 0) return inside
    count += inside + 1
  }
  return count
}

const UNKNOWN: ReadonlySet<string> = new Set(['bigint', 'function', 'symbol'])

/** Whether a text has nothing but white space. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  return !(first > 32 && first < 127) && !/\S/u.test(text)
}
