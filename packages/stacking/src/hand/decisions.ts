/** Which decisions of people stand on a day: the later one, and on one day that of the rule's owner. */
import type { Violation } from '@microcred/common/violation'
import type { Body } from '@microcred/core'
import type { Decision } from '../verdict/result.js'

const KINDS: ReadonlySet<string> = new Set(['grant', 'refuse', 'waive', 'substitute'])

/** Whether a value is a decision about a requirement: it has one, a kind that is known, who decided and a day. */
export const isDecision = (value: unknown): value is Decision => {
  const { requirement, kind, by, date } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Partial<Decision>
  return (
    typeof requirement === 'string' &&
    KINDS.has(kind as string) &&
    typeof by === 'string' &&
    typeof date === 'string' &&
    /^\d{4}-\d{2}-\d{2}/.test(date) &&
    (kind !== 'substitute' || typeof (value as Decision).credential === 'string')
  )
}

/** Decisions by requirement that hold on a day, the one that outranks the others last. */
export function standing(
  decisions: readonly Decision[],
  at: string,
  owner: Body,
): ReadonlyMap<string, readonly Decision[]> {
  const out = new Map<string, Decision[]>()
  const ranked = decisions
    .filter((each) => isDecision(each) && inForce(each, at))
    .map((each) => ({ each, key: rank(each, owner) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  for (const { each } of ranked) out.set(each.requirement, [...(out.get(each.requirement) ?? []), each])
  return out
}

const inForce = ({ date, until }: Decision, at: string): boolean =>
  date.slice(0, 10) <= at && (until === undefined || until >= at)

/** On one day and of one rank the refusal stands, so that the order of the list never matters. */
const rank = (decision: Decision, owner: Body): string =>
  `${decision.date.slice(0, 10)} ${Number(isOwner(decision.by, owner))} ${Number(decision.kind === 'refuse')} ${JSON.stringify(decision)}`

const isOwner = (by: string, { id, name }: Body): boolean =>
  by === id || Object.values(name ?? {}).includes(by)

/** Decisions that contradict each other, are about no requirement of the rule, or are none. */
export function decisionFindings(
  decisions: readonly Decision[],
  at: string,
  requirements: ReadonlySet<string>,
): Violation[] {
  const seen = new Map<string, { readonly refuses: boolean }>()
  return decisions.flatMap((each, index): Violation[] => {
    const pointer = `/decisions/${index}`
    if (!isDecision(each)) return [{ code: 'stacking-decision.unreadable', pointer }]
    const { requirement, kind } = each
    if (!requirements.has(requirement))
      return [{ code: 'stacking-decision.unknown-requirement', pointer, params: { name: requirement } }]
    if (kind === 'substitute' || !inForce(each, at)) return []
    const before = seen.get(requirement)
    seen.set(requirement, before ?? { refuses: kind === 'refuse' })
    return before && before.refuses !== (kind === 'refuse')
      ? [{ code: 'stacking-decision.contradiction', pointer, params: { name: requirement } }]
      : []
  })
}
