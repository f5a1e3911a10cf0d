/** What to ask about a pair of outcomes or a target. */
import type { OutcomeRelationCode } from '@microcred/core'
import { type Catalogue, fill, textIn } from '@microcred/core/messages'
import { questions } from '../generated/words.js'
import type { Pivot, Placed } from '../likeness/likeness.js'
import { sharedWords, tellingWords } from '../likeness/shared-words.js'
import type { Question } from './result.js'

/**
 * A question in a sentence; in the language of a catalogue where it has one.
 *
 * @example
 * questionOf(desk.pairs[0].ask[0]) // 'Do both mean the same, “sort waste” and “Abfall sortieren”?'
 */
export const questionOf = ({ question, params }: Question, catalogue?: Catalogue): string => {
  const said = Object.entries(params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ])
  const [text, filled] = [catalogue && textIn(catalogue, `question/${question}`), Object.fromEntries(said)]
  return text === undefined ? fill(questions[question], filled) : fill(text, filled, catalogue)
}

/** What two texts show of their likeness. */
export interface Shown {
  readonly words: { readonly source: readonly string[]; readonly target: readonly string[] }
  readonly ask: readonly Question[]
}

/** The words that show a likeness, and what to ask about the others. */
export function shown(source: Placed, target: Placed, pivot: Pivot | undefined): Shown {
  const [from, to] = [tellingWords(source.text, source.without), tellingWords(target.text, target.without)]
  const same = source.language === target.language
  const common = {
    source: sharedWords(from, [...(pivot ? [pivot.source] : []), ...(same ? [target.text] : [])]),
    target: sharedWords(to, [...(pivot ? [pivot.target] : []), ...(same ? [source.text] : [])]),
  }
  const rest = {
    source: from.filter((word) => !common.source.includes(word)),
    target: to.filter((word) => !common.target.includes(word)),
  }
  const ask: Question[] = []
  if (pivot && pivot.source === pivot.target)
    ask.push({ question: 'same-concept', params: { label: pivot.source } })
  else if (pivot)
    ask.push({ question: 'same-meaning', params: { source: pivot.source, target: pivot.target } })
  else if (common.source.length > 0) ask.push({ question: 'same-words', params: { words: common.source } })
  if (from.length <= 1 || to.length <= 1) ask.push({ question: 'one-word', params: {} })
  if (rest.target.length > 0) ask.push({ question: 'target-says-more', params: { words: rest.target } })
  if (rest.source.length > 0) ask.push({ question: 'source-says-more', params: { words: rest.source } })
  return { words: common, ask }
}

/** What to ask about a pair that is known to relate. */
export const aboutRelation = (relation: OutcomeRelationCode): Question[] =>
  relation === 'narrower' ? [{ question: 'narrower', params: {} }] : []
