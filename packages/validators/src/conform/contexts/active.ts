/** Context processing of JSON-LD 1.1 (sections 4 and 5 of its algorithms), synchronously and against pinned documents only. */
import { isObject, type Json } from '@microcred/common/json'
import { isIri } from '@microcred/core/formats'
import { datatypeOf } from './datatypes.js'
import { type ContextDocument, documentOf } from './documents.js'

/** What a term means in a context. */
export interface Term {
  /** `null`: the context says that the term means nothing. */
  readonly iri: string | null
  readonly type?: string
  readonly container: readonly string[]
  readonly context?: unknown
  readonly protected: boolean
  /** Whether compact IRIs may begin with it. */
  readonly prefix: boolean
}

export interface Active {
  readonly terms: ReadonlyMap<string, Term>
  readonly vocab?: string | undefined
  /** What holds again in nested objects, where this context is for one object only. */
  readonly previous?: Active | undefined
  /** Whether every context it was made of is known, so that what it lacks is truly lacking. */
  readonly complete: boolean
  /** Where documents of contexts come from. */
  readonly load: Load
  /** What its terms mean as keys, as far as somebody has asked. */
  readonly meanings: Map<string, Meaning>
}

/** The document of a URL, or `undefined` where none is known. The same URL gives the same object. */
export type Load = (url: string) => ContextDocument | undefined

/** What is wrong with a context. */
export interface Problem {
  readonly kind: 'protected-term' | 'unknown-context' | 'invalid-context' | 'too-many-contexts'
  /** Position in a list of contexts; absent for a single one. */
  readonly at?: number
  readonly term?: string
  readonly url?: string
}

export interface Processed {
  readonly active: Active
  readonly problems: readonly Problem[]
}

const empty = (load: Load): Active => ({ terms: new Map(), complete: true, load, meanings: new Map() })

const roots = new WeakMap<Load, Active>()

/** The context before any: one per source of documents, so that what is remembered stays with its source. */
export function initial(load: Load = documentOf): Active {
  const known = roots.get(load)
  if (known) return known
  const root = empty(load)
  roots.set(load, root)
  return root
}

const KEYWORD = /^@[A-Za-z]+$/

interface How {
  /** Scoped to a property: it may redefine protected terms. */
  readonly override?: boolean
  /** Scoped to a type: it holds for one object only. */
  readonly once?: boolean
}

const memo = new WeakMap<Active, Map<unknown, Processed>>()

/** The context that follows from applying a local one. Results are kept for contexts of pinned documents. */
export function process(active: Active, local: unknown, how: How = {}): Processed {
  const key =
    typeof local === 'string' || (typeof local === 'object' && local !== null && pinned.has(local))
      ? local
      : undefined
  if (key === undefined) return apply(active, local, how)
  const kept = memo.get(active) ?? memo.set(active, new Map()).get(active)!
  const id = typeof key === 'string' ? `${how.override ? 'o' : ''}${how.once ? '1' : ''} ${key}` : key
  const known = kept.get(id)
  if (known) return known
  const result = apply(active, local, how)
  kept.set(id, result)
  return result
}

/** Contexts that lie in pinned documents, whose identity therefore never changes meaning. */
const pinned = new WeakSet<object>()

/** Whether a context lies in a pinned document, so that what follows from it is remembered. */
export const isPinned = (context: object): boolean => pinned.has(context)

function pin(value: unknown): void {
  if (typeof value !== 'object' || value === null || pinned.has(value)) return
  pinned.add(value)
  for (const inner of Object.values(value)) pin(inner)
}

const lists = new WeakMap<Active, Map<string, Processed>>()

function apply(active: Active, local: unknown, how: How): Processed {
  if (!Array.isArray(local)) return one(active, local, undefined, how, [])
  // Lists of URLs, which nearly every credential has, are remembered as a whole.
  const key = local.every((each) => typeof each === 'string')
    ? `${how.override ?? ''}${how.once ?? ''} ${local.join(' ')}`
    : undefined
  const kept =
    key === undefined ? undefined : (lists.get(active) ?? lists.set(active, new Map()).get(active)!)
  const known = kept?.get(key!)
  if (known) return known
  let current = active
  const problems: Problem[] = []
  local.forEach((each, at) => {
    const result = one(current, each, at, how, [])
    current = result.active
    problems.push(...result.problems)
  })
  const result = { active: how.once ? { ...current, previous: active } : current, problems }
  if (kept && kept.size < 200) kept.set(key!, result)
  return result
}

