/** What stands around the findings, in a language. */
import { type Catalogue, fill, type Params, textIn } from '@microcred/core/messages'
import { reportWords } from '../generated/report-words.js'

/** Says a word of `packages/schemas/words/report.csv`, or a name of the catalogue where there is one. */
export type Words = (
  key: keyof typeof reportWords | `element/${string}` | `profile/${string}`,
  params?: Params,
) => string

const inEnglish: Readonly<Record<string, string>> = reportWords

/** The words of a language, each for itself in English where the catalogue does not have it. */
export const wordsIn =
  (catalogue?: Catalogue): Words =>
  (key, params = {}) => {
    const text = catalogue && textIn(catalogue, key)
    if (text !== undefined) return fill(text, params, catalogue)
    return fill(inEnglish[key] ?? String(params.name ?? key), params)
  }

/** What is said in English. */
export const englishWords = wordsIn()
