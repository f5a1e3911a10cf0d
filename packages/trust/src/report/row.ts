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
  /**
   * What to inject so that the row can be checked. A row that was not checked always has it; where it is empty, nothing
   * that could be injected would help.
   */
  readonly inject?: readonly Wanted[]
  /** What is read of the kind that is not, such as the cryptosuites that are known. */
  readonly reads?: readonly string[]
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

/** A row that was not checked for want of something; what has no name cannot be injected. */
export const unchecked = (
  code: string,
  ...inject: readonly { readonly kind: string; readonly id: string | undefined }[]
): Row => ({
  ...row('not-checked', [], [code]),
  inject: inject.filter((each): each is Wanted => each.id !== undefined),
})

/** A row that was not checked because something is of a kind that is not read; `reads` names those that are. */
export const unread = (code: string, reads: Iterable<string>): Row => ({
  ...unchecked(code),
  reads: [...reads],
})

/** What a signer says of the time of signing, in milliseconds where it can be read. */
export const saidBy = (name: string, at?: number): Ground => ({
  kind: 'signer',
  name,
  ...(at !== undefined && Math.abs(at) <= LAST && { at: new Date(at).toISOString() }),
})

/** Last instant a date can name. */
const LAST = 8.64e15

/** The instant of a time that somebody else than the signer vouches for, as paths of certificates ask for it. */
export const vouchedFor = ({
  state,
  ground: [by],
}: Row): { readonly at: number; readonly trusted: true } | undefined =>
  state === 'verified' ? { at: Date.parse(by!.at!), trusted: true } : undefined

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
  const reads = all.flatMap((each) => each.reads ?? [])
  return {
    state: first.state,
    ground: all.flatMap((each) => each.ground),
    findings: [...new Set(all.flatMap((each) => each.findings))],
    ...(pointers.length > 0 && { pointers: [...new Set(pointers)] }),
    ...((inject.length > 0 || first.inject) && { inject }),
    ...(reads.length > 0 && { reads: [...new Set(reads)] }),
  }
}
