/** What a requirement adds to the sum it stands in once it is met, in place of what counts for it. */
import type { Interval } from '@microcred/common/logic'
import { convert, type Unit } from '@microcred/core/volume'
import { type Program, UNKNOWN_MOST } from './program.js'

/** What a child of a sum adds, or nothing where what counts for it adds its volumes. */
export function contributionOf(program: Program, child: number, unit: Unit): Interval | undefined {
  const { contributes } = program.nodes[child]!.requirement
  if (contributes === undefined) return undefined
  return convert(contributes, unit, program.context.conversion) ?? { least: 0, most: UNKNOWN_MOST }
}
