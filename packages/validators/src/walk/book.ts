/** What an entry point brings to the walk. */
import type { RuleByCode } from '../check/rules/rule.js'
import type { Sound } from '../check/sound.js'
import type { KeysOf, Opened } from '../open/open-bare.js'
import type { Entry } from '../recognise/entry.js'
import type { Held } from '../recognise/held.js'
import type { combine } from '../report/combine.js'
import type { SameDefect } from '../report/contained.js'
import type { ReadInto } from '../report/read-into.js'
import type { Placed } from '../report/report.js'
import type { Telling } from '../report/told-twice.js'

/** What an entry point of the package can read. */
export interface Book {
  /** In the order in which they are asked whether they know a credential. */
  readonly entries: readonly Entry[]
  /** The checks that JSON Schema cannot make. */
  readonly rules: readonly RuleByCode[]
  /** Opens what comes in, out of the envelopes the entry point knows. */
  readonly open: (input: unknown, keysOf: KeysOf, bytes: number) => Opened
  /** What is said of what was read into the record from another form; needed where entries have forms of their own. */
  readonly readInto?: ReadInto
  /** A record with the skills that are meant by those that stand in it; as they stand where nothing is said of skills. */
  readonly meant?: (record: Sound['record']) => Sound['record']
  /** Joins what a profile's own standard says with what the record's says; needed where entries have a standard of their own. */
  readonly combine?: typeof combine
  /** What is one fault told twice where a profile has places of its own for elements; needed as `readInto` is. */
  readonly toldTwice?: Telling
  /** The credentials in a presentation, a list or an answer; nothing where a document is no container. */
  readonly heldIn?: (json: unknown, recognised: (json: unknown) => boolean) => readonly Held[] | undefined
  /** Whether what a container and what a credential in it say of one place is the same; needed with `heldIn`. */
  readonly sameDefect?: SameDefect
  /** Names what a credential that awards nothing holds, where it is of such a form. */
  readonly content?: (json: unknown) => readonly Placed[]
  /** Says what to do about findings whose checks offer nothing themselves. */
  readonly mended?: (findings: readonly Placed[], json: unknown) => readonly Placed[]
  /** Tells of findings code, weight and place alone: no words, no fixes. For those who read many reports and few words. */
  readonly isBrief?: boolean
  /** Names a form that is known and not read, by what came in and what was opened. */
  readonly foreign?: (input: unknown, opened: Opened) => Placed | undefined
}
