/** The crosswalk walked path by path and place by place, with every pointer written as it goes: what the reader is held against. */
import type { Crosswalk, Place, Row } from '../../src/crosswalk/crosswalk.js'
import type { Filter, Path, Step } from '../../src/crosswalk/path.js'
import type { Reading, SeveralPart, UnreadablePart } from '../../src/crosswalk/reading.js'
import { joinTexts } from '../../src/crosswalk/transforms/texts.js'
import type { Transform } from '../../src/crosswalk/transforms/transform.js'
import { Inexact, UnknownConcept, Unreadable } from '../../src/crosswalk/transforms/unreadable.js'
import type { Microcredential } from '../../src/generated/types.js'
import { Origins } from './origins.js'

/** A key as a segment of a pointer. */
export const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** A value that a path found and where it found it. */
export interface Match {
  readonly value: unknown
  /** JSON Pointer into the credential. */
  readonly pointer: string
}

/** Where a path may start. */
interface Starts {
  readonly top: Match
  readonly item: Match
  readonly anchors: ReadonlyMap<string, readonly Match[]>
  /** Where something with an id is described. */
  readonly described: (id: string) => readonly Match[]
}

/** What the first alternative that finds something finds. */
function follow(path: Path, starts: Starts): readonly Match[] {
  for (const alternative of path) {
    if ('constant' in alternative) return [{ value: alternative.constant, pointer: starts.item.pointer }]
    const { from, filters, steps } = alternative
    let matches: readonly Match[] =
      from === ''
        ? [starts.top]
        : from === '.'
          ? [starts.item]
          : (starts.anchors.get(from) ?? []).filter(({ value }) =>
              filters.every((each) => passes(value, each)),
            )
    for (const step of steps) matches = matches.flatMap((match) => take(match, step, starts.described))
    const found = matches.flatMap(spread).filter(({ value }) => value !== null && value !== undefined)
    if (found.length > 0) return found
  }
  return []
}

/**
 * The children a step leads to, lists looked through. What an object or a bare reference does not say itself
 * is looked for where the same id is described.
 */
function take(match: Match, step: Step, described: Starts['described']): Match[] {
  return spread(match).flatMap((each) => {
    const home = holder(each, step.name, described)
    if (!home) return []
    const child = {
      value: (home.value as Record<string, unknown>)[step.name],
      pointer: `${home.pointer}/${escapeKey(step.name)}`,
    }
    return step.filters.length === 0
      ? [child]
      : spread(child).filter((each) => step.filters.every((filter) => passes(each.value, filter)))
  })
}

const holds = ({ value }: Match, name: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)

/** The description of something that has a property. */
function holder(match: Match, name: string, described: Starts['described']): Match | undefined {
  if (holds(match, name)) return match
  const { value } = match
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value
  return typeof id === 'string' ? described(id).find((each) => holds(each, name)) : undefined
}

/** The items of a list, however deep lists lie in lists; anything else is itself. */
function spread(match: Match): Match[] {
  return Array.isArray(match.value)
    ? match.value.flatMap((value, at) => spread({ value, pointer: `${match.pointer}/${at}` }))
    : [match]
}

function passes(value: unknown, { name, operator, value: wanted }: Filter): boolean {
  if (typeof value !== 'object' || value === null) return operator === '!='
  const held = (value as Record<string, unknown>)[name]
  const values = (Array.isArray(held) ? held : [held]).map((each) => {
    if (typeof each === 'boolean' || typeof each === 'number') return String(each)
    return typeof each === 'object' && each !== null ? (each as { id?: unknown }).id : each
  })
  if (operator === '!=') return !values.includes(wanted)
  return values.some((each) =>
    operator === '=' ? each === wanted : typeof each === 'string' && each.startsWith(wanted),
  )
}

type Json = Record<string, unknown>

/** Reads a credential by a crosswalk. Never throws on what the credential holds. */
export function readInterpreted(json: unknown, crosswalk: Crosswalk): Reading {
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
  readonly #several: SeveralPart[] = []
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
      several: this.#several,
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

  /** The first row that says something is read; what its other values and those of excluding rows say is compared. */
  #leaf(place: Place, item: Match, pointer: string): unknown {
    for (const [nth, row] of place.rows.entries()) {
      const matches = this.#atMost(row, item, pointer)
      const [first] = matches
      if (!first) continue
      const home = withoutIndex(first.pointer)
      const together = matches.filter((match) => withoutIndex(match.pointer) === home)
      const joined = row.transformName === 'text' && together.length > 1
      const read = (match: Match): unknown =>
        this.#transform(row.transform, match, pointer, row.transformName === 'constant')
      let value: unknown
      let from = ''
      if (joined) {
        const texts = together.map(read).filter((text) => text !== undefined)
        this.#origins.set(pointer, home)
        from = home
        if (texts.length > 0) value = joinTexts(texts as Record<string, string>[])
      } else
        for (const match of together) {
          value = read(match)
          from = match.pointer
          if (value !== undefined) break
        }
      if (value === undefined) continue
      if (row.transformName === 'constant') return value
      const beside = joined ? matches.filter((match) => !together.includes(match)) : matches
      const excluding = row.transform.excludes
        ? place.rows
            .slice(nth + 1)
            .filter(({ transform }) => transform.excludes)
            .map((each) => ({ row: each, matches: this.#atMost(each, item, pointer) }))
        : []
      this.#differing(value, valueAt(this.#top.value, from), from, pointer, [
        { row, matches: beside },
        ...excluding,
      ])
      return value
    }
    return undefined
  }

  /** Values that are the same for every item of a list are looked at once; of an item no more than are compared. */
  #atMost(row: Row, item: Match, pointer: string): readonly Match[] {
    const matches = this.#follow(row, item)
    if (row.transformName === 'text' || !/\/\d/.test(pointer)) return matches
    const own = row.path.every((each) => 'constant' in each || each.from === '.')
    return matches.slice(0, own ? 64 : 1)
  }

  #differing(
    value: unknown,
    stands: unknown,
    from: string,
    recordPointer: string,
    stated: readonly { row: Row; matches: readonly Match[] }[],
  ): void {
    const said = [JSON.stringify(value)]
    const pointers = [from]
    for (const { row, matches } of stated)
      for (const match of matches) {
        if (match.value === stands) continue
        let other: unknown
        try {
          other = row.transform.read(match.value, this.#language, () => undefined)
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error
        }
        const text = JSON.stringify(other)
        if (text === undefined || said.includes(text)) continue
        said.push(text)
        pointers.push(match.pointer)
      }
    if (pointers.length > 1) this.#several.push({ recordPointer, pointers })
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

/** What stands at a pointer. */
const valueAt = (json: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, key) => (value as Json | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      json,
    )
