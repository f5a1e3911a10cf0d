/** What a row says, and how rows are made. */
import type { TrustClaimCode, TrustStateCode } from '@microcred/core'

export type ClaimId = TrustClaimCode

/** What came of checking a row. */
export type State = TrustStateCode

/** What a row stands on: a key, a document, a list, a clock. */
export interface Ground {
  readonly kind: string
  readonly name: string
  /** Source in the bundle. */
  readonly source?: string
  /** Instant it speaks of. */
  readonly at?: string
}

/** Something that was not given and would let a row be checked. */
export interface Wanted {
  readonly kind: string
  readonly id: string
}

/** One answer, with the ground it stands on. */
export interface Row {
  readonly state: State
  readonly ground: readonly Ground[]
  /** Codes that say why. */
  readonly findings: readonly string[]
  /** Where in the credential it was read, as JSON Pointers. */
  readonly pointers?: readonly string[]
  /** What to inject so that the row can be checked. */
  readonly inject?: readonly Wanted[]
}

/** One of the nine rows. */
export interface Claim extends Row {
  readonly id: ClaimId
}

const row = (state: State, ground: readonly Ground[], findings: readonly string[]): Row => ({
  state,
  ground,
  findings,
})

export const verified = (ground: readonly Ground[], ...findings: readonly string[]): Row =>
  row('verified', ground, findings)

export const failed = (...findings: readonly string[]): Row => row('failed', [], findings)

export const undetermined = (...findings: readonly string[]): Row => row('undetermined', [], findings)

export const absent = (...findings: readonly string[]): Row => row('absent', [], findings)

/** A row that was not checked for want of something. */
export const unchecked = (code: string, ...inject: readonly Wanted[]): Row => ({
  ...row('not-checked', [], [code]),
  ...(inject.length > 0 && { inject }),
})

/** Worst first. */
const ORDER: readonly State[] = ['failed', 'undetermined', 'not-checked', 'verified', 'absent']

export const worse = (a: Row, b: Row): number => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)

/** The worst of some answers, with what all of the others have to say. */
export function worst(rows: readonly Row[]): Row {
  const [only] = rows
  if (rows.length === 1) return only!
  const [first, ...others] = rows.toSorted(worse)
  if (!first) return absent()
  const all = [first, ...others]
  const wanted = new Map(
    all.flatMap((each) => each.inject ?? []).map((each) => [`${each.kind} ${each.id}`, each]),
  )
  const inject = [...wanted.values()]
  const pointers = all.flatMap((each) => each.pointers ?? [])
  return {
    state: first.state,
    ground: all.flatMap((each) => each.ground),
    findings: [...new Set(all.flatMap((each) => each.findings))],
    ...(pointers.length > 0 && { pointers: [...new Set(pointers)] }),
    ...(inject.length > 0 && { inject }),
  }
}
