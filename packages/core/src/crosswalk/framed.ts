/** Puts the nodes of a flattened JSON-LD document (`@graph`) back into each other, as a credential is written. */
import { isObject, type Json } from '@microcred/common/json'
import { escapeKey } from '@microcred/common/pointer'

/** A document in another arrangement, and where its parts stand in the one that came in. */
export interface Framed {
  readonly json: Json
  readonly origin: (pointer: string) => string
  /** What a path into `json` is in the one that came in, where it is another. */
  readonly path?: (path: string) => string
  /** Names with a prefix that stand as terms in `json`: where they stand in the one that came in, and the term. */
  readonly renamed?: readonly (readonly [pointer: string, term: string])[]
}

const idOf = (node: Json): unknown => node.id ?? node['@id']

/** How deep nodes are put into each other; what lies deeper stays a reference. */
const MAX_DEPTH = 60

/** Members whose strings are no references. */
const NO_REFERENCE = new Set(['id', '@id', 'type', '@type', '@context'])

/**
 * The document with its root at the top and every other node where it is first referred to; `undefined` where it is
 * no graph or has no root. Each node is moved at most once.
 */
export function framed(json: Json, isRoot: (node: Json) => boolean): Framed | undefined {
  const { '@graph': graph, ...around } = json
  const nodes = (Array.isArray(graph) ? graph : [graph]).map((node, at) => ({
    node: node as unknown,
    pointer: Array.isArray(graph) ? `/@graph/${at}` : '/@graph',
  }))
  const root = nodes.find(({ node }) => isObject(node) && isRoot(node))
  if (!root) return undefined
  const byId = new Map(
    nodes.flatMap((each) => {
      const id = isObject(each.node) && each !== root ? idOf(each.node) : undefined
      return typeof id === 'string' ? [[id, each] as const] : []
    }),
  )
  const homes = new Map<string, string>()
  const referred = (value: unknown): string | undefined => {
    const id =
      isObject(value) && Object.keys(value).every((key) => key === 'id' || key === '@id')
        ? idOf(value)
        : value
    return typeof id === 'string' && byId.has(id) ? id : undefined
  }
  const place = (value: unknown, pointer: string, depth: number): unknown => {
    const id = depth < MAX_DEPTH ? referred(value) : undefined
    if (id !== undefined) {
      const each = byId.get(id)!
      byId.delete(id)
      homes.set(pointer, each.pointer)
      return inside(each.node as Json, pointer, depth + 1)
    }
    if (Array.isArray(value)) return value.map((item, at) => place(item, `${pointer}/${at}`, depth))
    return isObject(value) ? inside(value, pointer, depth) : value
  }
  const inside = (node: Json, pointer: string, depth: number): Json =>
    Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        const name = key === '@id' ? 'id' : key === '@type' ? 'type' : key
        return [name, NO_REFERENCE.has(key) ? value : place(value, `${pointer}/${escapeKey(name)}`, depth)]
      }),
    )
  const whole = { ...around, ...inside(root.node as Json, '', 0) }
  const origin = (pointer: string): string => {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const home = homes.get(at)
      if (home !== undefined) return home + pointer.slice(at.length)
    }
    return pointer === '/@context' || pointer.startsWith('/@context/') ? pointer : root.pointer + pointer
  }
  return { json: whole, origin }
}
