/** Reads a foreign credential into a record by its crosswalk, keeping where everything came from. */
import type { Microcredential } from '../generated/types.js'
import type { Crosswalk, Place, Row } from './crosswalk.js'
import { Descriptions } from './descriptions.js'
import { Search } from './follow.js'
import { type Match, topOf } from './match.js'
import { Origin, originAt, originsUnder } from './origins.js'
import type { Reading, RepeatedPart, SeveralPart, UnreadablePart } from './reading.js'
import { joinTexts } from './transforms/texts.js'
import { Inexact, UnknownConcept, Unreadable } from './transforms/unreadable.js'

type Json = Record<string, unknown>

/**
 * Reads a credential by a crosswalk. Never throws on what the credential holds. Several paths may lead to one thing, so
 * that what is said twice is read once, unless repeats are asked for. With `keys` no other members of the record are
 * read.
 */
export function readByCrosswalk(
  json: unknown,
  crosswalk: Crosswalk,
  { repeats = false, keys }: { readonly repeats?: boolean; readonly keys?: ReadonlySet<string> } = {},
): Reading {
  return new Reader(json, crosswalk, repeats).read(keys)
}

/** An item of a list that was read. */
interface Listed {
  readonly row: Row
  readonly match: Match
  readonly at: number
  readonly value: unknown
}

/** Items of a list by what they say: two are compared in full only where they begin alike. */
class Items {
  readonly #first = new Map<unknown, Listed>()
  readonly #byText = new Map<string, Listed>()

  /** Takes up an item, unless there is one that says the same: that one is handed back. */
  add(item: Listed): Listed | undefined {
    const beginning = beginningOf(item.value)
    const first = this.#first.get(beginning)
    if (first === undefined) {
      this.#first.set(beginning, item)
      return undefined
    }
    // The first that begins so is written out when there is a second.
    this.#byText.set(JSON.stringify(first.value), first)
    const text = JSON.stringify(item.value)
    const before = this.#byText.get(text)
    if (before === undefined) this.#byText.set(text, item)
    return before
  }
}

/** The first thing that a value says which is no object. */
function beginningOf(value: unknown): unknown {
  for (let at = value; ; ) {
    if (typeof at !== 'object' || at === null) return at
    let inner: unknown
    for (const key in at) {
      inner = (at as Json)[key]
      break
    }
    if (inner === undefined) return undefined
    at = inner
  }
}

/** What an object is called, or what an IRI names. */
function idOf(value: unknown): unknown {
  if (typeof value === 'string') return /^[a-z][a-z\d+.-]*:\S+$/i.test(value) ? value : undefined
  return typeof value === 'object' && value !== null ? (value as Json).id : undefined
}

class Reader {
  readonly #crosswalk: Crosswalk
  readonly #anchors = new Map<string, readonly Match[]>()
  readonly #top: Match
  readonly #search: Search
  readonly #repeats: boolean
  readonly #consumed: Match[] = []
  readonly #unreadable: UnreadablePart[] = []
  readonly #several: SeveralPart[] = []
  readonly #repeated: RepeatedPart[] = []
  /** The place of the record that is being filled, key by key. */
  readonly #place: (string | number)[] = []
  #language = 'und'
  /** Where what was read last comes from, if that is to be told. */
  #origin: Origin | undefined

  constructor(json: unknown, crosswalk: Crosswalk, repeats: boolean) {
    this.#crosswalk = crosswalk
    this.#repeats = repeats
    this.#top = topOf(json)
    this.#search = new Search(this.#top, this.#anchors, new Descriptions(this.#top))
  }

