import { contentWords } from './content-words.js'
import { descriptionHits } from './descriptions.js'
import type { Hit, LabelIndex } from './index-labels.js'
import type { Language } from './languages.js'
import { type TermHit, termHits } from './search-terms.js'
import { type Evidence, oddsOf, scoreOf } from './strength.js'
import { words } from './text.js'

/** A concept that has something of a text, and what. */
export interface Candidate {
  readonly concept: number
  /** From 0 to 1; 1 for a text that is one of its labels. */
  readonly score: number
  readonly evidence: Evidence
  readonly hit?: Hit
  readonly term?: TermHit
  /** The words of the text that counted. */
  readonly words: readonly string[]
}

/** So many concepts are looked at by their labels. */
const mostByLabel = 60

/** What a label counts that the text is like only without its function words. */
const withoutFunctionWords = 0.95

/** The more the text is like any label, from this score on, the less search terms and descriptions count. */
const labelsDecideFrom = 0.3

/** Whatever in a language has something of a text, best first. */
export function candidates(
  text: string,
  language: Language,
  index: LabelIndex,
  accept: (concept: number) => boolean,
): Candidate[] {
  const content = contentWords(text, language)
  if (content.length === 0) return []
  const telling = content.filter((word) => !language.isPlain(word))
  const terms = termHits(text, language)
  const described = descriptionHits(content, language)
  // Function words of the text must not choose the label.
  const hits = new Map<number, Hit>(index.search(text, mostByLabel, accept).map((hit) => [hit.concept, hit]))
  const all = words(text)
  if (content.length < all.length)
    for (const hit of index.search(content.join(' '), mostByLabel, accept)) {
      const before = hits.get(hit.concept)
      const score = Math.min(hit.score, 0.99) * withoutFunctionWords
      if (before === undefined || before.score < score) hits.set(hit.concept, { ...hit, score })
    }
  const nearest = Math.max(0, ...[...hits.values()].map(({ score }) => score))
  const others = 1 - Math.max(0, nearest - labelsDecideFrom) / (1 - labelsDecideFrom)
  const found: (Candidate & { readonly odds: number })[] = []
  for (const concept of new Set([...hits.keys(), ...terms.keys(), ...described.keys()])) {
    if (!accept(concept)) continue
    const hit = hits.get(concept)
    const term = terms.get(concept)
    const description = described.get(concept)
    const counted = content.filter(
      (word) => hit?.words.includes(word) || term?.words.includes(word) || description?.words.includes(word),
    )
    if (counted.length === 0) continue
    const evidence: Evidence = {
      label: hit?.score ?? 0,
      term: term === undefined ? 0 : others * termScore(term, content),
      description: others * (description?.share ?? 0),
      telling:
        telling.length === 0 ? 0 : counted.filter((word) => !language.isPlain(word)).length / telling.length,
    }
    const exact = hit?.score === 1
    found.push({
      concept,
      odds: exact ? Number.POSITIVE_INFINITY : oddsOf(evidence),
      score: exact ? 1 : Math.min(0.99, Math.round(scoreOf(evidence) * 1000) / 1000),
      evidence,
      ...(hit && { hit }),
      ...(term && { term }),
      words: counted,
    })
  }
  // Where two are alike the order of their labels stays.
  return found.sort((a, b) => (a.odds === b.odds ? 0 : b.odds - a.odds))
}

/** What a search term alone counts: more the more of the text it covers, less the later in its row. */
const termScore = ({ words, rank }: TermHit, content: readonly string[]): number =>
  Math.max(0.3, 0.6 + 0.4 * Math.min(1, words.length / content.length) - 0.08 * rank)
