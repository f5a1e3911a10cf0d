/** Reads a value as a stacking rule: a defect is a violation, never an exception. */
import type { StackingRule } from '../generated/stacking-types.js'
import { StackingRule as schema } from '../generated/stacking-zod.js'
import type { Violation } from './result.js'

/** Deepest nesting of JSON a rule may have; real rules stay under 30. */
const DEEPEST = 128

/** Most objects and lists a rule may hold. */
const LARGEST = 200_000

/**
 * A stacking rule, or what is wrong with the value.
 *
 * @example
 * openRule({ op: 'all-of' }) // { violations: [{ code: 'stacking-rule.malformed', pointer: '/id', … }, …] }
 */
export function openRule(
  value: unknown,
):
  | { readonly rule: StackingRule; readonly violations: readonly [] }
  | { readonly rule?: never; readonly violations: readonly Violation[] } {
  const size = measure(value)
  if (size) return { violations: [size] }
  const { data, error } = schema.safeParse(value)
  if (data) return { rule: data, violations: [] }
  return {
    violations: error.issues.map(({ path, message }) => ({
      code: 'stacking-rule.malformed',
      pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      params: { expected: message },
    })),
  }
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
