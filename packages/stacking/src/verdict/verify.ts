/**
 * Judges an allocation by the rule, whatever found it: every answer of every solver passes through here
 * before anyone sees it.
 */
import { atLeast, every, type Interval, reaches, some, TOLERANCE, type Truth } from '@microcred/common/logic'
import type { Unit } from '@microcred/core/volume'
import { rounded } from '@microcred/core/volume'
import type { Leaf, Program, ProgramNode } from '../program/program.js'
import { type ConstraintJudgement, judgeConstraint } from './constraints.js'
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

export function verify(program: Program, allocation: Allocation, granted = false): Judgement {
  const byLeaf = placedIn(program, allocation)
  const lawful = isLawful(program, allocation, byLeaf)
  const constraints = program.constraints.flatMap((each) => judgeConstraint(program, each, byLeaf))
  const nodes: NodeJudgement[] = []
  judgeNode({ program, byLeaf, constraints, nodes, granted }, 0)
  // What counts under a requirement that is not met does not count.
  const used = new Set<number>()
  for (const { index, node } of program.leaves)
    if (byLeaf[index]!.length > 0) for (const each of path(program, node)) used.add(each)
  const met = every([nodes[0]!.truth, ...[...used].map((each) => nodes[each]!.truth)])
  return { lawful, met: lawful ? met : 'false', nodes, constraints }
}

type ByLeaf = readonly (readonly Placement[])[]

/** What is judged so far. */
interface Court {
  readonly program: Program
  readonly byLeaf: ByLeaf
  readonly constraints: readonly ConstraintJudgement[]
  readonly nodes: NodeJudgement[]
  /** Whether decisions that nobody took are taken to be favourable. */
  readonly granted: boolean
}

function judgeNode(court: Court, index: number): NodeJudgement {
  const { program, constraints, nodes } = court
  const node = program.nodes[index]!
  const truths = node.children.map((child) => judgeNode(court, child).truth)
  const inner = judgeKind(court, node, truths)
  const own = constraints.filter(({ constraint }) => constraint.node === index).map(({ truth }) => truth)
  const result = own.length === 0 ? inner : { ...inner, truth: every([inner.truth, ...own]) }
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
      return { truth: atLeast(node.need, truths), have: tally(truths), need: node.need }
    case 'either':
      return { truth: eitherWay(node.need, truths), have: tally(truths), need: 1 }
    case 'sum': {
      const sum = sumOf(court, node, truths)
      const have = round(sum, node)
      const within = staysWithin(sum, node.max)
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
      return judgeLeaf(program, program.leaves[node.leaf!]!, byLeaf[node.leaf!]!)
  }
}

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

/** What the children that are met come to, each credential once. */
function sumOf(court: Court, { children, unit }: ProgramNode, truths: readonly Truth[]): Interval {
  const sure = children.filter((_, at) => truths[at] === 'true')
  const possible = children.filter((_, at) => truths[at] !== 'false')
  return {
    least: volumeUnder(court, sure, unit!, 'least'),
    most: volumeUnder(court, possible, unit!, 'most'),
  }
}

function volumeUnder(
  { program, byLeaf }: Court,
  nodes: readonly number[],
  unit: Unit,
  end: 'least' | 'most',
): number {
  const parts = new Map<number, number>()
  for (const node of nodes)
    for (const leaf of program.under(node))
      for (const { at, part } of byLeaf[leaf]!)
        if (end === 'most' || program.leaves[leaf]!.byAt.get(at)?.truth === 'true')
          parts.set(at, Math.min(1, (parts.get(at) ?? 0) + part))
  let total = 0
  for (const [at, part] of parts) total += program.size(at, unit)[end] * part
  return total
}

const round = (have: Interval, { round: rounding }: { readonly round: Leaf['round'] }): Interval => ({
  least: rounded(have.least, rounding),
  most: rounded(have.most, rounding),
})

function judgeLeaf(program: Program, leaf: Leaf, placements: readonly Placement[]): NodeJudgement {
  const chosen = placements.flatMap(({ at, part }) => {
    const candidate = leaf.byAt.get(at)
    return candidate ? [{ candidate, part }] : []
  })
  if (chosen.length < placements.length)
    return { truth: 'false', have: { least: 0, most: 0 }, need: leaf.need }
  const sure = chosen.filter(({ candidate }) => candidate.truth === 'true')
  if (leaf.measure === 'distinct' || leaf.measure === 'outcomes') {
    const keys = (some: typeof chosen) => new Set(some.flatMap(({ candidate }) => candidate.keys ?? []))
    const [surely, possibly] = [keys(sure), keys(chosen)]
    const mandatory = every(
      leaf.mandatory.map((each) => (surely.has(each) ? 'true' : possibly.has(each) ? 'unknown' : 'false')),
    )
    const have = { least: surely.size, most: possibly.size }
    const requirement = program.nodes[leaf.node]!.requirement
    const targets =
      requirement.op === 'outcomes'
        ? (requirement.targets ?? program.rule.profile.outcomes).map(({ id }) => id)
        : []
    const within = staysWithin(have, leaf.max)
    return {
      truth: every([reaches(have, leaf.need), mandatory, within ?? 'true']),
      have,
      need: leaf.need,
      ...(within && { within }),
      ...(leaf.measure === 'outcomes' && { uncovered: targets.filter((id) => !possibly.has(id)) }),
    }
  }
  const sum = {
    least: sure.reduce((total, { candidate, part }) => total + candidate.size.least * part, 0),
    most: chosen.reduce((total, { candidate, part }) => total + candidate.size.most * part, 0),
  }
  const have = round(sum, leaf)
  const within = staysWithin(sum, leaf.max)
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
  const everywhere = new Map<number, number>()
  const scopes = new Map<string, Map<number, number>>()
  const groups = new Set<string>()
  const countedAt = new Set<number>()
  for (const placements of byLeaf)
    if (placements.length > 1 && new Set(placements.map(({ at }) => at)).size < placements.length)
      return false
  for (const { leaf, at, part } of allocation) {
    const { draw, scope, group } = leaves[leaf]!
    if (part <= 0 || part > 1 + TOLERANCE) return false
    if (draw !== 'own') continue
    countedAt.add(at)
    if (group !== undefined) {
      const key = `${at} ${group}`
      if (groups.has(key)) continue
      groups.add(key)
    }
    const amount = split ? part : 1
    if (!within(everywhere, at, amount, inAll)) return false
    if (scope === undefined) continue
    let inside = scopes.get(scope)
    if (!inside) {
      inside = new Map()
      scopes.set(scope, inside)
    }
    if (!within(inside, at, amount, perScope)) return false
  }
  for (const { leaf, at } of allocation)
    if (leaves[leaf]!.draw === 'counted' && !countedAt.has(at)) return false
  return true
}

/** Adds to what is used of a credential; whether it stays within a limit. */
function within(uses: Map<number, number>, at: number, amount: number, limit: number): boolean {
  const total = (uses.get(at) ?? 0) + amount
  uses.set(at, total)
  return total <= limit + TOLERANCE
}
