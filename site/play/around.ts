/** What the parts of the playground know of each other. */
import type { Input, Named } from './messages.ts'

export interface Around {
  /** What is checked. */
  readonly input: () => Input
  /** What was dropped last: one credential or several. */
  readonly held: () => readonly Named[]
  /** What people decided, where a file of it was dropped. */
  readonly decisions: () => unknown
  readonly goTo: (start: number, end: number) => void
  /** Marks places of the text as those another form has no place for. */
  readonly markLost: (spans: readonly { readonly start: number; readonly end: number }[]) => void
  readonly insert: (text: string) => void
}

export const today = (): string => new Date().toISOString().slice(0, 10)
