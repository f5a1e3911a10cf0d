/** The two forms of the record with what judges them. */
import { elements } from '@microcred/core'
import type { Form } from './check.js'
import { microcredentialKeys, specificationKeys } from './generated/fast.js'
import { microcredential, specification } from './generated/records.js'

export const recordForm: Form = { keys: microcredentialKeys, validator: microcredential }

export const specificationForm: Form = { keys: specificationKeys, validator: specification }

const keysOf = (names: Iterable<string>): ReadonlySet<string> => new Set(names)

/** Keys of the elements a held credential must have. */
export const requiredOfRecord = keysOf(
  elements.filter((element) => element.required).map((element) => element.key),
)

const NOT_YET = ['learner', 'dateOfIssuing', 'grade']

/** Keys of the elements a specification must have: nobody holds it yet. */
export const requiredOfSpecification = keysOf([...requiredOfRecord].filter((key) => !NOT_YET.includes(key)))
