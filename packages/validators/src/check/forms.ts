/** The two forms of the record with what judges them. */
import { microcredentialKeys, specificationKeys } from '../generated/fast.js'
import { fits } from '../generated/fits.js'
import { Microcredential, Specification } from '../generated/schemas.js'
import { called } from './called.js'
import type { Form } from './check.js'
import { validatorOf } from './schema.js'

export const recordForm: Form = {
  kind: 'credential',
  keys: microcredentialKeys,
  schema: Microcredential,
  validator: validatorOf(Microcredential, fits),
  called,
}

export const specificationForm: Form = {
  kind: 'specification',
  keys: specificationKeys,
  schema: Specification,
  validator: validatorOf(Specification, fits),
  called,
}
