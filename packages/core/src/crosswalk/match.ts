/** A value that was found in a credential, with the way to it: its pointer is written only when somebody asks. */
import { escapeKey } from '@microcred/common/pointer'

export class Match {
  readonly value: unknown
  /** What it was found in; the credential itself was found in nothing. */
  readonly around: Match | undefined
  readonly key: string | number
  /** How many keys lead to it. */
  readonly depth: number
  #pointer: string | undefined

  constructor(value: unknown, around: Match | undefined, key: string | number) {
    this.value = value
    this.around = around
    this.key = key
    this.depth = around === undefined ? 0 : around.depth + 1
  }

  /** JSON Pointer into the credential. */
  get pointer(): string {
    if (this.around === undefined) return ''
    const { key } = this
    this.#pointer ??= `${this.around.pointer}/${typeof key === 'number' ? key : escapeKey(key)}`
    return this.#pointer
  }
}

/** The credential itself. */
export const topOf = (json: unknown): Match => new Match(json, undefined, '')

/** The innermost thing around two places, which is one of them where it holds the other. */
export function around(one: Match, other: Match): Match {
  let a = one
  let b = other
  while (a.depth > b.depth) a = a.around!
  while (b.depth > a.depth) b = b.around!
  let shared = a
  // The same place may have been found twice, so that only the keys tell.
  while (a !== b && a.around !== undefined && b.around !== undefined) {
    if (a.key !== b.key) shared = a.around
    a = a.around
    b = b.around
  }
  return shared
}
