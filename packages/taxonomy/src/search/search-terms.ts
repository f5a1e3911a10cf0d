import type { Language } from './languages.js'
import { similarSpelling } from './similar-spelling.js'
import { stem, words } from './text.js'

/** What a term of `synonyms.csv` says of a text. */
export interface TermHit {
  readonly concept: number
  /** Its place in the row, from 0. */
  readonly rank: number
  /** The term, as the table has it but folded. */
  readonly term: string
  /** The words of the text that make up this term and others of the concept. */
  readonly words: readonly string[]
}

/** A word of the text, and its stem. */
interface Asked {
  readonly word: string
  readonly stem: string
}

type Matcher = (asked: Asked) => boolean

interface Term {
  readonly text: string
  readonly parts: readonly Matcher[]
  readonly concepts: readonly number[]
}

type Terms = Pick<Language, 'language' | 'terms'>

const opened = new WeakMap<
  Terms,
  { readonly terms: readonly Term[]; readonly similar: (word: string) => string[] }
>()

/** Words whose like are remembered before all are forgotten. */
const mostRemembered = 2000

/** A word that no term has is taken for one that looks so much like it. */
const alike = 0.75

/** For each concept the term that has most of the text's words, and stands first in its row. */
export function termHits(text: string, language: Terms): ReadonlyMap<number, TermHit> {
  const asked = words(text)
  const { terms, similar } = termsOf(language)
  const meant = asked.map((word) =>
    [word, ...similar(word)].map((each) => ({ word: each, stem: stem(each) })),
  )
  const hits = new Map<number, TermHit & { readonly most: number }>()
  for (const term of terms) {
    const has = wordsOf(term, asked, meant)
    if (has === undefined) continue
    for (const [rank, concept] of term.concepts.entries()) {
      const before = hits.get(concept)
      const better = before === undefined || before.most - before.rank / 10 < has.length - rank / 10
      const words = before === undefined ? has : [...new Set([...before.words, ...has])]
      if (better) hits.set(concept, { concept, rank, term: term.text, words, most: has.length })
      else hits.set(concept, { ...before, words })
    }
  }
  return hits
}

/** The words of a text that make up a term, each once, if all of it is there. */
function wordsOf(
  { parts }: Term,
  asked: readonly string[],
  meant: readonly (readonly Asked[])[],
): readonly string[] | undefined {
  const found = new Set<string>()
  for (const matches of parts) {
    const at = meant.findIndex((each) => each.some(matches))
    if (at === -1) return undefined
    found.add(asked[at]!)
  }
  return [...found]
}

function termsOf(language: Terms) {
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
  const plain = [...new Set(terms.flatMap(({ text }) => text.replaceAll('*', '').split(' ')))].filter(
    (word) => word.length > 4,
  )
  let spelling: ReturnType<typeof similarSpelling> | undefined
  const vocabulary = new Set(plain)
  const remembered = new Map<string, string[]>()
  const similar = (word: string): string[] => {
    if (word.length < 5 || vocabulary.has(word)) return []
    let found = remembered.get(word)
    if (found === undefined) {
      spelling ??= similarSpelling(plain)
      found = [...spelling(word, alike).keys()].map((id) => plain[id]!)
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(word, found)
    }
    return found
  }
  const ready = { terms, similar }
  opened.set(language, ready)
  return ready
}

/** `word` stands for itself and, in English, for words of its stem; `word*`, `*word`, `*word*` for more letters there. */
function matcher(part: string, language: string): Matcher {
  const letters = part.replaceAll('*', '')
  const before = part.startsWith('*')
  const after = part.endsWith('*')
  if (before && after) return ({ word }) => word.includes(letters)
  if (before) return ({ word }) => word.endsWith(letters)
  if (after) return ({ word }) => word.startsWith(letters)
  if (language !== 'en') return ({ word }) => word === letters
  const stemmed = stem(letters)
  return (asked) => asked.word === letters || asked.stem === stemmed
}
