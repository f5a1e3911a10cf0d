/** Where the parts of a record came from: a tree beside the record's own, worked out as far as somebody asks. */
import type { Match } from './match.js'

export class Origin {
  /** Where it stands, unless that is said by what lies below it. */
  match: Match | undefined
  /** Whether it stands around all that lies below it rather than at `match`. */
  around = false
  #keys: string[] | undefined
  #inner: Origin[] | undefined

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

  /** Drops all that lies below it. */
  clear(): void {
    this.#keys = undefined
    this.#inner = undefined
  }

  /** Whether it knows of any place, its own or one below it. */
  get isEmpty(): boolean {
    return this.match === undefined && this.#inner === undefined
  }

  /** Where it stands, as a JSON Pointer into the credential. */
  get pointer(): string | undefined {
    return (this.around ? this.#common() : undefined) ?? this.match?.pointer
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

  /** Its own place, or else those of what stands next below it, the nearest first. */
  *places(): Generator<string> {
    const own = this.pointer
    if (own !== undefined) yield own
    else
      for (let level: readonly Origin[] = [this]; level.length > 0; ) {
        const deeper: Origin[] = []
        for (const each of level)
          for (const inner of each.#inner ?? []) {
            const place = inner.pointer
            if (place === undefined) deeper.push(inner)
            else yield place
          }
        level = deeper
      }
  }

  /** Deepest pointer into the credential around the places of all that lies below. */
  #common(): string | undefined {
    let shared: string | undefined
    const visit = (origin: Origin): void => {
      for (const each of origin.#inner ?? []) {
        const place = each.pointer
        if (place !== undefined) shared = shared === undefined ? place : sharedStart(shared, place)
        visit(each)
      }
    }
    visit(this)
    return shared
  }
}

/** Where a pointer of the record stands, or the nearest thing around it, or the first thing inside. */
export function originAt(top: Origin, pointer: string): string | undefined {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const [first] = top.at(at)?.places() ?? []
    if (first !== undefined) return first
  }
  return undefined
}

/** Where a pointer of the record stands, or else what stands next below it, without repeats. */
export const originsUnder = (top: Origin, pointer: string): readonly string[] => [
  ...new Set(top.at(pointer)?.places()),
]

/** The segments that two pointers begin with. */
function sharedStart(one: string, other: string): string {
  let length = 0
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++
  if (length === one.length && (length === other.length || other[length] === '/')) return one
  if (length === other.length && one[length] === '/') return other
  return one.slice(0, Math.max(0, one.lastIndexOf('/', length - 1)))
}
