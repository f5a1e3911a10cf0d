/** When a seal was made, as its signer says; others may say more (`stamps.ts`). */
import { type Row, unchecked } from '../report/row.js'
import { isText, type Json } from '../text/json.js'

export interface Signed {
  readonly at: number
  /** Whether somebody else than the signer says so. */
  readonly trusted: boolean
}

/** The row of the time, with the instant it comes to. */
export interface Timed {
  readonly row: Row
  readonly signed: Signed | undefined
}

/** What the header says of the time, and nobody else. */
export function ownTime({ sigT, iat }: Json): Timed {
  const at = instantOf(sigT, iat)
  return at === undefined
    ? { row: unchecked('time.none'), signed: undefined }
    : {
        row: {
          ...unchecked('time.own-clock'),
          ground: [{ kind: 'signer', name: 'sigT', at: new Date(at).toISOString() }],
        },
        signed: { at, trusted: false },
      }
}

function instantOf(sigT: unknown, iat: unknown): number | undefined {
  if (typeof iat === 'number' && Math.abs(iat) <= 8.64e12) return iat * 1000
  const at = isText(sigT) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(sigT) ? Date.parse(sigT) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}
