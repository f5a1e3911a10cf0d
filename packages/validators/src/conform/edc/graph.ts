/**
 * A credential as the graph it means: nodes merged by id as RDF merges them, values without repeats,
 * each with the place it stands. It follows the parts of JSON-LD 1.1 expansion that the contexts of an EDC call for,
 * synchronously and without a general processor, because only the place of each value lets a finding point at it.
 */
import type { Violation } from '../../report/finding.js'
import { segment } from '../classes.js'
import { type Context, expandIri, nodeContext, termOf } from './context.js'
import { LANG_STRING, type Term, tablesOf, XSD } from './tables.js'

export interface Node {
  /** Its IRI; without one it is a blank node. */
  readonly id: string | undefined
  /** Its classes, by the names of the tables, else by IRI. */
  readonly types: Set<string>
  readonly properties: Map<string, Value[]>
  /** Where it is described; the fullest description first. */
  readonly places: Place[]
  /** A node whose id is no IRI: nothing said of it is kept. */
  readonly lost: boolean
}

export interface Place {
  readonly pointer: string
  readonly keys: number
}

export interface Value {
  readonly node?: Node
  readonly literal?: Literal
  readonly pointer: string
  /** Description of the node it was found in. */
  readonly place: string
}

export interface Literal {
  readonly value: string
  readonly datatype: string
  readonly language?: string
}

/** Something a credential says that JSON-LD drops. */
export interface Loss {
  readonly reason: 'unknown-term' | 'unknown-class' | 'no-iri'
  /** The key, or the class, that is lost. */
  readonly name: string
  readonly pointer: string
  readonly node: Node
  /** Property by whose value it was lost, by the name of the tables. */
  readonly property?: string
  /** The plain word that was dropped, where it was one. */
  readonly value?: string
}

/** What an object says of what it is. */
interface Identity {
  readonly id:
    | { readonly iri: string | undefined; readonly pointer: string; readonly lost: boolean }
    | undefined
  readonly types: readonly string[]
  readonly unknown: readonly { readonly name: string; readonly pointer: string }[]
  /** What names mean in it, with the terms of its classes. */
  readonly context: Context
}

export interface Graph {
  readonly root: Node
  readonly nodes: readonly Node[]
  readonly losses: readonly Loss[]
  readonly violations: readonly Violation[]
}

/** A property of a node that takes values; `place` is the description it is filled from. */
interface Slot {
  readonly node: Node
  readonly term: Term
  readonly place: string
  readonly context: Context
}

type Scalar = string | number | boolean

const isReference = ({ type }: Term): boolean => type === 'id' || type === 'vocab'

/** What may stand beside a `@value`. */
const VALUE_KEYS: ReadonlySet<string> = new Set(['@value', '@type', '@language', '@direction', '@index'])

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The graph of a credential. */
export function graphOf(json: Json, context: Context, root: { readonly classes: readonly string[] }): Graph {
  return new Builder().build(json, context, root.classes)
}

class Builder {
  readonly #names = tablesOf().names
  readonly #byId = new Map<string, Node>()
  readonly #nodes: Node[] = []
  readonly #losses: Loss[] = []
  readonly #violations: Violation[] = []
  readonly #held = new Map<readonly Value[], Set<ReturnType<typeof meaningOf>>>()

  build(json: Json, context: Context, classes: readonly string[]): Graph {
    const { '@context': _, ...rest } = json
    const root = this.#node(rest, '', context, classes)
    for (const { places } of this.#nodes) if (places.length > 1) places.sort((a, b) => b.keys - a.keys)
    return { root, nodes: this.#nodes, losses: this.#losses, violations: this.#violations }
  }

  /** Whether anything is left of an object in a graph of its own: a graph of nothing is none. */
  says(json: Json, context: Context): boolean {
    const { types, properties } = this.#node(json, '', context)
    const isTyped = types.size > 0 || this.#losses.some(({ reason }) => reason === 'unknown-class')
    return isTyped || properties.size > 0
  }

  #fault(pointer: string, reason: string): void {
    this.#violations.push({ code: 'edc.json-ld', pointer, params: { reason } })
  }

  /** The node of an IRI, or a new one without. */
  #named(id: string | undefined, lost = false): Node {
    const known = id === undefined ? undefined : this.#byId.get(id)
    if (known) return known
    const blank = id?.startsWith('_:')
    const node: Node = {
      id: blank ? undefined : id,
      types: new Set(),
      properties: new Map(),
      places: [],
      lost,
    }
    this.#nodes.push(node)
    if (id !== undefined) this.#byId.set(id, node)
    return node
  }

