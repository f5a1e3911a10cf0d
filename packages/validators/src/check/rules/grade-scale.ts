/** What a grading scheme says of its scale, whichever end is the better one. */
import type { GradingScheme } from '@microcred/core'

/** Whether `passing` lies outside of the scale, or the scale has no length. */
export function isDisordered({ minimum: worst, maximum: best, passing }: GradingScheme): boolean {
  if (worst === undefined || best === undefined) return false
  if (worst === best) return true
  return passing !== undefined && !isBetween(passing, worst, best)
}

/** Whether points lie on the scale. */
export const isBetween = (points: number, one: number, other: number): boolean =>
  points >= Math.min(one, other) && points <= Math.max(one, other)

/** Whether more points are better, or `undefined` when the scheme does not tell. */
export function isRising({ minimum: worst, maximum: best, passing }: GradingScheme): boolean | undefined {
  const [from, to] = [worst ?? passing, best ?? passing]
  return from === undefined || to === undefined || from === to ? undefined : to > from
}
