/** What a credential is worth in place of another, for a purpose. */
import { codes, type RecognitionPurposeCode } from '../generated/codes.js'
import type { ComparisonPolicy, RecognitionDecision, RecordedMatch } from '../generated/equivalence-types.js'
import { list } from '../stacking/hand.js'
import type { Violation } from '../stacking/result.js'
import { plausible } from '../stacking/volume.js'
import {
  type Comparable,
  type Comparand,
  comparand,
  MOST_OUTCOMES,
  type ReadComparable,
  type StatedOutcome,
  sameCredential,
} from './comparand.js'
import { type Concepts, taxonomyConcepts } from './concepts.js'
import { decide } from './decide.js'
import { compareAssessment } from './elements/assessment.js'
import type { Pair } from './elements/element.js'
import { compareIdentity } from './elements/identity.js'
import { compareLevel } from './elements/level.js'
import { compareProfile } from './elements/profile.js'
import { compareQuality } from './elements/quality.js'
import { compareWorkload } from './elements/workload.js'
import { type Direction, gradeOf, greatest } from './grade.js'
import { ConceptGraph } from './graph.js'
import { lintMatches } from './lint.js'
import { openDecisions } from './open-decisions.js'
import { compareOutcomes, matchOutcomes } from './outcomes.js'
import { openPolicy, policyFor } from './policy.js'
import type { AppliedDecision, Comparison, ElementComparison } from './result.js'
import { suggest } from './suggest.js'

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
 * Source: Lisbon Recognition Convention, Article VI.1, and the EAR manual: recognise unless a difference in level,
 * workload, quality, profile or learning outcomes is substantial for the purpose.
 *
 * @example
 * import { compare } from '@microcred/core/equivalence'
 * import { qualifications } from '@microcred/taxonomy/qualifications'
 *
 * const [{ specification }] = qualifications
 * compare(specification, specification, { purpose: 'exemption' }).grade // 'exact'
 */
export function compare(source: Compared, target: Compared, options: CompareOptions = {}): Comparison {
  const { purpose = 'recognition', at } = options
  const opened = openPolicy(options.policy ?? policyFor(purpose))
  const sides = { source: comparand(source), target: comparand(target) }
  if (!opened.policy || !sides.source || !sides.target || !purposes.has(purpose))
    return unanswered(options, [
      ...opened.violations,
      ...(sides.source ? [] : [illegible('source')]),
      ...(sides.target ? [] : [illegible('target')]),
      ...(purposes.has(purpose) ? [] : [unknownPurpose(purpose)]),
    ])
  const pair: Pair = { source: sides.source, target: sides.target, policy: opened.policy, at }
  return answer(pair, purpose, options)
}

const purposes: ReadonlySet<string> = codes.recognitionPurpose

function answer(pair: Pair, purpose: RecognitionPurposeCode, options: CompareOptions): Comparison {
  const { source, target, policy, at } = pair
  const { concepts = taxonomyConcepts, essential = [] } = options
  const { decisions, matches, violations } = recorded(options)
  const current = inForce(matches, at)
  const linted = lintMatches(current.matches, concepts.broader)
  const graph = new ConceptGraph(concepts, linted.sound)
  const forward = direction(pair, graph, essential)
  const backward = direction({ ...pair, source: target, target: source }, graph, [])
  const decided = decide(decisions, { source, target, purpose, at })
  const difference = greatest(forward.elements.map(({ status }) => status))
  const computed = { grade: gradeOf(forward, backward), difference }
  const { matched } = forward
  return {
    ...(decided.applied ? outranked(decided.applied) : computed),
    covered: matched.share ?? 0,
    purpose,
    policy: named(policy),
    ...(at !== undefined && { at }),
    source: called(source),
    target: called(target),
    elements: forward.elements,
    outcomes: {
      covered: matched.covered,
      missing: matched.missing.map(target.place),
      surplus: matched.surplus.map(source.place),
    },
    suggestions: suggest(matched, source, target, graph, policy.suggestions.value),
    computed,
    ...(decided.applied && { decision: decided.applied }),
    findings: [
      ...aboutPolicy(policy, purpose),
      ...aboutSide('source', source, at),
      ...aboutSide('target', target, at),
      ...unknownEssentials(essential, target),
      ...violations,
      ...current.violations,
      ...linted.violations,
      ...decided.violations,
    ],
    advisory: true,
  }
}

/** Decisions and matches, if they are sound. */
function recorded({ decisions = [], matches = [] }: CompareOptions) {
  if (decisions.length === 0 && matches.length === 0) return { decisions, matches, violations: [] }
  const { violations } = openDecisions({
    ...(decisions.length > 0 && { decisions }),
    ...(matches.length > 0 && { matches }),
  })
  return violations.length > 0
    ? { decisions: [], matches: [], violations }
    : { decisions, matches, violations: [] }
}

