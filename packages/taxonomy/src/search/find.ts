import {
  conceptCount,
  conceptUri,
  isCurrent,
  labelsOf,
  type SkillType,
  typeOf,
} from '../concepts/concepts.js'
import { sectors, serves } from '../concepts/sectors.js'
import type { SectorId } from '../generated/types.js'
import { contentWords } from './content-words.js'
import { indexLabels, type LabelIndex } from './index-labels.js'
import { openLanguage } from './languages.js'
import { unpackSynonyms } from './pack-synonyms.js'
import { type TermHit, termHits } from './search-terms.js'
import { type Strength, strengthOf } from './strength.js'
import { labelsAt, packedTokensOf, tokensOf } from './tokens.js'

export interface FindOptions {
  /** The language of the text: ISO 639-1 or a language tag; English without it. */
  readonly language?: string
  /** Only skills that serve this sector. */
  readonly sector?: SectorId
  readonly type?: SkillType
  /** At most this many suggestions; 10 without it. */
  readonly limit?: number
}

/** A skill that a text may be about: a suggestion for a person to judge, never an assertion. */
export interface Suggestion {
  readonly uri: string
  readonly label: string
  /** From 0 to 1; 1 means that the text is one of the skill's labels. It ranks, it is no probability. */
  readonly score: number
  /** How much of the text the skill answers: `weak` counts as no answer. */
  readonly strength: Strength
  readonly why: {
    /** The label that matched best, or the search term of `synonyms.csv`. */
    readonly label: string
    readonly kind: 'preferred' | 'alternative' | 'search-term'
    /** The words of the text found there: the same, of the same stem, spelled alike, or of the same use. */
    readonly words: readonly string[]
  }
}

const indexes = new WeakMap<object, LabelIndex>()

/**
 * Green skills that a text may be about, best first. Forgives spelling mistakes, missing diacritics and another
 * order of words. Synchronous; the index of a language is built on its first use.
 *
 * @returns suggestions; none for a text without words that any label has.
 * @throws RangeError if there are no labels in the language, or no such sector.
 *
 * @example
 * ```ts
 * import { find } from '@microcred/taxonomy'
 *
 * find('sort and recycle wood waste on the construction site', { sector: 'construction', limit: 3 })
 * ```
 */
export function find(text: string, options: FindOptions = {}): readonly Suggestion[] {
  const { sector, type, limit = 10 } = options
  if (sector !== undefined && !sectors().some(({ id }) => id === sector)) {
    throw new RangeError(
      `"${sector}" is no sector: ${sectors()
        .map(({ id }) => id)
        .join(', ')}.`,
    )
  }
  const language = openLanguage(options.language ?? 'en')
  const accept = (concept: number) =>
    (type === undefined || typeOf(concept) === type) && (sector === undefined || serves(concept, sector))
  const all = sector === undefined && type === undefined
  const content = contentWords(text, language.language)
  if (content.length === 0 || limit <= 0) return []
  const terms = termHits(text, language)
  const most = Math.min(limit, 1000)
  const hits = indexOf(language).search(text, most + terms.size, all ? undefined : accept)
  const suggestions: Suggestion[] = []
  const ranked = new Set<number>()
  for (const hit of hits) {
    ranked.add(hit.concept)
    const term = terms.get(hit.concept)
    const labels = labelsAt(language, hit.concept)
    const found =
      term === undefined
        ? hit.words
        : content.filter((word) => hit.words.includes(word) || term.words.includes(word))
    if (!found.some((word) => content.includes(word))) continue
    const score = term === undefined ? hit.score : withTerm(hit.score, term, content)
    const byTerm = term !== undefined && hit.score < termScore(term, content)
    suggestions.push({
      uri: conceptUri(hit.concept),
      label: labels[0]!,
      score,
      strength: strengthOf(score, found, content, language.language, term !== undefined),
      why: {
        label: byTerm ? term.term : labels[hit.label]!,
        kind: byTerm ? 'search-term' : hit.label === 0 ? 'preferred' : 'alternative',
        words: found,
      },
    })
  }
  for (const [concept, term] of terms) {
    if (ranked.has(concept) || !isCurrent(concept) || !accept(concept)) continue
    const label = labelsAt(language, concept)[0] ?? labelsOf(concept).preferred
    if (label === undefined) continue
    const score = withTerm(0, term, content)
    suggestions.push({
      uri: conceptUri(concept),
      label,
      score,
      strength: strengthOf(score, term.words, content, language.language, true),
      why: { label: term.term, kind: 'search-term', words: term.words },
    })
  }
  return suggestions.sort((a, b) => b.score - a.score).slice(0, most)
}

/** What a search term alone counts: more the more of the text it covers, less the later in its row. */
const termScore = ({ words, rank }: TermHit, content: readonly string[]): number =>
  0.5 + 0.3 * Math.min(1, words.length / content.length) - 0.03 * rank

/** A search term and a label that agree count more than either; a label that is the text stays first. */
function withTerm(score: number, term: TermHit, content: readonly string[]): number {
  if (score === 1) return 1
  const other = termScore(term, content)
  const value = Math.max(score, other) + 0.2 * Math.min(score, other)
  return Math.round(Math.min(0.99, value) * 1000) / 1000
}

function indexOf(language: ReturnType<typeof openLanguage>): LabelIndex {
  const known = indexes.get(language)
  if (known !== undefined) return known
  const { lines, tokens, stems } = language
  const current = lines.slice(0, conceptCount).map((line, concept) => (isCurrent(concept) ? line : ''))
  const index = indexLabels(tokens === undefined ? tokensOf(current) : packedTokensOf(current, tokens), {
    stems,
    synonyms: () => unpackSynonyms(language.synonyms),
  })
  indexes.set(language, index)
  return index
}
