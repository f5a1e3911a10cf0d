/** Visits everything inside of a JSON value, and says afterwards where something was. */

type Holder = Readonly<Record<string, unknown>> | readonly unknown[]

/** Shows every member and item, the holder before what it holds; and goes inside of what `see` answers `true` to. */
export function eachMember(
  holder: unknown,
  see: (value: unknown, key: string | number, holder: Holder) => boolean,
): void {
  if (typeof holder !== 'object' || holder === null) return
  if (Array.isArray(holder)) {
    for (let at = 0; at < holder.length; at++) {
      const value: unknown = holder[at]
      if (see(value, at, holder) && typeof value === 'object') eachMember(value, see)
    }
    return
  }
  for (const key in holder) {
    const value = (holder as Record<string, unknown>)[key]
    if (see(value, key, holder as Record<string, unknown>) && typeof value === 'object')
      eachMember(value, see)
  }
}

/** JSON Pointer to an object or list inside of a value, found by identity. */
export function pointerTo(wanted: unknown, within: unknown): string {
  if (wanted === within) return ''
  if (typeof within !== 'object' || within === null) return NOWHERE
  for (const [key, value] of Object.entries(within)) {
    const below = pointerTo(wanted, value)
    if (below !== NOWHERE) return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${below}`
  }
  return NOWHERE
}

const NOWHERE = '?'
