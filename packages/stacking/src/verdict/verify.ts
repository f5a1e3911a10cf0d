/**
 * Judges an allocation by the rule, whatever found it: every answer of every solver passes through here
 * before anyone sees it.
 */
import { atLeast, every, type Interval, reaches, some, TOLERANCE, type Truth } from '@microcred/common/logic'
import type { Unit } from '@microcred/core/volume'
import { rounded } from '@microcred/core/volume'
import { surelyBeside, surelyUnder } from '../program/branch.js'
import { contributionOf } from '../program/contribution.js'
import { REDUCING } from '../program/mirror.js'
import type { Leaf, Program, ProgramConstraint, ProgramNode } from '../program/program.js'
import { keysOf } from '../program/relax.js'
import { overlapGroups } from '../program/rows.js'
import type { View } from '../program/view.js'
import { type ConstraintJudgement, countedUnder, judgeConstraint } from './constraints.js'
import { type Allocation, type Placement, path, placedIn } from './placement.js'

export interface Judgement {
  /** Whether it keeps to the rule of allocation: nothing counts twice that must not. */
  readonly lawful: boolean
  /** Whether the root is met, all constraints hold, and nothing counts under what is not met. */
  readonly met: Truth
  /** Truth and amount of every node, its own constraints included. */
  readonly nodes: readonly NodeJudgement[]
  readonly constraints: readonly ConstraintJudgement[]
}

export interface NodeJudgement {
  readonly truth: Truth
  readonly have: Interval
  readonly need: number
  /** Whether no more counts than may; left out where there is no most. */
  readonly within?: Truth
  /** Outcomes that nothing covers. */
  readonly uncovered?: readonly string[]
}

/** A judgement of the same but for what counts for one requirement. */
export interface Before {
  readonly judgement: Judgement
  readonly leaf: number
}

/**
 * Judges an allocation. What was judged `before` is not judged again, but for what looks at the requirement that differs.
 */
export function verify(
  program: Program,
  allocation: Allocation,
  granted = false,
  before?: Before,
): Judgement {
  const byLeaf = placedIn(program, allocation)
  const lawful = isLawful(program, allocation, byLeaf)
  const { constraints, nodes } = before
    ? anew(program, byLeaf, granted, before)
    : inFull(program, byLeaf, granted)
  // What counts under a requirement that is not met does not count.
  const used = new Set<number>()
  for (const { index, node } of program.leaves)
    if (byLeaf[index]!.length > 0) for (const each of path(program, node)) used.add(each)
  const based = isSurelyBased(program, allocation) ? 'true' : 'unknown'
  const divided = isDividedWell(program, allocation, byLeaf)
  const met = every([nodes[0]!.truth, based, divided, ...[...used].map((each) => nodes[each]!.truth)])
  return { lawful, met: lawful ? met : 'false', nodes, constraints }
}

type Parts = Pick<Judgement, 'constraints' | 'nodes'>

function inFull(program: Program, byLeaf: ByLeaf, granted: boolean): Parts {
  const constraints = program.constraints.flatMap((each) => judgeConstraint(program, each, byLeaf))
  const nodes: NodeJudgement[] = []
  judgeNode({ program, byLeaf, own: byNode(constraints), nodes, granted }, 0)
  return { constraints, nodes }
}

/** Judges what looks at a requirement and all above it; the rest stays as it was. */
function anew(program: Program, byLeaf: ByLeaf, granted: boolean, { judgement, leaf }: Before): Parts {
  const above = new Set(path(program, program.leaves[leaf]!.node))
  const stale = ({ node, constraint: { op } }: ProgramConstraint) => above.has(node) || op === 'sequence'
  const known = new Map<ProgramConstraint, ConstraintJudgement[]>()
  for (const each of judgement.constraints) {
    const some = known.get(each.constraint)
    if (some) some.push(each)
    else known.set(each.constraint, [each])
  }
  const constraints = program.constraints.flatMap((each) =>
    stale(each) ? judgeConstraint(program, each, byLeaf) : (known.get(each) ?? []),
  )
  // An order is kept between requirements that may stand anywhere.
  for (const each of program.constraints)
    if (stale(each)) for (const node of path(program, each.node)) above.add(node)
  const nodes = [...judgement.nodes]
  judgeNode({ program, byLeaf, own: byNode(constraints), nodes, granted, only: above }, 0)
  return { constraints, nodes }
}