  /** The node of an object, with everything said in it; `from` and `property` say where it hangs. */
  #node(
    json: Json,
    pointer: string,
    outer: Context,
    known?: readonly string[],
    from?: Node,
    property?: string,
  ): Node {
    const around = outer.own?.outside ?? outer
    const general =
      '@context' in json
        ? nodeContext(around, json['@context'], `${pointer}/@context`, this.#violations)
        : around
    const keys = Object.keys(json)
    const { id, types, unknown, context } = this.#identity(json, keys, pointer, general, known)
    if (id?.lost && from)
      this.#losses.push({
        reason: 'no-iri',
        name: 'id',
        pointer: id.pointer,
        node: from,
        ...(property !== undefined && { property }),
      })
    const node = this.#named(id?.iri, id?.lost)
    node.places.push({ pointer, keys: keys.length })
    for (const type of known ?? []) node.types.add(type)
    for (const type of types) node.types.add(type)
    for (const each of unknown) this.#losses.push({ reason: 'unknown-class', ...each, node })
    for (const key of keys) {
      const at = `${pointer}/${segment(key)}`
      const value = json[key]
      const term = this.#term(context, key)
      if (term === undefined || term === null) {
        if (key !== '@context') this.#losses.push({ reason: 'unknown-term', name: key, pointer: at, node })
      } else if (term.iri === '@graph' || term.iri === '@included') {
        if (term.iri === '@graph' && (typeof value !== 'object' || value === null))
          this.#fault(at, 'a graph is an object or a list')
        for (const [each, where] of items(value, at)) if (isObject(each)) this.#node(each, where, context)
      } else if (term.container === 'graph') {
        // What lies in a graph of its own is said of that graph alone, and the graph has no class.
        for (const [each, where] of items(value, at))
          if (isObject(each) && ('@graph' in each || new Builder().says(each, context)))
            this.#add(
              { node, term, place: pointer, context },
              { node: this.#named(undefined), pointer: where, place: pointer },
            )
      } else if (term.container === 'language' && isObject(value))
        this.#languages({ node, term, place: pointer, context }, value, at)
      else if (!term.iri.startsWith('@')) this.#item({ node, term, place: pointer, context }, value, at)
    }
    return node
  }

  /** What an object says of its own id and classes; classes are named in the words around it, the id in its own. */
  #identity(
    json: Json,
    keys: readonly string[],
    pointer: string,
    context: Context,
    known: readonly string[] = [],
  ): Identity {
    const types: string[] = []
    const unknown: { name: string; pointer: string }[] = []
    let raw: string | undefined
    let id: { iri: string | undefined; pointer: string; lost: boolean } | undefined
    for (const key of keys) {
      const iri = context.terms.get(key)?.iri ?? key
      if (iri !== '@id' && iri !== '@type') continue
      const at = `${pointer}/${segment(key)}`
      if (iri === '@type') {
        for (const [each, where] of items(json[key], at)) {
          const type = typeof each === 'string' ? expandIri(context, each, true) : undefined
          if (typeof each !== 'string') this.#fault(where, 'type-string')
          else if (type === undefined) unknown.push({ name: each, pointer: where })
          else types.push(this.#names.get(type) ?? type)
        }
      } else if (id) this.#fault(at, 'one-id')
      else if (typeof json[key] !== 'string') {
        this.#fault(at, 'id-string')
        id = { iri: undefined, pointer: at, lost: false }
      } else {
        raw = json[key]
        id = { iri: undefined, pointer: at, lost: false }
      }
    }
    const own = overlayOf([...known, ...types], context)
    const inside = own ? { ...context, own: { terms: own, outside: context } } : context
    if (id && raw !== undefined) id.iri = expandIri(inside, raw, false)
    if (id && raw !== undefined) id.lost = id.iri === undefined
    return { id, types, unknown, context: inside }
  }

  /** The term of a key; `null` for one without meaning. */
  #term(context: Context, key: string): Term | null | undefined {
    const term = termOf(context, key)
    if (term !== undefined) return term
    const iri = expandIri(context, key, true)
    return iri === undefined ? undefined : { name: this.#names.get(iri) ?? iri, iri, type: '', container: '' }
  }

  /** Whatever a property holds that is no language map. */
  #item(slot: Slot, value: unknown, pointer: string): void {
    const { term, context } = slot
    if (value === null || value === undefined) return
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++) this.#item(slot, value[at], `${pointer}/${at}`)
    } else if (isObject(value)) {
      if ('@set' in value) this.#item(slot, value['@set'], `${pointer}/@set`)
      else if ('@value' in value) this.#explicit(slot, value, pointer)
      else {
        const node = this.#node(value, pointer, context, undefined, slot.node, term.name)
        if (!node.lost) this.#add(slot, { node, pointer, place: slot.place })
      }
    } else if (typeof value === 'string' && isReference(term)) {
      const id = expandIri(context, value, term.type === 'vocab')
      if (id === undefined)
        this.#losses.push({
          reason: 'no-iri',
          name: term.name,
          pointer,
          node: slot.node,
          property: term.name,
          value,
        })
      else this.#add(slot, { node: this.#named(id), pointer, place: slot.place })
    } else {
      const datatype = term.type !== '' && !isReference(term) ? term.type : undefined
      const language = datatype === undefined && typeof value === 'string' ? context.language : undefined
      this.#literal(slot, literalOf(value as Scalar, datatype, language), pointer)
    }
  }

  /** A value object: what it is stands beside its `@value`. */
  #explicit(slot: Slot, object: Json, pointer: string): void {
    const { '@value': value, '@type': type, '@language': language } = object
    const datatype = typeof type === 'string' ? expandIri(slot.context, type, true) : undefined
    const extra = Object.keys(object).some(
      (key) => !VALUE_KEYS.has(key) && this.#term(slot.context, key) !== undefined,
    )
    if (value === null || value === undefined) return
    if (typeof value === 'object') this.#fault(pointer, 'value-literal')
    else if (language !== undefined && typeof value !== 'string') this.#fault(pointer, 'language-of-string')
    else if (type !== undefined && (datatype === undefined || language !== undefined))
      this.#fault(pointer, 'language-or-type')
    else if (extra) this.#fault(pointer, 'value-properties')
    else
      this.#literal(
        slot,
        literalOf(
          value as Scalar,
          datatype,
          typeof language === 'string' ? language.toLowerCase() : undefined,
        ),
        pointer,
      )
  }

  #languages(slot: Slot, map: Json, pointer: string): void {
    for (const [language, texts] of Object.entries(map))
      for (const [text, at] of items(texts, `${pointer}/${segment(language)}`)) {
        if (text === null) continue
        if (typeof text !== 'string') this.#fault(at, 'text-string')
        else if (language === '@none') this.#literal(slot, { value: text, datatype: `${XSD}string` }, at)
        else this.#literal(slot, { value: text, datatype: LANG_STRING, language: language.toLowerCase() }, at)
      }
  }

  #literal(slot: Slot, literal: Literal, pointer: string): void {
    this.#add(slot, { literal, pointer, place: slot.place })
  }

  #add({ node, term }: Slot, value: Value): void {
    const values = node.properties.get(term.name)
    if (values === undefined) node.properties.set(term.name, [value])
    else if (!this.#holds(values, value)) {
      values.push(value)
      this.#held.get(values)?.add(meaningOf(value))
    }
  }

  /** Whether some values are one with another in RDF; of many it is looked up. */
  #holds(values: readonly Value[], value: Value): boolean {
    if (values.length < MANY) return values.some((each) => same(each, value))
    const held = this.#held.get(values) ?? new Set(values.map(meaningOf))
    this.#held.set(values, held)
    return held.has(meaningOf(value))
  }
}

