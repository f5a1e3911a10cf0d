import type { Microcredential } from '@microcred/core'
import { web } from './crypto/web.js'
import { rowsWith, type TrustRows, type VerifyOptions } from './report/rows.js'

export type { TrustRows } from './report/rows.js'

/**
 * The nine rows alone, for pages that have no room for the whole report: what `verify` says of trust, with WebCrypto.
 * Registers of accreditation are asked about `record`; without it that row is not checked.
 *
 * @example
 * import { verifyRows } from '@microcred/trust/rows'
 *
 * const { trust, claims } = await verifyRows(token, { trust: { made: '2026-11-30T00:00:00Z', sources: [] } })
 * claims.length // 9
 */
export const verifyRows = (
  input: string | Uint8Array | object,
  { record, ...options }: VerifyOptions & { readonly record?: Partial<Microcredential> } = {},
): Promise<TrustRows> => rowsWith(web, () => record, input, options)
