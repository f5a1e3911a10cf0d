/** What the comparison of one element works with and gives. */

import { type Interval, TOLERANCE } from '@microcred/common/logic'
import type { DifferenceStatusCode, RecognitionElementCode } from '@microcred/core'
import type { Comparand } from '../compare/comparand.js'
import type { ElementComparison, ReasonCode, Side } from '../compare/result.js'
import type { ComparisonPolicy } from '../generated/types.js'

/** Both sides and the policy by which they are compared. */
export interface Pair {
  readonly source: Comparand
  readonly target: Comparand
  readonly policy: ComparisonPolicy
  /** Day of evaluation, where one was given. */
  readonly at: string | undefined
  /** Whether both sides are the same credential. */
  readonly same: boolean
}

/** Makes the result of one element from its parts. */
export const compared =
  (element: RecognitionElementCode, source: Side, target: Side) =>
  (
    status: DifferenceStatusCode,
    reason: ReasonCode,
    params: ElementComparison['params'] = {},
    basis?: string,
  ): ElementComparison => ({
    element,
    status,
    reason,
    params,
    source,
    target,
    ...(basis !== undefined && { basis }),
  })

/** What lacking something is, by whether the policy holds it decisive. */
export const breach = (decisive: { readonly value: boolean }): 'substantial' | 'non-substantial' =>
  decisive.value ? 'substantial' : 'non-substantial'

/** What silence is, by whether the policy holds the answer decisive. */
export const silence = (decisive: { readonly value: boolean }): 'undetermined' | 'non-substantial' =>
  decisive.value ? 'undetermined' : 'non-substantial'

/** An interval as people write it, with at most two decimals. */
export const span = ({ least, most }: Interval): string => {
  const [from, to] = [least, most].map((each) => String(Math.round(each * 100) / 100))
  return from === to ? from! : `${from}–${to}`
}

/** How the source stands to the target in something that can be more or less; where it is not certain, the same. */
export type Order = 'more' | 'same' | 'less'

/** How one interval certainly stands to another, when a part of the greater may be lacking. */
export function orderOf(source: Interval, target: Interval, tolerance = 0): Order {
  if (source.most < target.least * (1 - tolerance) - TOLERANCE) return 'less'
  return target.most < source.least * (1 - tolerance) - TOLERANCE ? 'more' : 'same'
}
