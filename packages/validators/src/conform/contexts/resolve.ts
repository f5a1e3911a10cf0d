/** Follows a JSON-LD document's terms to what they mean, and says where they mean nothing. */

import { isObject, type Json } from '@microcred/common/json'
import { escapeKey } from '@microcred/common/pointer'
import {
  type Active,
  expandIri,
  initial,
  isPinned,
  isResolved,
  type Load,
  meaningOf,
  type Problem,
  process,
} from './active.js'

/** Something in a document that linked data cannot carry. */
export interface Issue {
  readonly kind:
    | Problem['kind']
    | 'dropped-term'
    | 'unmapped-type'
    | 'type-not-an-iri'
    | 'relative-id'
    | 'wrong-datatype'
  /** JSON Pointer into the document. */
  readonly pointer: string
  readonly atKey?: boolean
  readonly term?: string
  readonly url?: string
  /** Datatype a value is not of. */
  readonly datatype?: string
}

/** Everything in a JSON-LD document that has no meaning in its contexts, in document order. */
export function resolveTerms(json: unknown, load?: Load): Issue[] {
  const resolver = new Resolver()
  resolver.value(initial(load), NO_PLACE, json)
  return resolver.issues
}

/** What is known of a place from the term that leads to it. */
interface Place {
  readonly type?: string | undefined
  readonly container: readonly string[]
  readonly context?: unknown
  readonly hasDatatype?: ((value: unknown) => boolean) | undefined
}

const NO_PLACE: Place = { container: [] }

/** What the members of an object are read with. */
interface Around {
  readonly active: Active
  /** The context before those of the object's types, by which the types themselves are read. */
  readonly outer: Active
  /** Whether every type of the object means something. */
  readonly known: boolean
}

/** Most terms that are copied from context to context in one document. */
export const MOST_COPIED = 1_000_000

class Resolver {
  #copied = 0
  readonly issues: Issue[] = []
  readonly #told = new Set<string>()
  /** The way to the value that is looked at. */
  readonly #path: (string | number)[] = []