function one(
  active: Active,
  local: unknown,
  at: number | undefined,
  how: How,
  loading: readonly string[],
): Processed {
  const place = at === undefined ? {} : { at }
  const previous = how.once ? { previous: active.previous ?? active } : { previous: active.previous }
  if (local === null) {
    const guarded = !how.override && [...active.terms].find(([, term]) => term.protected)
    if (guarded) return { active, problems: [{ kind: 'protected-term', ...place, term: guarded[0] }] }
    return { active: { ...empty(active.load), ...previous }, problems: [] }
  }
  if (typeof local === 'string') {
    const document = loading.includes(local) ? undefined : active.load(local)
    if (!document)
      return {
        active: { ...active, ...previous, complete: false },
        problems: [{ kind: 'unknown-context', ...place, url: local }],
      }
    pin(document)
    let current = active
    const problems: Problem[] = []
    for (const each of Array.isArray(document['@context']) ? document['@context'] : [document['@context']]) {
      const result = one(current, each, at, { ...how, once: false }, [...loading, local])
      current = result.active
      problems.push(...result.problems)
    }
    return { active: { ...current, ...previous }, problems }
  }
  if (!isObject(local)) return { active, problems: [{ kind: 'invalid-context', ...place }] }
  return new Definitions(active, local, how, place).process(previous)
}

/** Most terms that may lean on each other. */
const DEEPEST = 200

class Definitions {
  readonly #terms: Map<string, Term>
  readonly #before: Active
  readonly #local: Json
  readonly #how: How
  readonly #place: { readonly at?: number }
  readonly #problems: Problem[] = []
  readonly #defined = new Map<string, boolean>()
  #vocab: string | undefined
  #depth = 0

  constructor(active: Active, local: Json, how: How, place: { readonly at?: number }) {
    this.#terms = new Map(active.terms)
    this.#before = active
    this.#local = local
    this.#how = how
    this.#place = place
    this.#vocab = active.vocab
  }

