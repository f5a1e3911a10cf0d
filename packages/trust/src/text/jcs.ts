/** JSON in the one form RFC 8785 gives it. */

/** The canonical text of a value, or `undefined` where it holds what the form has no way to write. */
export function jcs(value: unknown): string | undefined {
  try {
    return written(value)
  } catch {
    return undefined
  }
}

function written(value: unknown): string {
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new Error('a text is no Unicode')
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number is none')
    return JSON.stringify(value)
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  // The order of UTF-16 code units is the one JavaScript sorts by.
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, each]) => `${written(key)}:${written(each)}`).join(',')}}`
}
