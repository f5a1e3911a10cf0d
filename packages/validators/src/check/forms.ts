/** The two forms of the record with what judges them. */
import { codeOf } from '@microcred/core'
import { countryCalled, languageCalled } from '@microcred/core/codes'
import { microcredentialKeys, specificationKeys } from '../generated/fast.js'
import { fits } from '../generated/fits.js'
import { Microcredential, Specification } from '../generated/schemas.js'
import type { Form } from './check.js'
import { validatorOf } from './schema.js'

/** Lists whose codes people write in other ways, with how those are understood. */
const called: NonNullable<Form['called']> = {
  names: { country: countryCalled, language: languageCalled },
  byIri: codeOf,
}

export const recordForm: Form = {
  kind: 'credential',
  keys: microcredentialKeys,
  validator: validatorOf(Microcredential, fits),
  called,
}

export const specificationForm: Form = {
  kind: 'specification',
  keys: specificationKeys,
  validator: validatorOf(Specification, fits),
  called,
}
