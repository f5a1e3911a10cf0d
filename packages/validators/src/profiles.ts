/** Every profile with what judges its credentials: the one table the walk is handed. */
import { edc, openbadges } from '@microcred/core/profiles'
import { recordForm, requiredOfRecord } from './forms.js'
import { ownProfiles } from './own-profiles.js'
import type { Entry } from './walk.js'

export const profiles: readonly Entry[] = [
  ...ownProfiles,
  { profile: edc, form: recordForm, required: requiredOfRecord, own: false },
  { profile: openbadges, form: recordForm, required: requiredOfRecord, own: false },
]
