/** What was injected: looked up in the bundle, else asked of the resolver; what was relied on is remembered. */
import type { TrustBundle } from '../generated/types.js'
import { fromBase64 } from '../text/base64.js'
import { isObject, type Json, readJson, textOf } from '../text/json.js'

/** Asked for what the bundle lacks. Whoever gives one decides what is fetched. */
export type Resolve = (wanted: {
  readonly kind: string
  readonly id: string
}) => Promise<Uint8Array | undefined>

/** Something that was relied on. */
export interface Used {
  readonly kind: string
  readonly id: string
  readonly from: 'bundle' | 'resolver' | 'computed'
  /** Source in the bundle. */
  readonly source?: string
}

/** A status list as it was retrieved. */
export interface Retrieved {
  readonly content: string
  readonly retrieved?: string
}

const own = <Value>(map: Readonly<Record<string, Value>> | undefined, id: string): Value | undefined =>
  map && Object.hasOwn(map, id) ? map[id] : undefined

export class Injected {
  readonly #used = new Map<string, Used>()
  readonly #resolved = new Map<string, Promise<string | undefined>>()

  constructor(
    readonly bundle: Partial<TrustBundle> = {},
    readonly resolve?: Resolve,
  ) {}

  /** What was relied on, in order of kind and id. */
  get used(): readonly Used[] {
    const key = ({ kind, id }: Used): string => `${kind} ${id}`
    return [...this.#used.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  }

  /** Remembers that something was relied on. */
  use(kind: string, id: string, from: Used['from'], source?: string): void {
    const key = `${kind} ${id}`
    if (!this.#used.has(key)) this.#used.set(key, { kind, id, from, ...(source && { source }) })
  }

  /** The document that lists the keys of an identifier. */
  document(id: string): Promise<Json | undefined> {
    return this.#object('did', this.bundle.dids, id)
  }

  /** The status list of an address. */
  async statusList(url: string): Promise<Retrieved | undefined> {
    const found = own(this.bundle.statusLists, url)
    if (found) {
      this.use('status-list', url, 'bundle', found.source)
      return { content: found.content, ...(found.retrieved && { retrieved: found.retrieved }) }
    }
    const content = await this.#text('status-list', url)
    return content === undefined ? undefined : { content }
  }

  /** An entry of a registry of trusted issuers. */
  async attribute(url: string): Promise<string | undefined> {
    const found = own(this.bundle.attributes, url)
    if (found) this.use('attribute', url, 'bundle', found.source)
    return found?.content ?? this.#text('attribute', url)
  }

  /** The body at which a chain of accreditations ends, where it goes by an identifier. */
  root(id: string): NonNullable<TrustBundle['roots']>[number] | undefined {
    const found = this.bundle.roots?.find(({ ids }) => ids.includes(id))
    if (found) this.use('root', id, 'bundle', found.source)
    return found
  }

  /** Metadata of a type of credential, as text. */
  async type(vct: string): Promise<string | undefined> {
    const found = own(this.bundle.types, vct)
    if (found !== undefined) this.use('type', vct, 'bundle')
    return found ?? this.#text('type', vct)
  }

  /** An object that stands at an address, as text. */
  async object(url: string): Promise<string | undefined> {
    const octets = await this.octets(url)
    return octets && textOf(octets)
  }

  /** An object that stands at an address, octet by octet. */
  async octets(url: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const found = own(this.bundle.detached, url)
    if (found === undefined) {
      const octets = await this.resolve?.({ kind: 'detached', id: url })?.catch(() => undefined)
      if (octets) this.use('detached', url, 'resolver')
      return octets && new Uint8Array(octets)
    }
    this.use('detached', url, 'bundle')
    return fromBase64(found)
  }

  /** A JSON-LD context beside those that are pinned. */
  context(url: string): Promise<Json | undefined> {
    return this.#object('context', this.bundle.contexts, url)
  }

  /** The entry of a known issuer that goes by one of some identifiers. */
  issuer(ids: readonly string[]): NonNullable<TrustBundle['issuers']>[number] | undefined {
    const found = this.bundle.issuers?.find((each) => each.ids.some((id) => ids.includes(id)))
    if (found) this.use('issuer', found.ids.find((id) => ids.includes(id))!, 'bundle', found.source)
    return found
  }

  /** An object of the bundle, else what the resolver gives as one. */
  async #object(
    kind: string,
    given: Readonly<Record<string, unknown>> | undefined,
    id: string,
  ): Promise<Json | undefined> {
    const found = own(given, id)
    if (isObject(found)) {
      this.use(kind, id, 'bundle')
      return found
    }
    const read = readJson((await this.#text(kind, id)) ?? '')
    return isObject(read?.value) ? read.value : undefined
  }

  /** What the resolver gives, as text; asked once. */
  #text(kind: string, id: string): Promise<string | undefined> {
    const key = `${kind} ${id}`
    const known = this.#resolved.get(key)
    if (known) return known
    const asked = this.#ask(kind, id)
    this.#resolved.set(key, asked)
    return asked
  }

  async #ask(kind: string, id: string): Promise<string | undefined> {
    const octets = await this.resolve?.({ kind, id })?.catch(() => undefined)
    if (!octets) return undefined
    this.use(kind, id, 'resolver')
    return textOf(octets)
  }
}
