/**
 * A credential as the graph it means: nodes merged by id as RDF merges them, values without repeats,
 * each with the place it stands. It follows the parts of JSON-LD 1.1 expansion that the contexts of an EDC call for,
 * synchronously and without a general processor, because only the place of each value lets a finding point at it.
 */
import { isObject } from '@microcred/common/json'
import type { Violation } from '../../report/finding.js'
import { type Context, expandIri, nodeContext, termOf } from './context.js'
import { wrongKeywords } from './keywords.js'
import { type Known, MOST_MEMBERS, overlayOf, plainNode } from './known-classes.js'
import { literalOf, type Scalar, STRING, Values } from './literals.js'
import { Described, type Literal, type Node, Spot, Stated, type Value } from './nodes.js'
import { LANG_STRING, type Term, tablesOf } from './tables.js'

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
  readonly id: { readonly iri: string | undefined; readonly at: Spot; readonly lost: boolean } | undefined
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
  /** As the credential writes it. */
  readonly key: string
  readonly term: Term
  readonly place: Spot
  readonly context: Context
}

const isReference = ({ type }: Term): boolean => type === 'id' || type === 'vocab'

/** What may stand beside a `@value`. */
const VALUE_KEYS: ReadonlySet<string> = new Set(['@value', '@type', '@language', '@direction', '@index'])

