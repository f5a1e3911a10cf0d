import { record, specification } from '@microcred/core/record'
import { recordForm, specificationForm } from '../check/forms.js'
import type { Entry } from './entry.js'
import { requiredOfRecord, requiredOfSpecification } from './required.js'

/** The two forms of our own, whose schema is their standard. */
export const ownProfiles: readonly Entry[] = [
  { profile: record, form: recordForm, required: requiredOfRecord, own: true },
  { profile: specification, form: specificationForm, required: requiredOfSpecification, own: true },
]
