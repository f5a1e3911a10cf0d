/** Reads a value as recorded decisions: a defect is a violation, never an exception. */
import type { RecognitionDecisions } from '../generated/equivalence-types.js'
import { RecognitionDecisions as schema } from '../generated/equivalence-zod.js'
import type { Violation } from '../stacking/result.js'
import { notEmpty } from '../zod-parts.js'
import { malformed } from './malformed.js'

const whole = notEmpty(schema)

/**
 * Recorded decisions and matches, or what is wrong with the value.
 *
 * @example
 * openDecisions({ decisions: [] }).violations[0]?.code // 'recognition-decisions.malformed'
 */
export function openDecisions(
  value: unknown,
):
  | { readonly recorded: RecognitionDecisions; readonly violations: readonly [] }
  | { readonly recorded?: never; readonly violations: readonly Violation[] } {
  const { data, error } = whole.safeParse(value)
  return data
    ? { recorded: data, violations: [] }
    : { violations: malformed('recognition-decisions', whole, value, error) }
}
