import { conceptCount, conceptUri, isCurrent, type SkillType, typeOf } from '../concepts/concepts.js'
import { sectors, serves } from '../concepts/sectors.js'
import type { SectorId } from '../generated/types.js'
import { indexLabels, type LabelIndex } from './index-labels.js'
import { openLanguage } from './languages.js'
import { unpackSynonyms } from './pack-synonyms.js'
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
  readonly why: {
    /** The label that matched best. */
    readonly label: string
    readonly kind: 'preferred' | 'alternative'
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
  const hits = indexOf(language).search(text, Math.min(limit, 1000), all ? undefined : accept)
  return hits.map((hit) => {
    const labels = labelsAt(language, hit.concept)
    return {
      uri: conceptUri(hit.concept),
      label: labels[0]!,
      score: hit.score,
      why: {
        label: labels[hit.label]!,
        kind: hit.label === 0 ? 'preferred' : 'alternative',
        words: hit.words,
      },
    }
  })
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
