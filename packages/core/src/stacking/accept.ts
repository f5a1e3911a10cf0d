/** Credentials that count in the place of the ones a rule names, because they are equivalent to them. */
import type { Compared, CompareOptions } from '../equivalence/compare.js'
import type { Comparison } from '../equivalence/result.js'
import type { RecognitionElementCode } from '../generated/codes.js'
import type { ComparisonPolicy, RecognitionDecision, RecordedMatch } from '../generated/equivalence-types.js'
import type { Requirement, StackingRule } from '../generated/stacking-types.js'
import type { Microcredential, Specification } from '../generated/types.js'
import { places } from './check.js'
import type { Holding } from './hand.js'
import { every, type Truth } from './logic.js'
import type { Violation } from './result.js'
import { type Context, type Selected, select } from './select.js'

/** What equivalent credentials are found by. */
export interface Equivalence {
  /** `compare` of `@microcred/core/equivalence`. */
  readonly compare: (source: Compared, target: Compared, options?: CompareOptions) => Comparison
  /** The credentials that rules name, by their `id`. */
  readonly specifications: readonly (Partial<Specification> | Partial<Microcredential>)[]
  /** Policies that rules name, by their `id`. */
  readonly policies?: readonly ComparisonPolicy[]
  readonly decisions?: readonly RecognitionDecision[]
  readonly matches?: readonly RecordedMatch[]
}

type Item = Extract<Requirement, { op: 'item' }>

/**
 * What comparing a credential with the ones an item names says of it, or `undefined` where the item accepts no others
 * or nothing can be compared. What else the item asks must hold of the credential itself.
 */
export function accepted(
  requirement: Requirement,
  holding: Holding,
  context: Context,
): (Selected & { readonly comparison: Comparison }) | undefined {
  if (requirement.op !== 'item' || !requirement.accept || !context.equivalence) return undefined
  const { credential: _, ...others } = requirement.from
  const rest = select(others, holding, context)
  if (rest.truth === 'false') return undefined
  const found = comparisons(requirement, holding, context, context.equivalence).map((comparison) => ({
    comparison,
    truth: truthOf(comparison, requirement.accept!.grades ?? ['exact', 'broader']),
  }))
  const best = found.find(({ truth }) => truth === 'true') ?? found.find(({ truth }) => truth === 'unknown')
  return (
    best && {
      truth: every([rest.truth, best.truth]),
      fails: [],
      silent: [...rest.silent, ...(best.truth === 'unknown' ? silentIn(best.comparison) : [])],
      comparison: best.comparison,
    }
  )
}

const comparisons = (
  { from, accept }: Item,
  { record }: Holding,
  { at }: Context,
  { compare, decisions = [], matches = [], ...equivalence }: Equivalence,
): Comparison[] => {
  const policy = policyOf({ accept }, equivalence.policies)
  if (policy === 'unknown') return []
  const options = { purpose: accept!.purpose, at, decisions, matches, ...(policy && { policy }) }
  return targets({ from }, equivalence).map((target) => compare(record, target, options))
}

const targets = (
  { from }: Pick<Item, 'from'>,
  { specifications }: Pick<Equivalence, 'specifications'>,
): Equivalence['specifications'] =>
  (from.credential ?? []).flatMap((name) => specifications.filter(({ id }) => id === name))

const policyOf = (
  { accept }: Pick<Item, 'accept'>,
  policies: readonly ComparisonPolicy[] = [],
): ComparisonPolicy | 'unknown' | undefined =>
  accept?.policy === undefined ? undefined : (policies.find(({ id }) => id === accept.policy) ?? 'unknown')

const truthOf = ({ grade }: Comparison, grades: readonly string[]): Truth =>
  grades.includes(grade) ? 'true' : grade === 'undetermined' ? 'unknown' : 'false'

/** The Annex I element in which a comparison would find what it lacks. */
const ANNEX: Readonly<Record<RecognitionElementCode, string>> = {
  level: 'level',
  workload: 'notional-workload',
  quality: 'quality-assurance',
  profile: 'further-information',
  outcomes: 'learning-outcomes',
  assessment: 'assessment-type',
  identity: 'supervision',
}

const silentIn = ({ elements }: Comparison): string[] =>
  elements.filter(({ status }) => status === 'undetermined').map(({ element }) => ANNEX[element])

/** Items that accept equivalents where nothing was handed in to compare with, or by. */
export const incomparable = (rule: StackingRule, equivalence: Equivalence | undefined): Violation[] =>
  places(rule).requirements.flatMap(({ it, pointer }): Violation[] => {
    if (it.op !== 'item' || !it.accept || !it.from.credential) return []
    const name = it.id
    if (!equivalence || targets(it, equivalence).length === 0) {
      const credentials = it.from.credential.join(', ')
      return [{ code: 'stacking-rule.no-specification', pointer, params: { name, credentials } }]
    }
    return policyOf(it, equivalence.policies) === 'unknown'
      ? [
          {
            code: 'stacking-rule.unknown-policy',
            pointer: `${pointer}/accept/policy`,
            params: { name, policy: it.accept.policy },
          },
        ]
      : []
  })