function byNode(constraints: readonly ConstraintJudgement[]): ReadonlyMap<number, readonly Truth[]> {
  const own = new Map<number, Truth[]>()
  for (const { constraint, truth } of constraints) {
    const some = own.get(constraint.node)
    if (some) some.push(truth)
    else own.set(constraint.node, [truth])
  }
  return own
}

type ByLeaf = readonly (readonly Placement[])[]

/** Whether what is looked at among what counts surely counts where it does. */
function isSurelyBased(program: Program, allocation: Allocation): boolean {
  const drawn = (draw: Leaf['draw']) => allocation.filter(({ leaf }) => program.leaves[leaf]!.draw === draw)
  const looking = drawn('counted')
  if (looking.length === 0) return true
  const own = new Map<number, number[]>()
  for (const { leaf, at } of drawn('own')) {
    const leaves = own.get(at)
    if (leaves) leaves.push(leaf)
    else own.set(at, [leaf])
  }
  return looking.every(({ leaf, at }) => own.get(at)?.some((each) => surelyBeside(program, each, leaf)))
}

/** Whether only what overlaps with something else that counts is counted in part, unless the rule divides volumes. */
function isDividedWell(program: Program, allocation: Allocation, byLeaf: ByLeaf): Truth {
  const parts = program.split ? [] : allocation.filter(({ part }) => part < 1 - TOLERANCE)
  if (parts.length === 0) return 'true'
  const reducing = program.constraints.filter(
    ({ constraint: it }) => it.op === 'overlap' && REDUCING.has(it.policy),
  )
  return every(
    parts.map(({ leaf, at }) =>
      some(
        reducing
          .filter(({ node }) => program.under(node).includes(leaf))
          .flatMap((each) => {
            const counted = countedUnder(program, each.node, byLeaf)
            return overlapGroups(each, program).map((group) => {
              const others = [...group].filter(([other]) => other !== at && counted.has(other))
              return every([group.get(at) ?? 'false', some(others.map(([, truth]) => truth))])
            })
          }),
      ),
    ),
  )
}

/** What is judged so far. */
interface Court {
  readonly program: Program
  readonly byLeaf: ByLeaf
  /** Truths of the constraints of each node. */
  readonly own: ReadonlyMap<number, readonly Truth[]>
  readonly nodes: NodeJudgement[]
  /** The nodes that are judged, where the others are judged already. */
  readonly only?: ReadonlySet<number>
  /** Whether decisions that nobody took are taken to be favourable. */
  readonly granted: boolean
}

function judgeNode(court: Court, index: number): NodeJudgement {
  const { program, nodes, only } = court
  if (only && !only.has(index)) return nodes[index]!
  const node = program.nodes[index]!
  const truths = node.children.map((child) => judgeNode(court, child).truth)
  const inner = judgeKind(court, node, truths)
  const own = court.own.get(index)
  const result = own === undefined ? inner : { ...inner, truth: every([inner.truth, ...own]) }
  nodes[index] = result
  return result
}

/** A node by the truths of its children, without its constraints. */
function judgeKind(court: Court, node: ProgramNode, truths: readonly Truth[]): NodeJudgement {
  const { program, byLeaf } = court
  switch (node.kind) {
    case 'all':
      return { truth: every(truths), have: tally(truths), need: truths.length }
    case 'any':
      return { truth: some(truths), have: tally(truths), need: 1 }
    case 'some':
      return {
        truth: used(court, node) > node.max ? 'false' : atLeast(node.need, truths),
        have: tally(truths),
        need: node.need,
      }
    case 'either':
      return { truth: eitherWay(node.need, truths), have: tally(truths), need: 1 }
    case 'sum': {
      const { volumes, sum } = sumOf(court, node, truths)
      const have = round(sum, node)
      const least = volumeUnder(court, node.index, node.children, node.unit!, 'placed')
      const within = staysWithin({ least, most: volumes.most }, node.max)
      return {
        truth: every([reaches(have, node.need), within ?? 'true']),
        have,
        need: node.need,
        ...(within && { within }),
      }
    }
    case 'pending': {
      const decided = node.granted ?? (court.granted ? true : undefined)
      return {
        truth: decided === undefined ? 'unknown' : decided ? 'true' : 'false',
        have: { least: decided ? 1 : 0, most: decided === false ? 0 : 1 },
        need: 1,
      }
    }
    case 'given':
      return { truth: 'true', have: { least: 0, most: 0 }, need: 0 }
    case 'leaf':
      return judgeLeaf(program.leaves[node.leaf!]!, byLeaf[node.leaf!]!)
  }
}

