/** What of a document a reading takes up: what is written again from it, and what it cannot be read without. */
import { canonical } from '@microcred/common/canonical'
import { escapeKey } from '@microcred/common/pointer'

/** Most parts that are left out to see what comes of it: each costs another reading. */
const MOST = 200

/** Most characters that are read anew in all. */
const READ = 2_000_000

/**
 * JSON Pointers to the parts of a document that are written again as they stand (`again` is what was written), and to
 * the innermost of those without which it is not read as it is. Beyond the first two hundred that are written
 * otherwise, and fewer of a large document, parts count as taken up.
 *
 * @example
 * takenUp({ title: 'Wood', colour: 'red' }, ({ title }) => title, {}) // Set { '/title' }
 */
export function takenUp<T extends object>(
  json: T,
  read: (json: T) => unknown,
  again: unknown,
): ReadonlySet<string> {
  const taken = new Set<string>()
  const whole = canonical(read(json))
  let left = Math.min(MOST, Math.ceil(READ / (canonical(json).length + 1)))
  const isNeeded = (without: () => T): boolean => {
    if (left === 0) return true
    left--
    return canonical(read(without())) !== whole
  }
  /** Looks at the parts of one; `holding` puts another in its place. */
  const visit = (value: unknown, twin: unknown, pointer: string, holding: (other: unknown) => T): void => {
    if (twin !== undefined && canonical(value) === canonical(twin)) {
      taken.add(pointer)
      return
    }
    const before = taken.size
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        const there = memberOf(twin, key)
        const isAgain = there !== undefined && canonical(inner) === canonical(there)
        if (isAgain || isNeeded(() => holding(lacking(value, key))))
          visit(inner, there, `${pointer}/${escapeKey(key)}`, (other) => holding(having(value, key, other)))
      }
    if (taken.size === before) taken.add(pointer)
  }
  visit(json, again, '', (other) => other as T)
  return taken
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

/** A value without one of its members or items. */
function lacking(value: object, key: string): unknown {
  if (Array.isArray(value)) return value.toSpliced(Number(key), 1)
  const { [key]: _, ...rest } = value as Record<string, unknown>
  return rest
}

/** A value with another member or item in the place of one. */
const having = (value: object, key: string, other: unknown): unknown =>
  Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other }
