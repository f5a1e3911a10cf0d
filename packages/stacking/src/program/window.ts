/** How far apart credentials were awarded. */
import type { Constraint } from '../generated/types.js'
import { monthsBefore } from '../hand/select.js'
import type { Program } from './program.js'
import { membership } from './rows.js'

/** A credential and the day it was awarded. */
interface Dated {
  readonly at: number
  readonly day: string | undefined
}

/** Of some credentials those a window binds, for sure or possibly. */
export function windowDays(
  program: Program,
  { select }: Extract<Constraint, { op: 'window' }>,
  positions: readonly number[],
): { readonly sure: readonly Dated[]; readonly possible: readonly Dated[] } {
  const member = select ? membership(select, program) : () => 'true' as const
  const dated = (some: readonly number[]) =>
    some.map((at): Dated => ({ at, day: program.hand.holdings[at]!.awarded }))
  return {
    sure: dated(positions.filter((at) => member(at) === 'true')),
    possible: dated(positions.filter((at) => member(at) !== 'false')),
  }
}

/** Whether some two of those whose day is known were awarded more than some months apart. */
export function isApart(dated: readonly Dated[], months: number): boolean {
  const days = dated.flatMap(({ day }) => (day === undefined ? [] : [day])).sort()
  return days.length > 1 && areApart(days[0]!, days.at(-1)!, months)
}

/** Whether two days are more than some months apart. */
export const areApart = (early: string, late: string, months: number): boolean =>
  early < monthsBefore(late, months)
