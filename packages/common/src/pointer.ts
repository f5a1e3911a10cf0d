/** JSON Pointers (RFC 6901). */

/** A key as a segment of a pointer. */
export const escapeKey = (key: string): string =>
  key.includes('/') || key.includes('~') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key

/** The keys of a pointer. */
export function keysOf(pointer: string): string[] {
  const segments = pointer.split('/').slice(1)
  return pointer.includes('~')
    ? segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    : segments
}

/** The value at a pointer, or `undefined` where there is none. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json
  const escaped = pointer.includes('~')
  for (let from = pointer.indexOf('/'); from >= 0; ) {
    const to = pointer.indexOf('/', from + 1)
    const segment = pointer.slice(from + 1, to < 0 ? undefined : to)
    const key = escaped ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
    from = to
  }
  return value
}
