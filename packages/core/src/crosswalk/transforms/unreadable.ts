import type { Phrase } from '../../wording/catalogue.js'

/** A value stands where it belongs and is not what it has to be. Thrown and caught within a reading, so that it needs no trace. */
export class Unreadable {
  constructor(readonly expected: Phrase) {}
}

/** A concept stands where it belongs, and the vocabulary we know does not have it. */
export class UnknownConcept extends Unreadable {
  constructor(
    expected: Phrase,
    /** IRI of the concept. */
    readonly concept: string,
    readonly vocabulary: string,
    /** What the IRIs of the vocabulary begin with, where this one begins otherwise. */
    readonly begins: string | undefined,
    /** The IRI of the concept that its label or notation names. */
    readonly named?: string,
    /** Whether it says something of the element all the same. */
    readonly stands?: true,
  ) {
    super(expected)
  }
}

/** A value is read, though the profile writes it otherwise. */
export class Inexact extends Unreadable {}