  value(active: Active, place: Place, value: unknown): void {
    const { type } = place
    if (type === '@json') return
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++) {
        this.#path.push(at)
        this.value(active, place, value[at])
        this.#path.pop()
      }
    } else if (isObject(value)) this.#object(active, place, value)
    else if (type === undefined) return
    else if (typeof value === 'string' && (type === '@id' || type === '@vocab')) {
      const own =
        place.context === undefined ? active : process(active, place.context, { override: true }).active
      if (own.complete && !isResolved(expandIri(value, own, type === '@vocab')))
        this.#say({ kind: 'relative-id' })
    } else if (typeof value !== 'object' && place.hasDatatype?.(value) === false)
      this.#say({ kind: 'wrong-datatype', datatype: type })
  }

  #say(issue: Omit<Issue, 'pointer'>, pointer: string = this.#pointer()): void {
    const { kind, ...more } = issue
    this.issues.push({ kind, pointer, ...more })
  }

  #pointer(): string {
    return this.#path.map((key) => `/${escapeKey(String(key))}`).join('')
  }

  /** Something at a key of what is looked at. */
  #inside(key: string | number, look: () => void): void {
    this.#path.push(key)
    look()
    this.#path.pop()
  }

  #object(around: Active, place: Place, json: Json): void {
    const { container } = place
    if (container.length > 0) {
      if (container.includes('@language')) return
      if (container.includes('@index') || container.includes('@id') || container.includes('@type')) {
        const inner = { ...place, container: [] }
        for (const key of Object.keys(json)) this.#inside(key, () => this.value(around, inner, json[key]))
        return
      }
    }
    let active = around
    if (active.previous && !isReference(active, json)) active = active.previous
    if (place.context !== undefined) active = this.#process(active, place.context, { override: true }, false)
    if (Object.hasOwn(json, '@context'))
      this.#inside('@context', () => {
        active = this.#process(active, json['@context'], {}, true)
      })
    const outer = active
    const keys = Object.keys(json)
    const types = typesIn(json, keys, outer)
    for (const type of types.length > 1 ? types.toSorted() : types) {
      const scoped = outer.terms.get(type)?.context
      if (scoped !== undefined) active = this.#process(active, scoped, { once: true }, false)
    }
    // What a type without meaning would have defined is no second mistake.
    const known = !outer.complete || types.every((type) => meaningOf(type, outer).resolved)
    const inside = { active, outer, known }
    for (const key of keys)
      if (key !== '@context') {
        this.#path.push(key)
        this.#member(inside, key, json[key])
        this.#path.pop()
      }
  }

  /** Whether a context can be followed still: one that is given in place copies every term before it. */
  #affordable(active: Active, local: unknown): boolean {
    if (!isObject(local) && !Array.isArray(local)) return true
    const list = Array.isArray(local) ? local : [local]
    const given = list.filter((each) => isObject(each) && !isPinned(each)).length
    if (given > 0) this.#copied += given * (active.terms.size + freshIn(list))
    return this.#copied <= MOST_COPIED
  }

  #process(
    active: Active,
    local: unknown,
    how: { override?: boolean; once?: boolean },
    told: boolean,
  ): Active {
    const { active: next, problems } = this.#affordable(active, local)
      ? process(active, local, how)
      : { active: { ...active, complete: false }, problems: [{ kind: 'too-many-contexts' } as Problem] }
    for (const { kind, at, term, url } of problems) {
      const pointer = this.#pointer()
      const place = told && at !== undefined ? `${pointer}/${at}` : pointer
      // One context that breaks many terms is one mistake.
      const said = kind === 'too-many-contexts' ? kind : `${kind} ${place} ${url ?? ''}`
      if (this.#told.has(said)) continue
      this.#told.add(said)
      this.#say({ kind, ...(term !== undefined && { term }), ...(url !== undefined && { url }) }, place)
    }
    return next
  }

  #member({ active, outer, known }: Around, key: string, value: unknown): void {
    const { iri, resolved, term, hasDatatype } = meaningOf(key, active)
    if (iri === '@type') this.#types(outer, value)
    else if (iri === '@id') {
      if (typeof value === 'string' && active.complete && !isResolved(expandIri(value, active, false)))
        this.#say({ kind: 'relative-id' })
    } else if (iri === '@graph' || iri === '@included' || iri === '@reverse')
      this.value(active, NO_PLACE, value)
    else if (iri?.startsWith('@')) return
    else if (!resolved) {
      if (active.complete && known) this.#say({ kind: 'dropped-term', atKey: true, term: key })
    } else if (term === undefined) this.value(active, NO_PLACE, value)
    else {
      const { type, container, context } = term
      this.value(active, { type, container, context, hasDatatype }, value)
    }
  }

  #types(active: Active, value: unknown): void {
    if (!active.complete) return
    const list = Array.isArray(value) ? value : [value]
    for (const [at, type] of list.entries()) {
      if (typeof type !== 'string') continue
      const { iri, resolved } = meaningOf(type, active)
      if (resolved) continue
      const place = Array.isArray(value) ? `${this.#pointer()}/${at}` : this.#pointer()
      this.#say({ kind: iri?.includes(':') ? 'type-not-an-iri' : 'unmapped-type', term: type }, place)
    }
  }
}

/** The types an object names, by whatever key. */
function typesIn(json: Json, keys: readonly string[], active: Active): readonly string[] {
  const types: string[] = []
  for (const key of keys) {
    if (meaningOf(key, active).iri !== '@type') continue
    const value = json[key]
    if (typeof value === 'string') types.push(value)
    else if (Array.isArray(value)) for (const each of value) if (typeof each === 'string') types.push(each)
  }
  return types
}

/** Whether an object is no more than a value or a reference. */
function isReference(active: Active, json: Json): boolean {
  const keys = Object.keys(json)
  if (keys.some((key) => meaningOf(key, active).iri === '@value')) return true
  return keys.length === 1 && meaningOf(keys[0]!, active).iri === '@id'
}

/** Terms of the contexts of a list that are given in place. */
const freshIn = (list: readonly unknown[]): number =>
  list.reduce<number>(
    (sum, each) => sum + (isObject(each) && !isPinned(each) ? Object.keys(each).length : 0),
    0,
  )
