/** What a schema refuses, in the words in which stacking rules are refused. */
import type * as z from 'zod'
import { malformed } from './malformed.js'
import type { Violation } from './violation.js'

/** The violations behind an error of a schema, each as `SUBJECT.malformed` with the reason as its param. */
export const refused = (
  subject: string,
  schema: z.ZodType,
  value: unknown,
  { issues }: z.ZodError,
): Violation[] =>
  malformed(schema, value, issues).map((violation) => ({
    code: `${subject}.malformed`,
    pointer: violation.pointer,
    params: { reason: { finding: violation.code, ...violation.params } },
  }))
