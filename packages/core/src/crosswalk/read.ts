/** Reads a foreign credential into a record by its crosswalk, keeping where everything came from. */
import type { Microcredential } from '../generated/types.js'
import type { Crosswalk, Place, Row } from './crosswalk.js'
import { follow, type Starts } from './follow.js'
import { Match, topOf } from './match.js'
import { Origin, originAt, originsUnder } from './origins.js'
import type { Reading, UnreadablePart } from './reading.js'
import { Inexact, joinTexts, UnknownConcept, Unreadable } from './transforms.js'

type Json = Record<string, unknown>

/** Reads a credential by a crosswalk. Never throws on what the credential holds. */
export function readByCrosswalk(json: unknown, crosswalk: Crosswalk): Reading {
  return new Reader(json, crosswalk).read()
}

class Reader {
  readonly #crosswalk: Crosswalk
  readonly #anchors = new Map<string, readonly Match[]>()
  readonly #starts: Starts
  readonly #consumed: Match[] = []
  readonly #unreadable: UnreadablePart[] = []
  /** The place of the record that is being filled, key by key. */
  readonly #place: (string | number)[] = []
  #descriptions: ReadonlyMap<string, readonly Match[]> | undefined
  #language = 'und'

  constructor(json: unknown, crosswalk: Crosswalk) {
    this.#crosswalk = crosswalk
    const top = topOf(json)
    this.#starts = {
      top,
      anchors: this.#anchors,
      described: (id) => {
        this.#descriptions ??= descriptions(top)
        return this.#descriptions.get(id) ?? NOTHING
      },
    }
  }

  read(): Reading {
    const { top } = this.#starts
    const { anchors, root, language } = this.#crosswalk
    const places = new Map<string, readonly Match[]>()
    for (const row of anchors) {
      if (places.has(row.pointer)) continue
      const found = this.#follow(row, top, ALL)
      if (found.length === 0) continue
      this.#anchors.set(row.pointer, row.transformName === 'first' ? found.slice(0, 1) : found)
      places.set(row.pointer, found)
    }
    if (language) {
      this.#place.push(language.segment)
      this.#language = (this.#leaf(language, top, new Origin()) as string | undefined) ?? 'und'
      this.#place.pop()
    }
    const consumed = this.#consumed
    const origins = new Origin()
    const record = (this.#object(root, top, origins) ?? {}) as Partial<Microcredential>
    const home = (): string => places.values().next().value?.[0]?.pointer ?? ''
    return {
      record,
      unreadable: this.#unreadable,
      get found() {
        return new Map([...places].map(([name, matches]) => [name, matches.map(({ pointer }) => pointer)]))
      },
      get consumed() {
        return new Set(consumed.map(({ pointer }) => pointer))
      },
      origin: (pointer) => originAt(origins, pointer) ?? home(),
      pointers: (pointer) => originsUnder(origins, pointer),
    }
  }

  #follow({ path }: Row, item: Match, most: number): readonly Match[] {
    return follow(path, this.#starts, item, most)
  }

  #value(place: Place, item: Match, origin: Origin): unknown {
    if (place.places.length === 0) return this.#leaf(place, item, origin)
    return place.isList ? this.#list(place, item, origin) : this.#object(place, item, origin)
  }

  #object(place: Place, item: Match, origin: Origin): Json | undefined {
    const out: Json = {}
    let some = false
    let whole = true
    for (const each of place.places) {
      const own = new Origin()
      this.#place.push(each.segment)
      const value = this.#value(each, item, own)
      this.#place.pop()
      if (!own.isEmpty) origin.add(each.segment, own)
      if (value !== undefined) {
        out[each.segment] = value
        some = true
      } else if (each.isEssential) whole = false
    }
    if (some && whole) return out
    origin.clear()
    return undefined
  }

  #list(place: Place, item: Match, origin: Origin): unknown[] | undefined {
    const out: unknown[] = []
    const seen = new Set<string>()
    for (const group of place.places) {
      const isLeaf = group.places.length === 0
      for (const row of group.rows)
        for (const match of this.#follow(row, item, ALL)) {
          const own = new Origin()
          this.#place.push(out.length)
          const value = isLeaf ? this.#transform(row, match, own) : this.#object(group, match, own)
          this.#place.pop()
          if (value === undefined || !(isLeaf || says(value as Json, group))) continue
          // Only of several items can one repeat another.
          if (out.length === 1) seen.add(JSON.stringify(out[0]))
          if (out.length > 0) {
            const text = JSON.stringify(value)
            if (seen.has(text)) continue
            seen.add(text)
          }
          if (!isLeaf) {
            own.match = match
            own.around = true
          }
          origin.add(String(out.length), own)
          out.push(value)
        }
    }
    return out.length > 0 ? out : undefined
  }

  #leaf(place: Place, item: Match, origin: Origin): unknown {
    for (const row of place.rows) {
      const isText = row.transformName === 'text'
      const matches = this.#follow(row, item, isText ? ALL : 1)
      const first = matches[0]
      if (first === undefined) continue
      if (isText && matches.length > 1) {
        const home = homeOf(first)
        const { pointer } = home
        const together = matches.filter((match) => homeOf(match).pointer === pointer)
        if (together.length > 1) {
          const texts = together
            .map((match) => this.#transform(row, match, origin))
            .filter((text) => text !== undefined)
          origin.match = home
          if (texts.length > 0) return joinTexts(texts as Record<string, string>[])
          continue
        }
      }
      const value = this.#transform(row, first, origin)
      if (value !== undefined) return value
    }
    return undefined
  }

  #transform({ transform, isConstant }: Row, match: Match, origin: Origin): unknown {
    try {
      const value = transform.read(match.value, this.#language, (oddity) => this.#unread(oddity, match))
      if (value !== undefined && !isConstant) {
        origin.match = match
        this.#consumed.push(match)
      }
      return value
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      this.#unread(error, match)
      return undefined
    }
  }

  #unread(oddity: Unreadable, { pointer }: Match): void {
    const { expected } = oddity
    const recordPointer = `/${this.#place.join('/')}`
    if (!(oddity instanceof UnknownConcept)) {
      const inexact = oddity instanceof Inexact
      this.#unreadable.push({ recordPointer, pointer, expected, ...(inexact && { inexact }) })
      return
    }
    const { concept, vocabulary, begins, named } = oddity
    const unknown = {
      concept,
      vocabulary,
      ...(begins !== undefined && { begins }),
      ...(named !== undefined && { named }),
    }
    this.#unreadable.push({ recordPointer, pointer, expected, unknown })
  }
}

