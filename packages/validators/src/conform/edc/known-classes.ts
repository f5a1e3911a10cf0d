/** What a class tells of all objects of it, looked up once in each context. */
import { type Context, expandIri } from './context.js'
import { type Term, tablesOf } from './tables.js'

type Json = Readonly<Record<string, unknown>>

/** What is known of all objects of one class in one context. */
export interface Known {
  readonly type: string
  readonly context: Context
  /** What its members mean; `null` where that is nothing. */
  readonly members: Map<string, Term | null>
}

/** Most members of a class that are remembered: more than any class has. */
export const MOST_MEMBERS = 500

const classes = new WeakMap<Context, Map<string, Known | null>>()

/** What is known of an object by its class, where it has one that is known and no keywords, in contexts everybody has. */
export function plainNode(json: Json, context: Context): Known | undefined {
  const { type } = json
  if (typeof type !== 'string' || !context.standard) return undefined
  for (const key in json) if (key.charCodeAt(0) === AT_SIGN) return undefined
  let known = classes.get(context)
  if (known === undefined) {
    known = new Map()
    classes.set(context, known)
  }
  let found = known.get(type)
  if (found === undefined) {
    found = knownClass(type, context)
    if (known.size < MOST_MEMBERS) known.set(type, found)
  }
  return found ?? undefined
}

const AT_SIGN = 64

function knownClass(type: string, context: Context): Known | null {
  const iri = expandIri(context, type, true)
  if (iri === undefined) return null
  const name = tablesOf().names.get(iri) ?? iri
  const own = overlayOf([name], context)
  return {
    type: name,
    context: own ? { ...context, own: { terms: own, outside: context } } : context,
    members: new Map(),
  }
}

/** The terms that hold in a node because of its classes. */
export function overlayOf(
  types: readonly string[],
  { scoped }: Context,
): ReadonlyMap<string, Term> | undefined {
  let overlay: ReadonlyMap<string, Term> | undefined
  for (const type of types) {
    const terms = scoped.get(type)
    if (terms) overlay = overlay ? new Map([...overlay, ...terms]) : terms
  }
  return overlay
}
