import { checkOptions } from '@microcred/common/options'
import { type Microcredential, read } from '@microcred/core'
import type { Report } from '@microcred/validators'
import { validate } from '@microcred/validators'
import type { Engine } from '../crypto/engine.js'
import type { TrustVerdict } from '../policy/verdict.js'
import type { Json } from '../text/json.js'
import { rowsWith, type TrustRows, type VerifyOptions } from './rows.js'

/** The report of `validate` with the nine rows. */
export type TrustReport = Report & {
  readonly verdict: { readonly trust: TrustVerdict }
} & Omit<TrustRows, 'trust'>

/** `verify` with a cryptography. */
export async function verifyWith(
  engine: Engine,
  input: string | Uint8Array | object,
  options: VerifyOptions,
): Promise<TrustReport> {
  checkOptions(options, ['trust', 'at', 'policy', 'holder', 'resolve'])
  const { at } = options
  const { notChecked: _, ...report } = validate(input, at === undefined ? {} : { at })
  const rowsOf = (given: string | Uint8Array | object) => rowsWith(engine, recordIn, given, options)
  const own = await rowsOf(input)
  // An answer that nobody signs as a whole says nothing of what is in it.
  const isAnswer = report.credentials !== undefined && !own.presented && own.proofs.length === 0
  const { trust, ...rows } = isAnswer
    ? await (await import('./held.js')).withHeld(own, input, report.credentials, rowsOf)
    : own
  return { ...report, verdict: { ...report.verdict, trust }, ...rows } as TrustReport
}

export function recordIn(credential: Json): Partial<Microcredential> | undefined {
  try {
    return read(credential).record
  } catch {
    return undefined
  }
}
