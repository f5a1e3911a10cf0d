/** The elements each form of the record must have. */
import { elements } from '@microcred/core'
import type { Entry } from './entry.js'

const keysOf = (names: Iterable<string>): ReadonlySet<string> => new Set(names)

/** Keys of the elements a held credential must have. */
export const requiredOfRecord = keysOf(
  elements.filter((element) => element.required).map((element) => element.key),
)

const NOT_YET = ['learner', 'dateOfIssuing', 'grade']

/** Keys of the elements a specification must have: nobody holds it yet. */
export const requiredOfSpecification = keysOf([...requiredOfRecord].filter((key) => !NOT_YET.includes(key)))

/** Of these, the elements a draft must have: sealing adds the date of issuing. */
export const beforeSealing = (required: ReadonlySet<string>): ReadonlySet<string> =>
  keysOf([...required].filter((key) => key !== 'dateOfIssuing'))

/** A profile as it judges a credential: in the form of what is offered where nobody holds it, and a draft before it is sealed. */
export function judgedAs(entry: Entry, json: unknown, draft: boolean): Entry {
  const as = entry.offers?.(json) ? { ...entry, ...entry.offered } : entry
  return draft ? { ...as, required: beforeSealing(as.required) } : as
}
