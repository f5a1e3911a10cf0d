import type { Operation } from '@microcred/common/patch'
import type { Message } from '@microcred/core/messages'
import type { FindingCode } from '../generated/finding-codes.js'

export type { FindingCode } from '../generated/finding-codes.js'

/** How much a finding weighs. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * What a finding is about: `conformance` to the credential's own standard, the 16 elements of `annexI`,
 * `validity` in time and status, or `quality`, which is stricter or kinder than the standard.
 */
export type Part = 'conformance' | 'annexI' | 'validity' | 'quality'

/** Where a requirement comes from. */
export interface Source {
  readonly document: string
  readonly clause: string
  readonly url: string
}

/** What is known of a code. */
export interface Entry {
  readonly severity: Severity
  readonly part: Part
  readonly sentence: Message
  readonly hint?: string
  /** English of keys that only this entry speaks of. */
  readonly texts?: Readonly<Record<string, Message>>
  readonly source: Source
}

/** One operation of a JSON Patch (RFC 6902). */
export type { Operation as PatchOperation } from '@microcred/common/patch'

/** A repair as data; `safe` when it cannot change what the credential says. */
export interface Repair {
  /** What is done: `fix/KIND` of the catalogue says it. */
  readonly kind: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly patch: readonly Operation[]
  readonly safe: boolean
}

/** One change of a text: `length` UTF-16 units from `offset` on give way to `text`. */
export interface TextEdit {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** A repair in words. */
export interface Fix extends Repair {
  readonly title: string
  /**
   * The same as edits of the text that was handed in, which keep its layout: in order, apart from each other, all
   * counted in the text as it was. There where the text is plain JSON and they quote nothing of the learner's.
   */
  readonly edits?: readonly TextEdit[]
}

/**
 * One defect, as data. `message` is rendered last, from `code` and `params`, and neither ever carries a
 * learner's values. Params hold data or keys of the catalogue: only `message` and `fix.title` are of a language.
 */
export interface Finding {
  /** Stable name, `subject.fault`, such as `notional-workload.credits-disagree`. */
  readonly code: FindingCode
  readonly severity: Severity
  readonly part: Part
  /** JSON Pointer (RFC 6901) into the unwrapped credential; it always resolves. */
  readonly pointer: string
  /** Line, from 1, when text was given. */
  readonly line?: number
  /** Column in UTF-16 units, from 1, when text was given. */
  readonly column?: number
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
  readonly fix?: Fix
  readonly source: Source
  /** Page that explains the code. */
  readonly docs: string
}

/**
 * What a check says before the report gives it words: the pointer is into the record, and `property`
 * names a member that is missing or whose key is at fault.
 */
export interface Violation {
  readonly code: string
  readonly pointer: string
  readonly params?: Readonly<Record<string, unknown>>
  /** Points at the key of the member rather than at its value. */
  readonly atKey?: boolean
  /** Points at the place where a member of this object is to be inserted. */
  readonly atEnd?: boolean
  readonly fix?: Repair
  /** The words for its code, where it is one of a profile's own. */
  readonly words?: Entry
  /** Weighs this one differently from what its code says. */
  readonly severity?: Severity
  readonly part?: Part
  /** Codes of other findings that this one makes superfluous where it stands. */
  readonly explains?: readonly string[]
  /** Where this requirement comes from, where it is known nearer than by the code. */
  readonly source?: Source | undefined
}
