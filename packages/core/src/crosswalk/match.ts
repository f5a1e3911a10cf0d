/** A value that was found in a credential, with the way to it: its pointer is written only when somebody asks. */
import { escapeKey } from '@microcred/common/pointer'

export class Match {
  readonly value: unknown
  /** What it was found in; the credential itself was found in nothing. */
  readonly around: Match | undefined
  readonly key: string | number

  constructor(value: unknown, around: Match | undefined, key: string | number) {
    this.value = value
    this.around = around
    this.key = key
  }

  /** JSON Pointer into the credential. */
  get pointer(): string {
    return this.around === undefined ? '' : `${this.around.pointer}/${escapeKey(String(this.key))}`
  }
}

/** The credential itself. */
export const topOf = (json: unknown): Match => new Match(json, undefined, '')
