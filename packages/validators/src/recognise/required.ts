/** The elements each form of the record must have. */
import { elements } from '@microcred/core'

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
