/** What a schema refuses, as violations. */
import type { ZodError } from 'zod'
import { escapeKey } from '../pointer.js'
import type { Violation } from '../stacking/result.js'

export const malformed = (subject: string, { issues }: ZodError): Violation[] =>
  issues.map(({ path, message }) => ({
    code: `${subject}.malformed`,
    pointer: path.map((step) => `/${escapeKey(String(step))}`).join(''),
    params: { expected: message },
  }))
