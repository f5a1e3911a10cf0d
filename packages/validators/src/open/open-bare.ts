/** Opens a credential that lies in no envelope: decoded and parsed, with a way back to line and column. */

import type { Positions } from '../report/report.js'
import { countKeys, MAX_DEPTH } from './keys.js'
import { deep, type Located, MAX_SIZE, parse } from './parse.js'
import type { Token } from './token.js'
import type { Wrapper } from './unwrap.js'

export interface Opened {
  readonly json: unknown
  readonly wrapper?: Wrapper
  /** The envelope inside of that one. */
  readonly inner?: Wrapper
  /** What a compact token says beside the credential. */
  readonly token?: Token
  /** Findings that do not keep the credential from being read. */
  readonly violations: readonly Located[]
  /** Why it cannot be read. */
  readonly violation?: Located
  readonly positions?: Positions
  /** Whether it is a sound record, where the fast path was asked. */
  readonly clean?: boolean
}

/** Counts object keys, and says whether the value is a sound record where it is to be one. */
export type KeysOf = (json: unknown) => { keys: number; clean?: boolean }

/** Opens JSON text, its bytes, or a value. */
export function openBare(input: unknown, keysOf: KeysOf, most: number = MAX_SIZE): Opened {
  let clean: boolean | undefined
  const { json, text, violations } = parse(
    input,
    (value) => {
      const counted = keysOf(value)
      clean = counted.clean
      return counted.keys
    },
    most,
  )
  const positions: Positions | undefined = text === undefined ? undefined : { text, prefix: '' }
  if (json !== undefined)
    return {
      json,
      violations,
      ...(positions && { positions }),
      ...(clean !== undefined && { clean }),
    }
  const [violation, ...rest] = violations.toReversed()
  return {
    json,
    violations: rest,
    ...(violation && { violation }),
    ...(positions && { positions }),
  }
}

/** What was opened, unless it nests deeper than is asked for. */
export function noDeeper(opened: Opened, limit: number): Opened {
  if (limit >= MAX_DEPTH || opened.violation || countKeys(opened.json, MAX_DEPTH - limit) !== -1)
    return opened
  const { clean: _, ...rest } = opened
  return { ...rest, json: undefined, violation: deep(limit) }
}
