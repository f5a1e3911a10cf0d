import { web } from './crypto/web.js'
import type { VerifyOptions } from './report/rows.js'
import { type TrustReport, verifyWith } from './report/verify.js'

export type { Resolve, Used } from './bundle/injected.js'
export type { Asked } from './bundle/tools.js'
export type { TrustBundle, TrustPolicy } from './generated/types.js'
export { claimTitles } from './generated/words.js'
export type { Proof } from './mechanisms/opened.js'
export { type PolicyName, trustPolicies } from './policy/policies.js'
export type { TrustVerdict } from './policy/verdict.js'
export { findingOf } from './policy/words.js'
export type { Presented } from './report/presented.js'
export type { Claim, ClaimId, Ground, Row, State, Wanted } from './report/row.js'
export type { VerifyOptions } from './report/rows.js'
export type { TrustReport } from './report/verify.js'

/**
 * Says of a credential, row by row, what is proven: unchanged, whose key, the issuer's, when, in force, not revoked,
 * allowed, presented by its holder, meant as it reads. Takes what `validate` takes, and gives its report with the
 * rows. Nothing is fetched unless `resolve` does; never throws for what the input holds.
 *
 * @example
 * import { verify } from '@microcred/trust'
 *
 * const report = await verify(token, { trust: { made: '2026-11-30T00:00:00Z', sources: [] } })
 * report.claims.length // 9
 * report.verdict.trust // 'not-checked'
 */
export const verify = (
  input: string | Uint8Array | object,
  options: VerifyOptions = {},
): Promise<TrustReport> => verifyWith(web, input, options)
