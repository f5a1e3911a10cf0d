/** The grade of a comparison, from what its elements and outcomes come to in both directions. */

import { every, type Truth } from '@microcred/common/logic'
import type { ComparisonGradeCode, DifferenceStatusCode } from '@microcred/core'
import type { Order } from '../elements/element.js'
import { levelOrder } from '../elements/level.js'
import { workloadOrder } from '../elements/workload.js'
import type { Direction } from './direction.js'

/**
 * `exact` and `broader` where nothing stands against covering all of the target; `narrower` exactly where the reverse
 * is `broader`; `none` and `partial` by what is covered; `undetermined` where what is not stated could decide.
 */
export function gradeOf(forward: Direction, backward: Direction): ComparisonGradeCode {
  const { share, possible } = forward.matched
  if (share === undefined) return 'undetermined'
  if (isEqual(forward)) return 'exact'
  if (isBroader(forward)) return 'broader'
  if (isBroader(backward) && !isEqual(backward)) return 'narrower'
  if ([coversAll(forward), coversAll(backward)].includes('unknown')) return 'undetermined'
  if (share > 0) return 'partial'
  return possible > 0 ? 'undetermined' : 'none'
}

/** The greatest difference; what is known to be substantial outweighs what is not known. */
export const greatest = (statuses: readonly DifferenceStatusCode[]): DifferenceStatusCode =>
  (['substantial', 'undetermined', 'non-substantial'] as const).find((each) => statuses.includes(each)) ??
  'none'

const TRUTHS: Readonly<Record<DifferenceStatusCode, Truth>> = {
  none: 'true',
  'non-substantial': 'true',
  substantial: 'false',
  undetermined: 'unknown',
}

/** Whether all outcomes are covered and no other element stands against it. */
const coversAll = ({ elements, matched: { share, possible } }: Direction): Truth =>
  every([
    share === 1 ? 'true' : possible === 1 ? 'unknown' : 'false',
    ...elements.filter(({ element }) => element !== 'outcomes').map(({ status }) => TRUTHS[status]),
  ])

/** Whether the source covers all of the target and stands below it neither in level nor in workload. */
const isBroader = (direction: Direction): boolean =>
  coversAll(direction) === 'true' && !orders(direction).includes('less')

/** Whether source and target are the same in outcomes, level and workload. */
const isEqual = (direction: Direction): boolean =>
  coversAll(direction) === 'true' &&
  direction.matched.surplus.length === 0 &&
  direction.matched.covered.every(({ relation }) => relation === 'exact') &&
  orders(direction).every((order) => order === 'same')

/** How the source stands to the target in level and in workload, as far as that is certain. */
function orders({ elements, tolerance }: Direction): readonly Order[] {
  const of = (name: string) => elements.find(({ element }) => element === name)!
  return [levelOrder(of('level')), workloadOrder(of('workload'), tolerance)]
}
