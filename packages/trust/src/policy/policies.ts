/** The policies that come with the standard. */
import { policies } from '../generated/policies.js'
import { titles } from '../generated/policy-titles.js'
import type { TrustPolicy } from '../generated/types.js'

export type PolicyName = keyof typeof policies

/**
 * The policies that come with the standard, by name.
 *
 * @example
 * import { trustPolicies } from '@microcred/trust'
 *
 * Object.keys(trustPolicies) // ['eu-accredited', 'eu-seal', 'integrity-only', 'known-issuer']
 */
export const trustPolicies: Readonly<Record<PolicyName, TrustPolicy>> = /*#__PURE__*/ titled()

function titled(): Readonly<Record<PolicyName, TrustPolicy>> {
  const names = Object.keys(policies) as PolicyName[]
  return Object.fromEntries(
    names.map((name): [PolicyName, TrustPolicy] => {
      const { id, ...asked } = policies[name]
      return [name, { id, title: titles[name], ...asked }]
    }),
  ) as Record<PolicyName, TrustPolicy>
}