  process(previous: { previous: Active | undefined }): Processed {
    const { '@vocab': vocab, '@import': imported, '@propagate': propagate } = this.#local
    if (vocab === null) this.#vocab = undefined
    else if (typeof vocab === 'string')
      this.#vocab = vocab === '' ? '' : (this.#expand(vocab, false) ?? undefined)
    else if (vocab !== undefined) this.#invalid()
    if (imported !== undefined) this.#invalid()
    for (const term of Object.keys(this.#local)) if (!KEYWORD.test(term)) this.#define(term)
    const back = propagate === false ? { previous: this.#before.previous ?? this.#before } : previous
    return {
      active: {
        terms: this.#terms,
        vocab: this.#vocab,
        complete: this.#before.complete,
        load: this.#before.load,
        meanings: new Map(),
        ...back,
      },
      problems: this.#problems,
    }
  }

  #invalid(term?: string): void {
    this.#problems.push({ kind: 'invalid-context', ...this.#place, ...(term !== undefined && { term }) })
  }

  #expand(value: string, vocab = true): string | null {
    if (KEYWORD.test(value)) return value
    if (vocab && Object.hasOwn(this.#local, value)) this.#define(value)
    const colon = value.indexOf(':')
    if (colon > 0 && Object.hasOwn(this.#local, value.slice(0, colon))) this.#define(value.slice(0, colon))
    return expandIri(value, { terms: this.#terms, vocab: this.#vocab }, vocab)
  }

  #define(name: string): void {
    if (this.#defined.get(name) === true) return
    if (this.#defined.has(name)) {
      this.#invalid(name)
      return
    }
    // Terms that lean on terms without end would exhaust the stack.
    if (this.#depth >= DEEPEST) {
      this.#invalid(name)
      return
    }
    this.#defined.set(name, false)
    this.#depth++
    const before = this.#before.terms.get(name)
    const term = this.#term(name, this.#local[name])
    this.#depth--
    this.#defined.set(name, true)
    if (!term) return
    if (before?.protected && !this.#how.override) {
      if (!sameTerm(before, term)) this.#problems.push({ kind: 'protected-term', ...this.#place, term: name })
      return
    }
    this.#terms.set(name, term)
  }

  #term(name: string, said: unknown): Term | undefined {
    const isProtected = this.#local['@protected'] === true
    if (said === null) return { iri: null, container: [], protected: isProtected, prefix: false }
    const simple = typeof said === 'string'
    const value: Json | undefined = simple ? { '@id': said } : isObject(said) ? said : undefined
    if (!value) {
      this.#invalid(name)
      return undefined
    }
    if ('context' in value && !('@context' in value)) this.#invalid(name)
    const id = value['@reverse'] ?? value['@id']
    let iri: string | null
    if (id === null) iri = null
    else if (typeof id === 'string' && id !== name) iri = this.#expand(id)
    else if (name.includes(':')) iri = this.#expandPrefix(name)
    else iri = this.#vocab === undefined ? null : this.#vocab + name
    const container = value['@container']
    const type = value['@type']
    return {
      iri,
      ...(typeof type === 'string' && { type: KEYWORD.test(type) ? type : (this.#expand(type) ?? type) }),
      container: Array.isArray(container)
        ? (container as string[])
        : typeof container === 'string'
          ? [container]
          : [],
      ...(value['@context'] !== undefined && { context: value['@context'] }),
      protected: typeof value['@protected'] === 'boolean' ? value['@protected'] : isProtected,
      prefix: value['@prefix'] === true || (simple && iri !== null && /[:/?#[\]@]$/.test(iri)),
    }
  }

  #expandPrefix(name: string): string {
    const colon = name.indexOf(':')
    const prefix = name.slice(0, colon)
    if (Object.hasOwn(this.#local, prefix)) this.#define(prefix)
    const base = this.#terms.get(prefix)?.iri
    return base ? base + name.slice(colon + 1) : name
  }
}

function sameTerm(a: Term, b: Term): boolean {
  return (
    a.iri === b.iri &&
    a.type === b.type &&
    a.prefix === b.prefix &&
    a.container.join() === b.container.join() &&
    (a.context === b.context || alike(a.context, b.context))
  )
}

/** Whether two JSON values say the same, in whatever order their keys stand. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((each, at) => alike(each, b[at]))
    )
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && alike(a[key], b[key]))
  )
}

/** The IRI a key or value stands for: absolute, a keyword, relative, or `null` where it stands for nothing. */
export function expandIri(
  value: string,
  active: Pick<Active, 'terms' | 'vocab'>,
  vocab: boolean,
): string | null {
  if (KEYWORD.test(value)) return value
  if (vocab) {
    const term = active.terms.get(value)
    if (term) return term.iri
  } else if (active.terms.get(value)?.iri?.startsWith('@')) return active.terms.get(value)!.iri
  const colon = value.indexOf(':')
  if (colon > 0) {
    const prefix = value.slice(0, colon)
    const rest = value.slice(colon + 1)
    if (prefix === '_' || rest.startsWith('//')) return value
    const term = active.terms.get(prefix)
    if (term?.prefix && term.iri !== null) return term.iri + rest
    return value
  }
  return vocab && active.vocab !== undefined ? active.vocab + value : value
}

/** What a key of an object means. */
export interface Meaning {
  readonly iri: string | null
  /** Whether the IRI names something anywhere. */
  readonly resolved: boolean
  readonly term: Term | undefined
  /** Whether a value is one of the term's datatype; absent where it has none that is checked. */
  readonly hasDatatype: ((value: unknown) => boolean) | undefined
}

/** Most keys of a context whose meanings are kept, beside those of its terms. */
const MOST_KEYS = 300

/** What a key means in a context. */
export function meaningOf(key: string, active: Active): Meaning {
  const known = active.meanings.get(key)
  if (known !== undefined) return known
  const iri = expandIri(key, active, true)
  const term = active.terms.get(key)
  const meaning = {
    iri,
    resolved: isResolved(iri),
    term,
    hasDatatype: term?.type === undefined ? undefined : datatypeOf(term.type),
  }
  // Terms are as many as the context has; other keys are as many as whoever writes them likes.
  if (term !== undefined || active.meanings.size < MOST_KEYS) active.meanings.set(key, meaning)
  return meaning
}

/** Whether an expanded IRI names something anywhere: absolute, a keyword or a blank node. */
export const isResolved = (iri: string | null): iri is string =>
  iri !== null && (iri.startsWith('@') || iri.startsWith('_:') || isIri(iri))
