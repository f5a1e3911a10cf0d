import { validate } from '@microcred/validators'
import { integrityOf } from '../jws/integrity.js'
import { signaturesIn } from '../jws/open.js'
import type { TrustBundle } from './bundle.js'
import { type Claim, rowsFrom, type TrustReport, trustOf } from './rows.js'

export interface VerifyOptions {
  readonly trust?: TrustBundle
  /** Day or instant against which dates are judged; now unless said. */
  readonly at?: string | Date
}

const WEIGHT = ['failed', 'not-checked', 'verified']

/**
 * Says of a signed credential, row by row, what is proven. Nothing is fetched; never throws for what the
 * input holds. Of several signatures the worst counts.
 *
 * @example
 * const report = await verify(token, { trust: { made: '2026-11-30T00:00:00Z', sources: [] } })
 * report.claims.length // 9
 */
export async function verify(
  input: string | Uint8Array,
  { trust, at }: VerifyOptions = {},
): Promise<TrustReport> {
  const report = validate(input, at === undefined ? {} : { at })
  const text = typeof input === 'string' ? input : new TextDecoder().decode(input)
  const claims = rowsFrom(await integrity(text, trust))
  return { ...report, verdict: { ...report.verdict, trust: trustOf(claims) }, claims }
}

async function integrity(text: string, trust: TrustBundle | undefined): Promise<Omit<Claim, 'id'>> {
  const signatures = signaturesIn(text)
  if (typeof signatures === 'string') return { state: 'not-checked', ground: [], findings: [signatures] }
  const rows = await Promise.all(signatures.map((each) => integrityOf(each, trust?.dids ?? {})))
  return rows.toSorted((a, b) => WEIGHT.indexOf(a.state) - WEIGHT.indexOf(b.state))[0]!
}
