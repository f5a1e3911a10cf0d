/** The words of a comparison: of its findings, and of the reasons its elements have. */

import type { Violation } from '@microcred/common/violation'
import { entryIn } from '@microcred/common/words'
import { fill, said, withSentences } from '@microcred/core/messages'
import type { ElementComparison } from '../compare/result.js'
import { reasons, sentences } from '../generated/words.js'

/**
 * Why an element differs or does not, in a sentence.
 *
 * @example
 * reasonOf(comparison.elements[0]) // 'The source is at EQF 4, the target at EQF 5.'
 */
export const reasonOf = ({ reason, params }: Pick<ElementComparison, 'reason' | 'params'>): string =>
  fill(reasons[reason], params)

/**
 * What a finding of a comparison says, with a hint where there is one.
 *
 * @example
 * findingOf({ code: 'comparison.no-outcomes', pointer: '', params: { side: 'source' } })
 * // 'The source states no learning outcomes.'
 */
export const findingOf = ({ code, params = {} }: Violation): string =>
  said(entryIn(sentences, code), params, catalogue)

/** A finding about a whole document repeats what the others say. */
const catalogue = /*#__PURE__*/ withSentences(sentences)