  read(keys: ReadonlySet<string> | undefined): Reading {
    const top = this.#top
    const { anchors, root, language } = this.#crosswalk
    const places = new Map<string, readonly Match[]>()
    for (const row of anchors) {
      if (places.has(row.pointer)) continue
      const found = this.#search.follow(row.path, top, ALL)
      if (found.length === 0) continue
      this.#anchors.set(row.pointer, row.transformName === 'first' ? found.slice(0, 1) : found)
      places.set(row.pointer, found)
    }
    if (language) {
      this.#place.push(language.segment)
      this.#language = (this.#leaf(language, top) as string | undefined) ?? 'und'
      this.#place.pop()
    }
    const consumed = this.#consumed
    const asked = keys ? { ...root, places: root.places.filter(({ segment }) => keys.has(segment)) } : root
    const record = (this.#object(asked, top) ?? {}) as Partial<Microcredential>
    const origins = this.#origin ?? new Origin()
    const home = (): string => places.values().next().value?.[0]?.pointer ?? ''
    return {
      record,
      unreadable: this.#unreadable,
      several: this.#several,
      repeated: this.#repeated,
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

  #object({ places }: Place, item: Match): Json | undefined {
    let out: Json | undefined
    let origin: Origin | undefined
    let whole = true
    for (const each of places) {
      this.#origin = undefined
      this.#place.push(each.segment)
      const value =
        each.places.length === 0
          ? this.#leaf(each, item)
          : each.isList
            ? this.#list(each, item)
            : this.#object(each, item)
      this.#place.pop()
      if (this.#origin !== undefined) {
        origin ??= new Origin()
        origin.add(each.segment, this.#origin)
      }
      if (value !== undefined) {
        out ??= {}
        out[each.segment] = value
      } else if (each.isEssential) whole = false
    }
    this.#origin = whole && out !== undefined ? origin : undefined
    return whole ? out : undefined
  }

  #list({ places }: Place, item: Match): unknown[] | undefined {
    let out: unknown[] | undefined
    let origin: Origin | undefined
    let seen: Items | undefined
    for (const group of places) {
      const isLeaf = group.places.length === 0
      for (const row of group.rows)
        for (const match of this.#search.follow(row.path, item, ALL)) {
          this.#origin = undefined
          this.#place.push(out === undefined ? 0 : out.length)
          const value = isLeaf ? this.#transform(row, match) : this.#object(group, match)
          this.#place.pop()
          if (value === undefined || !(isLeaf || says(value as Json, group))) continue
          out ??= []
          if (!this.#repeats) {
            seen ??= new Items()
            const before = seen.add({ row, match, at: out.length, value })
            if (before) {
              if (before.row === row) this.#repeat(before, match)
              continue
            }
          }
          const own: Origin = this.#origin ?? new Origin()
          if (!isLeaf) {
            own.match = match
            own.around = true
          }
          origin ??= new Origin()
          origin.add(String(out.length), own)
          out.push(value)
        }
    }
    this.#origin = origin
    return out
  }

  /** Notes that a list says the same in two of its items. */
  #repeat({ match: { pointer: first, value }, at }: Listed, { pointer, value: again }: Match): void {
    this.#repeated.push({
      recordPointer: `/${[...this.#place, at].join('/')}`,
      pointers: [first, pointer],
      isOne: idOf(value) !== undefined && idOf(value) === idOf(again),
    })
  }

  #leaf(place: Place, item: Match): unknown {
    for (let at = 0; at < place.rows.length; at++) {
      const row = place.rows[at]!
      const matches = this.#search.follow(row.path, item, row.most)
      if (matches.length === 0) continue
      const together = matches.length === 1 ? matches : inOneList(matches)
      const joined = row.transformName === 'text' && together.length > 1
      const value = joined ? this.#together(row, together) : this.#firstOf(row, together)
      if (value === undefined) continue
      if (matches.length > 1 || (row.transform.excludes && at + 1 < place.rows.length))
        this.#compare(value, [
          { row, matches: joined ? matches.filter((match) => !together.includes(match)) : matches },
          ...place.rows
            .slice(at + 1)
            .filter(({ transform }) => row.transform.excludes && transform.excludes)
            .map((other) => ({ row: other, matches: this.#search.follow(other.path, item, other.most) })),
        ])
      return value
    }
    return undefined
  }

  /** Texts that stand in one list, as one. */
  #together(row: Row, matches: readonly Match[]): unknown {
    const texts = matches.map((match) => this.#transform(row, match)).filter((text) => text !== undefined)
    this.#origin = new Origin(homeOf(matches[0]!))
    return texts.length > 0 ? joinTexts(texts as Record<string, string>[]) : undefined
  }

  /** The first of what stands in one list that says something. */
  #firstOf(row: Row, matches: readonly Match[]): unknown {
    for (const match of matches) {
      const value = this.#transform(row, match)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Notes what stands beside a value that was read and says something else. */
  #compare(
    value: unknown,
    stated: readonly { readonly row: Row; readonly matches: readonly Match[] }[],
  ): void {
    const match = this.#origin?.match
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

  #transform({ transform, isConstant }: Row, match: Match): unknown {
    try {
      const value = transform.read(match.value, this.#language, (oddity) => this.#unread(oddity, match))
      if (value !== undefined && !isConstant) {
        this.#origin = new Origin(match)
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
    const { concept, vocabulary, begins, named, stands } = oddity
    const unknown = {
      concept,
      vocabulary,
      ...(begins !== undefined && { begins }),
      ...(named !== undefined && { named }),
      ...(stands && { stands }),
    }
    this.#unreadable.push({ recordPointer, pointer, expected, unknown })
  }
}

const ALL = Number.POSITIVE_INFINITY

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
