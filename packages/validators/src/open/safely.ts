/** Keeps what a caller's object does when it is read from reaching the caller as an exception. */

/** Stands for an object that cannot be read: JSON has no form for it. */
const UNREADABLE = Symbol('unreadable')

/**
 * Does something with what a caller handed over. Where that throws, it is done again with a copy of what the
 * object says of itself as JSON: a getter or a proxy may throw whenever it likes, even when its class is asked for, and
 * plain values do not.
 */
export function safely<Input, Result>(input: Input, use: (input: Input | object) => Result): Result {
  try {
    return use(input)
  } catch (error) {
    if (typeof input !== 'object' || input === null || ArrayBuffer.isView(input)) throw error
    return use(plain(input))
  }
}

/** The same as plain values; what cannot be read becomes what no JSON holds. */
export function plain(input: object): object {
  try {
    const copy: unknown = JSON.parse(JSON.stringify(input))
    if (typeof copy === 'object' && copy !== null) return copy
  } catch {}
  return { unreadable: UNREADABLE }
}
