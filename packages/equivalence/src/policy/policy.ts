/** Reads a value as a comparison policy: a defect is a violation, never an exception. */

import { refused } from '@microcred/common/refused'
import type { Violation } from '@microcred/common/violation'
import type { RecognitionPurposeCode } from '@microcred/core'
import { policies } from '../generated/policies.js'
import type { ComparisonPolicy } from '../generated/types.js'
import { ComparisonPolicy as schema } from '../generated/zod.js'

/** Name of a policy that comes with the standard. */
export type PolicyName = keyof typeof policies

/** The policies that come with the standard, by name. */
export const comparisonPolicies: Readonly<Record<PolicyName, ComparisonPolicy>> = policies

const BY_PURPOSE: Readonly<Record<RecognitionPurposeCode, PolicyName>> = {
  recognition: 'lisbon',
  admission: 'admission',
  exemption: 'exemption',
  employment: 'employment',
}

/** The policy that is applied where none is named; that of a general statement for a purpose nobody knows. */
export const policyFor = (purpose: RecognitionPurposeCode): ComparisonPolicy =>
  comparisonPolicies[Object.hasOwn(BY_PURPOSE, purpose) ? BY_PURPOSE[purpose] : 'lisbon']

export type Opened =
  | { readonly policy: ComparisonPolicy; readonly violations: readonly [] }
  | { readonly policy?: never; readonly violations: readonly Violation[] }

/**
 * A comparison policy, or what is wrong with the value.
 *
 * @example
 * openPolicy({ id: 'https://faculty.example/policy' }).violations[0]?.code // 'comparison-policy.malformed'
 */
export function openPolicy(value: unknown): Opened {
  const known = Object.values(comparisonPolicies).find((policy) => policy === value)
  if (known) return { policy: known, violations: [] }
  const { data, error } = schema.safeParse(value)
  if (!data) return { violations: refused('comparison-policy', schema, value, error) }
  const violations = [...basis(data), ...relations(data)]
  return violations.length > 0 ? { violations } : { policy: data, violations: [] }
}

const basis = ({ conversion }: ComparisonPolicy): Violation[] =>
  conversion.basis === 'agreement' && !conversion.agreement
    ? [{ code: 'comparison-policy.missing-basis', pointer: '/conversion/basis' }]
    : []

function relations({ outcomes }: ComparisonPolicy): Violation[] {
  const seen = new Set<string>()
  return outcomes.relations.flatMap(({ relation, covers }, at): Violation[] => {
    const pointer = `/outcomes/relations/${at}`
    const params = { relation }
    if (seen.has(relation))
      return [{ code: 'comparison-policy.repeated-relation', pointer: `${pointer}/relation`, params }]
    seen.add(relation)
    return relation === 'narrower' && covers >= 1
      ? [{ code: 'comparison-policy.covers-too-much', pointer: `${pointer}/covers`, params }]
      : []
  })
}
