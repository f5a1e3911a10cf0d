/** The credentials in a presentation, each with its own signature; loaded for what has some. */
import type { Proof } from '../mechanisms/opened.js'
import type { TrustVerdict } from '../policy/verdict.js'
import { isObject, isText, listOf } from '../text/json.js'
import type { Claim } from './row.js'

/** What is said of one credential. */
export interface Judged {
  readonly trust: TrustVerdict
  readonly claims: readonly Claim[]
  readonly proofs: readonly Proof[]
  readonly presented?: readonly Presented[]
}

/** What is said of one credential in a presentation. */
export interface Presented extends Omit<Judged, 'presented'> {
  readonly pointer: string
}

/** Worst first. */
export const VERDICTS: readonly TrustVerdict[] = ['untrusted', 'undetermined', 'not-checked', 'trusted']

/**
 * A presentation or a list with each credential it holds for itself: as objects, as tokens, in envelopes. The worst of
 * all counts; of a list itself there is nothing to be said.
 */
export async function withPresented(
  own: Judged,
  held: unknown,
  place: string,
  judge: (text: string | undefined) => Promise<Judged>,
): Promise<Judged> {
  const presented: Presented[] = []
  for (const [at, each] of listOf(held).entries()) {
    const text = isText(each) ? each : isObject(each) ? JSON.stringify(each) : undefined
    const { presented: _, ...found } = await judge(text)
    presented.push({ pointer: `${place}${Array.isArray(held) ? `/${at}` : ''}`, ...found })
  }
  if (presented.length === 0) return own
  const all = [...(place === '' ? [] : [own]), ...presented].map(({ trust }) => trust)
  return { ...own, trust: VERDICTS.find((each) => all.includes(each))!, presented }
}
