/** Reads a value as a priority policy: a defect is a violation, never an exception. */

import { refused } from '@microcred/common/refused'
import type { Violation } from '@microcred/common/violation'
import { policies } from '../generated/policies.js'
import type { PriorityPolicy } from '../generated/types.js'
import { PriorityPolicy as schema } from '../generated/zod.js'

/** The policies that come with the standard, by name. */
export const priorityPolicies: Readonly<Record<keyof typeof policies, PriorityPolicy>> = policies

/**
 * A priority policy, or what is wrong with the value.
 *
 * @example
 * openPriority({ id: 'https://a.example/policy' }).violations[0]?.code // 'priority-policy.malformed'
 */
export function openPriority(value: unknown): {
  readonly policy?: PriorityPolicy
  readonly violations: readonly Violation[]
} {
  const { data, error } = schema.safeParse(value)
  return data
    ? { policy: data, violations: [] }
    : { violations: refused('priority-policy', schema, value, error) }
}
