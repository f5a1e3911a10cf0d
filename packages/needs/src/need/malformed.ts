/** What a schema refuses, in the words in which stacking rules are refused. */
import { malformed as refused } from '@microcred/common/malformed'
import type { Violation } from '@microcred/common/violation'
import type * as z from 'zod'

/** The violations behind an error of a schema of needs or policies. */
export const malformed = (
  subject: string,
  schema: z.ZodType,
  value: unknown,
  { issues }: z.ZodError,
): Violation[] =>
  refused(schema, value, issues).map((violation) => ({
    code: `${subject}.malformed`,
    pointer: violation.pointer,
    params: { reason: { finding: violation.code, ...violation.params } },
  }))
