/** One rule over the hands of many learners, one after another. */
import type { StackingRule } from '../generated/types.js'
import type { Ledgers } from '../hand/context.js'
import type { Held } from '../hand/hand.js'
import { openRule } from '../rule/open.js'
import type { StackResult, Verdict } from './result.js'
import { type StackOptions, stack } from './stack.js'

/** What one learner of a cohort holds. */
export interface LearnerHand {
  /** Name of the hand in the answers; never looked at otherwise. */
  readonly id: string
  readonly credentials: readonly Held[]
  /** What other awards have taken of this learner, where it is told learner by learner. */
  readonly ledgers?: Ledgers
}

/** The answer for one learner: that of `stack`, with the name of the hand. */
export interface LearnerResult extends StackResult {
  readonly id: string
}

/**
 * Evaluates a rule over many hands, in their order; the rule is read once, and no hand is kept. What is wrong with one
 * hand is among the findings of its answer.
 *
 * @example
 * for await (const { id, verdict } of stackMany(rule, [{ id: 'a', credentials: [{ record }] }], { at: '2026-06-19' }))
 *   console.log(id, verdict)
 */
export async function* stackMany(
  rule: StackingRule,
  hands: AsyncIterable<LearnerHand> | Iterable<LearnerHand>,
  options: StackOptions,
): AsyncGenerator<LearnerResult, void, undefined> {
  const opened = openRule(rule).rule ?? rule
  for await (const { id, credentials, ledgers } of hands)
    yield { id, ...stack(opened, credentials, ledgers ? { ...options, ledgers } : options) }
}

/** How a cohort fares. */
export interface CohortSummary {
  readonly learners: number
  /** How many learners have each verdict. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
  /** Requirements and constraints at which learners fall short, those that stop most learners first. */
  readonly requirements: readonly RequirementSummary[]
}

export interface RequirementSummary {
  readonly id: string
  /** How many learners something is missing for, or the constraint is broken. */
  readonly missing: number
  /** How many learners it cannot be told for. */
  readonly open: number
}

/**
 * Where a cohort fails, counted as answers come.
 *
 * @example
 * const cohort = cohortSummary()
 * for await (const each of stackMany(rule, hands, { at: '2026-06-19' })) cohort.add(each)
 * cohort.summary().requirements[0]?.id
 */
export function cohortSummary(): { add(result: StackResult): void; summary(): CohortSummary } {
  let learners = 0
  const verdicts = new Map<Verdict, number>()
  const places = new Map<string, { missing: number; open: number }>()
  const place = (id: string) => places.get(id) ?? places.set(id, { missing: 0, open: 0 }).get(id)!
  return {
    add(result) {
      learners++
      verdicts.set(result.verdict, (verdicts.get(result.verdict) ?? 0) + 1)
      const { missing, open } = shortOf(result)
      for (const id of missing) place(id).missing++
      for (const id of open) place(id).open++
    },
    summary: () => ({
      learners,
      verdicts: Object.fromEntries([...verdicts].sort(([a], [b]) => (a < b ? -1 : 1))),
      requirements: [...places]
        .map(([id, counts]) => ({ id, ...counts }))
        .sort((a, b) => b.missing - a.missing || b.open - a.open || (a.id < b.id ? -1 : 1)),
    }),
  }
}

/** Names of what one learner falls short of, and of what nobody can tell. */
export function shortOf({ verdict, missing, constraints, nodes }: StackResult): {
  readonly missing: ReadonlySet<string>
  readonly open: ReadonlySet<string>
} {
  if (verdict === 'satisfied' || verdict === 'waived') return { missing: new Set(), open: new Set() }
  const short = [
    ...missing.map(({ requirement }) => requirement),
    ...constraints.filter(({ status }) => status === 'violated').map(({ id }) => id),
  ]
  const open = [
    ...nodes
      .filter(
        ({ status, children }) =>
          children.length === 0 && (status === 'provisional' || status === 'needs-decision'),
      )
      .map(({ id }) => id),
    ...constraints.filter(({ status }) => status === 'undetermined').map(({ id }) => id),
  ]
  // What is short of a rule that may still be met is open.
  if (verdict === 'incomplete' || verdict === 'violated')
    return { missing: new Set(short), open: new Set(open.filter((id) => !short.includes(id))) }
  return { missing: new Set(), open: new Set([...short, ...open]) }
}
