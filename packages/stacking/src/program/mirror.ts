/** Requirements that look at what counts elsewhere, and when those others' places already say what they see. */

import { path } from '../verdict/placement.js'
import { summedLeaves } from './contest.js'
import type { Leaf, Program, ProgramConstraint } from './program.js'
import { overlapGroups } from './rows.js'

/** Policies under which what overlaps counts in part. */
export const REDUCING: ReadonlySet<string> = new Set(['reduce-volume', 'reduce-share'])

/** Credentials of which a constraint may count a part only. */
export const reducedBy = (program: Program): ReadonlySet<number> =>
  new Set(
    program.constraints.flatMap((each) =>
      each.constraint.op === 'overlap' && REDUCING.has(each.constraint.policy)
        ? overlapGroups(each, program).flatMap((group) => (group.size > 1 ? [...group.keys()] : []))
        : [],
    ),
  )

/** Whether whatever counts, counts whole and once in all. */
export function countsOnce({ leaves, perScope, split }: Program): boolean {
  const own = leaves.filter(({ draw }) => draw === 'own')
  return (
    perScope === 1 &&
    !split &&
    own.every(({ scope, group }) => scope !== undefined && scope === own[0]!.scope && group === undefined)
  )
}

/**
 * The requirements that look at what counts elsewhere and may be written by the places of those others: each
 * credential counts once in all, and no constraint would rather have less of it looked at.
 */
export function mirrored(program: Program): ReadonlySet<number> {
  if (!countsOnce(program) || reducedBy(program).size > 0) return new Set()
  const summed = summedLeaves(program)
  const fits = ({ index, node, draw, measure, max }: Leaf): boolean =>
    draw === 'counted' &&
    !summed.has(index) &&
    (measure === 'credentials' || (measure !== 'distinct' && max === Number.POSITIVE_INFINITY)) &&
    program.constraints.every((each) => viewOf(program, each, node) !== 'less')
  return new Set(program.leaves.filter(fits).map(({ index }) => index))
}

/**
 * Whether it has to be chosen which credentials such a requirement looks at: it may not look at all of them, and it
 * matters to more than one floor, or to one above it, which they are.
 */
export function mustChoose(program: Program, { node, max }: Leaf): boolean {
  if (max === Number.POSITIVE_INFINITY) return false
  const binding = program.constraints.filter((each) => viewOf(program, each, node) === 'more')
  return binding.length > 1 || binding.some((each) => each.node !== node || !within(each, max))
}

const within = ({ constraint: it }: ProgramConstraint, max: number): boolean =>
  it.op === 'floor' &&
  it.distinctBy === undefined &&
  it.min.volume === undefined &&
  (it.min.count ?? 0) <= max

/** What a constraint would have a requirement at a node look at: more, perhaps less, or whatever it likes. */
function viewOf(
  program: Program,
  { node, constraint: { op } }: ProgramConstraint,
  leaf: number,
): 'more' | 'less' | 'indifferent' {
  const { leaves, under } = program
  if (op === 'sequence') return 'less'
  if (!path(program, leaf).includes(node)) return 'indifferent'
  const inside = under(node)
  if (leaves.every(({ draw, index }) => draw !== 'own' || inside.includes(index))) return 'indifferent'
  return op === 'floor' ? 'more' : 'less'
}
