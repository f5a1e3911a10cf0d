/** The tokens of a JSON text, and what breaks the grammar inside of one. */

/**
 * What a token is: the mark itself, `"` for a string, `0` for a number or a literal name, `/` where a comment begins, `?`
 * for what is no token of JSON, and nothing at the end.
 */
export type Kind = '{' | '}' | '[' | ']' | ',' | ':' | '"' | '0' | '/' | '?' | ''

/** What is wrong inside of a token, as `reason/…` of the catalogue has it. */
export type Flaw = 'string-open' | 'number-unfinished' | 'unicode-escape' | 'no-escape' | 'control-character'

const SPACE = /[ \t\r\n]*/y
const WORD = /[^ \t\r\n{}[\]":,/]+/y
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
const HALF_FRACTION = /\.|[eE][+-]?/y
const HALF_EXPONENT = /[eE][+-]?/y
const HEXADECIMAL = /[\da-f]{0,4}/iy

/** Reads a text token by token. */
export class Tokens {
  kind: Kind = ''
  /** Where the token begins and ends. */
  start = 0
  end = 0
  flaw: Flaw | undefined
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** What a string without a flaw says. */
  get value(): string {
    return JSON.parse(this.#text.slice(this.start, this.end)) as string
  }

  /** Goes on to the next token, over white space. */
  next(): Kind {
    const text = this.#text
    this.start = this.#after(SPACE, this.end)
    this.end = this.start + 1
    this.flaw = undefined
    const first = text[this.start] ?? ''
    if (first === '') this.end = this.start
    else if (first === '"') this.#string()
    else if (first === '/') return this.#is(/[/*]/.test(text[this.end] ?? '') ? '/' : '?')
    else if (!'{}[],:'.includes(first)) return this.#is(this.#number() || this.#word() ? '0' : '?')
    return this.#is(first as Kind)
  }

  #is(kind: Kind): Kind {
    this.kind = kind
    return kind
  }

  /** Where a pattern ends that is looked for at a place; the place itself where it does not stand there. */
  #after(pattern: RegExp, at: number): number {
    pattern.lastIndex = at
    return pattern.test(this.#text) ? pattern.lastIndex : at
  }

  #word(): boolean {
    this.end = this.#after(WORD, this.start)
    return ['true', 'false', 'null'].includes(
      this.#text.slice(this.start, Math.min(this.end, this.start + 6)),
    )
  }

  #number(): boolean {
    NUMBER.lastIndex = this.start
    const found = NUMBER.exec(this.#text)
    if (!found) return false
    const [number, fraction, exponent] = found
    this.end = this.start + number.length
    if (exponent !== undefined) return true
    const half = this.#after(fraction === undefined ? HALF_FRACTION : HALF_EXPONENT, this.end)
    if (half > this.end) this.flaw = 'number-unfinished'
    this.end = half
    return true
  }

  #string(): void {
    const text = this.#text
    while (this.end < text.length) {
      const code = text.charCodeAt(this.end++)
      if (code === 34) return
      if (code === 92) {
        const escaped = text[this.end++] ?? ''
        if (escaped === 'u') {
          const after = this.#after(HEXADECIMAL, this.end)
          if (after < this.end + 4) this.flaw = 'unicode-escape'
          this.end = after
        } else if (!'"\\/bfnrt'.includes(escaped)) this.flaw = 'no-escape'
      } else if (code === 10 || code === 13) {
        this.end--
        break
      } else if (code < 32) this.flaw = 'control-character'
    }
    this.end = Math.min(this.end, text.length)
    this.flaw = 'string-open'
  }
}
