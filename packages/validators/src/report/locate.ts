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
 * The places of some pointers, as `scan` finds them; of a key that stands twice the last counts. A text that shows
 * itself to be no JSON is scanned as far as it can be read.
 */
export function locate(text: string, pointers: Iterable<string>): ReadonlyMap<string, Place> {
  const root = wanting()
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
    at.pointer = pointer
  }
  const search = new Search(text)
  return search.from(root) ? search.places : scan(text, new Set(pointers)).places
}

class Search {
  readonly places = new Map<string, Place>()
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Whether the text was JSON as far as it was looked at. */
  from(wanted: Wanted): boolean {
    try {
      this.#value(wanted, undefined)
      this.#space()
      return this.#at === this.#text.length
    } catch (error) {
      if (error instanceof NoJson) return false
      throw error
    }
  }

  #value(wanted: Wanted, key: number | undefined): void {
    this.#space()
    const start = this.#at
    const first = this.#text.charCodeAt(start)
    let insert: number | undefined
    if (wanted.inner.size > 0 || wanted.pointer !== undefined)
      if (first === OPEN_BRACE) insert = this.#object(wanted.inner)
      else if (first === OPEN_BRACKET) insert = this.#list(wanted.inner)
      else this.#pass()
    else this.#pass()
    const { pointer } = wanted
    if (pointer === undefined) return
    this.places.set(pointer, {
      start,
      end: this.#at,
      ...(insert !== undefined && { insert }),
      ...(key !== undefined && { key }),
    })
  }

  /** Where another member would be inserted. */
  #object(inner: Wanted['inner']): number {
    let end = ++this.#at
    for (;;) {
      this.#space()
      const start = this.#at
      const first = this.#text.charCodeAt(start)
      if (first === CLOSE_BRACE) {
        this.#at++
        return end
      }
      if (first === COMMA) {
        this.#at++
        continue
      }
      if (first !== QUOTE) throw new NoJson()
      this.#string()
      const literal = this.#text.slice(start + 1, this.#at - 1)
      const wanted = inner.get(literal.includes('\\') ? (JSON.parse(`"${literal}"`) as string) : literal)
      this.#space()
      this.#at++
      if (wanted === undefined) this.#skip()
      else this.#value(wanted, start)
      end = this.#at
    }
  }

  #list(inner: Wanted['inner']): number {
    let end = ++this.#at
    for (let index = 0; ; ) {
      this.#space()
      const first = this.#text.charCodeAt(this.#at)
      if (first === CLOSE_BRACKET) {
        this.#at++
        return end
      }
      if (first === COMMA) {
        this.#at++
        index++
        continue
      }
      const wanted = inner.size === 0 ? undefined : inner.get(String(index))
      if (wanted === undefined) this.#skip()
      else this.#value(wanted, undefined)
      end = this.#at
    }
  }

  #space(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++
  }

  #skip(): void {
    this.#space()
    this.#pass()
  }

  /** Passes over a value, whatever it holds. */
  #pass(): void {
    const text = this.#text
    let at = this.#at
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
    this.#at = at
  }

  #string(): void {
    this.#at = afterString(this.#text, this.#at)
  }
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
