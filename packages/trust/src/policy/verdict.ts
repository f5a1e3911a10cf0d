/** One word for nine rows, by a policy. */
import type { TrustPolicy } from '../generated/types.js'
import type { Claim } from '../report/row.js'

export type TrustVerdict = 'trusted' | 'untrusted' | 'undetermined' | 'not-checked'

/**
 * Untrusted where a row failed or something is wrong with the form; trusted where every row the policy asks for has a
 * state it accepts, and the holder answered where somebody asked; not checked where no row was.
 */
export function trustOf(
  claims: readonly Claim[],
  policy: Pick<TrustPolicy, 'rows'>,
  asked: boolean,
  malformed: boolean,
): TrustVerdict {
  if (claims.some(({ state }) => state === 'failed')) return 'untrusted'
  if (malformed && claims.some(({ id, state }) => id === 'integrity' && state === 'verified'))
    return 'untrusted'
  const below = claims.some(({ findings }) => findings.includes(BELOW))
  const accepted =
    !below &&
    (!asked || claims.some(({ id, state }) => id === 'holder' && state === 'verified')) &&
    policy.rows.every(({ claim, accepts }) =>
      claims.some(({ id, state }) => id === claim && accepts.includes(state)),
    )
  if (accepted) return 'trusted'
  return claims.every(({ state }) => state === 'not-checked' || state === 'absent')
    ? 'not-checked'
    : 'undetermined'
}

/** Said of a seal whose level the policy does not accept. */
export const BELOW = 'seal.below-policy'
