/** What an office recorded, as links: whole credentials by their grade, outcomes by their match. */
import type { RecognitionDecisions } from '../generated/types.js'
import type { Link, LinkRelation } from './links.js'

const RELATIONS: Readonly<Record<string, LinkRelation | undefined>> = {
  exact: 'exact',
  broad: 'narrower',
  narrow: 'broader',
}

/**
 * The links of recorded decisions and matches, in their order. A decision that says no or nothing links nothing, nor does
 * one on something without IRI, nor a match that is merely close or related. Of a partial decision nobody recorded how much
 * is covered; it is linked as the minor part.
 *
 * @example
 * toClr(recordedLinks({ decisions, matches })).association // [{ type: 'Association', associationType: 'exactMatchOf', … }]
 */
export function recordedLinks({ decisions = [], matches = [] }: RecognitionDecisions): Link[] {
  return [
    ...decisions.flatMap(({ source, target, grade }): Link[] => {
      if (grade === 'none' || grade === 'undetermined' || !source.id || !target.id) return []
      const relation = grade === 'partial' ? 'partial-minor' : grade
      return [{ source: source.id, target: target.id, relation, between: 'credentials' }]
    }),
    ...matches.flatMap(({ source, target, match }): Link[] => {
      const relation = RELATIONS[match]
      return relation ? [{ source, target, relation, between: 'outcomes' }] : []
    }),
  ]
}
