/** The policies that come with the standard. */
import { policies } from '../generated/policies.js'
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
export const trustPolicies: Readonly<Record<PolicyName, TrustPolicy>> = policies
