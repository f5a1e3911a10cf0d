import { stem, words } from './text.js'

/** What a term of `synonyms.csv` says of a text. */
export interface TermHit {
  readonly concept: number
  /** Its place in the row, from 0. */
  readonly rank: number
  /** The term, as the table has it but folded. */
  readonly term: string
  /** The words of the text that make it up. */
  readonly words: readonly string[]
}

interface Term {
  readonly text: string
  readonly parts: readonly ((word: string) => boolean)[]
  readonly concepts: readonly number[]
}

interface Language {
  readonly language: string
  readonly terms: string
}

const opened = new WeakMap<Language, readonly Term[]>()

/** For each concept the term that has most of the text's words, and stands first in its row. */
export function termHits(text: string, language: Language): ReadonlyMap<number, TermHit> {
  const asked = words(text)
  const hits = new Map<number, TermHit>()
  for (const term of termsOf(language)) {
    const found = term.parts.map((matches) => asked.find(matches))
    if (found.includes(undefined)) continue
    const has = [...new Set(found as string[])]
    for (const [rank, concept] of term.concepts.entries()) {
      const before = hits.get(concept)
      if (before !== undefined && before.words.length - before.rank / 10 >= has.length - rank / 10) continue
      hits.set(concept, { concept, rank, term: term.text, words: has })
    }
  }
  return hits
}

function termsOf(language: Language): readonly Term[] {
  const known = opened.get(language)
  if (known !== undefined) return known
  const terms: Term[] = []
  for (const line of language.terms.split('\n')) {
    const [texts = '', positions] = line.split('\t')
    if (positions === undefined) continue
    const concepts = positions.split(' ').map((position) => Number.parseInt(position, 36))
    for (const text of texts.split('|'))
      terms.push({ text, parts: text.split(' ').map((part) => matcher(part, language.language)), concepts })
  }
  opened.set(language, terms)
  return terms
}

/** `word` stands for itself and, in English, for words of its stem; `word*`, `*word`, `*word*` for more letters there. */
function matcher(part: string, language: string): (word: string) => boolean {
  const letters = part.replaceAll('*', '')
  const before = part.startsWith('*')
  const after = part.endsWith('*')
  if (before && after) return (word) => word.includes(letters)
  if (before) return (word) => word.endsWith(letters)
  if (after) return (word) => word.startsWith(letters)
  if (language !== 'en') return (word) => word === letters
  const stemmed = stem(letters)
  return (word) => word === letters || stem(word) === stemmed
}
