import { record, specification } from '@microcred/core/own'
import { recordForm, specificationForm } from './forms.js'
import { requiredOfRecord, requiredOfSpecification } from './required.js'
import type { Entry } from './walk.js'

/** The two forms of our own, whose schema is their standard. */
export const ownProfiles: readonly Entry[] = [
  { profile: record, form: recordForm, required: requiredOfRecord, own: true },
  { profile: specification, form: specificationForm, required: requiredOfSpecification, own: true },
]
