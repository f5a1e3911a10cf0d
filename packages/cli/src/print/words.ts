/** What stands around the findings, in a language. */
import {
  type Catalogue,
  english,
  fill,
  type Message,
  type Params,
  render,
  textIn,
} from '@microcred/core/messages'
import type { commandWords } from '../generated/command-words.js'
import { reportWords } from '../generated/report-words.js'

/** A key of `report.csv`, `usage.csv` or `commands.csv` of `packages/schemas/words`, or of a name of the catalogue. */
export type WordKey =
  | keyof typeof reportWords
  | keyof typeof commandWords
  | `element/${string}`
  | `profile/${string}`

/** Says a word, or a name of the catalogue where there is one. */
export type Words = (key: WordKey, params?: Params) => string

/** What reports need is there from the start; commands that say more bring their words along. */
const texts: Record<string, Message> = { ...reportWords }

/** Adds English of what is said beside reports. */
export const learn = (more: Readonly<Record<string, Message>>): void => void Object.assign(texts, more)

const inEnglish: Catalogue = {
  ...english,
  get texts() {
    return texts
  },
}

/** The words of a language, each for itself in English where the catalogue does not have it. */
export const wordsIn =
  (catalogue?: Catalogue): Words =>
  (key, params = {}) => {
    const text = catalogue && textIn(catalogue, key)
    if (text !== undefined) return fill(text, params, catalogue)
    return fill(texts[key] ?? String(params.name ?? key), params, inEnglish)
  }

/** What is said in English. */
export const englishWords = wordsIn()

/** A finding or a reason in the language of the words, else as it was said in English. */
export const findingIn =
  (catalogue?: Catalogue) =>
  (finding: { readonly code: string; readonly params?: Params | undefined }, inEnglish: string): string => {
    const { code, params } = finding
    return catalogue
      ? render({ code, message: inEnglish, ...(params && { params }) }, catalogue).message
      : inEnglish
  }

/** The words with the language they are in, as formats are handed them. */
export interface Spoken {
  readonly words: Words
  readonly finding: ReturnType<typeof findingIn>
  readonly language?: Catalogue | undefined
}

/** What is said in a language; in English unless one is given. */
export const spokenIn = (language?: Catalogue): Spoken => ({
  words: language ? wordsIn(language) : englishWords,
  finding: findingIn(language),
  language,
})

/** A text of a record in the reader's language, in English, or in whatever comes first. */
export const textOf = (
  text: Readonly<Record<string, string>> | undefined,
  { language }: Pick<Spoken, 'language'> = {},
): string => (language && text?.[language.language]) ?? text?.en ?? Object.values(text ?? {})[0] ?? ''
