import type { Phrase } from '../../wording/catalogue.js'
import type { Unreadable } from './unreadable.js'

export interface Transform {
  /** What a reader is told is expected here. */
  readonly expected: Phrase
  /** Whether a list item that lacks it says nothing. */
  readonly essential?: true
  /** Whether two values of one thing that differ exclude each other, wherever they stand. */
  readonly excludes?: true
  /**
   * `language` is the credential's main language, for texts that do not say theirs. `note` takes what is
   * odd about a value that can be read nevertheless.
   */
  read(value: unknown, language: string, note: (oddity: Unreadable) => void): unknown
  write(value: never, language: string): unknown
}
