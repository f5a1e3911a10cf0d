/** What the officer answers: a match or a refusal, to be recorded and used again. */
import type { Body, Text } from '@microcred/core'
import type { RecordedMatch, RecordedRefusal } from '../generated/types.js'
import type { DeskPair } from './result.js'

/** Who answers, and when. */
export interface Answer {
  readonly evaluator: Body
  /** Day of the decision, such as `2026-06-19`. */
  readonly decided: string
  readonly reason?: Text
}

type Named = Pick<DeskPair, 'source' | 'target'>

/**
 * That a pair of the desk matches, as a recorded match to be kept and handed in again as `matches`: `exact` unless said,
 * `broad` where the target is the broader one, `narrow` where the source is.
 *
 * @example
 * confirm(desk.pairs[0], { evaluator: { name: { en: 'Recognition office' } }, decided: '2026-06-19' })
 * // { source: 'https://…', target: 'https://…', match: 'exact', … }
 */
export const confirm = (
  { source, target }: Named,
  { match = 'exact', ...answer }: Answer & { readonly match?: RecordedMatch['match'] },
): RecordedMatch => ({ source: source.name, target: target.name, match, ...answer })

/**
 * That a pair of the desk does not match, to be kept and handed in again as `refusals`. A refusal needs a reason
 * (Lisbon Recognition Convention, Article III.5).
 *
 * @example
 * refuse(desk.pairs[1], { evaluator, decided: '2026-06-19', reason: { en: 'Theory only.' } })
 */
export const refuse = (
  { source, target }: Named,
  answer: Answer & { readonly reason: Text },
): RecordedRefusal => ({ source: source.name, target: target.name, ...answer })
