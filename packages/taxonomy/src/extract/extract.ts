import { type FindOptions, find, type Suggestion } from '../search/find.js'
import { guessLanguage } from '../search/guess-language.js'
import { openLanguage } from '../search/languages.js'
import { fold } from '../search/text.js'
import { sentencesOf } from './clauses.js'
import { plainText } from './plain-text.js'

/** Where in the text something stands, in UTF-16 code units. */
export interface Span {
  readonly offset: number
  readonly length: number
}

/** A skill that a text seems to teach: a suggestion for a person to judge, never an assertion. */
export interface Extracted extends Suggestion {
  /** The clauses it rests on, in the order of the text. */
  readonly spans: readonly Span[]
}

export type ExtractOptions = Pick<FindOptions, 'language' | 'sector' | 'limit'>

/** The first suggestion of a clause counts from this score on, the second, of other words, from that. */
const firstFrom = 0.3
const secondFrom = 0.4

/**
 * The green skills that the text of a course, of an offer or of an outcome seems to teach: clause by clause, each skill
 * once with all the clauses it rests on, best first. Clauses on price, place, language of instruction, dates and what is
 * asked of learners are left out. Takes plain text, Markdown and HTML.
 *
 * @returns none for a text that teaches nothing green.
 * @throws RangeError if there are no labels in the language, or no such sector.
 *
 * @example
 * ```ts
 * import { extract } from '@microcred/taxonomy'
 *
 * const text = 'You sort offcuts by class of wood waste. The course costs 90 euros.'
 * for (const { label, spans } of extract(text)) console.log(label, spans)
 * ```
 */
export function extract(text: string, options: ExtractOptions = {}): readonly Extracted[] {
  const plain = plainText(text)
  const language = options.language ?? guessLanguage(plain).language
  const isAside = asidesOf(language)
  const known = new Map<string, readonly Suggestion[]>()
  const found = new Map<string, { best: Suggestion; spans: Span[] }>()
  for (const sentence of sentencesOf(plain, openLanguage(language).joins)) {
    if (isAside(sentence.text)) continue
    for (const clause of sentence.clauses) {
      let suggestions = known.get(clause.text)
      if (suggestions === undefined) {
        suggestions = ofClause(clause.text, { ...options, language })
        known.set(clause.text, suggestions)
      }
      const span = { offset: clause.offset, length: clause.text.length }
      for (const suggestion of suggestions) {
        const before = found.get(suggestion.uri)
        if (before === undefined) found.set(suggestion.uri, { best: suggestion, spans: [span] })
        else {
          before.spans.push(span)
          if (suggestion.score > before.best.score) before.best = suggestion
        }
      }
    }
  }
  return [...found.values()]
    .map(({ best, spans }) => ({ ...best, spans }))
    .sort((a, b) => b.score - a.score || a.spans[0]!.offset - b.spans[0]!.offset)
    .slice(0, options.limit)
}

/** The best suggestion of a clause, and the next that rests on other words. */
function ofClause(clause: string, options: ExtractOptions): readonly Suggestion[] {
  const [first, ...others] = find(clause, { ...options, limit: 8 })
  if (first === undefined || first.score < firstFrom) return []
  const second = others.find(
    ({ score, why }) => score >= secondFrom && why.words.some((word) => !first.why.words.includes(word)),
  )
  return second === undefined ? [first] : [first, second]
}

/** Whether a sentence speaks of something beside what is taught, by the words of the language for it. */
function asidesOf(tag: string): (sentence: string) => boolean {
  const asides = openLanguage(tag).asides
  return (sentence) => {
    const folded = ` ${fold(sentence).replace(/\s+/g, ' ')} `
    return asides.some((aside) => folded.includes(aside)) || /[€$£]|\b(?:eur|usd|gbp)\b/i.test(sentence)
  }
}
