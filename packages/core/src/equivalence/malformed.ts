/** What a schema refuses, in the words in which stacking rules are refused. */
import type * as z from 'zod'
import { malformed as refused } from '../stacking/malformed.js'
import type { Violation } from '../stacking/result.js'
import { wordsOf } from '../stacking/words.js'

/** The violations behind an error of a schema of policies or decisions. */
export const malformed = (
  subject: string,
  schema: z.ZodType,
  value: unknown,
  { issues }: z.ZodError,
): Violation[] =>
  refused(schema, value, issues).map((violation) => ({
    code: `${subject}.malformed`,
    pointer: violation.pointer,
    params: { reason: wordsOf(violation) },
  }))
