import { conceptCount, conceptUri, isCurrent } from '../concepts/concepts.js'
import { type Language, openLanguage } from './languages.js'
import { labelsAt } from './tokens.js'

/**
 * The words of a language without content, folded: lower case, without diacritics.
 *
 * @throws RangeError if there are no labels in the language.
 */
export const functionWords = (tag: string): ReadonlySet<string> => openLanguage(tag).functionWords

/** What a concept is called in a language. */
export interface Wording {
  readonly uri: string
  /** ESCO's labels or the project's own, the preferred one first. */
  readonly labels: readonly string[]
  /** Search terms, which are no labels. */
  readonly terms: readonly string[]
  /** Words of the trade that speak for it first, folded, or how they begin or end. */
  readonly trade?: readonly string[]
}

const known = new WeakMap<Language, readonly Wording[]>()

/**
 * What the concepts of the taxonomy are called in a language; those without a word in it are left out. The same list
 * comes back for as long as the language is the same.
 *
 * @throws RangeError if there are no labels in the language.
 *
 * @example
 * ```ts
 * import { wordings } from '@microcred/taxonomy'
 *
 * wordings('de').find(({ labels }) => labels[0] === 'Energiesparkonzepte entwickeln')?.uri
 * // 'http://data.europa.eu/esco/skill/0037c821-2898-4919-b96e-7ed1cd89554c'
 * ```
 */
export function wordings(tag: string): readonly Wording[] {
  const language = openLanguage(tag)
  const before = known.get(language)
  if (before !== undefined) return before
  const trade = tradeWords(language)
  const all: Wording[] = []
  for (let concept = 0; concept < conceptCount; concept++) {
    if (!isCurrent(concept)) continue
    const labels = labelsAt(language, concept)
    const terms = labelsAt({ lines: language.searchTerms, tokens: language.tokens }, concept)
    const words = trade.get(concept)
    if (labels.length + terms.length > 0 || words !== undefined)
      all.push({ uri: conceptUri(concept), labels, terms, ...(words && { trade: words }) })
  }
  known.set(language, all)
  return all
}

/** The terms of `synonyms.csv` by the concept that stands first in their row. */
function tradeWords({ terms }: Language): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>()
  for (const line of terms.split('\n')) {
    const [texts = '', positions] = line.split('\t')
    if (positions === undefined) continue
    const concept = Number.parseInt(positions, 36)
    found.set(concept, [...(found.get(concept) ?? []), ...texts.replaceAll('*', '').split('|')])
  }
  return found
}
