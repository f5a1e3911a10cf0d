/** Reads a foreign credential into a record by its crosswalk, keeping where everything came from. */

import { escapeKey } from '@microcred/common/pointer'
import type { Microcredential } from '../generated/types.js'
import type { Crosswalk, Place, Row } from './crosswalk.js'
import { Origins } from './origins.js'
import { follow, type Match, type Starts } from './path.js'
import type { Reading, UnreadablePart } from './reading.js'
import { Inexact, joinTexts, type Transform, UnknownConcept, Unreadable } from './transforms.js'

type Json = Record<string, unknown>

/** Reads a credential by a crosswalk. Never throws on what the credential holds. */
export function readByCrosswalk(json: unknown, crosswalk: Crosswalk): Reading {
  return new Reader(json, crosswalk).read()
}

class Reader {
  readonly #crosswalk: Crosswalk
  readonly #top: Match
  readonly #anchors = new Map<string, readonly Match[]>()
  readonly #found = new Map<string, readonly string[]>()
  readonly #origins = new Origins()
  readonly #consumed = new Set<string>()
  readonly #unreadable: UnreadablePart[] = []
  #descriptions: ReadonlyMap<string, readonly Match[]> | undefined
  #language = 'und'

  constructor(json: unknown, crosswalk: Crosswalk) {
    this.#crosswalk = crosswalk
    this.#top = { value: json, pointer: '' }
  }

  read(): Reading {
    for (const row of this.#crosswalk.anchors) {
      if (this.#anchors.has(row.pointer)) continue
      const found = this.#follow(row, this.#top)
      if (found.length === 0) continue
      this.#anchors.set(row.pointer, row.transformName === 'first' ? found.slice(0, 1) : found)
      this.#found.set(
        row.pointer,
        found.map((match) => match.pointer),
      )
    }
    const language = this.#crosswalk.root.places.find((place) => place.segment === 'language')
    if (language)
      this.#language = (this.#leaf(language, this.#top, '/language') as string | undefined) ?? 'und'
    const record = (this.#object(this.#crosswalk.root, this.#top, '') ?? {}) as Partial<Microcredential>
    const home = this.#found.values().next().value?.[0] ?? ''
    const origins = this.#origins
    return {
      record,
      unreadable: this.#unreadable,
      found: this.#found,
      consumed: this.#consumed,
      origin: (pointer) => origins.origin(pointer) ?? home,
      pointers: (pointer) => origins.under(pointer),
    }
  }

  #follow(row: Row, item: Match): readonly Match[] {
    const starts: Starts = {
      top: this.#top,
      item,
      anchors: this.#anchors,
      described: (id) => this.#described(id),
    }
    return follow(row.path, starts)
  }

  /** Where something with an id is described, the fullest description first. */
  #described(id: string): readonly Match[] {
    this.#descriptions ??= descriptions(this.#top)
    return this.#descriptions.get(id) ?? []
  }

  #value(place: Place, item: Match, pointer: string): unknown {
    if (place.places.length === 0) return this.#leaf(place, item, pointer)
    return place.places[0]!.segment.startsWith('*')
      ? this.#list(place, item, pointer)
      : this.#object(place, item, pointer)
  }

  #object(place: Place, item: Match, pointer: string): Json | undefined {
    const out: Json = {}
    for (const each of place.places) {
      const value = this.#value(each, item, `${pointer}/${escapeKey(each.segment)}`)
      if (value !== undefined) out[each.segment] = value
    }
    if (Object.keys(out).length > 0 && !place.places.some((each) => lacks(each, out))) return out
    for (const each of place.places) this.#origins.forget(`${pointer}/${escapeKey(each.segment)}`)
    return undefined
  }

  #list(place: Place, item: Match, pointer: string): unknown[] | undefined {
    const out: unknown[] = []
    const seen = new Set<string>()
    for (const group of place.places)
      for (const row of group.rows)
        for (const match of this.#follow(row, item)) {
          const itemPointer = `${pointer}/${out.length}`
          const value =
            group.places.length > 0
              ? this.#object(group, match, itemPointer)
              : this.#transform(row.transform, match, itemPointer, row.transformName === 'constant')
          const text = JSON.stringify(value)
          if (value === undefined || !this.#says(value, group) || seen.has(text)) {
            this.#origins.forget(itemPointer)
            continue
          }
          seen.add(text)
          out.push(value)
          if (group.places.length > 0)
            this.#origins.set(itemPointer, this.#origins.common(itemPointer) ?? match.pointer)
        }
    return out.length > 0 ? out : undefined
  }

  /** Whether an item holds more than what the crosswalk itself put there, and what it is nothing without. */
  #says(value: unknown, group: Place): boolean {
    if (group.places.length === 0) return true
    if (group.places.some((place) => lacks(place, value as Json))) return false
    return group.places.some(
      (place) =>
        !place.rows.some((row) => row.transformName === 'constant') &&
        Object.hasOwn(value as Json, place.segment),
    )
  }

  #leaf(place: Place, item: Match, pointer: string): unknown {
    for (const row of place.rows) {
      const matches = this.#follow(row, item)
      const [first] = matches
      if (!first) continue
      if (row.transformName === 'text') {
        const home = withoutIndex(first.pointer)
        const together = matches.filter((match) => withoutIndex(match.pointer) === home)
        if (together.length > 1) {
          const texts = together
            .map((match) => this.#transform(row.transform, match, pointer))
            .filter((text) => text !== undefined)
          this.#origins.set(pointer, home)
          if (texts.length > 0) return joinTexts(texts as Record<string, string>[])
          continue
        }
      }
      const value = this.#transform(row.transform, first, pointer, row.transformName === 'constant')
      if (value !== undefined) return value
    }
    return undefined
  }

  #transform(transform: Transform, match: Match, recordPointer: string, silent = false): unknown {
    try {
      const value = transform.read(match.value, this.#language, (oddity) =>
        this.#unread(oddity, match, recordPointer),
      )
      if (value !== undefined && !silent) {
        this.#origins.set(recordPointer, match.pointer)
        this.#consumed.add(match.pointer)
      }
      return value
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      this.#unread(error, match, recordPointer)
      return undefined
    }
  }

  #unread(oddity: Unreadable, { pointer }: Match, recordPointer: string): void {
    const { expected } = oddity
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

/** Every object with an id and more, by the id. */
function descriptions(top: Match): ReadonlyMap<string, readonly Match[]> {
  const out = new Map<string, Match[]>()
  const visit = ({ value, pointer }: Match): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value)) {
      const { id } = value as Json
      const known = typeof id === 'string' ? out.get(id) : undefined
      if (known) known.push({ value, pointer })
      else if (typeof id === 'string') out.set(id, [{ value, pointer }])
    }
    for (const [key, inner] of Object.entries(value))
      visit({ value: inner, pointer: `${pointer}/${escapeKey(key)}` })
  }
  visit(top)
  const size = ({ value }: Match): number => Object.keys(value as Json).length
  for (const places of out.values()) if (places.length > 1) places.sort((a, b) => size(b) - size(a))
  return out
}

/** Whether an object has not what it is nothing without. */
const lacks = ({ segment, rows }: Place, object: Json): boolean =>
  rows.some((row) => row.transform.essential) && !Object.hasOwn(object, segment)

const withoutIndex = (pointer: string): string => pointer.replace(/\/\d+$/, '')
