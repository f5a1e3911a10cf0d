/** Reads a value as a list of needs: a defect is a violation, never an exception. */

import { refused } from '@microcred/common/refused'
import type { Violation } from '@microcred/common/violation'
import { notEmpty } from '@microcred/common/zod-parts'
import type { NeedList } from '../generated/types.js'
import { NeedList as schema } from '../generated/zod.js'
import { lintNeeds } from './lint.js'

const whole = notEmpty(schema)

/** A list of needs with what is to be said of it, or what is wrong with the value. */
export type OpenedNeeds =
  | { readonly list: NeedList; readonly violations: readonly Violation[] }
  | { readonly list?: never; readonly violations: readonly Violation[] }

/**
 * A list of needs and jobs, or what is wrong with the value. What follows the schema is read; rules that a schema cannot
 * say stand in `violations` beside it.
 *
 * @example
 * openNeeds({ needs: [] }).violations[0]?.code // 'need-list.malformed'
 */
export function openNeeds(value: unknown): OpenedNeeds {
  const { data, error } = whole.safeParse(value)
  return data
    ? { list: data, violations: lintNeeds(data) }
    : { violations: refused('need-list', whole, value, error) }
}
