/** What a caller may say besides the input, looked at before anything is done with it. */
import { nearest } from './nearest.js'

/** A value as a message may show it. */
const shown = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : value === null
      ? 'null'
      : Array.isArray(value)
        ? 'a list'
        : `a value of type ${typeof value}`

/** Throws unless options are an object or left out; a name that is nearly one of `names` is a mistake too. */
export function checkOptions(options: unknown, names: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError(
      `Options are an object, not ${shown(options)}; leave them out or give ${names.join(', ')}.`,
    )
  for (const name of Object.keys(options)) {
    if (names.includes(name) || name.length < LEAST) continue
    const meant = nearest(name, names)
    if (meant !== undefined) throw new TypeError(`There is no option "${name}"; did you mean "${meant}"?`)
  }
}

/** Shorter names are near everything. */
const LEAST = 4

/** Throws unless a value is an object and no list; `what` begins the sentence. */
export function checkObject(what: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`${what} is an object, not ${shown(value)}.`)
}

/** Throws unless a value is one of those allowed. */
export function checkOneOf(option: string, value: unknown, allowed: readonly string[]): void {
  if (typeof value === 'string' && allowed.includes(value)) return
  const meant = typeof value === 'string' ? nearest(value, allowed) : undefined
  const Kind = typeof value === 'string' ? RangeError : TypeError
  throw new Kind(
    `${option} is one of ${allowed.join(', ')}, not ${shown(value)}${meant === undefined ? '.' : `; did you mean "${meant}"?`}`,
  )
}

/** Throws unless a value is a list of those allowed. */
export function checkEach(option: string, value: unknown, allowed: readonly string[]): void {
  if (!Array.isArray(value))
    throw new TypeError(`${option} is a list of ${allowed.join(', ')}, not ${shown(value)}.`)
  for (const each of value) checkOneOf(`An item of ${option}`, each, allowed)
}

/** Throws unless a value is a whole number within bounds. */
export function checkWhole(option: string, value: unknown, least: number, most: number): void {
  if (typeof value !== 'number')
    throw new TypeError(`${option} is a whole number from ${least} to ${most}, not ${shown(value)}.`)
  if (!(value === most || Number.isInteger(value)) || value < least || value > most)
    throw new RangeError(`${option} is a whole number from ${least} to ${most}, not ${value}.`)
}

/** Throws unless a value is a list of objects. */
export function checkObjects(option: string, value: unknown): void {
  if (!Array.isArray(value)) throw new TypeError(`${option} is a list of objects, not ${shown(value)}.`)
  for (const each of value)
    if (typeof each !== 'object' || each === null)
      throw new TypeError(`An item of ${option} is an object, not ${shown(each)}.`)
}

/** Throws unless a value is true or false. */
export function checkFlag(option: string, value: unknown): void {
  if (typeof value !== 'boolean') throw new TypeError(`${option} is true or false, not ${shown(value)}.`)
}

/** The instant of an option that is a day, a time with offset, or a `Date`. */
export function instantOf(
  option: string,
  value: unknown,
  isDateOrDateTime: (text: string) => boolean,
): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new RangeError(`${option} is a Date that is no instant.`)
    return value.toISOString()
  }
  const form = 'a Date, a day such as 2026-06-19, or a time with offset such as 2026-06-19T09:30:00Z'
  if (typeof value !== 'string') throw new TypeError(`${option} is ${form}, not ${shown(value)}.`)
  if (!isDateOrDateTime(value)) throw new RangeError(`${option} is ${form}, not ${shown(value)}.`)
  return value
}
