/** Lays a credential out as its profile reads it: what was handed in beside it in place, the nodes of a graph in each other, terms for prefixed names. */
import { isObject } from '@microcred/common/json'
import type { Entry } from './entry.js'

/** A credential as its profile reads it. */
export interface LaidOut {
  readonly json: unknown
  /** The pointer into what was handed in for a pointer into `json`, where they differ. */
  readonly origin?: (pointer: string) => string
  /** What a path into `json` is in what was handed in, where they differ. */
  readonly path?: (path: string) => string
  /** Names with a prefix that stand as terms in `json`: where they stand in what was handed in, and the term. */
  readonly renamed?: readonly (readonly [pointer: string, term: string])[]
}

/** `beside` are the objects that the credential may name by address, each found by its `id`. */
export function laidOut(json: unknown, { profile }: Entry, beside: readonly object[] | undefined): LaidOut {
  if (!isObject(json)) return { json }
  const framed = profile.framed?.(json)
  if (framed) return framed
  if (!beside || !profile.joined) return { json }
  const byId = new Map(beside.flat().flatMap((each) => (isObject(each) ? [[each.id, each] as const] : [])))
  return { json: profile.joined(json, (id) => byId.get(id)) }
}
