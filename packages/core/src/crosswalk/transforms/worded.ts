import { isObject } from '@microcred/common/json'
import type { Codelist } from '../../generated/codes.js'
import { codeOf, iriFor } from '../../names/matches.js'
import type { Phrase } from '../../wording/catalogue.js'
import { alike, calledIn, conceptIn, conceptOf, wordsOf } from './concepts.js'
import { stringOf } from './scalars.js'
import type { Transform } from './transform.js'
import { Unreadable } from './unreadable.js'

interface WordOptions {
  /** Words that the vocabulary has and that are none of our codes. */
  readonly others?: readonly string[]
  /** Code that an unknown word is read as; without it the word says something that no code can hold. */
  readonly unknown?: string
}

/** A code of a list, from the words a profile has for the codes, or from those the list itself has. */
export const worded = (
  list: Codelist,
  words: Readonly<Record<string, string>>,
  { others = [], unknown }: WordOptions,
): Transform => ({
  expected: { choice: 'words', words: [...Object.keys(words), ...others] },
  read(value, _language, note) {
    const word = conceptIn(value) ?? wordsOf(value).next().value?.[0]
    if (word === undefined) throw new Unreadable(this.expected)
    if (Object.hasOwn(words, word)) return words[word]
    if (others.includes(word)) return unknown
    // A code or a concept of the list itself says what it says, whatever words a profile has.
    const own = codeOf(list, word)
    if (own !== undefined) return own
    const spelt = Object.keys(words).find((each) => alike(each, word))
    const code =
      (spelt === undefined ? undefined : words[spelt]) ??
      calledIn(list, isObject(value) ? value : { notation: word, prefLabel: word })
    const named =
      spelt ??
      Object.entries(words).find(([, of]) => of === code)?.[0] ??
      (code === undefined ? undefined : iriFor(list, code))
    const oddity = conceptOf(this.expected, list, word, [], code === undefined ? { stands: true } : { named })
    const found = code ?? unknown
    if (found === undefined) throw oddity
    note(oddity)
    return found
  },
  write: (value: string) => Object.entries(words).find(([, code]) => code === value)?.[0] ?? value,
})

/** Words of another vocabulary that mean codes of ours; others are left as they are, or become `otherwise`. */
export function named(
  words: Readonly<Record<string, string>>,
  ...otherwise: [] | [string | undefined]
): Transform {
  return {
    expected: { choice: 'words', words: Object.keys(words) },
    read(value) {
      const word = stringOf(value, this.expected)
      const spelt = Object.hasOwn(words, word) ? word : Object.keys(words).find((each) => alike(each, word))
      if (spelt !== undefined) return words[spelt]
      return otherwise.length > 0 ? otherwise[0] : word
    },
    write: (value: string) => Object.entries(words).find(([, code]) => code === value)?.[0] ?? value,
  }
}

/** What a text, a number or a truth value says in words; what says nothing is unreadable unless it may. */
export const inWords = (
  expected: Phrase,
  find: (text: string) => unknown,
  may: (text: string) => boolean = () => false,
): Transform => ({
  expected,
  read(value) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) throw new Unreadable(expected)
    const text = String(value)
    const found = find(text)
    if (found === undefined && !may(text)) throw new Unreadable(expected)
    return found
  },
  write: (value: unknown) => value,
})
