/** The size of a workload in hours, from whichever unit says it. */
import type { NotionalWorkload, Volume } from '@microcred/core'
import { amountOf } from '@microcred/core/volume'

/** Fewest and most hours of an ECTS credit (ECTS Users’ Guide). */
export const HOURS_PER_ECTS = [25, 30] as const

/** Usual sizes of a micro-credential, in ECTS credits. */
export const USUAL_ECTS = [0.5, 60] as const

/** Fewest and most hours a workload may stand for, by its ECTS credits or else its hours. */
export function hoursOf({
  volumes = [],
  hoursPerCredit,
}: Partial<NotionalWorkload>): { at: number; least: number; most: number } | undefined {
  const credits = volumes.findIndex((volume) => volume.unit === 'ects')
  const at = credits < 0 ? volumes.findIndex((volume) => volume.unit === 'hour') : credits
  if (at < 0) return undefined
  const amount = amountOf(volumes[at]!)
  if (!amount) return undefined
  const [low, high] =
    credits < 0 ? [1, 1] : hoursPerCredit ? [hoursPerCredit, hoursPerCredit] : HOURS_PER_ECTS
  return { at, least: amount.least * low, most: amount.most * high }
}

/** An amount as it is told: a number, or the least and the most of it. */
export const told = ({ value }: Pick<Volume, 'value'>): number | string =>
  typeof value === 'number' ? value : `${value.minimum}–${value.maximum}`

/** Whether hours lie within the usual sizes, read kindly. */
export const isUsual = ({ least, most }: { least: number; most: number }): boolean =>
  most >= USUAL_ECTS[0] * HOURS_PER_ECTS[0] && least <= USUAL_ECTS[1] * HOURS_PER_ECTS[1]