type Json = Readonly<Record<string, unknown>>

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
  readonly #values = new Values()

  build(json: Json, context: Context, classes: readonly string[]): Graph {
    const { '@context': _, ...rest } = json
    const root = this.#node(rest, new Spot(undefined, ''), context, classes)
    for (const { places } of this.#nodes) if (places.length > 1) places.sort((a, b) => b.keys - a.keys)
    return { root, nodes: this.#nodes, losses: this.#losses, violations: this.#violations }
  }

  /** Whether anything is left of an object in a graph of its own: a graph of nothing is none. */
  says(json: Json, spot: Spot, context: Context): boolean {
    const { types, properties } = this.#node(json, spot, context)
    const isTyped = types.size > 0 || this.#losses.some(({ reason }) => reason === 'unknown-class')
    return isTyped || properties.size > 0
  }

  #fault({ pointer }: Spot, reason: string, about: Readonly<Record<string, string>> = {}): void {
    this.#violations.push({ code: 'edc.json-ld', pointer, params: { reason, ...about } })
  }

  /** The node of an IRI, or a new one without. */
  #named(id: string | undefined, lost = false): Node {
    const known = id === undefined ? undefined : this.#byId.get(id)
    if (known) return known
    const node: Node = {
      id: id?.startsWith('_:') ? undefined : id,
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
    spot: Spot,
    outer: Context,
    known: readonly string[] = NONE,
    from?: Node,
    property?: string,
  ): Node {
    const around = outer.own?.outside ?? outer
    const plain = known === NONE ? plainNode(json, around) : undefined
    if (plain !== undefined) {
      const node = this.#plainNode(json, plain, spot)
      if (node !== undefined) return node
    }
    const general = Object.hasOwn(json, '@context')
      ? nodeContext(around, json['@context'], `${spot.pointer}/@context`, this.#violations)
      : around
    const keys = Object.keys(json)
    for (const name of wrongKeywords(json, keys)) this.#fault(new Spot(spot, name), 'keyword', { name })
    const { id, types, unknown, context } = this.#identity(json, keys, spot, general, known)
    if (id?.lost && from)
      this.#losses.push({
        reason: 'no-iri',
        name: 'id',
        pointer: id.at.pointer,
        node: from,
        ...(property !== undefined && { property }),
      })
    const node = this.#named(id?.iri, id?.lost)
    node.places.push(new Described(spot, keys.length))
    for (const type of known) node.types.add(type)
    for (const type of types) node.types.add(type)
    for (const each of unknown) this.#losses.push({ reason: 'unknown-class', ...each, node })
    this.#members(json, keys, spot, { node, context })
    return node
  }

  /**
   * The node of an object that has nothing but an id, one known class and members whose names mean something; the class
   * tells what each of them means, so that this is looked up once for all objects of the class.
   */
  #plainNode(json: Json, known: Known, spot: Spot): Node | undefined {
    const { id } = json
    if (id !== undefined && typeof id !== 'string') return undefined
    const iri = id === undefined ? undefined : this.#byId.has(id) ? id : expandIri(known.context, id, false)
    if (id !== undefined && iri === undefined) return undefined
    const node = this.#named(iri)
    let keys = 0
    for (const _ in json) keys++
    node.places.push(new Described(spot, keys))
    node.types.add(known.type)
    const { context, members } = known
    for (const key in json) {
      if (key === 'id' || key === 'type') continue
      let term = members.get(key)
      if (term === undefined) {
        term = this.#term(context, key) ?? null
        if (members.size < MOST_MEMBERS) members.set(key, term)
      }
      if (term === null)
        this.#losses.push({
          reason: 'unknown-term',
          name: key,
          pointer: new Spot(spot, key).pointer,
          node,
        })
      else this.#member({ node, key, term, place: spot, context }, json[key])
    }
    return node
  }

  /** What an object says of a node. */
  #members(
    json: Json,
    keys: readonly string[],
    spot: Spot,
    { node, context }: Pick<Slot, 'node' | 'context'>,
  ): void {
    for (const key of keys) {
      const term = this.#term(context, key)
      if (term === undefined || term === null) {
        if (key !== '@context')
          this.#losses.push({
            reason: 'unknown-term',
            name: key,
            pointer: new Spot(spot, key).pointer,
            node,
          })
      } else this.#member({ node, key, term, place: spot, context }, json[key])
    }
  }

  /** What stands at a key of an object. */
  #member(slot: Slot, value: unknown): void {
    const { key, term, place, context } = slot
    if (term.iri === '@graph' || term.iri === '@included') {
      const at = new Spot(place, key)
      if (term.iri === '@graph' && (typeof value !== 'object' || value === null))
        this.#fault(at, 'a graph is an object or a list')
      each(value, at, (one, where) => {
        if (isObject(one)) this.#node(one, where, context)
      })
    } else if (term.iri === '@set') this.#aside(value, new Spot(place, key), context)
    else if (term.iri === '@nest')
      each(value, new Spot(place, key), (one, where) => {
        if (isObject(one)) this.#members(one, Object.keys(one), where, slot)
      })
    else if (term.container === 'graph') {
      // What lies in a graph of its own is said of that graph alone, and the graph has no class.
      this.#apart(slot, value, new Spot(place, key))
    } else if (term.container === 'language' && isObject(value))
      this.#languages(slot, value, new Spot(place, key))
    else if (!term.iri.startsWith('@')) this.#item(slot, value, new Spot(place, key))
  }

  /** What lies in a graph of its own: nothing of it is said here but that there is such a graph. */
  #apart(slot: Slot, value: unknown, spot: Spot): void {
    if (Array.isArray(value))
      for (const [at, one] of value.entries()) this.#apart(slot, one, new Spot(spot, at))
    else if (!isObject(value) || '@value' in value) return
    else if ('@set' in value) this.#apart(slot, value['@set'], new Spot(spot, '@set'))
    else if ('@list' in value) this.#aside(value['@list'], new Spot(spot, '@list'), slot.context)
    else if (this.#aside(value, spot, slot.context) || '@graph' in value)
      this.#add(slot, new Stated(this.#named(undefined), undefined, spot, slot.place))
  }

  /** Whether something is said of a node of which nothing is kept but what is wrong in it. */
  #aside(value: unknown, spot: Spot, context: Context): boolean {
    const inner = new Builder()
    let says = false
    each(value, spot, (one, where) => {
      if (isObject(one) && inner.says(one, where, context)) says = true
    })
    this.#violations.push(...inner.#violations)
    return says
  }

  /** What an object says of its own id and classes; classes are named in the words around it, the id in its own. */
  #identity(
    json: Json,
    keys: readonly string[],
    spot: Spot,
    context: Context,
    known: readonly string[],
  ): Identity {
    const types: string[] = []
    let unknown: Identity['unknown'] = NONE
    let raw: string | undefined
    let at: Spot | undefined
    for (const key of keys) {
      const iri = context.terms.get(key)?.iri ?? key
      if (iri === '@type')
        each(json[key], new Spot(spot, key), (one, where) => {
          const type = typeof one === 'string' ? expandIri(context, one, true) : undefined
          if (typeof one !== 'string') this.#fault(where, 'type-string')
          else if (type === undefined) unknown = [...unknown, { name: one, pointer: where.pointer }]
          else types.push(this.#names.get(type) ?? type)
        })
      else if (iri !== '@id') continue
      else if (at) this.#fault(new Spot(spot, key), 'one-id')
      else {
        at = new Spot(spot, key)
        if (typeof json[key] === 'string') raw = json[key]
        else this.#fault(at, 'id-string')
      }
    }
    if (
      at &&
      '@nest' in json &&
      [json['@nest']].flat().some((nested) => isObject(nested) && named(nested, context))
    )
      this.#fault(new Spot(spot, '@nest'), 'one-id')
    const own = overlayOf(known.length === 0 ? types : [...known, ...types], context)
    const inside = own ? { ...context, own: { terms: own, outside: context } } : context
    const iri = raw === undefined ? undefined : expandIri(inside, raw, false)
    const id = at && { iri, at, lost: raw !== undefined && iri === undefined }
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
  #item(slot: Slot, value: unknown, spot: Spot): void {
    const { term, context } = slot
    if (value === null || value === undefined) return
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++) this.#item(slot, value[at], new Spot(spot, at))
    } else if (isObject(value)) {
      if ('@set' in value && value['@set'] !== null) {
        if (Object.keys(value).some((key) => key !== '@set' && key !== '@index'))
          this.#fault(new Spot(spot, '@set'), 'keyword', { name: '@set' })
        this.#item(this.#within(slot), value['@set'], new Spot(spot, '@set'))
      } else if ('@value' in value) this.#explicit(slot, value, spot)
      else {
        const node = this.#node(value, spot, context, NONE, slot.node, term.name)
        if (!node.lost) this.#add(slot, new Stated(node, undefined, spot, slot.place))
      }
    } else if (typeof value === 'string' && isReference(term)) {
      const id = expandIri(context, value, term.type === 'vocab')
      if (id === undefined)
        this.#losses.push({
          reason: 'no-iri',
          name: term.name,
          pointer: spot.pointer,
          node: slot.node,
          property: term.name,
          value,
        })
      else this.#add(slot, new Stated(this.#named(id), undefined, spot, slot.place))
    } else {
      const datatype = term.type !== '' && !isReference(term) ? term.type : undefined
      const language = datatype === undefined && typeof value === 'string' ? context.language : undefined
      this.#literal(slot, literalOf(value as Scalar, datatype, language), spot)
    }
  }

  /** A property inside of an object that is no node: the terms of the node's classes do not reach into it. */
  #within(slot: Slot): Slot {
    const outside = slot.context.own?.outside
    if (outside === undefined) return slot
    const type = this.#term(outside, slot.key)?.type ?? ''
    return { ...slot, context: outside, term: { ...slot.term, type } }
  }

  /** A value object: what it is stands beside its `@value`. */
  #explicit(slot: Slot, object: Json, spot: Spot): void {
    const { '@value': value, '@type': type, '@language': language } = object
    const datatype = typeof type === 'string' ? expandIri(slot.context, type, true) : undefined
    const extra = Object.keys(object).some(
      (key) => !VALUE_KEYS.has(key) && this.#term(slot.context, key) !== undefined,
    )
    if (value === null || value === undefined) return
    if (typeof value === 'object') this.#fault(spot, 'value-literal')
    else if (language !== undefined && typeof value !== 'string') this.#fault(spot, 'language-of-string')
    else if (type !== undefined && (datatype === undefined || language !== undefined))
      this.#fault(spot, 'language-or-type')
    else if (extra) this.#fault(spot, 'value-properties')
    else
      this.#literal(
        slot,
        literalOf(
          value as Scalar,
          datatype,
          typeof language === 'string' ? language.toLowerCase() : undefined,
        ),
        spot,
      )
  }

  #languages(slot: Slot, map: Json, spot: Spot): void {
    for (const language of Object.keys(map))
      each(map[language], new Spot(spot, language), (text, at) => {
        if (text === null) return
        if (typeof text !== 'string') this.#fault(at, 'text-string')
        else if (language === '@none') this.#literal(slot, literalOf(text, STRING, undefined), at)
        else this.#literal(slot, { value: text, datatype: LANG_STRING, language: language.toLowerCase() }, at)
      })
  }

  #literal(slot: Slot, literal: Literal, spot: Spot): void {
    this.#add(slot, new Stated(undefined, literal, spot, slot.place))
  }

  #add({ node, term }: Slot, value: Value): void {
    this.#values.add(node.properties, term.name, value)
  }
}

const NONE: readonly never[] = []
/** Whether an object has a member that is its id. */
const named = (json: Json, { terms }: Context): boolean =>
  Object.keys(json).some((key) => (terms.get(key)?.iri ?? key) === '@id')

/** Shows a value, or the items of a list one by one, with where each stands. */
function each(value: unknown, spot: Spot, show: (one: unknown, where: Spot) => void): void {
  if (Array.isArray(value)) for (let at = 0; at < value.length; at++) show(value[at], new Spot(spot, at))
  else show(value, spot)
}
