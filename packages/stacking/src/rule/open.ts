/** Reads a value as a stacking rule: a defect is a violation, never an exception. */

import { malformed } from '@microcred/common/malformed'
import type { Violation } from '@microcred/common/violation'
import type { StackingRule } from '../generated/types.js'
import { StackingRule as schema } from '../generated/zod.js'
import { tooManyRequirements } from './expanded.js'

/** Deepest nesting of JSON a rule may have; real rules stay under 30. */
const DEEPEST = 128

/** Most objects and lists a rule may hold. */
const LARGEST = 200_000

/**
 * A stacking rule, or what is wrong with the value. The rule is a frozen copy; evaluating it several times is faster
 * than evaluating the value, which would be read anew each time.
 *
 * @example
 * openRule({ op: 'all-of' }) // { violations: [{ code: 'stacking-rule.incomplete', pointer: '', params: { property: 'id' } }, …] }
 */
export function openRule(
  value: unknown,
):
  | { readonly rule: StackingRule; readonly violations: readonly [] }
  | { readonly rule?: never; readonly violations: readonly Violation[] } {
  if (typeof value === 'object' && value !== null && opened.has(value))
    return { rule: value as StackingRule, violations: [] }
  const size = measure(value)
  if (size) return { violations: [size] }
  const { data, error } = schema.safeParse(value)
  if (data) {
    const expanded = tooManyRequirements(data)
    if (expanded) return { violations: [expanded] }
    opened.add(frozen(data))
    return { rule: data, violations: [] }
  }
  return { violations: malformed(schema, value, error.issues) }
}

/** Rules that were read; frozen, so that they stay what they were. */
const opened = new WeakSet<object>()

function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) frozen(inner)
  return Object.freeze(value)
}

/** Whether a value is too deep or too large to be looked at, without recursion. */
function measure(value: unknown): Violation | undefined {
  const stack: [value: unknown, depth: number][] = [[value, 0]]
  for (let count = 0; stack.length > 0; count++) {
    const [each, depth] = stack.pop()!
    if (typeof each !== 'object' || each === null) continue
    if (depth > DEEPEST) return { code: 'stacking-rule.too-deep', pointer: '', params: { limit: DEEPEST } }
    if (count > LARGEST) return { code: 'stacking-rule.too-large', pointer: '', params: { limit: LARGEST } }
    for (const inner of Object.values(each)) stack.push([inner, depth + 1])
  }
  return undefined
}
