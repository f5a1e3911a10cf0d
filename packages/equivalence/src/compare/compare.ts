/** What a credential is worth in place of another, for a purpose. */

import { checkOptions, instantOf } from '@microcred/common/options'
import type { Violation } from '@microcred/common/violation'
import type { RecognitionPurposeCode } from '@microcred/core'
import { isDateOrDateTime } from '@microcred/core/formats'
import { aboutEssentials, aboutPolicy, aboutPurpose, aboutReading, aboutSide } from '../decision/about.js'
import { decide } from '../decision/decide.js'
import { soundRecords } from '../decision/recorded.js'
import type { Pair } from '../elements/element.js'
import type { ComparisonPolicy, RecognitionDecision, RecordedMatch } from '../generated/types.js'
import { type Concepts, taxonomyConcepts } from '../outcomes/concepts.js'
import { ConceptGraph } from '../outcomes/graph.js'
import { suggest } from '../outcomes/suggest.js'
import { openPolicy, policyFor } from '../policy/policy.js'
import {
  type Comparable,
  type Comparand,
  comparand,
  type ReadComparable,
  sameCredential,
} from './comparand.js'
import { direction } from './direction.js'
import { gradeOf, greatest } from './grade.js'
import type { AppliedDecision, Comparison } from './result.js'

/** What is compared for, and by what. */
export interface CompareOptions {
  /** What the answer is for; `recognition` unless said. */
  readonly purpose?: RecognitionPurposeCode
  /** Which differences are substantial; left out, the policy that comes with the standard for the purpose. */
  readonly policy?: ComparisonPolicy
  /** Day of evaluation, such as `2026-06-19`; left out, nobody asks whether anything is valid. */
  readonly at?: string
  /** What people decided about whole credentials. It outranks what is computed; both are shown. */
  readonly decisions?: readonly RecognitionDecision[]
  /** What people decided about outcomes and concepts. */
  readonly matches?: readonly RecordedMatch[]
  /** Outcomes of the target that are essential for the purpose, by IRI or JSON Pointer; all unless said. */
  readonly essential?: readonly string[]
  /** What is known of concepts; the green skills of ESCO and the project's own unless said. */
  readonly concepts?: Concepts
}

/** A record or specification, or what `validate` or a profile's `read` gives. */
export type Compared = Comparable | ReadComparable

/**
 * Compares what somebody holds with what is asked for, along the elements of recognition. The answer holds in this
 * direction and for this purpose only, and it is advice: the receiving organisation decides. The same input gives the
 * same answer. Bad input never throws; it is among `findings`.
 *
 * @throws TypeError or RangeError where the options are none, or `at` is no day.
 *
 * Source: Lisbon Recognition Convention, Article VI.1, and the EAR manual: recognise unless a difference in level,
 * workload, quality, profile or learning outcomes is substantial for the purpose.
 *
 * @example
 * import { compare } from '@microcred/equivalence'
 * import { qualifications } from '@microcred/taxonomy/qualifications'
 *
 * const [{ specification }] = qualifications
 * compare(specification, specification, { purpose: 'exemption' }).grade // 'exact'
 */
export function compare(source: Compared, target: Compared, options: CompareOptions = {}): Comparison {
  checkOptions(options, ['purpose', 'policy', 'at', 'decisions', 'matches', 'essential', 'concepts'])
  const { purpose = 'recognition', at } = options
  if (at !== undefined) instantOf('at', at, isDateOrDateTime)
  const { policy, violations } = openPolicy(options.policy ?? policyFor(purpose))
  const [from, to] = [comparand(source), comparand(target)]
  const about = [...aboutReading('source', from), ...aboutReading('target', to), ...aboutPurpose(purpose)]
  if (!policy || !from || !to || about.length > 0) return unanswered(options, [...violations, ...about])
  const pair = { source: from, target: to, policy, at, same: sameCredential(from, to) }
  return answer(pair, purpose, options)
}

function answer(pair: Pair, purpose: RecognitionPurposeCode, options: CompareOptions): Comparison {
  const { source, target, policy, at } = pair
  const { concepts = taxonomyConcepts, essential = [] } = options
  const { decisions, matches, violations } = soundRecords(options, concepts.broader)
  const graph = new ConceptGraph(concepts, matches)
  const forward = direction(pair, graph, essential)
  const backward = direction({ ...pair, source: target, target: source }, graph, [])
  const difference = greatest(forward.elements.map(({ status }) => status))
  const computed = { grade: gradeOf(forward, backward), difference }
  const decided = decide(decisions, { source, target, purpose, at })
  return {
    ...(decided.applied ? outranked(decided.applied) : computed),
    covered: forward.matched.share ?? 0,
    purpose,
    policy: named(policy),
    ...(at !== undefined && { at }),
    source: called(source),
    target: called(target),
    elements: forward.elements,
    outcomes: {
      covered: forward.matched.covered,
      missing: forward.matched.missing.map(target.place),
      surplus: forward.matched.surplus.map(source.place),
    },
    suggestions: suggest(forward.matched, pair, graph),
    computed,
    ...(decided.applied && { decision: decided.applied }),
    findings: [
      ...aboutPolicy(policy, purpose),
      ...aboutSide('source', source, at),
      ...aboutSide('target', target, at),
      ...aboutEssentials(essential, target),
      ...violations,
      ...decided.violations,
    ],
    advisory: true,
  }
}

/** What a decision says of the whole: the differences it names, or what its grade implies. */
function outranked({ decision: { grade, differences = [] } }: AppliedDecision) {
  const statuses = differences.map(({ status }) => status)
  if (grade === 'undetermined') return { grade, difference: grade }
  if (grade === 'exact' || grade === 'broader')
    return { grade, difference: greatest(statuses.filter((status) => status !== 'substantial')) }
  return { grade, difference: statuses.length > 0 ? greatest(statuses) : ('substantial' as const) }
}

const named = ({ id, version, title, major }: ComparisonPolicy): Comparison['policy'] => ({
  id,
  version,
  title,
  major: major.value,
})

const called = ({ id, title }: Comparand): Comparison['source'] => ({
  ...(id !== undefined && { id }),
  title,
})

/** The answer where there is nothing to compare, or nothing to compare by. */
function unanswered(
  { purpose = 'recognition', policy = policyFor(purpose) }: CompareOptions,
  findings: readonly Violation[],
): Comparison {
  const { id, version, title } = (policy ?? {}) as Partial<ComparisonPolicy>
  return {
    grade: 'undetermined',
    difference: 'undetermined',
    covered: 0,
    purpose,
    policy: { id: String(id ?? ''), version: String(version ?? ''), title: title ?? {}, major: 1 },
    source: { title: {} },
    target: { title: {} },
    elements: [],
    outcomes: { covered: [], missing: [], surplus: [] },
    suggestions: [],
    computed: { grade: 'undetermined', difference: 'undetermined' },
    findings,
    advisory: true,
  }
}
