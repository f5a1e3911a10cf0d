/** Nodes of the graph of a credential, their values, and where each stands. */
import { escapeKey } from '@microcred/common/pointer'

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
  readonly node: Node | undefined
  readonly literal: Literal | undefined
  readonly pointer: string
  /** The key it stands at, lists looked through. */
  readonly key: string
  /** Description of the node it was found in. */
  readonly place: string
}

/** A place in the credential, whose pointer is written when somebody asks. */
export class Spot {
  readonly around: Spot | undefined
  readonly key: string | number

  constructor(around: Spot | undefined, key: string | number) {
    this.around = around
    this.key = key
  }

  get pointer(): string {
    return this.around === undefined ? '' : `${this.around.pointer}/${escapeKey(String(this.key))}`
  }
}

/** A description of a node. */
export class Described implements Place {
  readonly keys: number
  readonly #spot: Spot

  constructor(spot: Spot, keys: number) {
    this.#spot = spot
    this.keys = keys
  }

  get pointer(): string {
    return this.#spot.pointer
  }
}

export class Stated implements Value {
  readonly node: Node | undefined
  readonly literal: Literal | undefined
  readonly #spot: Spot
  readonly #place: Spot

  constructor(node: Node | undefined, literal: Literal | undefined, spot: Spot, place: Spot) {
    this.node = node
    this.literal = literal
    this.#spot = spot
    this.#place = place
  }

  get pointer(): string {
    return this.#spot.pointer
  }

  get key(): string {
    const { key, around } = this.#spot
    const isItem = typeof key === 'number' || isIndex(key)
    return String(isItem && around !== undefined ? around.key : key)
  }

  get place(): string {
    return this.#place.pointer
  }
}

/** Whether a key is a number, as those of the items of a list are. */
const isIndex = (key: string): boolean => {
  const first = key.charCodeAt(0)
  return first >= 48 && first <= 57 && /^\d+$/.test(key)
}

export interface Literal {
  readonly value: string
  readonly datatype: string
  readonly language?: string
}
