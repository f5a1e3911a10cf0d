/** Every profile with what judges its credentials: the one table the walk is handed. */
import { edc, openbadges, record, specification } from '@microcred/core/profiles'
import { recordForm, requiredOfRecord, requiredOfSpecification, specificationForm } from './forms.js'
import type { Entry } from './walk.js'

export const ownProfiles: readonly Entry[] = [
  { profile: record, form: recordForm, required: requiredOfRecord, own: true },
  { profile: specification, form: specificationForm, required: requiredOfSpecification, own: true },
]

export const profiles: readonly Entry[] = [
  ...ownProfiles,
  { profile: edc, form: recordForm, required: requiredOfRecord, own: false },
  { profile: openbadges, form: recordForm, required: requiredOfRecord, own: false },
]
