/** What is said of one thing in several places of a credential: found by its `id` when something is not where it is looked for. */
import { Match } from './match.js'

type Json = Readonly<Record<string, unknown>>

const holds = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)

export class Descriptions {
  readonly #top: Match
  /** What has an `id`, by that `id`: without the ways to it, which few ask for. */
  #byId: ReadonlyMap<string, Json | readonly Json[]> | undefined
  #places: ReadonlyMap<string, readonly Match[]> | undefined

  constructor(top: Match) {
    this.#top = top
  }

  /** What has a property: the thing itself, or the fullest description of the same `id` that has it. */
  holder(match: Match, name: string): Match | undefined {
    const { value } = match
    if (holds(value, name)) return match
    const id = typeof value === 'object' && value !== null ? (value as Json).id : value
    if (typeof id !== 'string') return undefined
    this.#byId ??= described(this.#top.value)
    const nodes = this.#byId.get(id)
    if (nodes === undefined) return undefined
    if (Array.isArray(nodes) ? !nodes.some((node) => holds(node, name)) : !holds(nodes, name))
      return undefined
    this.#places ??= descriptions(this.#top)
    return this.#places.get(id)?.find((each) => holds(each.value, name))
  }
}

/** Every object with an id, by the id: one, or a list of several. */
function described(top: unknown): ReadonlyMap<string, Json | readonly Json[]> {
  const out = new Map<string, Json | Json[]>()
  const visit = (value: object): void => {
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++)
        if (typeof value[at] === 'object' && value[at] !== null) visit(value[at])
      return
    }
    const node = value as Json
    const { id } = node
    if (typeof id === 'string') {
      const known = out.get(id)
      if (known === undefined) out.set(id, node)
      else if (Array.isArray(known)) known.push(node)
      else out.set(id, [known as Json, node])
    }
    for (const key in node) {
      const inner = node[key]
      if (typeof inner === 'object' && inner !== null) visit(inner)
    }
  }
  if (typeof top === 'object' && top !== null) visit(top)
  return out
}

/** Where every object with an id stands, by the id; of several descriptions the fullest comes first. */
function descriptions(top: Match): ReadonlyMap<string, readonly Match[]> {
  const out = new Map<string, Match[]>()
  const several = new Set<Match[]>()
  const visit = (match: Match): void => {
    const { value } = match
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++)
        if (typeof value[at] === 'object' && value[at] !== null) visit(new Match(value[at], match, at))
      return
    }
    const node = value as Json
    if (typeof node.id === 'string') {
      const known = out.get(node.id)
      if (known === undefined) out.set(node.id, [match])
      else {
        known.push(match)
        several.add(known)
      }
    }
    for (const key in node) {
      const inner = node[key]
      if (typeof inner === 'object' && inner !== null) visit(new Match(inner, match, key))
    }
  }
  if (typeof top.value === 'object' && top.value !== null) visit(top)
  const size = ({ value }: Match): number => Object.keys(value as Json).length
  for (const places of several) places.sort((a, b) => size(b) - size(a))
  return out
}
