/** A comparison in one direction: every element, and how the outcomes meet. */

import { compareAssessment } from '../elements/assessment.js'
import type { Pair } from '../elements/element.js'
import { compareIdentity } from '../elements/identity.js'
import { compareLevel } from '../elements/level.js'
import { compareProfile } from '../elements/profile.js'
import { compareQuality } from '../elements/quality.js'
import { compareRights } from '../elements/rights.js'
import { compareWorkload } from '../elements/workload.js'
import type { ConceptGraph } from '../outcomes/graph.js'
import { compareOutcomes, type Matched, matchOutcomes } from '../outcomes/outcomes.js'
import type { StatedOutcome } from './comparand.js'
import type { ElementComparison } from './result.js'

/** One direction: what the elements differ in, and how the outcomes meet. */
export interface Direction {
  /** In the order of the codelist. */
  readonly elements: readonly ElementComparison[]
  readonly matched: Matched
  /** Part of the target's workload that may be lacking; as much more counts as the same. */
  readonly tolerance: number
}

/** Compares from source to target. A credential does not differ from itself, whatever it leaves unsaid. */
export function direction(pair: Pair, graph: ConceptGraph, essential: readonly string[]): Direction {
  const matched = matchOutcomes(pair, graph, essentials(pair, essential))
  const settled = (each: ElementComparison): ElementComparison =>
    pair.same && each.status !== 'none'
      ? { ...each, status: 'none', reason: 'same-credential', params: {} }
      : each
  return {
    elements: [
      settled(compareLevel(pair)),
      settled(compareWorkload(pair)),
      settled(compareQuality(pair)),
      settled(compareProfile(pair)),
      compareOutcomes(matched, pair),
      settled(compareAssessment(pair)),
      settled(compareIdentity(pair)),
      settled(compareRights(pair)),
    ],
    matched,
    tolerance: pair.policy.workload.shortfall.value,
  }
}

/** Which outcomes of the target are essential: those that are named, or all. */
function essentials({ target }: Pair, names: readonly string[]): (outcome: StatedOutcome) => boolean {
  const chosen = target.outcomes.filter(({ id, pointer }) =>
    names.some((name) => name === id || name === pointer),
  )
  return (outcome) => chosen.length === 0 || chosen.includes(outcome)
}