/** How many alternatives something counts under. */
const used = ({ program, byLeaf }: Court, { children, max }: ProgramNode): number =>
  max === Number.POSITIVE_INFINITY
    ? 0
    : children.filter((child) => program.under(child).some((leaf) => byLeaf[leaf]!.length > 0)).length

const tally = (truths: readonly Truth[]): Interval => ({
  least: truths.filter((truth) => truth === 'true').length,
  most: truths.filter((truth) => truth !== 'false').length,
})

/** The condition is unknown: both branches settle it, one leaves it open. */
function eitherWay(need: number, truths: readonly Truth[]): Truth {
  if (need === 0) return truths[0] === 'true' ? 'true' : 'unknown'
  if (every(truths) === 'true') return 'true'
  return some(truths) === 'false' ? 'false' : 'unknown'
}

/** Whether a sum keeps to a most, or nothing where there is none. */
const staysWithin = ({ least, most }: Interval, limit: number): Truth | undefined =>
  limit === Number.POSITIVE_INFINITY
    ? undefined
    : least > limit + TOLERANCE
      ? 'false'
      : most > limit + TOLERANCE
        ? 'unknown'
        : 'true'

/**
 * What the children that are met come to, each credential once, and with it what some of them contribute instead. What
 * is contributed beyond the most does not count.
 */
function sumOf(
  court: Court,
  { index, children, unit, max }: ProgramNode,
  truths: readonly Truth[],
): { readonly volumes: Interval; readonly sum: Interval } {
  const sure = children.filter((_, at) => truths[at] === 'true')
  const possible = children.filter((_, at) => truths[at] !== 'false')
  const volumes = {
    least: volumeUnder(court, index, sure, unit!, 'least'),
    most: volumeUnder(court, index, possible, unit!, 'most'),
  }
  const together = (volume: number, some: readonly number[], end: 'least' | 'most') => {
    const fixed = some.reduce(
      (total, child) => total + (contributionOf(court.program, child, unit!)?.[end] ?? 0),
      0,
    )
    return fixed === 0 ? volume : Math.max(volume, Math.min(max, volume + fixed))
  }
  return {
    volumes,
    sum: { least: together(volumes.least, sure, 'least'), most: together(volumes.most, possible, 'most') },
  }
}

function volumeUnder(
  { program, byLeaf }: Court,
  sum: number,
  nodes: readonly number[],
  unit: Unit,
  of: 'least' | 'most' | 'placed',
): number {
  const parts = new Map<number, number>()
  for (const node of nodes) {
    if (contributionOf(program, node, unit)) continue
    for (const leaf of program.under(node))
      for (const { at, part } of byLeaf[leaf]!)
        if (
          of === 'most' ||
          (surelyUnder(program, leaf, sum) &&
            (of === 'placed' || program.leaves[leaf]!.byAt.get(at)?.truth === 'true'))
        )
          parts.set(at, Math.min(1, (parts.get(at) ?? 0) + part))
  }
  let total = 0
  for (const [at, part] of parts) total += program.size(at, unit)[of === 'most' ? of : 'least'] * part
  return total
}

const round = (have: Interval, { round: rounding }: { readonly round: Leaf['round'] }): Interval => ({
  least: rounded(have.least, rounding),
  most: rounded(have.most, rounding),
})

