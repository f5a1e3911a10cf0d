/** Every profile with what judges its credentials: the one table the walk is handed. */
import { clr, edc, openbadges, vc } from '@microcred/core/profiles'
import { conformClr } from './conform/clr/clr.js'
import { conformOpenBadge, isEndorsement } from './conform/openbadges/openbadges.js'
import { carriesRecord, conformVc } from './conform/vc/vc.js'
import { conformEdc } from './conform/edc/conform.js'
import { recordForm, requiredOfRecord } from './forms.js'
import { ownProfiles } from './own-profiles.js'
import type { Entry } from './walk.js'

export const profiles: readonly Entry[] = [
  ...ownProfiles,
  { profile: edc, form: recordForm, required: requiredOfRecord, own: false, conform: conformEdc },
  { profile: clr, form: recordForm, required: requiredOfRecord, own: false, conform: conformClr },
  {
    profile: openbadges,
    form: recordForm,
    required: requiredOfRecord,
    own: false,
    conform: conformOpenBadge,
    safeMode: true,
    awards: (json) => !isEndorsement(json),
  },
  {
    profile: vc,
    form: recordForm,
    required: requiredOfRecord,
    own: false,
    conform: conformVc,
    awards: carriesRecord,
  },
]
