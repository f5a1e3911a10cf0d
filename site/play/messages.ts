/** What the page asks of its worker, and what it gets: plain data in both directions. */
import type { Claim } from '@microcred/trust'
import type { Finding, Report } from '@microcred/validators'

/** What was pasted or dropped. */
export type Input = string | Uint8Array

export interface Edit {
  readonly offset: number
  readonly length: number
  readonly text: string
}

export interface Marked {
  readonly finding: Finding
  /** Where it stands in the text, if it has one. */
  readonly span?: { readonly start: number; readonly end: number }
  /** What its fix changes in the text. */
  readonly edits?: readonly Edit[]
}

/** What is said of one input. */
export interface Said {
  readonly profile: string
  readonly verdict: Report['verdict']
  readonly ok: boolean
  readonly elements: Report['elements']
  readonly titles: readonly string[]
  readonly found: readonly Marked[]
  /** How many there are; `found` holds the first of them. */
  readonly total: number
  readonly notChecked: readonly string[]
  readonly claims?: readonly Claim[]
  /** How many sentences are in English because nobody has translated them. */
  readonly untranslated?: number
  /** The language of the sentences. */
  readonly language: string
  /** Whether people have read the translation. */
  readonly state?: string
  /** What the positions are into, where it is not what was handed in. */
  readonly text?: string
}

export interface Converted {
  readonly text?: string
  readonly loss: readonly {
    readonly pointer: string
    readonly kind: string
    readonly reason: string
    readonly shown: string
    readonly span?: { readonly start: number; readonly end: number }
    /** Where it stands in the new text. */
    readonly there?: { readonly start: number; readonly end: number }
  }[]
  readonly lacks: readonly string[]
  readonly unread: readonly {
    readonly pointer: string
    readonly span?: { readonly start: number; readonly end: number }
  }[]
  readonly refused?: string
}

export interface Found {
  readonly uri: string
  readonly label: string
  readonly strength: string
  readonly words: readonly string[]
}

export interface Named {
  readonly name: string
  readonly input: Input
}

/** Each operation with what it takes and what it gives. */
export interface Operations {
  /** `first`: what the opening example is told with little to load, without names to suggest and rules about skills. */
  report(asked: { input: Input; trust?: unknown; language?: string; first?: boolean }): Promise<Said>
  convert(asked: { input: Input; to: string }): Promise<Converted>
  explain(asked: { code: string }): Promise<{ explanation: string; source: string; url: string }>
  skills(asked: { text: string }): Promise<readonly Found[]>
  extract(asked: { text: string }): Promise<readonly Found[]>
  stack(asked: { rule: unknown; held: readonly Named[]; decisions?: unknown; at: string }): Promise<Stacked>
  compare(asked: {
    source: Named
    target: Named
    purpose: string
    policy?: unknown
    decisions?: unknown
    at: string
  }): Promise<Compared>
  masked(asked: { text: string }): Promise<string>
  table(asked: { name: string; bytes: Uint8Array }): Promise<Tabled>
}

/** The rows of a spreadsheet as documents, and what could not be read. */
export interface Tabled {
  readonly documents: readonly { readonly place: string; readonly text: string }[]
  readonly problems: readonly string[]
}

/** A requirement of a rule with what it came to. */
export interface StackedNode {
  readonly title: string
  /** The requirement in words. */
  readonly sentence?: string
  readonly status: string
  readonly have?: number
  readonly need?: number
  readonly unit?: string
  /** What counts here. */
  readonly counts: readonly string[]
  /** What people decided about it. */
  readonly decisions: readonly string[]
  /** Of an alternative that was not taken: by how much it would fall short. */
  readonly short?: number
  readonly children: readonly StackedNode[]
}

export interface Stacked {
  readonly verdict: string
  readonly tree?: StackedNode
  readonly constraints: readonly { readonly sentence: string; readonly status: string }[]
  readonly unused: readonly { readonly title: string; readonly why: readonly string[] }[]
  readonly problems: readonly string[]
}

export interface Compared {
  readonly grade: string
  readonly covered: number
  readonly decided?: string
  readonly elements: readonly { readonly element: string; readonly status: string; readonly reason: string }[]
  readonly outcomes: readonly { readonly source: string; readonly how: string; readonly target: string }[]
}
