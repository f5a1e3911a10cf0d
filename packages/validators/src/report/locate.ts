/** Where values stand in a text that is known to be JSON: what nobody asks for is passed over. */
import { keysOf } from '@microcred/common/pointer'
import { isEscaped, type Place, scan } from '../open/scan.js'

/** What is wanted below a key, as a tree by keys. */
interface Wanted {
  /** Pointers that lead here, as they were asked for. */
  pointer: string | undefined
  readonly inner: Map<string, Wanted>
}

const wanting = (): Wanted => ({ pointer: undefined, inner: new Map() })

const QUOTE = 34
const COMMA = 44
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125

/**
 * The places of some pointers, as `scan` finds them; of a key that stands twice the last counts, unless none is known to
 * do so: then nothing is read beyond what is looked for. A text that shows itself to be no JSON is scanned as far as it
 * can be read.
 */
export function locate(
  text: string,
  pointers: Iterable<string>,
  isUnique = false,
): ReadonlyMap<string, Place> {
  const root = wanting()
  let asked = 0
  for (const pointer of pointers) {
    if (pointer !== '' && !pointer.startsWith('/')) continue
    let at = root
    for (const key of keysOf(pointer)) {
      let next = at.inner.get(key)
      if (next === undefined) {
        next = wanting()
        at.inner.set(key, next)
      }
      at = next
    }
    if (at.pointer === undefined) asked++
    at.pointer = pointer
  }
  const search = new Search(text, isUnique ? asked : Number.POSITIVE_INFINITY)
  return search.from(root) ? search.places : scan(text, new Set(pointers)).places
}

class Search {
  readonly places = new Map<string, Place>()
  readonly #text: string
  /** How many are still to be found. */
  #left: number
  #at = 0

  constructor(text: string, asked: number) {
    this.#text = text
    this.#left = asked
  }

  /** Whether the text was JSON as far as it was looked at. */
  from(wanted: Wanted): boolean {
    try {
      this.#value(wanted, undefined)
      if (this.#left === 0) return true
      return afterSpace(this.#text, this.#at) === this.#text.length
    } catch (error) {
      if (error instanceof NoJson) return false
      throw error
    }
  }

  #value(wanted: Wanted, key: number | undefined): void {
    const start = afterSpace(this.#text, this.#at)
    this.#at = start
    const first = this.#text.charCodeAt(start)
    let insert: number | undefined
    const isWanted = wanted.inner.size > 0 || wanted.pointer !== undefined
    if (isWanted && first === OPEN_BRACE) insert = this.#object(wanted.inner)
    else if (isWanted && first === OPEN_BRACKET) insert = this.#list(wanted.inner)
    else this.#at = afterValue(this.#text, start)
    const { pointer } = wanted
    if (pointer === undefined) return
    this.#left--
    this.places.set(pointer, {
      start,
      end: this.#at,
      ...(insert !== undefined && { insert }),
      ...(key !== undefined && { key }),
    })
  }

  /** Where another member would be inserted. */
  #object(inner: Wanted['inner']): number {
    const text = this.#text
    let at = this.#at + 1
    let end = at
    for (;;) {
      at = afterSpace(text, at)
      const first = text.charCodeAt(at)
      if (first === CLOSE_BRACE) {
        this.#at = at + 1
        return end
      }
      if (first === COMMA) {
        at++
        continue
      }
      if (first !== QUOTE) throw new NoJson()
      const start = at
      at = afterString(text, at)
      const literal = text.slice(start + 1, at - 1)
      const wanted = inner.get(literal.includes('\\') ? (JSON.parse(`"${literal}"`) as string) : literal)
      at = afterSpace(text, afterSpace(text, at) + 1)
      if (wanted === undefined) at = afterValue(text, at)
      else {
        this.#at = at
        this.#value(wanted, start)
        at = this.#at
      }
      end = at
      if (this.#left === 0) return end
    }
  }

  #list(inner: Wanted['inner']): number {
    const text = this.#text
    let at = this.#at + 1
    let end = at
    for (let index = 0; ; ) {
      at = afterSpace(text, at)
      const first = text.charCodeAt(at)
      if (first === CLOSE_BRACKET) {
        this.#at = at + 1
        return end
      }
      if (first === COMMA) {
        at++
        index++
        continue
      }
      const wanted = inner.size === 0 ? undefined : inner.get(String(index))
      if (wanted === undefined) at = afterValue(text, at)
      else {
        this.#at = at
        this.#value(wanted, undefined)
        at = this.#at
      }
      end = at
      if (this.#left === 0) return end
    }
  }
}

function afterSpace(text: string, start: number): number {
  let at = start
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

/** The end of a value that begins at a character, whatever it holds. */
function afterValue(text: string, start: number): number {
  let at = start
  let depth = 0
  do {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = afterString(text, at)
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth++
      at++
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth--
      at++
    } else if (isSpace(code) || code === COMMA || code === COLON) at++
    else at = afterWord(text, at)
  } while (depth > 0)
  return at
}

class NoJson extends Error {}

/** The end of a string that begins at a quote. */
function afterString(text: string, quote: number): number {
  let end = text.indexOf('"', quote + 1)
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  if (end < 0) throw new NoJson()
  return end + 1
}

/** The end of a number or a literal name. */
function afterWord(text: string, start: number): number {
  let at = start
  while (isOfWord(text.charCodeAt(at))) at++
  if (at === start) throw new NoJson()
  return at
}

const COLON = 58
const PLUS = 43
const MINUS = 45
const POINT = 46

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

const isOfWord = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  code === MINUS ||
  code === PLUS ||
  code === POINT
