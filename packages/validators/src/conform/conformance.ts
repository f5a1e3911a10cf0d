/** What the own standard of a credential says of it. */
import type { Opened } from '../open/open-bare.js'
import type { Entry } from '../recognise/entry.js'
import type { LaidOut } from '../recognise/laid-out.js'
import type { Violation } from '../report/finding.js'
import type { ConformOptions } from './options.js'

export interface Conformance {
  readonly said: readonly Violation[]
  /** Whether it was asked, and is known here. */
  readonly checked: boolean
}

/** Asks the standard of a credential, where that was wanted. */
export const conformanceOf = (
  { conform, own }: Entry,
  { json, renamed }: LaidOut,
  { json: given, wrapper, token }: Opened,
  asked: boolean,
  options: ConformOptions,
): Conformance => ({
  said:
    asked && conform
      ? conform(json, {
          ...options,
          wrapped: wrapper?.type === 'delivery',
          ...(token && { token }),
          ...(renamed && { renamed: { given, names: renamed } }),
        })
      : [],
  checked: asked && (own || conform !== undefined),
})
