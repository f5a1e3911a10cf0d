/** What lies on the desk of whoever decides about recognition. */
import type { Violation } from '@microcred/common/violation'
import type { OutcomeRelationCode } from '@microcred/core'
import type { MatchBasis, OutcomePlace } from '../compare/result.js'
import type { questions } from '../generated/words.js'

/** What to ask about a pair; the sentences stand in `packages/schemas/equivalence/questions.csv`. */
export interface Question {
  readonly question: keyof typeof questions
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
}

/** An outcome of one of the credentials of a side. */
export interface DeskOutcome extends OutcomePlace {
  /** Which credential of the side, from 0. */
  readonly index: number
  /** What recorded matches call it: its IRI, or a name made from its words. */
  readonly name: string
}

/** How much a likeness says: above `weak` it is worth a look. */
export type Likeness = 'strong' | 'likely' | 'weak'

/** A source outcome beside a target outcome. */
export interface DeskPair {
  readonly source: DeskOutcome
  readonly target: DeskOutcome
  /** `known` by identity, concepts or a recorded match; `refused` by somebody; `open` to be judged. */
  readonly state: 'known' | 'open' | 'refused'
  /** 1 of what is known; of the rest how alike the texts are, 0 to 1, with three decimals. */
  readonly score: number
  /** Of open pairs. */
  readonly likeness?: Likeness
  /** Of known pairs. */
  readonly relation?: OutcomeRelationCode
  readonly basis?: MatchBasis
  readonly via?: readonly string[]
  /** The words of both sides that show the likeness, as they are spelled there. */
  readonly words: { readonly source: readonly string[]; readonly target: readonly string[] }
  /** The concept by which texts were found alike, and its labels in the languages of both. */
  readonly pivot?: {
    readonly uri: string
    readonly source: { readonly language: string; readonly label: string }
    readonly target: { readonly language: string; readonly label: string }
  }
  readonly ask: readonly Question[]
}

/**
 * How a target outcome stands: `covered` by one source outcome or by several `together`, in `part`, `open` to be judged
 * by likeness, with `nothing-alike`, or `unread` because its words are in a language that is not here.
 */
export type TargetState = 'covered' | 'together' | 'part' | 'open' | 'nothing-alike' | 'unread'

/** A target outcome and what was found for it. */
export interface DeskTarget extends DeskOutcome {
  readonly state: TargetState
  /** Positions in `pairs`, the best first. */
  readonly pairs: readonly number[]
  readonly ask: readonly Question[]
}

/** Everything a person needs to decide outcome by outcome. Likeness decides nothing. */
export interface Desk {
  /** `nothing-alike` when not one target outcome has anything near it. */
  readonly state: 'known' | 'open' | 'nothing-alike' | 'unread' | 'empty'
  /** Best first. */
  readonly pairs: readonly DeskPair[]
  readonly targets: readonly DeskTarget[]
  /** Source outcomes in no pair that is known or worth a look. */
  readonly surplus: readonly DeskOutcome[]
  readonly findings: readonly Violation[]
  /** Always true: who receives the credential decides. */
  readonly advisory: true
}
