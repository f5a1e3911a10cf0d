/** Reads texts of ICU MessageFormat (arguments, `number`, `date`, `plural`, `select`) into messages that are filled. */
import type { Choice, Message } from './message.js'

/** A text that cannot be read as it is written. */
class Unread extends SyntaxError {
  override readonly name = 'SyntaxError'
}

/**
 * Reads a text of ICU MessageFormat. A text without forms to choose among comes out as a string.
 *
 * @throws `SyntaxError` for a brace that does not close, or a format that is none of the five.
 *
 * @example
 * import { compile } from '@microcred/core/icu'
 *
 * compile('{n, plural, one {# file} other {# files}}') // [['n', { one: '{n} file', other: '{n} files' }]]
 */
export const compile = (text: string): Message => new Reader(text).whole()

class Reader {
  #at = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  whole(): Message {
    const message = this.#message(undefined)
    if (this.#at < this.#text.length)
      throw new Unread(`a brace closes at ${this.#at + 1} that was not opened`)
    return message
  }

  /** Up to the brace that closes it; `counted` is what `#` stands for. */
  #message(counted: string | undefined): Message {
    const parts: (string | Choice)[] = []
    while (this.#at < this.#text.length && this.#text[this.#at] !== '}') {
      const letters = this.#take(/[^{}'#]+/y)?.[0]
      const quoted = letters === undefined ? this.#take(/'([{}][^']*)'/y)?.[1] : undefined
      if (letters !== undefined) parts.push(letters)
      else if (quoted !== undefined) parts.push(...quoted)
      else if (this.#text[this.#at] === '{') parts.push(this.#argument(counted))
      else {
        const sign = this.#text[this.#at++]!
        parts.push(sign === '#' && counted !== undefined ? `{${counted}}` : sign)
      }
    }
    return simplest(parts)
  }

  #argument(counted: string | undefined): string | Choice {
    const opened = this.#take(/\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?/y)
    if (!opened) throw new Unread(`a brace at ${this.#at + 1} opens no parameter`)
    const [, name, kind] = opened
    if (kind === undefined || kind === 'number' || kind === 'date') {
      this.#close()
      return kind === 'date' ? `{${name}, date}` : `{${name}}`
    }
    if (kind !== 'plural' && kind !== 'select') throw new Unread(`there is no format ${kind}`)
    this.#take(/,/y)
    const forms: Record<string, Message> = {}
    for (let form = this.#form(); form !== undefined; form = this.#form()) {
      forms[form] = this.#message(kind === 'plural' ? name : counted)
      this.#close()
    }
    if (!Object.hasOwn(forms, 'other')) throw new Unread(`{${name}} has no form for other`)
    this.#close()
    return [name!, forms]
  }

  /** The name of the form that begins here, without the sign that says it is a number. */
  #form(): string | undefined {
    return this.#take(/\s*=?([\w-]+)\s*\{/y)?.[1]
  }

  #close(): void {
    if (!this.#take(/\s*\}/y)) throw new Unread(`a brace is not closed at ${this.#at + 1}`)
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found
  }
}

const PLACE = /\{\w+(?:, date)?\}/g

/** One text where nothing is chosen, and neighbours in one. */
function simplest(parts: readonly (string | Choice)[]): Message {
  const merged: (string | Choice)[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (typeof part === 'string' && typeof last === 'string' && !broken(last, part))
      merged[merged.length - 1] = last + part
    else merged.push(part)
  }
  const [only = '', ...others] = merged
  return others.length === 0 && typeof only === 'string' ? only : merged
}

/** Whether two texts hold other parameters together than by themselves. */
const broken = (one: string, other: string): boolean => {
  const count = (text: string): number => text.match(PLACE)?.length ?? 0
  return count(one + other) !== count(one) + count(other)
}

/** A message as text of ICU MessageFormat, for whoever translates it. */
export const toIcu = (message: Message): string => written(message, undefined)

/** The number that a plural counts stands as `#` within its forms. */
const written = (message: Message, counted: string | undefined): string =>
  typeof message === 'string'
    ? message.replace(/(\{\w+(?:, date)?\})|[{}#]/g, (sign, place) => {
        if (place !== undefined) return place === `{${counted}}` ? '#' : place
        return sign === '#' && counted === undefined ? sign : `'${sign}'`
      })
    : message
        .map((part) => (typeof part === 'string' ? written(part, counted) : choiceToIcu(part, counted)))
        .join('')

const choiceToIcu = ([name, forms]: Choice, counted: string | undefined): string => {
  const isPlural = Object.keys(forms).every((form) => /^(?:\d+|zero|one|two|few|many|other)$/.test(form))
  const said = Object.entries(forms).map(
    ([form, message]) =>
      `${/^\d+$/.test(form) && isPlural ? '=' : ''}${form} {${written(message, isPlural ? name : counted)}}`,
  )
  return `{${name}, ${isPlural ? 'plural' : 'select'}, ${said.join(' ')}}`
}
