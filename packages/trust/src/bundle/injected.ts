/** What was injected: looked up in the bundle, else asked of the resolver; what was relied on is remembered. */
import type { Octets } from '../crypto/engine.js'
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
  readonly #resolved = new Map<string, Promise<Octets | undefined>>()

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
  attribute(url: string): Promise<string | undefined> {
    return this.#written('attribute', url, own(this.bundle.attributes, url))
  }

  /** A time stamp that goes by the digest of what it is about, where a resolver has one. */
  timeStamp(id: string): Promise<Octets | undefined> {
    return this.#given('time-stamp', id)
  }

  /** Metadata of a type of credential, as text. */
  type(vct: string): Promise<string | undefined> {
    const content = own(this.bundle.types, vct)
    return this.#written('type', vct, content === undefined ? undefined : { content })
  }

  /** The body at which a chain of accreditations ends, where it goes by an identifier. */
  root(id: string): NonNullable<TrustBundle['roots']>[number] | undefined {
    return this.#party('root', this.bundle.roots, [id])
  }

  /** The entry of a known issuer that goes by one of some identifiers. */
  issuer(ids: readonly string[]): NonNullable<TrustBundle['issuers']>[number] | undefined {
    return this.#party('issuer', this.bundle.issuers, ids)
  }

  /** An object that stands at an address, as text. */
  async object(url: string): Promise<string | undefined> {
    const octets = await this.octets(url)
    return octets && textOf(octets)
  }

  /** An object that stands at an address, octet by octet. */
  async octets(url: string): Promise<Octets | undefined> {
    const found = own(this.bundle.detached, url)
    if (found === undefined) return this.#asked('detached', url)
    this.use('detached', url, 'bundle')
    return fromBase64(found)
  }

  /** A JSON-LD context beside those that are pinned. */
  context(url: string): Promise<Json | undefined> {
    return this.#object('context', this.bundle.contexts, url)
  }

  /** A party of the bundle that goes by one of some identifiers. */
  #party<Party extends { readonly ids: readonly string[]; readonly source: string }>(
    kind: string,
    parties: readonly Party[] = [],
    ids: readonly string[],
  ): Party | undefined {
    for (const party of parties) {
      const id = party.ids.find((each) => ids.includes(each))
      if (id === undefined) continue
      this.use(kind, id, 'bundle', party.source)
      return party
    }
    return undefined
  }

  /** A text of the bundle, else what the resolver gives as one. */
  async #written(
    kind: string,
    id: string,
    found: { readonly content: string; readonly source?: string | undefined } | undefined,
  ): Promise<string | undefined> {
    if (!found) return this.#text(kind, id)
    this.use(kind, id, 'bundle', found.source)
    return found.content
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

  async #text(kind: string, id: string): Promise<string | undefined> {
    const octets = await this.#asked(kind, id)
    return octets && textOf(octets)
  }

  /** What the resolver gives; asked once. */
  #asked(kind: string, id: string): Promise<Octets | undefined> {
    const key = `${kind} ${id}`
    const asked = this.#resolved.get(key) ?? this.#ask(kind, id)
    this.#resolved.set(key, asked)
    return asked
  }

  async #ask(kind: string, id: string): Promise<Octets | undefined> {
    const octets = await this.#given(kind, id)
    if (octets) this.use(kind, id, 'resolver')
    return octets
  }

  /** What the resolver gives, whether or not anything relies on it. */
  async #given(kind: string, id: string): Promise<Octets | undefined> {
    const octets = await this.resolve?.({ kind, id })?.catch(() => undefined)
    return octets && new Uint8Array(octets)
  }
}
