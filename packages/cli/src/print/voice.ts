/** The language in which people at the terminal are spoken to, also where no result is printed. */
import type { Catalogue, Params } from '@microcred/core/messages'
import { type Spoken, spokenIn, type WordKey } from './words.js'

let voice: Spoken = spokenIn()

/** What is noted and refused from now on is said in this language, each sentence in English where it lacks one. */
export const speakIn = (catalogue: Catalogue): void => {
  voice = spokenIn(catalogue)
}

/** A sentence to whoever is at the terminal. */
export const told = (key: WordKey, params: Params = {}): string => voice.words(key, params)

/** A finding to whoever is at the terminal; `inEnglish` is what it says in English. */
export const toldFinding: Spoken['finding'] = (finding, inEnglish) => voice.finding(finding, inEnglish)