/** Everything in one direction. A credential does not differ from itself, whatever it leaves unsaid. */
function direction(pair: Pair, graph: ConceptGraph, essential: readonly string[]): Direction {
  const { source, target, policy } = pair
  const chosen = target.outcomes.filter(({ id, pointer }) =>
    essential.some((name) => name === id || name === pointer),
  )
  const isEssential = (outcome: StatedOutcome) => chosen.length === 0 || chosen.includes(outcome)
  const matched = matchOutcomes(pair, graph, isEssential)
  const compared = [compareLevel(pair), compareWorkload(pair), compareQuality(pair), compareProfile(pair)]
  const further = [compareAssessment(pair), compareIdentity(pair)]
  const same = sameCredential(source, target)
  const settled = (each: ElementComparison): ElementComparison =>
    same && each.status !== 'none' ? { ...each, status: 'none', reason: 'same-credential', params: {} } : each
  return {
    elements: [...compared.map(settled), compareOutcomes(matched, pair), ...further.map(settled)],
    matched,
    tolerance: policy.workload.shortfall.value,
  }
}

/** What a decision implies for the whole. */
const outranked = ({ decision: { grade, differences } }: AppliedDecision) => ({
  grade,
  difference:
    grade === 'undetermined'
      ? ('undetermined' as const)
      : grade === 'exact' || grade === 'broader'
        ? greatest(
            (differences ?? []).map(({ status }) => status).filter((status) => status !== 'substantial'),
          )
        : ('substantial' as const),
})

const named = ({ id, version, title, major }: ComparisonPolicy): Comparison['policy'] => ({
  id,
  version,
  title,
  major: major.value,
})

const called = ({ id, title }: Comparand) => ({ ...(id !== undefined && { id }), title })

const unknownPurpose = (purpose: string): Violation => ({
  code: 'comparison.unknown-purpose',
  pointer: '',
  params: { purpose, purposes: [...purposes].join(', ') },
})

const illegible = (side: 'source' | 'target'): Violation => ({
  code: 'comparison.unreadable',
  pointer: '',
  params: { side },
})

const aboutPolicy = ({ purposes }: ComparisonPolicy, purpose: RecognitionPurposeCode): Violation[] =>
  purposes.includes(purpose)
    ? []
    : [
        {
          code: 'comparison-policy.other-purpose',
          pointer: '/purposes',
          params: { purposes: purposes.join(', '), purpose },
        },
      ]

function aboutSide(side: 'source' | 'target', { record, outcomes, tooMany }: Comparand, at?: string) {
  const say = (code: string, pointer: string, params: object = {}): Violation => ({
    code: `comparison.${code}`,
    pointer,
    params: { side, ...params },
  })
  const implausible = (list(record.notionalWorkload?.volumes) ?? []).findIndex(
    ({ value }) => !plausible(value),
  )
  const { validFrom, validUntil } = record
  const [from, until] = [validFrom, validUntil].map((each) =>
    typeof each === 'string' ? each.slice(0, 10) : '',
  )
  return [
    ...(outcomes.length === 0 ? [say('no-outcomes', '/learningOutcomes')] : []),
    ...(tooMany ? [say('too-many-outcomes', '/learningOutcomes', { limit: MOST_OUTCOMES })] : []),
    ...(implausible < 0 ? [] : [say('volume-implausible', `/notionalWorkload/volumes/${implausible}/value`)]),
    ...(at && until && until < at ? [say('not-in-force', '/validUntil', { at })] : []),
    ...(at && from && from > at ? [say('not-in-force', '/validFrom', { at })] : []),
  ]
}

const unknownEssentials = (essential: readonly string[], { outcomes }: Comparand): Violation[] =>
  essential
    .filter((name) => !outcomes.some(({ id, pointer }) => name === id || name === pointer))
    .map((name) => ({ code: 'comparison.unknown-outcome', pointer: '/learningOutcomes', params: { name } }))

/** Matches that hold on the day, and what keeps the others from it. */
function inForce(matches: readonly RecordedMatch[], at: string | undefined) {
  const violations = matches.flatMap(({ validUntil, decided }, index): Violation[] => {
    if (at === undefined) return []
    if (validUntil !== undefined && validUntil < at)
      return [
        {
          code: 'recorded-match.expired',
          pointer: `/matches/${index}/validUntil`,
          params: { until: validUntil },
        },
      ]
    return decided > at
      ? [
          {
            code: 'recorded-match.not-yet-valid',
            pointer: `/matches/${index}/decided`,
            params: { from: decided },
          },
        ]
      : []
  })
  const out = new Set(violations.map(({ pointer }) => pointer.split('/')[2]))
  return { matches: matches.filter((_, index) => !out.has(String(index))), violations }
}

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
