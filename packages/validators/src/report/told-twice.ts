/** What is one fault told twice: which finding makes which other one superfluous, and where the two stand to each other. */
import type { Where } from './where.js'

/** What tells a fault, and what need not tell it again. */
export interface Row {
  /** Faults, whole codes, or ends of faults that begin with a hyphen: what tells it. */
  readonly told: readonly string[]
  /** In the same way: what is left out. Of one kind with what tells it, the first of them stays. */
  readonly hides: readonly string[]
  readonly where: Where
}

/** Names that mean nothing where they stand. */
const NAMELESS = ['undefined-property', 'unknown-property']
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
/** Days that are yet to come. */
const TO_COME = ['not-yet-valid', 'not-yet', 'in-future']

export const TOLD_TWICE: readonly Row[] = [
  // What an absent member would hold is absent with it.
  { told: ABSENT, hides: ['missing'], where: 'held-by-the-absent' },
  { told: ABSENT, hides: ['missing'], where: 'below-the-absent' },
  // What is not said to be a credential is not read as one.
  { told: ['wrong-class'], hides: ['missing'], where: 'below-the-held' },
  // Of a kind nobody knows an alignment may be the outcome that is looked for.
  { told: ['unknown-code'], hides: ['learning-outcomes.missing'], where: 'kind-of-alignment' },
  // What is said under a misspelt name is there.
  { told: ['unknown-property'], hides: ['missing'], where: 'below-the-suggested' },
  { told: ['record.unknown-property'], hides: ['missing'], where: 'called-so' },
  { told: ['unknown-property'], hides: ['missing'], where: 'on-the-way-to-the-suggested' },
  // What stands there and cannot be read is not missing, nor is what stands elsewhere.
  { told: UNREAD, hides: ['missing'], where: 'on-the-way' },
  { told: UNREAD, hides: ['missing'], where: 'below-the-unread' },
  { told: ['class-missing'], hides: ['missing'], where: 'below-the-text' },
  { told: ['-elsewhere'], hides: ['missing'], where: 'through-it' },
  { told: ['-elsewhere'], hides: ['incomplete'], where: 'here-of-an-element' },
  // What level it is of tells whether ECTS credits are asked for.
  {
    told: ['level.unknown-concept', 'level.unreadable'],
    hides: ['notional-workload.no-ects'],
    where: 'anywhere',
  },
  // A day to come is told once, at whichever of the dates it stands.
  { told: TO_COME, hides: TO_COME, where: 'of-one-day' },
  // A name that is to be changed for one that is missing is told with that.
  { told: ['*'], hides: NAMELESS, where: 'renamed-by-it' },
  // A text by its languages where an object was meant is told by what the object lacks.
  {
    told: ['learning-outcomes.incomplete', 'awarding-body.incomplete'],
    hides: ['unknown-property'],
    where: 'languages-of-it',
  },
  // What cannot be read of a thing is told once, whatever else of the same thing is no concept.
  { told: ['unreadable'], hides: ['unknown-concept'], where: 'beside' },
  // What is no concept of the profile's list cannot be read either.
  { told: ['edc.unknown-concept'], hides: ['unreadable'], where: 'here' },
  // A volume in the place of the list of volumes is one fault.
  {
    told: ['notional-workload.unknown-property'],
    hides: ['notional-workload.unknown-property'],
    where: 'volume-alone',
  },
  // A blank that is still to be filled in is no concept.
  { told: ['placeholder'], hides: ['unknown-concept'], where: 'here' },
  // What a concept is called is no second thing to say where there is no such concept.
  { told: ['unknown-concept'], hides: ['inexact'], where: 'beside' },
  // What a rule says of a place it says once.
  { told: ['*'], hides: ['*'], where: 'the-same-again' },
  // Who writes one in that way so writes all.
  { told: ['data-model-version'], hides: ['data-model-version'], where: 'anywhere-again' },
  { told: ['*'], hides: ['*'], where: 'without-offset' },
  // Two elements are read from one value: what is wrong with it is one fault.
  { told: ['*'], hides: ['*'], where: 'of-two-elements' },
]
