import { isPlain } from './content-words.js'

/** How sure a suggestion is: `strong` and `likely` are answers, `weak` is none. */
export type Strength = 'strong' | 'likely' | 'weak'

/** From these scores on. Set by judgement on `tools/taxonomy/queries.csv`; not fitted. */
const strongFrom = 0.7
const likelyFrom = 0.3

/**
 * A word of every trade (`manage`, `system`) makes no answer, unless the text is a label. A search term is always one.
 */
export function strengthOf(
  score: number,
  found: readonly string[],
  content: readonly string[],
  language: string,
  byTerm: boolean,
): Strength {
  if (score === 1) return 'strong'
  if (byTerm) return score >= strongFrom ? 'strong' : 'likely'
  const telling = content.filter((word) => !isPlain(word, language))
  const told = telling.filter((word) => found.includes(word))
  if (told.length === 0) return 'weak'
  const share = (told.length / telling.length + found.length / content.length) / 2
  if (score >= strongFrom && share >= 0.75) return 'strong'
  return score >= likelyFrom && share >= 0.3 ? 'likely' : 'weak'
}
