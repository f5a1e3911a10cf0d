/** What the comparison needs of a corpus of real programme rules. */

import type { StackingRule } from '../../packages/stacking/src/index.ts'
import type { Random } from '../../packages/stacking/src/search/random.ts'
import type { StackOptions } from '../../packages/stacking/src/verdict/stack.ts'
import type { Course } from './course.ts'

/** One programme: translated, and interpreted directly by its own grammar. */
export interface Programme {
  readonly rule: StackingRule
  /** Constructs the language cannot say, and keys nobody knows. */
  readonly unexpressed: readonly string[]
  /** Courses the programme mentions, and some for its ranges. */
  readonly catalogue: readonly Course[]
  /** What a transcript is evaluated under beside the courses. */
  readonly options?: Partial<StackOptions>
  /**
   * Courses by which the grammar of the source is satisfied, `false` when there are none, `undefined` when the
   * search was given up. With `random` it tries alternatives in random order.
   */
  solve(transcript: readonly Course[], random?: Random): ReadonlySet<string> | false | undefined
  /** The same programme where a course counts once in the whole of it. */
  readonly strict?: Programme
  /** Whether giving every requirement, in the order of the document, the first courses that fit satisfies it. */
  firstFit?(transcript: readonly Course[]): boolean
}

export interface Corpus {
  readonly id: string
  /** How a rule file's name ends. */
  readonly ending: string
  /** Files that must be fully expressed, of so many. */
  readonly target: { readonly expressed: number; readonly of: number }
  open(text: string, name: string): Programme
}
