/**
 * Gives jsonld.js its contexts: pinned documents only, and each processed once. The library forgets a context
 * that is scoped to a type, because it asks its cache with a fresh copy of the active context each time; here
 * such a copy is known by what it is a copy of.
 */
import { isObject } from './json.js'

/** A context in force, as the library has it. */
interface ActiveContext {
  readonly previousContext?: ActiveContext
  readonly mappings: ReadonlyMap<string, unknown>
  readonly protected: Readonly<Record<string, unknown>>
  inverse?: unknown
  revertToPreviousContext: () => ActiveContext
  clone(): ActiveContext
}

interface Processed {
  readonly context: ActiveContext
  readonly events: readonly unknown[]
}

/** A context was asked for that nobody has pinned. */
export class RefusedContext extends Error {
  constructor(readonly url: string) {
    super(`the context ${url} is not one of those that are pinned, and nothing is fetched`)
  }
}

/** Contexts that came out of processing, in distinction from copies made of them. */
const settled = new WeakSet<ActiveContext>()

const reverted = new WeakMap<ActiveContext, ActiveContext>()

function revert(this: ActiveContext): ActiveContext {
  const { previousContext } = this
  if (!previousContext) return this
  const known = reverted.get(previousContext)
  if (known) return known
  const copy = previousContext.clone()
  reverted.set(previousContext, copy)
  return copy
}

/**
 * A copy whose terms are the same ones: the library puts new ones in their place and changes none. Most copies are
 * made to look up what is known of them, so that the tables are copied when somebody opens them.
 */
function copied(this: ActiveContext): ActiveContext {
  const copy: ActiveContext = Object.assign({}, this, { inverse: null })
  copyWhenOpened(copy, 'mappings', () => new Map(this.mappings))
  copyWhenOpened(copy, 'protected', () => ({ ...this.protected }))
  return copy
}

function copyWhenOpened<Name extends 'mappings' | 'protected'>(
  copy: ActiveContext,
  name: Name,
  make: () => ActiveContext[Name],
): void {
  const settle = (value: ActiveContext[Name]): void => {
    Object.defineProperty(copy, name, { value, writable: true, enumerable: true, configurable: true })
  }
  Object.defineProperty(copy, name, {
    get() {
      settle(make())
      return copy[name]
    },
    set: settle,
    enumerable: true,
    configurable: true,
  })
}

/** A local context, with what came of applying it to others. */
class ResolvedContext {
  readonly #onto = new WeakMap<ActiveContext, Processed>()
  /** Results for copies that were made to hold for one object only. */
  readonly #ontoCopyOf = new WeakMap<ActiveContext, Processed>()

  constructor(readonly document: unknown) {}

  getProcessed(active: ActiveContext): Processed | undefined {
    return isCopy(active) ? this.#ontoCopyOf.get(active.previousContext!) : this.#onto.get(active)
  }

  setProcessed(active: ActiveContext, processed: Processed): void {
    const { context } = processed
    settled.add(context)
    context.revertToPreviousContext = revert
    context.clone = copied
    if (isCopy(active)) this.#ontoCopyOf.set(active.previousContext!, processed)
    else this.#onto.set(active, processed)
  }
}

const isCopy = (active: ActiveContext): boolean =>
  active.previousContext !== undefined && !settled.has(active)

/** Most inline contexts that are remembered; documents bring their own without end. */
const MOST = 500

/** Finds contexts by name in what `load` has, and by their text. */
export class PinnedContexts {
  readonly #load: (url: string) => { readonly '@context': unknown } | undefined
  readonly #byObject = new WeakMap<object, ResolvedContext>()
  readonly #byText = new Map<string, ResolvedContext>()
  readonly #byUrl = new Map<string, readonly ResolvedContext[]>()

  constructor(load: (url: string) => { readonly '@context': unknown } | undefined) {
    this.#load = load
  }

  /** What the library calls. */
  async resolve({ context }: { readonly context: unknown }): Promise<readonly ResolvedContext[]> {
    return this.#all(context, [])
  }

  #all(context: unknown, within: readonly string[]): readonly ResolvedContext[] {
    const inner = isObject(context) && context['@context'] ? context['@context'] : context
    const list: readonly unknown[] = Array.isArray(inner) ? inner : [inner]
    return list.flatMap((each) =>
      typeof each === 'string' ? this.#named(each, within) : [this.#given(each)],
    )
  }

  #named(url: string, within: readonly string[]): readonly ResolvedContext[] {
    const known = this.#byUrl.get(url)
    if (known) return known
    const document = within.includes(url) ? undefined : this.#load(url)
    if (!document) throw new RefusedContext(url)
    const resolved = this.#all(document['@context'], [...within, url])
    this.#byUrl.set(url, resolved)
    return resolved
  }

  #given(context: unknown): ResolvedContext {
    if (context === null || !isObject(context)) return new ResolvedContext(context)
    const same = this.#byObject.get(context)
    if (same) return same
    const resolved = this.#said(context)
    this.#byObject.set(context, resolved)
    return resolved
  }

  #said(context: Readonly<Record<string, unknown>>): ResolvedContext {
    const text = JSON.stringify(context)
    const known = this.#byText.get(text)
    if (known) return known
    if (this.#byText.size >= MOST) this.#byText.clear()
    const resolved = new ResolvedContext(context)
    this.#byText.set(text, resolved)
    return resolved
  }
}
