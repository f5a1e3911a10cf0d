/** Puts what a credential names by address in its place, where it was handed in beside it. */
import type { Entry } from './entry.js'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The credential with the objects that were handed in beside it, each found by its `id`. */
export function joined(json: unknown, { profile }: Entry, beside: readonly object[] | undefined): unknown {
  if (!beside || !profile.joined || !isObject(json)) return json
  const byId = new Map(beside.flat().flatMap((each) => (isObject(each) ? [[each.id, each] as const] : [])))
  return profile.joined(json, (id) => byId.get(id))
}
