/** How sure a suggestion is: `strong` and `likely` are answers, `weak` is none. */
export type Strength = 'strong' | 'likely' | 'weak'

/** What speaks for a concept, each from 0 to 1. */
export interface Evidence {
  /** Its best label. */
  readonly label: number
  /** A search term of `synonyms.csv`. */
  readonly term: number
  /** Its description. */
  readonly description: number
  /** The part of the text's words found in any of them, words without content and of every trade left out. */
  readonly telling: number
}

/**
 * Fitted by `tools/taxonomy/fit.ts` on `tools/taxonomy/queries.csv` without the search terms, which are of the same
 * hand as the queries. Set are: what a term weighs; what a label counts more that is nearly the text, and what the words
 * found elsewhere count less, so that labels left out of the index are still found (`npm run taxonomy:quality`).
 */
const weights = { constant: -3.61, label: 3.57, near: 16, term: 3, description: 0.44, telling: 0.7 }

/** From this score of a label on it is nearly the text. */
const nearFrom = 0.5

/** From these scores on a suggestion counts. */
const strongFrom = 0.5
const likelyFrom = 0.12

/** How probable it is that a person finds the suggestion right, from 0 to 1. */
export const scoreOf = (evidence: Evidence): number => 1 / (1 + Math.exp(-oddsOf(evidence)))

/** The same as the logarithm of the odds, which tells apart what is nearly sure. */
export const oddsOf = (evidence: Evidence): number =>
  weights.constant +
  weights.label * evidence.label +
  weights.near * Math.max(0, evidence.label - nearFrom) +
  weights.term * evidence.term +
  weights.description * evidence.description +
  weights.telling * evidence.telling

/** A word of every trade (`manage`, `system`) makes no answer, unless the text is a label. */
export function strengthOf(score: number, { telling, term }: Evidence): Strength {
  if (score === 1) return 'strong'
  if (telling === 0 && term === 0) return 'weak'
  return score >= strongFrom ? 'strong' : score >= likelyFrom ? 'likely' : 'weak'
}
