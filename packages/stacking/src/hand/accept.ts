/** Credentials that count in the place of the ones a rule names, because they are equivalent to them. */

import { every, type Truth } from '@microcred/common/logic'
import type { Violation } from '@microcred/common/violation'
import type { RecognitionElementCode } from '@microcred/core'
import type { Requirement, StackingRule } from '../generated/types.js'
import { places } from '../rule/check.js'
import type { Comparison, Context, Equivalence, Selected } from './context.js'
import type { Holding } from './hand.js'
import { select } from './select.js'

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
  { record, supposed }: Holding,
  { at }: Context,
  { compare, decisions = [], matches = [], ...equivalence }: Equivalence,
): Comparison[] => {
  const policy = policyOf({ accept }, equivalence.policies)
  if (policy === 'unknown') return []
  const options = { purpose: accept!.purpose, at, decisions, matches, ...(policy && { policy }) }
  return targets({ from }, equivalence).map((target) =>
    compare((supposed?.stated ?? record) as never, target as never, options as never),
  )
}

const targets = (
  { from }: Pick<Item, 'from'>,
  { specifications }: Pick<Equivalence, 'specifications'>,
): Equivalence['specifications'] =>
  (from.credential ?? []).flatMap((name) => specifications.filter(({ id }) => id === name))

const policyOf = (
  { accept }: Pick<Item, 'accept'>,
  policies: readonly { readonly id: string }[] = [],
): { readonly id: string } | 'unknown' | undefined =>
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
  rights: 'stackability',
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
