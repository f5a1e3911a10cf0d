/** Takes prefixes off names for which a context has a term of its own: `elm:title` is read as `title`. */
import { isObject, type Json } from '@microcred/common/json'
import { escapeKey } from '@microcred/common/pointer'
import type { Framed } from './framed.js'

/** The term of a context for a name with a prefix; `undefined` where it has none. */
export type TermOf = (name: string) => string | undefined

/**
 * A document with the terms of its context in place of names with prefixes; `undefined` where it has no such name. Where
 * the term stands beside the name, both stay as they are.
 */
export function plainNames(json: Json, termOf: TermOf): Framed | undefined {
  if (!hasPrefixed(json, termOf)) return undefined
  const renamed: [pointer: string, term: string][] = []
  const plain = (value: unknown, pointer: string): unknown => {
    if (Array.isArray(value)) return value.map((each, at) => plain(each, `${pointer}/${at}`))
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => {
        const at = `${pointer}/${escapeKey(key)}`
        if (key === '@context') return [key, held]
        if (key === 'type' || key === '@type') return [key, typesOf(held, termOf)]
        const term = termIn(value, key, termOf)
        if (term !== undefined) renamed.push([at, term])
        return [term ?? key, plain(held, at)]
      }),
    )
  }
  const whole = plain(json, '') as Json
  return { json: whole, origin: (pointer) => given(json, pointer, termOf), renamed }
}

const hasPrefixed = (value: unknown, termOf: TermOf): boolean => {
  if (Array.isArray(value)) return value.some((each) => hasPrefixed(each, termOf))
  if (!isObject(value)) return false
  for (const key in value) {
    if (key === '@context') continue
    if (key.includes(':') && termIn(value, key, termOf) !== undefined) return true
    const held = value[key]
    if (typeof held === 'object' && held !== null && hasPrefixed(held, termOf)) return true
  }
  return false
}

/** The term for a key of an object, unless that stands there too or stands for two of its keys. */
function termIn(object: Json, key: string, termOf: TermOf): string | undefined {
  const term = termOf(key)
  if (term === undefined || Object.hasOwn(object, term)) return undefined
  return Object.keys(object).some((other) => other !== key && termOf(other) === term) ? undefined : term
}

const typesOf = (value: unknown, termOf: TermOf): unknown =>
  typeof value === 'string'
    ? (termOf(value) ?? value)
    : Array.isArray(value)
      ? value.map((each) => typesOf(each, termOf))
      : value

/** A pointer into the document that came in, for one into the document with plain names. */
function given(json: unknown, pointer: string, termOf: TermOf): string {
  let at = json
  let out = ''
  for (const segment of pointer.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~')
    let key = name
    if (isObject(at) && !Object.hasOwn(at, name)) {
      const object = at
      key = Object.keys(object).find((each) => termIn(object, each, termOf) === name) ?? name
    }
    out += `/${escapeKey(key)}`
    at = typeof at === 'object' && at !== null ? (at as Json)[key] : undefined
  }
  return out
}
