/** What a rule is. */

import type { ElementId, Microcredential } from '@microcred/core'
import type { Message } from '@microcred/core/messages'
import type { Part, Repair, Severity, Source } from '../../report/finding.js'
import type { Inventory } from '../inventory.js'

/** What a rule looks at. */
export interface Subject {
  /** The record, as far as it could be read; each element present has the shape its schema asks for. */
  readonly record: Readonly<Partial<Microcredential>>
  /** What stands in the record, wherever. */
  readonly contents: Inventory
  /** What stands in the credential as it was handed in, wherever. */
  readonly credential: Inventory
  /** The instant the report speaks of, ISO 8601 in UTC. */
  readonly at: string
  /** What several rules want to know, found out by the first of them. */
  readonly once: <T>(find: (subject: Subject) => T) => T
}

/** One breach of a rule. */
export interface Breach {
  /** JSON Pointer into the record, or into the credential when `inCredential` is set. */
  readonly pointer: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly fix?: Repair
  /** Codes of other findings that this one makes superfluous where it stands. */
  readonly explains?: readonly string[]
  /** The pointer is into the credential itself. */
  readonly inCredential?: boolean
  /** Replaces `*` in the rule's name, for rules about any element. */
  readonly subject?: string
}

/**
 * A check that JSON Schema cannot make. The file's name is its code; `{name}` in the sentence and the
 * hint stands for a parameter. Beside it the file exports `explanation`, why it matters, for
 * `microcred explain`: apart, so that it is not carried where nobody asks.
 */
export interface Rule {
  readonly severity: Severity
  readonly part: Part
  /** What is wrong, in one sentence: of ICU MessageFormat in the file, which its register reads. */
  readonly sentence: Message
  /** What to write instead. */
  readonly hint?: string
  readonly source: Source
  /**
   * The rule finds fault with what is not there. It is silent where something was there that the schema
   * refused, because that has been said already: where it points, or anywhere in the elements it counts over.
   */
  readonly absence?: true | readonly `/${string}`[]
  /** The elements of which one alone can be at fault, where it looks at a few of them or compares them with others. */
  readonly within?: readonly ElementId[]
  /**
   * What it needs to know beyond the record: other forms of credential, ESCO, how registers write their
   * identifiers, how scripts are written. Such a rule is not carried by the small entry for records, nor one about
   * scripts by the validator of a single element.
   */
  readonly reads?: 'foreign' | 'skills' | 'registers' | 'scripts'
  check(subject: Subject, report: (breach: Breach) => void): void
}

/** A rule and its code, in which `*` is any subject. */
export type RuleByCode = readonly [code: string, rule: Rule]

export const ANNEX_I = 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)'

/** A row of Annex I as the source of a rule. */
export const annex = (element: number): Source => ({
  document: 'Council Recommendation 2022/C 243/02',
  clause: `Annex I, element ${element}`,
  url: ANNEX_I,
})
