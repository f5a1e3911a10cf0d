/** What stands at a keyword of JSON-LD in an object that describes a node. */
import { isObject, type Json } from '@microcred/common/json'

const isNode = (value: unknown): boolean => isObject(value) && !('@value' in value) && !('@list' in value)

/** Of each keyword whether a value may stand at it, beside how many other members. */
const ALLOWED: Readonly<Record<string, (value: unknown, others: number) => boolean>> = {
  '@index': (value) => typeof value === 'string',
  '@direction': (value) => value === 'ltr' || value === 'rtl',
  '@language': (value) => value === null || typeof value === 'string',
  '@included': (value) => [value].flat().every(isNode),
  '@nest': (value) => [value].flat().every(isNode),
  '@reverse': isObject,
  '@list': (value, others) => value === null || others === 0,
  '@value': (value) => value === null,
}

/** The keywords of a node at which JSON-LD stops. */
export function wrongKeywords(json: Json, keys: readonly string[]): string[] {
  return keys.filter(
    (key) => key.startsWith('@') && Object.hasOwn(ALLOWED, key) && !ALLOWED[key]!(json[key], keys.length - 1),
  )
}
