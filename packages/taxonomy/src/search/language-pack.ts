import type { Stemming } from './index-labels.js'

/** The labels of one language, packed: import one from `@microcred/taxonomy/languages/<language>`. */
export interface LanguagePack {
  /** ISO 639-1. */
  readonly language: string
  /** One line per concept, preferred label and alternative ones with tabs between; empty where there is none. */
  readonly labels: string
  /** Where the labels are packed: what stands between their blanks, a line each. Two letters stand for each there. */
  readonly tokens?: string
  /** One line per group. */
  readonly groups: string
  /** How its words are brought down to what they share; not at all without it. */
  readonly stems?: Stemming
  /** Words that take each other's place, packed. */
  readonly synonyms?: string
  /** Search terms of `synonyms.csv`: a line per row, terms with | between, a tab, positions of concepts. */
  readonly terms?: string
}
