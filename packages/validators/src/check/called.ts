import { codeOf } from '@microcred/core'
import { countryCalled, languageCalled } from '@microcred/core/codes'
import type { Form } from './check.js'

/** Lists whose codes people write in other ways, with how those are understood. */
export const called: NonNullable<Form['called']> = {
  names: { country: countryCalled, language: languageCalled },
  byIri: codeOf,
}
