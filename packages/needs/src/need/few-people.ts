/** A need without the figures that would tell a person apart. */
import type { Need } from '../generated/types.js'
import { isTellingApart } from './lint.js'

/**
 * The need as it may be handed on: the measures of evidence from fewer than five people are left out, the evidence itself
 * stays, so that it can be seen that they were asked.
 *
 * @example
 * list.needs.map(withoutFewPeople) // what `microcred needs export` writes
 */
export const withoutFewPeople = <Item extends Pick<Need, 'evidence'>>(need: Item): Item =>
  need.evidence === undefined
    ? need
    : {
        ...need,
        evidence: need.evidence.map((each) => {
          if (!isTellingApart(each)) return each
          const { measures: _, ...rest } = each
          return rest
        }),
      }
