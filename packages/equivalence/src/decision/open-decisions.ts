/** Reads a value as recorded decisions: a defect is a violation, never an exception. */

import { refused } from '@microcred/common/refused'
import type { Violation } from '@microcred/common/violation'
import { notEmpty } from '@microcred/common/zod-parts'
import type { RecognitionDecisions } from '../generated/types.js'
import { RecognitionDecisions as schema } from '../generated/zod.js'

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
    : { violations: refused('recognition-decisions', whole, value, error) }
}