const ALL = Number.POSITIVE_INFINITY
const NOTHING: readonly Match[] = []

/** Every object with an id, by the id; of several descriptions the fullest comes first. */
function descriptions(top: Match): ReadonlyMap<string, readonly Match[]> {
  const out = new Map<string, Match[]>()
  const several = new Set<Match[]>()
  const visit = (match: Match): void => {
    const { value } = match
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++)
        if (typeof value[at] === 'object' && value[at] !== null) visit(new Match(value[at], match, at))
      return
    }
    const node = value as Json
    if (typeof node.id === 'string') {
      const known = out.get(node.id)
      if (known === undefined) out.set(node.id, [match])
      else {
        known.push(match)
        several.add(known)
      }
    }
    for (const key in node) {
      const inner = node[key]
      if (typeof inner === 'object' && inner !== null) visit(new Match(inner, match, key))
    }
  }
  if (typeof top.value === 'object' && top.value !== null) visit(top)
  const size = ({ value }: Match): number => Object.keys(value as Json).length
  for (const places of several) places.sort((a, b) => size(b) - size(a))
  return out
}

/** Whether an item holds more than what the crosswalk itself put there. */
const says = (value: Json, { places }: Place): boolean =>
  places.some(({ isConstant, segment }) => !isConstant && Object.hasOwn(value, segment))

/** What holds a value: the list it stands in, or nothing but itself. */
const homeOf = (match: Match): Match =>
  typeof match.key === 'number' && match.around !== undefined ? match.around : match