/** From this many values on it is worth looking them up. */
const MANY = 16

/** What a value is in RDF: a node, or a literal with its datatype and language. */
const meaningOf = ({ node, literal }: Value): Node | string | undefined =>
  literal ? JSON.stringify([literal.value, literal.datatype, literal.language]) : node

/** The terms that hold in a node because of its classes. */
function overlayOf(types: readonly string[], { scoped }: Context): ReadonlyMap<string, Term> | undefined {
  let overlay: ReadonlyMap<string, Term> | undefined
  for (const type of types) {
    const terms = scoped.get(type)
    if (terms) overlay = overlay ? new Map([...overlay, ...terms]) : terms
  }
  return overlay
}

function* items(value: unknown, pointer: string): Generator<readonly [value: unknown, pointer: string]> {
  if (Array.isArray(value)) for (let at = 0; at < value.length; at++) yield [value[at], `${pointer}/${at}`]
  else yield [value, pointer]
}

/** Whether two values are one in RDF. */
const same = (a: Value, b: Value): boolean =>
  a.literal && b.literal
    ? a.literal.value === b.literal.value &&
      a.literal.datatype === b.literal.datatype &&
      a.literal.language === b.literal.language
    : a.node !== undefined && a.node === b.node

/** A JSON value as the literal JSON-LD makes of it. */
function literalOf(value: Scalar, datatype: string | undefined, language: string | undefined): Literal {
  if (typeof value === 'string')
    return language === undefined
      ? {
          value: datatype === `${XSD}double` ? double(Number.parseFloat(value)) : value,
          datatype: datatype ?? `${XSD}string`,
        }
      : { value, datatype: datatype ?? LANG_STRING, language }
  if (typeof value === 'boolean') return { value: String(value), datatype: datatype ?? `${XSD}boolean` }
  const fraction = String(value).includes('.') || Math.abs(value) >= 1e21
  if (fraction || datatype === `${XSD}double`)
    return { value: double(value), datatype: datatype ?? `${XSD}double` }
  return { value: value.toFixed(0), datatype: datatype ?? `${XSD}integer` }
}

const double = (value: number): string => value.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
