/** Texts of one language by their keys. */
import type { Message } from './message.js'

/** What is said in one language: messages by key, such as `finding/level.missing`. */
export interface Catalogue {
  /** BCP 47 tag of the language. */
  readonly language: string
  /** How far a person has read the translation: that of the least read sentence. */
  readonly state?: 'machine' | 'draft' | 'reviewed'
  readonly texts: Readonly<Record<string, Message>>
  /** How it writes what is no text. Without it, as English does. */
  readonly speech?: Speech
}

/** How a language writes days, numbers and lists, and which plural form a number asks for. */
export interface Speech {
  readonly category: (count: number) => string
  readonly date: (text: string) => string
  readonly number: (value: number) => string
  /** A list of things that are all meant, of which one is, or the list that a parameter has, by its name. */
  readonly list: (items: readonly string[], of: string) => string
}

/** Data of a message, or keys of the catalogue; never words of a language. */
export type Params = Readonly<Record<string, unknown>>

/**
 * Something a message names in the reader's language: a key that is looked up under the parameter's name, or an object
 * whose first member says vocabulary and word, and the others what the word's own text needs.
 */
export type Term = string | Phrase

/** An object whose first member says vocabulary and word: `{ bound: 'at-most', limit: 8 }`. */
export type Phrase = Readonly<Record<string, unknown>>

/** The text of a key, where the catalogue has it. */
export const textIn = ({ texts }: Catalogue, key: string): Message | undefined =>
  Object.hasOwn(texts, key) ? texts[key] : undefined

/** The text of a key in a catalogue, else in another one; with the catalogue of the language it is in. */
export function sought(
  catalogue: Catalogue,
  key: string,
  otherwise: Catalogue,
): readonly [text: Message, of: Catalogue] | undefined {
  const found = [catalogue, otherwise].find(({ texts }) => Object.hasOwn(texts, key))
  return found && [found.texts[key]!, { ...found, texts: catalogue.texts }]
}
