/** Follows a JSON-LD document's terms to what they mean, and says where they mean nothing. */

import {
  type Active,
  expandIri,
  initial,
  isPinned,
  isResolved,
  type Load,
  type Problem,
  process,
} from './active.js'
import { hasDatatype } from './datatypes.js'

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

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const segment = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Everything in a JSON-LD document that has no meaning in its contexts, in document order. */
export function resolveTerms(json: unknown, load?: Load): Issue[] {
  const resolver = new Resolver()
  resolver.value(initial(load), undefined, json, '')
  return resolver.issues
}

interface Place {
  readonly type?: string | undefined
  readonly container: readonly string[]
  readonly context?: unknown
}

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

  value(active: Active, place: Place | undefined, value: unknown, pointer: string): void {
    if (place?.type === '@json') return
    if (Array.isArray(value)) {
      value.forEach((each, at) => {
        this.value(active, place, each, `${pointer}/${at}`)
      })
    } else if (isObject(value)) this.#object(active, place, value, pointer)
    else if (typeof value === 'string' && (place?.type === '@id' || place?.type === '@vocab')) {
      const own =
        place.context === undefined ? active : process(active, place.context, { override: true }).active
      this.#reference(own, place.type, value, pointer)
    } else if (place?.type !== undefined && !hasDatatype(value, place.type)) {
      this.issues.push({ kind: 'wrong-datatype', pointer, datatype: place.type })
    }
  }

  #reference(active: Active, type: string, value: string, pointer: string): void {
    if (!active.complete) return
    if (!isResolved(expandIri(value, active, type === '@vocab')))
      this.issues.push({ kind: 'relative-id', pointer })
  }

  #object(around: Active, place: Place | undefined, json: Json, pointer: string): void {
    const container = place?.container ?? []
    if (container.includes('@language')) return
    if (container.includes('@index') || container.includes('@id') || container.includes('@type')) {
      for (const [key, value] of Object.entries(json))
        this.value(around, { ...place, container: [] }, value, `${pointer}/${segment(key)}`)
      return
    }
    let active = around
    if (active.previous && !this.#isReference(active, json)) active = active.previous
    if (place?.context !== undefined)
      active = this.#process(active, place.context, pointer, { override: true }, false)
    if (Object.hasOwn(json, '@context'))
      active = this.#process(active, json['@context'], `${pointer}/@context`, {}, true)
    const typeKeys = Object.keys(json).filter((key) => expandIri(key, active, true) === '@type')
    const outer = active
    const types = typeKeys
      .flatMap((key) => [json[key]].flat())
      .filter((type): type is string => typeof type === 'string')
    for (const type of types.toSorted()) {
      const scoped = outer.terms.get(type)?.context
      if (scoped !== undefined) active = this.#process(active, scoped, pointer, { once: true }, false)
    }
    // What a type without meaning would have defined is no second mistake.
    const known = !outer.complete || types.every((type) => isResolved(expandIri(type, outer, true)))
    for (const [key, value] of Object.entries(json))
      if (key !== '@context') this.#member({ active, outer, known }, key, value, `${pointer}/${segment(key)}`)
  }

  #isReference(active: Active, json: Json): boolean {
    const keys = Object.keys(json)
    if (keys.some((key) => expandIri(key, active, true) === '@value')) return true
    return keys.length === 1 && expandIri(keys[0]!, active, true) === '@id'
  }

  /** Whether a context can be followed still: one that is given in place copies every term before it. */
  #affordable(active: Active, local: unknown): boolean {
    const list = [local].flat()
    const inline = list.filter((each) => isObject(each) && !isPinned(each)) as Json[]
    const fresh = inline.reduce((sum, each) => sum + Object.keys(each).length, 0)
    this.#copied += inline.length * (active.terms.size + fresh)
    return this.#copied <= MOST_COPIED
  }

  #process(
    active: Active,
    local: unknown,
    pointer: string,
    how: { override?: boolean; once?: boolean },
    told: boolean,
  ): Active {
    const { active: next, problems } = this.#affordable(active, local)
      ? process(active, local, how)
      : { active: { ...active, complete: false }, problems: [{ kind: 'too-many-contexts' } as Problem] }
    for (const { kind, at, term, url } of problems) {
      const place = told && at !== undefined ? `${pointer}/${at}` : pointer
      // One context that breaks many terms is one mistake.
      const said = kind === 'too-many-contexts' ? kind : `${kind} ${place} ${url ?? ''}`
      if (this.#told.has(said)) continue
      this.#told.add(said)
      this.issues.push({
        kind,
        pointer: place,
        ...(term !== undefined && { term }),
        ...(url !== undefined && { url }),
      })
    }
    return next
  }

  #member({ active, outer, known }: Around, key: string, value: unknown, pointer: string): void {
    const iri = expandIri(key, active, true)
    if (iri === '@type') {
      this.#types(outer, value, pointer)
      return
    }
    if (iri === '@id') {
      if (typeof value === 'string' && active.complete && !isResolved(expandIri(value, active, false)))
        this.issues.push({ kind: 'relative-id', pointer })
      return
    }
    if (iri === '@graph' || iri === '@included' || iri === '@reverse') {
      this.value(active, undefined, value, pointer)
      return
    }
    if (iri?.startsWith('@')) return
    if (!isResolved(iri)) {
      if (active.complete && known)
        this.issues.push({ kind: 'dropped-term', pointer, atKey: true, term: key })
      return
    }
    const term = active.terms.get(key)
    this.value(
      active,
      term && { type: term.type, container: term.container, context: term.context },
      value,
      pointer,
    )
  }

  #types(active: Active, value: unknown, pointer: string): void {
    if (!active.complete) return
    const list = Array.isArray(value) ? value : [value]
    list.forEach((type, at) => {
      if (typeof type !== 'string') return
      const iri: string | null = expandIri(type, active, true)
      if (isResolved(iri)) return
      const place = Array.isArray(value) ? `${pointer}/${at}` : pointer
      this.issues.push({
        kind: (iri as string | null)?.includes(':') ? 'type-not-an-iri' : 'unmapped-type',
        pointer: place,
        term: type,
      })
    })
  }
}
