/** The nine rows: always all nine, in this order. */
import type { Report } from '@microcred/validators'

const ids = [
  'integrity',
  'signer',
  'issuer',
  'time',
  'validity',
  'status',
  'accreditation',
  'holder',
  'vocabulary',
] as const

export type State = 'verified' | 'failed' | 'undetermined' | 'not-checked' | 'absent'

/** One row, with the ground it stands on. */
export interface Claim {
  readonly id: (typeof ids)[number]
  readonly state: State
  readonly ground: readonly { readonly kind: string; readonly name: string }[]
  /** Codes that say why. */
  readonly findings: readonly string[]
  /** What to inject so that the row can be checked. */
  readonly inject?: readonly { readonly kind: string; readonly id: string }[]
}

export type TrustVerdict = 'trusted' | 'untrusted' | 'undetermined' | 'not-checked'

/** The report of `validate` with the nine rows. */
export type TrustReport = Omit<Report, 'verdict'> & {
  readonly verdict: Report['verdict'] & { readonly trust: TrustVerdict }
  readonly claims: readonly Claim[]
}

/** All nine rows, of which only the first was computed. */
export function rowsFrom(integrity: Omit<Claim, 'id'>): readonly Claim[] {
  const why = integrity.state === 'failed' ? 'integrity.failed' : 'row.not-implemented'
  return ids.map((id) =>
    id === 'integrity' ? { id, ...integrity } : { id, state: 'not-checked', ground: [], findings: [why] },
  )
}

/** Untrusted where a row failed. Never trusted while rows that every policy asks for are not computed. */
export function trustOf(claims: readonly Claim[]): TrustVerdict {
  if (claims.some(({ state }) => state === 'failed')) return 'untrusted'
  return claims.every(({ state }) => state === 'not-checked' || state === 'absent')
    ? 'not-checked'
    : 'undetermined'
}
