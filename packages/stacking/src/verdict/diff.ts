/** What a new version of a rule changes, and for whom. */
import type { StackingRule } from '../generated/types.js'
import { openRule } from '../rule/open.js'
import { sentencesOf } from '../rule/show.js'
import type { LearnerHand } from './many.js'
import type { Verdict } from './result.js'
import { type StackOptions, stack } from './stack.js'

/** A requirement or constraint that one version has otherwise than the other. */
export interface RuleChange {
  readonly id: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Its sentence in the old version and in the new one. */
  readonly before?: string
  readonly after?: string
}

/** What a learner has by each version. */
export interface LearnerChange {
  readonly id: string
  readonly before: Verdict
  readonly after: Verdict
  /** Whether the new version turns what is not met into what is, the reverse, or changes the verdict otherwise. */
  readonly change: 'gains' | 'loses' | 'other' | 'none'
}

/**
 * What two versions of a rule have otherwise, by the ids of requirements and constraints.
 *
 * @example
 * ruleChanges(edition2026, edition2027) // [{ id: 'credits', change: 'changed', before: 'At least 12 ECTS.', after: 'At least 15 ECTS.' }]
 */
export function ruleChanges(before: StackingRule, after: StackingRule): readonly RuleChange[] {
  const [old, now] = [before, after].map(saidIn) as [Map<string, Said>, Map<string, Said>]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): RuleChange[] => {
    const [one, other] = [old.get(id), now.get(id)]
    if (!one) return [{ id, change: 'added', after: other!.sentence }]
    if (!other) return [{ id, change: 'removed', before: one.sentence }]
    return one.whole === other.whole
      ? []
      : [{ id, change: 'changed', before: one.sentence, after: other.sentence }]
  })
}

interface Said {
  readonly sentence: string
  /** All of it but what stands below under names of its own. */
  readonly whole: string
}

function saidIn(rule: StackingRule): Map<string, Said> {
  const objects = new Map<string, string>()
  JSON.stringify(rule, (_key, value) => {
    if (typeof value?.op === 'string')
      objects.set(
        value.id,
        JSON.stringify(value, (_inner, each) =>
          each !== value && typeof each?.op === 'string' ? each.id : each,
        ),
      )
    return value
  })
  return new Map(
    sentencesOf(rule).map(({ id, sentence }) => [id, { sentence, whole: objects.get(id) ?? sentence }]),
  )
}

const MET: ReadonlySet<Verdict> = new Set(['satisfied', 'waived'])

/**
 * What each of many learners has by two versions of a rule, in their order.
 *
 * @example
 * for await (const { id, change } of stackDiff(edition2026, edition2027, hands, { at: '2027-01-01' }))
 *   if (change === 'loses') console.log(id)
 */
export async function* stackDiff(
  before: StackingRule,
  after: StackingRule,
  hands: AsyncIterable<LearnerHand> | Iterable<LearnerHand>,
  options: StackOptions,
): AsyncGenerator<LearnerChange, void, undefined> {
  const [old, now] = [before, after].map((each) => openRule(each).rule ?? each) as [
    StackingRule,
    StackingRule,
  ]
  for await (const { id, credentials, ledgers } of hands) {
    const asked = ledgers ? { ...options, ledgers } : options
    const [one, other] = [old, now].map((rule) => stack(rule, credentials, asked).verdict) as [
      Verdict,
      Verdict,
    ]
    const change =
      one === other || (MET.has(one) && MET.has(other))
        ? 'none'
        : MET.has(other)
          ? 'gains'
          : MET.has(one)
            ? 'loses'
            : 'other'
    yield { id, before: one, after: other, change }
  }
}
