/** Every profile with what judges its credentials: the one table the walk is handed. */
import { profiles as readers } from '@microcred/core/profiles'
import { recordForm, specificationForm } from '../check/forms.js'
import { judges } from '../generated/judges.js'
import { withWords } from '../report/profile-words.js'
import type { Entry } from './entry.js'
import { ownProfiles } from './own-profiles.js'
import { requiredOfRecord, requiredOfSpecification } from './required.js'

/** A profile's judge, whose violations bring along their words. */
const worded =
  (conform: NonNullable<Entry['conform']>): NonNullable<Entry['conform']> =>
  (json, options) =>
    conform(json, options).map(withWords)

/** The form of what nobody holds. */
const offered = { form: specificationForm, required: requiredOfSpecification }

export const profiles: readonly Entry[] = [
  ...ownProfiles,
  ...readers.flatMap((profile): Entry[] => {
    const judge = judges[profile.id]
    if (!judge) return []
    const { conform, ...more } = judge
    return [
      {
        profile,
        form: recordForm,
        required: requiredOfRecord,
        own: false,
        conform: worded(conform),
        offered,
        ...more,
      },
    ]
  }),
]
