/** The words of a comparison: of its findings, and of the reasons its elements have. */
import { reasons, sentences } from '../generated/equivalence-words.js'
import type { Violation } from '../stacking/result.js'
import type { ElementComparison } from './result.js'

const fill = (text: string, params: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

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
export function findingOf({ code, params = {} }: Violation): string {
  const [, , sentence, hint] = sentences[code] ?? ['error', 'quality', code, '']
  return fill(hint ? `${sentence} ${hint}` : sentence, params)
}