function judgeLeaf(leaf: Leaf, placements: readonly Placement[]): NodeJudgement {
  const chosen = placements.flatMap(({ at, part }) => {
    const candidate = leaf.byAt.get(at)
    return candidate ? [{ candidate, part }] : []
  })
  if (chosen.length < placements.length)
    return { truth: 'false', have: { least: 0, most: 0 }, need: leaf.need }
  const sure = chosen.filter(({ candidate }) => candidate.truth === 'true')
  if (leaf.measure === 'distinct' || leaf.measure === 'outcomes') {
    const keys = (some: typeof chosen, view: View) => {
      const found = new Set<string>()
      for (const { candidate } of some) for (const key of keysOf(candidate, view)) found.add(key)
      return found
    }
    const [surely, possibly] = [keys(sure, 'sure'), keys(chosen, 'possible')]
    const mandatory = every(
      leaf.mandatory.map((each) => (surely.has(each) ? 'true' : possibly.has(each) ? 'unknown' : 'false')),
    )
    const have = { least: surely.size, most: possibly.size }
    const within =
      leaf.max === Number.POSITIVE_INFINITY
        ? undefined
        : staysWithin({ least: keys(chosen, 'sure').size, most: have.most }, leaf.max)
    return {
      truth: every([reaches(have, leaf.need), mandatory, within ?? 'true']),
      have,
      need: leaf.need,
      ...(within && { within }),
      ...(leaf.measure === 'outcomes' && { uncovered: leaf.targets.filter((id) => !possibly.has(id)) }),
    }
  }
  const sum = {
    least: sure.reduce((total, { candidate, part }) => total + candidate.size.least * part, 0),
    most: chosen.reduce((total, { candidate, part }) => total + candidate.size.most * part, 0),
  }
  const have = round(sum, leaf)
  // What is placed is taken to fit: else it would not be placed.
  const placed = chosen.reduce((total, { candidate, part }) => total + candidate.size.least * part, 0)
  const within = staysWithin({ least: placed, most: sum.most }, leaf.max)
  return {
    truth: every([reaches(have, leaf.need), within ?? 'true']),
    have,
    need: leaf.need,
    ...(within && { within }),
  }
}

/** Whether nothing counts more often than the rule of allocation lets it. */
function isLawful(
  program: Program,
  allocation: Allocation,
  byLeaf: readonly (readonly Placement[])[],
): boolean {
  const { leaves, perScope, inAll, split } = program
  const uses = new Map<string, Map<number, number>>()
  const shared = new Map<string, Map<number, number>>()
  const countedAt = new Set<number>()
  for (const placements of byLeaf)
    if (placements.length > 1 && new Set(placements.map(({ at }) => at)).size < placements.length)
      return false
  /** Adds to what is used of a credential in a scope; requirements of a share group use it together. */
  const use = (scope: string, at: number, group: number | undefined, amount: number): number => {
    const together = group === undefined ? undefined : amounts(shared, `${scope} ${group}`)
    const before = together?.get(at) ?? 0
    together?.set(at, Math.max(before, amount))
    const alone = amounts(uses, scope)
    const total = (alone.get(at) ?? 0) + Math.max(0, amount - before)
    alone.set(at, total)
    return total
  }
  for (const { leaf, at, part } of allocation) {
    const { draw, scope, group } = leaves[leaf]!
    if (part <= 0 || part > 1 + TOLERANCE) return false
    if (draw !== 'own') continue
    countedAt.add(at)
    const amount = split ? part : 1
    if (inAll < Number.POSITIVE_INFINITY && use(EVERYWHERE, at, group, amount) > inAll + TOLERANCE)
      return false
    if (scope !== undefined && use(scope, at, group, amount) > perScope + TOLERANCE) return false
  }
  for (const { leaf, at } of allocation)
    if (leaves[leaf]!.draw === 'counted' && !countedAt.has(at)) return false
  return true
}

/** The name of no scope. */
const EVERYWHERE = 'everywhere'

function amounts(all: Map<string, Map<number, number>>, name: string): Map<number, number> {
  const found = all.get(name) ?? new Map<number, number>()
  all.set(name, found)
  return found
}
