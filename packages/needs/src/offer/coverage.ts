/** Which needs nobody teaches, and which offers answer no need. */
import type { WithOutcomes } from '../gap/shows.js'
import type { Need } from '../generated/types.js'
import { teaching } from '../priority/rank.js'

/** A need and the offers that teach its skill. */
export interface CoveredNeed {
  readonly id: string
  /** `untold` where the need only proposes a skill, which no offer can name. */
  readonly state: 'taught' | 'not-taught' | 'untold'
  /** Positions in the list of specifications. */
  readonly offers: readonly number[]
  /** Those that come close, for a person to judge. */
  readonly near: readonly number[]
}

/** An offer and the needs it answers. */
export interface AnsweringOffer {
  readonly index: number
  readonly id?: string
  /** IRIs of needs. */
  readonly needs: readonly string[]
}

/**
 * What is needed against what is offered: a skill is taught by an outcome that matches it exactly or is narrower. Needs that
 * were withdrawn are left out.
 *
 * @example
 * coverage(list.needs, catalogue).needs.filter(({ state }) => state === 'not-taught') // what nobody teaches
 */
export function coverage(
  needs: readonly Need[],
  specifications: readonly (WithOutcomes & { readonly id?: string | undefined })[],
): { readonly needs: readonly CoveredNeed[]; readonly offers: readonly AnsweringOffer[] } {
  const current = needs.filter(({ status }) => status !== 'withdrawn')
  const covered = current.map(({ id, skill }): CoveredNeed => {
    if (!skill) return { id, state: 'untold', offers: [], near: [] }
    const offers = teaching(skill.uri, specifications)
    const near = teaching(skill.uri, specifications, true).filter((each) => !offers.includes(each))
    return { id, state: offers.length > 0 ? 'taught' : 'not-taught', offers, near }
  })
  return {
    needs: covered,
    offers: specifications.map(({ id }, index) => ({
      index,
      ...(id !== undefined && { id }),
      needs: covered.filter(({ offers }) => offers.includes(index)).map((need) => need.id),
    })),
  }
}
