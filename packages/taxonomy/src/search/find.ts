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
import { type Candidate, candidates } from './candidates.js'
import { guessLanguage } from './guess-language.js'
import { indexLabels, type LabelIndex } from './index-labels.js'
import { type Language, openLanguage } from './languages.js'
import { unpackSynonyms } from './pack-synonyms.js'
import { type Strength, strengthOf } from './strength.js'
import { labelsAt, packedTokensOf, tokensOf } from './tokens.js'

/** A skill that a model is asked about. */
export interface Rankable {
  readonly uri: string
  readonly label: string
  /** What `find` makes of it: 0 where it has no word of the text. */
  readonly score: number
}

export interface FindOptions {
  /** The language of the text: ISO 639-1 or a language tag; guessed without it. */
  readonly language?: string
  /** Only skills that serve this sector. */
  readonly sector?: SectorId
  readonly type?: SkillType
  /** At most this many suggestions; 10 without it. */
  readonly limit?: number
  /** Whether weak suggestions are given too, which are no answers. */
  readonly weak?: boolean
  /**
   * A model of your own, an embedding for example: it is given the text and every skill that may be suggested, and
   * gives back the score of each, from 0 to 1, in the same order. None is shipped.
   */
  readonly rank?: (text: string, skills: readonly Rankable[]) => readonly number[]
}

/** A skill that a text may be about: a suggestion for a person to judge, never an assertion. */
export interface Suggestion {
  readonly uri: string
  readonly label: string
  /** The language of the label: English where ESCO's label in the language of the text is not here. */
  readonly labelLanguage: string
  /** From 0 to 1: how often such a suggestion is right; 1 means that the text is one of the skill's labels. */
  readonly score: number
  /** `strong` and `likely` are answers; `weak` is none, and only given when asked for. */
  readonly strength: Strength
  readonly why: {
    /** The label that matched best, or the search term. */
    readonly label: string
    readonly kind: 'preferred' | 'alternative' | 'search-term' | 'description' | 'rank'
    /** The words of the text that counted: found there the same, of the same stem, spelled alike, or of the same use. */
    readonly words: readonly string[]
  }
}

const indexes = new WeakMap<object, LabelIndex>()

/**
 * Green skills that a text may be about, best first. Forgives spelling mistakes, missing diacritics and another
 * order of words. Synchronous; the index of a language is built on its first use.
 *
 * @returns suggestions; none for a text without words that tell a green skill.
 * @throws RangeError if there are no labels in the language, no such sector, `limit` is no whole number, or `rank`
 *   gives no number for each skill; TypeError for a text or options that are none.
 *
 * @example
 * ```ts
 * import { find } from '@microcred/taxonomy'
 *
 * find('sort and recycle wood waste on the construction site', { sector: 'construction', limit: 3 })
 * ```
 */
export function find(text: string, options: FindOptions = {}): readonly Suggestion[] {
  if (typeof text !== 'string') throw new TypeError(`The text is a string, not ${typeof text}.`)
  if (typeof options !== 'object' || options === null)
    throw new TypeError(
      `Options are an object, not ${options}; leave them out or give language, sector, type, limit.`,
    )
  const { sector, type, limit = 10, weak = false, rank } = options
  if (!(typeof limit === 'number' && limit >= 0))
    throw new RangeError(`limit is a number from 0 on, not ${JSON.stringify(limit)}.`)
  if (sector !== undefined && !sectors().some(({ id }) => id === sector)) {
    throw new RangeError(
      `"${sector}" is no sector: ${sectors()
        .map(({ id }) => id)
        .join(', ')}.`,
    )
  }
  const language = openLanguage(options.language ?? guessLanguage(text).language)
  const accept = (concept: number) =>
    isCurrent(concept) &&
    (type === undefined || typeOf(concept) === type) &&
    (sector === undefined || serves(concept, sector))
  if (limit === 0) return []
  const found = candidates(text, language, indexOf(language), accept)
  if (rank === undefined)
    return found
      .filter(({ score, evidence }) => weak || strengthOf(score, evidence) !== 'weak')
      .slice(0, limit)
      .map((each) => suggestionOf(each, language))
  const suggestions = found.map((each) => suggestionOf(each, language))
  return rankedBy(rank, text, suggestions, language, accept)
    .filter(({ strength }) => weak || strength !== 'weak')
    .slice(0, limit)
}

function suggestionOf(
  { concept, score, evidence, hit, term, words }: Candidate,
  language: Language,
): Suggestion {
  const { preferred, language: labelLanguage } = labelsOf(concept, language.language)
  const labels = labelsAt(language, concept)
  const terms = labelsAt({ lines: language.searchTerms, tokens: language.tokens }, concept)
  const byTerm = term !== undefined && evidence.term > evidence.label
  const place = hit === undefined ? 'description' : hit.label < labels.length ? 'label' : 'search-term'
  return {
    uri: conceptUri(concept),
    label: preferred,
    labelLanguage,
    score,
    strength: strengthOf(score, evidence),
    why: byTerm
      ? { label: term.term, kind: 'search-term', words }
      : place === 'description'
        ? { label: preferred, kind: 'description', words }
        : place === 'search-term'
          ? { label: terms[hit!.label - labels.length]!, kind: 'search-term', words }
          : { label: labels[hit!.label]!, kind: hit!.label === 0 ? 'preferred' : 'alternative', words },
  }
}

function rankedBy(
  rank: NonNullable<FindOptions['rank']>,
  text: string,
  found: readonly Suggestion[],
  language: Language,
  accept: (concept: number) => boolean,
): Suggestion[] {
  const byUri = new Map(found.map((each) => [each.uri, each]))
  for (let concept = 0; concept < conceptCount; concept++) {
    const uri = conceptUri(concept)
    if (byUri.has(uri) || !accept(concept)) continue
    const { preferred, language: labelLanguage } = labelsOf(concept, language.language)
    const why = { label: preferred, kind: 'rank', words: [] } as const
    byUri.set(uri, { uri, label: preferred, labelLanguage, score: 0, strength: 'weak', why })
  }
  const all = [...byUri.values()]
  const scores = rank(
    text,
    all.map(({ uri, label, score }) => ({ uri, label, score })),
  )
  if (scores.length !== all.length || !scores.every((score) => score >= 0 && score <= 1))
    throw new RangeError(`rank has to give a number from 0 to 1 for each of the ${all.length} skills.`)
  return all
    .map((each, at) => {
      const score = scores[at]!
      const strength = score >= 0.7 ? 'strong' : score >= 0.4 ? 'likely' : 'weak'
      return { ...each, score, strength } as const
    })
    .sort((a, b) => b.score - a.score)
}

/** @internal */
export function indexOf(language: Language): LabelIndex {
  const known = indexes.get(language)
  if (known !== undefined) return known
  const { lines, searchTerms, tokens, stems, compounds } = language
  const current = Array.from({ length: conceptCount }, (_, concept) =>
    isCurrent(concept) ? [lines[concept], searchTerms[concept]].filter(Boolean).join('\t') : '',
  )
  const index = indexLabels(tokens === undefined ? tokensOf(current) : packedTokensOf(current, tokens), {
    stems,
    compounds,
    synonyms: () => unpackSynonyms(language.synonyms),
  })
  indexes.set(language, index)
  return index
}
