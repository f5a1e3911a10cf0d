/** Every profile with what judges its credentials: the one table the walk is handed. */
import { clr, edc, openbadges, sdJwtVc, vc } from '@microcred/core/profiles'
import { recordForm } from '../check/forms.js'
import { conformClr } from '../conform/clr/clr.js'
import { conformEdc } from '../conform/edc/conform.js'
import { conformOpenBadge, isEndorsement } from '../conform/openbadges/openbadges.js'
import { conformSdJwtVc } from '../conform/sd-jwt-vc/sd-jwt-vc.js'
import { carriesRecord, conformVc } from '../conform/vc/vc.js'
import { withWords } from '../report/profile-words.js'
import type { Entry } from './entry.js'
import { ownProfiles } from './own-profiles.js'
import { requiredOfRecord } from './required.js'

/** A profile's judge, whose violations bring along their words. */
const worded =
  (conform: NonNullable<Entry['conform']>): NonNullable<Entry['conform']> =>
  (json, options) =>
    conform(json, options).map(withWords)

export const profiles: readonly Entry[] = [
  ...ownProfiles,
  { profile: edc, form: recordForm, required: requiredOfRecord, own: false, conform: worded(conformEdc) },
  { profile: clr, form: recordForm, required: requiredOfRecord, own: false, conform: worded(conformClr) },
  {
    profile: openbadges,
    form: recordForm,
    required: requiredOfRecord,
    own: false,
    conform: worded(conformOpenBadge),
    safeMode: true,
    awards: (json) => !isEndorsement(json),
  },
  {
    profile: sdJwtVc,
    form: recordForm,
    required: requiredOfRecord,
    own: false,
    conform: worded(conformSdJwtVc),
  },
  {
    profile: vc,
    form: recordForm,
    required: requiredOfRecord,
    own: false,
    conform: worded(conformVc),
    awards: carriesRecord,
  },
]
