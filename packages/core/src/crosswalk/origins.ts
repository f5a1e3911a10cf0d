/** Where the parts of a record came from: a tree beside the record's own, worked out as far as somebody asks. */
import { around, type Match } from './match.js'

export class Origin {
  /** Where it stands, unless that is said by what lies below it. */
  match: Match | undefined
  /** Whether it stands around all that lies below it rather than at `match`. */
  around = false
  #keys: string[] | undefined
  #inner: Origin[] | undefined

  constructor(match?: Match) {
    this.match = match
  }

  /** Takes up what stands at a key of it. */
  add(key: string, origin: Origin): void {
    if (this.#keys === undefined || this.#inner === undefined) {
      this.#keys = [key]
      this.#inner = [origin]
    } else {
      this.#keys.push(key)
      this.#inner.push(origin)
    }
  }

  /** Where it stands, once everything has been read. */
  get place(): Match | undefined {
    return (this.around ? this.#below() : undefined) ?? this.match
  }

  #asked = false
  #common: Match | undefined

  /** The innermost thing around the places of all that lies below. */
  #below(): Match | undefined {
    if (this.#asked) return this.#common
    this.#asked = true
    if (this.#inner !== undefined)
      for (const each of this.#inner) {
        const below = each.#below()
        const span = each.match === undefined || each.around ? (below ?? each.match) : both(each.match, below)
        if (span !== undefined) this.#common = both(span, this.#common)
      }
    return this.#common
  }

  /** What stands at a pointer from here. */
  at(pointer: string): Origin | undefined {
    let origin: Origin | undefined = this
    for (const segment of pointer.split('/').slice(1)) {
      origin = origin.#within(segment)
      if (origin === undefined) return undefined
    }
    return origin
  }

  #within(segment: string): Origin | undefined {
    const keys = this.#keys ?? []
    // Items of a list stand in their order.
    const number = Number(segment)
    const at = keys[number] === segment ? number : keys.indexOf(segment)
    return this.#inner?.[at]
  }

  /** Its place, unless that is the whole credential: where its parts stand says more. */
  get #placeWithin(): Match | undefined {
    const { place } = this
    return place?.depth === 0 && this.#inner !== undefined ? undefined : place
  }

  /**
   * Its own place, or else those of what stands next below it, the nearest first, or no more than `most` of them. Where
   * parts are asked for, the whole credential is no place.
   */
  places(most = Number.POSITIVE_INFINITY, parts = false): readonly string[] {
    const placeOf = (each: Origin): Match | undefined => (parts ? each.#placeWithin : each.place)
    const own = placeOf(this)
    if (own !== undefined) return [own.pointer]
    const places: string[] = []
    for (let level: readonly Origin[] = [this]; level.length > 0 && places.length < most; ) {
      const deeper: Origin[] = []
      for (const each of level)
        for (const inner of each.#inner ?? []) {
          const place = placeOf(inner)
          if (place === undefined) deeper.push(inner)
          else if (places.length < most) places.push(place.pointer)
        }
      level = deeper
    }
    return places
  }
}

const both = (one: Match, other: Match | undefined): Match => (other === undefined ? one : around(one, other))

/** Where a pointer of the record stands, or the nearest thing around it, or the first thing inside. */
export function originAt(top: Origin, pointer: string): string | undefined {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const [first] = top.at(at)?.places(1) ?? []
    if (first !== undefined) return first
  }
  return undefined
}

/** Where a pointer of the record stands, or else what stands next below it, without repeats. */
export function originsUnder(top: Origin, pointer: string): readonly string[] {
  const places = top.at(pointer)?.places(undefined, true) ?? []
  return places.length < 2 ? places : [...new Set(places)]
}
