/** What is one fault told twice: which finding makes which other one superfluous, and where the two stand to each other. */
import { type Relation, WHERE } from './where.js'

/** What tells a fault, and what need not tell it again. */
export interface Row {
  /** Faults, whole codes, or ends of faults that begin with a hyphen: what tells it. */
  readonly told: readonly string[]
  /** In the same way: what is left out. Of one kind with what tells it, the first of them stays. */
  readonly hides: readonly string[]
  readonly where: string
}

/** Rows, and how findings stand to each other by the names they have in them. */
export interface Telling {
  readonly rows: readonly Row[]
  readonly where: Readonly<Record<string, Relation>>
}

/** Names that mean nothing where they stand. */
const NAMELESS = ['undefined-property', 'unknown-property']
/** Days that are yet to come. */
const TO_COME = ['not-yet-valid', 'not-yet', 'in-future']

/** What holds of every credential. */
export const TOLD_TWICE: Telling = {
  where: WHERE,
  rows: [
    { told: ['record.unknown-property'], hides: ['missing'], where: 'called-so' },
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
  ],
}
