/**
 * A credential as the graph it means: nodes merged by id as RDF merges them, values without repeats,
 * each with the place it stands. It follows the parts of JSON-LD 1.1 expansion that the contexts of an EDC call for,
 * synchronously and without a general processor, because only the place of each value lets a finding point at it.
 */
import type { Violation } from '../../finding.js'
import { escape } from '../classes.js'
import { type Context, expandIri, nodeContext } from './context.js'
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
}

export interface Graph {
  readonly root: Node
  readonly nodes: readonly Node[]
  readonly losses: readonly Loss[]
  readonly violations: readonly Violation[]
}

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

  build(json: Json, context: Context, classes: readonly string[]): Graph {
    const { '@context': _, ...rest } = json
    const root = this.#node(rest, '', context, classes)
    for (const { places } of this.#nodes) if (places.length > 1) places.sort((a, b) => b.keys - a.keys)
    return { root, nodes: this.#nodes, losses: this.#losses, violations: this.#violations }
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

  #node(
    json: Json,
    pointer: string,
    outer: Context,
    known: readonly string[] = [],
    property?: string,
    from?: Node,
  ): Node {
    const context =
      '@context' in json
        ? nodeContext(outer, json['@context'], `${pointer}/@context`, this.#violations)
        : outer
    const keys = Object.keys(json)
    const types: string[] = [...known]
    let id: string | undefined
    let lost = false
    let named = false
    const unknown: { name: string; pointer: string }[] = []
    for (const key of keys) {
      const iri = context.terms.get(key)?.iri ?? key
      if (iri === '@id') {
        const value = json[key]
        if (named) this.#fault(pointer, 'an object has two ids')
        else if (typeof value !== 'string') this.#fault(`${pointer}/${escape(key)}`, 'an id is a string')
        else {
          id = expandIri(context, value, false)
          if (id === undefined) {
            lost = true
            if (from)
              this.#losses.push({
                reason: 'no-iri',
                name: key,
                pointer: `${pointer}/${escape(key)}`,
                node: from,
                ...(property !== undefined && { property }),
              })
          }
        }
        named = true
      } else if (iri === '@type') {
        const list = Array.isArray(json[key]) ? json[key] : [json[key]]
        for (const [at, each] of list.entries()) {
          const where = `${pointer}/${escape(key)}${Array.isArray(json[key]) ? `/${at}` : ''}`
          if (typeof each !== 'string') {
            this.#fault(where, 'a type is a string')
            continue
          }
          const type = expandIri(context, each, true)
          if (type === undefined) unknown.push({ name: each, pointer: where })
          else types.push(this.#names.get(type) ?? type)
        }
      }
    }
    const node = this.#named(id, lost)
    node.places.push({ pointer, keys: keys.length })
    for (const type of types) node.types.add(type)
    for (const each of unknown) this.#losses.push({ reason: 'unknown-class', ...each, node })
    const overlays = types.map((type) => context.scoped.get(type)).filter((each) => each !== undefined)
    for (const key of keys) {
      const at = `${pointer}/${escape(key)}`
      const value = json[key]
      const term =
        overlays.map((each) => each.get(key)).find((each) => each !== undefined) ?? this.#term(context, key)
      if (term === undefined || term === null) {
        if (key !== '@context') this.#losses.push({ reason: 'unknown-term', name: key, pointer: at, node })
      } else if (term.iri === '@graph' || term.iri === '@included') {
        for (const [each, where] of items(value, at)) if (isObject(each)) this.#node(each, where, context)
      } else if (term.container === 'graph') {
        // What lies in a graph of its own is said of that graph alone, and the graph has no class.
        for (const [, where] of items(value, at))
          this.#add(node, term, { node: this.#named(undefined), pointer: where, place: pointer })
      } else if (!term.iri.startsWith('@')) this.#values(node, term, value, at, pointer, context)
    }
    return node
  }

  /** The term of a key; `null` for one without meaning. */
  #term(context: Context, key: string): Term | null | undefined {
    const term = context.terms.get(key)
    if (term !== undefined) return term
    const iri = expandIri(context, key, true)
    return iri === undefined ? undefined : { name: this.#names.get(iri) ?? iri, iri, type: '', container: '' }
  }

  #values(node: Node, term: Term, value: unknown, pointer: string, place: string, context: Context): void {
    if (value === null || value === undefined) return
    if (term.container === 'language' && isObject(value))
      return this.#languages(node, term, value, pointer, place)
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++)
        this.#item(node, term, value[at], `${pointer}/${at}`, place, context)
      return
    }
    this.#item(node, term, value, pointer, place, context)
  }

  #item(node: Node, term: Term, value: unknown, pointer: string, place: string, context: Context): void {
    if (value === null || value === undefined) return
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++)
        this.#item(node, term, value[at], `${pointer}/${at}`, place, context)
    } else if (isObject(value)) {
      const keyOf = (keyword: string): string | undefined =>
        Object.keys(value).find((key) => (context.terms.get(key)?.iri ?? key) === keyword)
      const set = keyOf('@set')
      if (set !== undefined)
        return this.#item(node, term, value[set], `${pointer}/${escape(set)}`, place, context)
      if (keyOf('@value') !== undefined) return this.#explicit(node, term, value, pointer, place, context)
      const inner = this.#node(value, pointer, context, [], term.name, node)
      if (!inner.lost) this.#add(node, term, { node: inner, pointer, place })
    } else if (typeof value === 'string' && (term.type === 'id' || term.type === 'vocab')) {
      const id = expandIri(context, value, term.type === 'vocab')
      if (id === undefined)
        this.#losses.push({ reason: 'no-iri', name: term.name, pointer, node, property: term.name })
      else this.#add(node, term, { node: this.#named(id), pointer, place })
    } else {
      const datatype = term.type !== '' && term.type !== 'id' && term.type !== 'vocab' ? term.type : undefined
      const language = datatype === undefined && typeof value === 'string' ? context.language : undefined
      this.#add(node, term, {
        literal: literalOf(value as string | number | boolean, datatype, language),
        pointer,
        place,
      })
    }
  }

  /** A value object: what it is stands beside its `@value`. */
  #explicit(node: Node, term: Term, object: Json, pointer: string, place: string, context: Context): void {
    const value = object['@value']
    const { '@type': type, '@language': language } = object
    if (value === null || value === undefined) return
    if (typeof value === 'object') return this.#fault(pointer, 'a value is a string, a number, true or false')
    if (language !== undefined && typeof value !== 'string')
      return this.#fault(pointer, 'only strings have a language')
    const datatype = typeof type === 'string' ? expandIri(context, type, true) : undefined
    if (type !== undefined && datatype === undefined)
      return this.#fault(pointer, 'the type of a value is an IRI')
    this.#add(node, term, {
      literal: literalOf(
        value as string | number | boolean,
        datatype,
        typeof language === 'string' ? language.toLowerCase() : undefined,
      ),
      pointer,
      place,
    })
  }

  #languages(node: Node, term: Term, map: Json, pointer: string, place: string): void {
    for (const [language, texts] of Object.entries(map))
      for (const [text, at] of items(texts, `${pointer}/${escape(language)}`)) {
        if (text === null) continue
        if (typeof text !== 'string') this.#fault(at, 'a text in a language is a string')
        else
          this.#add(node, term, {
            literal:
              language === '@none'
                ? { value: text, datatype: `${XSD}string` }
                : { value: text, datatype: LANG_STRING, language: language.toLowerCase() },
            pointer: at,
            place,
          })
      }
  }

  #add(node: Node, { name }: Term, value: Value): void {
    const values = node.properties.get(name)
    if (values === undefined) node.properties.set(name, [value])
    else if (!values.some((each) => same(each, value))) values.push(value)
  }
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
function literalOf(
  value: string | number | boolean,
  datatype: string | undefined,
  language: string | undefined,
): Literal {
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
