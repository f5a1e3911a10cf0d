/** What is one fault told twice where a profile has places of its own for elements. */
import type { Telling } from './told-twice.js'
import { WHERE_IN_PROFILE } from './where-in-profile.js'

/** Members that are not there. */
const ABSENT = ['missing-property', 'incomplete']
/** Values that stand there and cannot be read. */
const UNREAD = [
  'wrong-type',
  'wrong-datatype',
  'wrong-class',
  'relative-id',
  'not-a-date',
  'not-an-iri',
  'malformed',
  'json-ld',
]
/** What holds of a credential that a record is read of. */
export const TOLD_TWICE_IN_PROFILES: Telling = {
  where: WHERE_IN_PROFILE,
  rows: [
    // What an absent member would hold is absent with it.
    { told: ABSENT, hides: ['missing'], where: 'held-by-the-absent' },
    { told: ABSENT, hides: ['missing'], where: 'below-the-absent' },
    // What is not said to be a credential is not read as one.
    { told: ['wrong-class'], hides: ['missing'], where: 'below-the-held' },
    // Of a kind nobody knows an alignment may be the outcome that is looked for.
    { told: ['unknown-code'], hides: ['learning-outcomes.missing'], where: 'kind-of-alignment' },
    // What is said under a misspelt name is there.
    { told: ['unknown-property'], hides: ['missing'], where: 'below-the-suggested' },
    { told: ['unknown-property'], hides: ['missing'], where: 'on-the-way-to-the-suggested' },
    // What stands there and cannot be read is not missing, nor is what stands elsewhere.
    { told: UNREAD, hides: ['missing'], where: 'on-the-way' },
    { told: UNREAD, hides: ['missing'], where: 'below-the-unread' },
    { told: ['class-missing'], hides: ['missing'], where: 'below-the-text' },
    { told: ['-elsewhere'], hides: ['missing'], where: 'through-it' },
    { told: ['-elsewhere'], hides: ['incomplete'], where: 'here-of-an-element' },
  ],
}
