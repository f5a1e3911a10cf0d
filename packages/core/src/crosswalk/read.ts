/** Reads a foreign credential into a record by its crosswalk, keeping where everything came from. */
import type { Microcredential } from '../generated/types.js'
import type { Crosswalk, Place, Row } from './crosswalk.js'
import { follow, type Starts } from './follow.js'
import { Match, topOf } from './match.js'
import { Origin, originAt, originsUnder } from './origins.js'
import type { Reading, SeveralPart, UnreadablePart } from './reading.js'
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
  readonly #several: SeveralPart[] = []
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
      several: this.#several,
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
    for (let at = 0; at < place.rows.length; at++) {
      const row = place.rows[at]!
      const matches = this.#follow(row, item, row.most)
      if (matches.length === 0) continue
      const together = matches.length === 1 ? matches : inOneList(matches)
      const joined = row.transformName === 'text' && together.length > 1
      const value = joined ? this.#together(row, together, origin) : this.#firstOf(row, together, origin)
      if (value === undefined) continue
      if (matches.length > 1 || (row.transform.excludes && at + 1 < place.rows.length))
        this.#compare(value, origin, [
          { row, matches: joined ? matches.filter((match) => !together.includes(match)) : matches },
          ...place.rows
            .slice(at + 1)
            .filter(({ transform }) => row.transform.excludes && transform.excludes)
            .map((other) => ({ row: other, matches: this.#follow(other, item, other.most) })),
        ])
      return value
    }
    return undefined
  }

  /** Texts that stand in one list, as one. */
  #together(row: Row, matches: readonly Match[], origin: Origin): unknown {
    const texts = matches
      .map((match) => this.#transform(row, match, origin))
      .filter((text) => text !== undefined)
    origin.match = homeOf(matches[0]!)
    return texts.length > 0 ? joinTexts(texts as Record<string, string>[]) : undefined
  }

  /** The first of what stands in one list that says something. */
  #firstOf(row: Row, matches: readonly Match[], origin: Origin): unknown {
    for (const match of matches) {
      const value = this.#transform(row, match, origin)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Notes what stands beside a value that was read and says something else. */
  #compare(
    value: unknown,
    { match }: Origin,
    stated: readonly { readonly row: Row; readonly matches: readonly Match[] }[],
  ): void {
    const seen = new Set([JSON.stringify(value)])
    const others: string[] = []
    for (const { row, matches } of stated)
      for (const other of matches) {
        if (match === undefined || other.value === match.value) continue
        const said = this.#quietly(row, other)
        const text = said === undefined ? undefined : JSON.stringify(said)
        if (text === undefined || seen.has(text)) continue
        seen.add(text)
        others.push(other.pointer)
      }
    if (match === undefined || others.length === 0) return
    this.#several.push({
      recordPointer: `/${this.#place.join('/')}`,
      pointers: [match.pointer, ...others],
    })
  }

  /** What a value says, whatever is odd about it. */
  #quietly({ transform }: Row, { value }: Match): unknown {
    try {
      return transform.read(value, this.#language, () => {})
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return undefined
    }
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

/** Those that stand in the list in which the first stands. */
function inOneList(matches: readonly Match[]): readonly Match[] {
  const { pointer } = homeOf(matches[0]!)
  return matches.filter((match) => homeOf(match).pointer === pointer)
}

/** What holds a value: the list it stands in, or nothing but itself. */
const homeOf = (match: Match): Match =>
  typeof match.key === 'number' && match.around !== undefined ? match.around : match
