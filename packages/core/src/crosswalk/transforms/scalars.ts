import { isObject } from '@microcred/common/json'
import type { Phrase } from '../../wording/catalogue.js'
import { Unreadable } from './unreadable.js'

export type Json = Record<string, unknown>

export const stringOf = (value: unknown, expected: Phrase): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new Unreadable(expected)
}

/** The IRI of a node: a string, or an object with `id` or `@id`. */
export const iriIn = (value: unknown, expected: Phrase): string => {
  const iri = isObject(value) ? (value.id ?? value['@id'] ?? value.uri) : value
  if (typeof iri !== 'string') throw new Unreadable(expected)
  return iri.trim()
}

/** A number, also one written as a string and with a decimal comma. */
export function readNumber(value: unknown): number {
  const number = typeof value === 'string' ? Number(value.trim().replace(',', '.') || Number.NaN) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new Unreadable({ type: 'number' })
  return number
}
