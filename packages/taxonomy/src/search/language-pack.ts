import type { Stemming } from './stemmers.js'

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
  /** Whether its words are written together: `Holzabfall`. */
  readonly compounds?: boolean
  /** Words that take each other's place, packed. */
  readonly synonyms?: string
  /** Search terms of `synonyms.csv`: a line per row, terms with | between, a tab, positions of concepts. */
  readonly terms?: string
  /** Search terms of each concept, a line each as in `labels` and packed alike: searched, never shown as a label. */
  readonly searchTerms?: string
  /** Words without content, with blanks between. */
  readonly functionWords?: string
  /** Words of every trade, with blanks between: alone they tell no green skill. */
  readonly plainWords?: string
  /** Words and phrases of sentences on price, place, dates, admission …, with | between: they tell nothing of what is taught. */
  readonly asides?: string
  /** Words between the members of a list, with blanks between: letters alone. */
  readonly joins?: string
  /** The stems that the description of each concept has, a line each, packed with `stems`. */
  readonly descriptions?: { readonly stems: string; readonly lines: string } | undefined
}
