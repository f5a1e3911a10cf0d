/** What is said in English, which everybody understands who has no catalogue. */
import { elementWords, words } from '../generated/words.js'
import type { Catalogue } from './catalogue.js'
import type { Message } from './message.js'

/** What is said in English, without what findings say themselves: the words of parameters, fixes and rows. */
export const english: Catalogue = { language: 'en', texts: words }

/** The part of `english` with which something is said of one element: a bundle that judges no more needs no more. */
export const englishOfElements: Catalogue = { language: 'en', texts: elementWords }

/**
 * The English catalogue with the sentences of findings of one register, which a finding about a whole document repeats.
 *
 * @param sentences the third part of each entry is the sentence; the name of the entry is the code.
 *
 * @example
 * withSentences({ 'need.no-skill': ['need', '', 'The need names no skill.'] }).texts['finding/need.no-skill']
 * // 'The need names no skill.'
 */
export const withSentences = (
  sentences: Readonly<Record<string, readonly [unknown, unknown, Message, ...unknown[]]>>,
): Catalogue => ({
  ...english,
  texts: {
    ...english.texts,
    ...Object.fromEntries(
      Object.entries(sentences).map(([code, [, , sentence]]) => [`finding/${code}`, sentence]),
    ),
  },
})
