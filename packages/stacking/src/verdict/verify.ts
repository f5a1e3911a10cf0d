/**
 * Judges an allocation by the rule, whatever found it: every answer of every solver passes through here
 * before anyone sees it.
 */
import { atLeast, every, type Interval, reaches, some, TOLERANCE, type Truth } from '@microcred/common/logic'
import type { Unit } from '@microcred/core/volume'
import { rounded } from '@microcred/core/volume'
import { possibleKeys } from '../program/distinct.js'
import type { Leaf, Program, ProgramConstraint, ProgramNode } from '../program/program.js'
import { membership, overlapGroups, type Row, rowsOf } from '../program/rows.js'

/** One credential at one leaf. */
export interface Placement {
  readonly leaf: number
  readonly at: number
  /** Part of the credential that counts, more than 0 and at most 1. */
  readonly part: number
}

export type Allocation = readonly Placement[]

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

export interface ConstraintJudgement {
  readonly constraint: ProgramConstraint
  /** Asks for something, limits what counts, or limits what is held. */
  readonly kind: 'floor' | 'limit' | 'invariant'
  readonly truth: Truth
  /** Whether what counts must reach `required` or must not exceed it. */
  readonly bound?: Row['bound']
  readonly required?: number
  readonly counted?: Interval
  readonly margin?: Interval
  readonly unit?: string
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

/** Placements by leaf. */
export function placedIn(program: Program, allocation: Allocation): Placement[][] {
  const byLeaf: Placement[][] = program.leaves.map(() => [])
  for (const placement of allocation) byLeaf[placement.leaf]!.push(placement)
  return byLeaf
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

/** The first limit that holds of what counts and would no longer hold with one placement more. */
export function brokenBy(
  program: Program,
  byLeaf: readonly Placement[][],
  before: readonly ConstraintJudgement[],
  extra: Placement,
): ConstraintJudgement | undefined {
  const above = new Set(path(program, program.leaves[extra.leaf]!.node))
  byLeaf[extra.leaf]!.push(extra)
  try {
    for (const constraint of program.constraints) {
      if (!above.has(constraint.node)) continue
      const held = before.filter((each) => each.constraint === constraint)
      const broken = judgeConstraint(program, constraint, byLeaf).find(
        ({ kind, truth }, at) => kind === 'limit' && truth !== 'true' && held[at]?.truth === 'true',
      )
      if (broken) return broken
    }
    return undefined
  } finally {
    byLeaf[extra.leaf]!.pop()
  }
}

/** A node and all above it. */
export function path(program: Program, node: number): number[] {
  const out: number[] = []
  for (let each = node; each >= 0; each = program.nodes[each]!.parent) out.push(each)
  return out
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

/** Part of each credential that counts under a node. */
export function countedUnder(
  program: Program,
  node: number,
  byLeaf: readonly (readonly Placement[])[],
): Map<number, number> {
  const parts = new Map<number, number>()
  for (const leaf of program.under(node))
    for (const { at, part } of byLeaf[leaf]!) parts.set(at, Math.min(1, (parts.get(at) ?? 0) + part))
  return parts
}

function judgeConstraint(
  program: Program,
  constraint: ProgramConstraint,
  byLeaf: readonly (readonly Placement[])[],
): ConstraintJudgement[] {
  const it = constraint.constraint
  const parts = countedUnder(program, constraint.node, byLeaf)
  switch (it.op) {
    case 'invariant':
      return judgeInvariant(program, constraint)
    case 'sequence':
      return [{ constraint, kind: 'limit', truth: judgeSequence(program, it, byLeaf) }]
    case 'overlap':
      if (it.policy === 'reduce-volume')
        return [{ constraint, kind: 'limit', truth: judgeReduced(program, constraint, parts) }]
      if (it.policy === 'allow') return [{ constraint, kind: 'limit', truth: 'true' }]
      return [
        {
          constraint,
          kind: 'limit',
          truth: every(rowsOf(constraint, program).map((row) => judgeRow(row, parts).truth)),
        },
      ]
    case 'floor':
      if (it.distinctBy !== undefined && it.distinctBy !== 'credential')
        return [judgeDistinct(program, constraint, parts)]
      return rowsOf(constraint, program).map((row) => judgeRow(row, parts))
    case 'share':
      return rowsOf(constraint, program).map((row) => {
        const judged = judgeRow(row, parts)
        return it.of === 'counted'
          ? {
              ...judged,
              ...shown(program, constraint, parts, row.bound === 'least' ? it.min! : it.max!, row.bound),
            }
          : judged
      })
    case 'average':
      return rowsOf(constraint, program).map((row) => {
        const { counted: _, margin: __, ...judged } = judgeRow(row, parts)
        return { ...judged, required: it.min, ...averaged(program, constraint, parts) }
      })
    default:
      return rowsOf(constraint, program).map((row) => judgeRow(row, parts))
  }
}

function judgeRow(row: Row, parts: ReadonlyMap<number, number>): ConstraintJudgement {
  const sum = (view: 'sure' | 'possible') => {
    let total = 0
    for (const [at, part] of parts) total += row.weight(at, view) * (row.byVolume ? part : 1)
    return total
  }
  const [sure, possible] = [sum('sure'), sum('possible')]
  const keeps = (value: number) =>
    row.bound === 'least' ? value >= row.limit - TOLERANCE : value <= row.limit + TOLERANCE
  const counted = { least: Math.min(sure, possible), most: Math.max(sure, possible) }
  const margin =
    row.bound === 'least'
      ? { least: counted.least - row.limit, most: counted.most - row.limit }
      : { least: row.limit - counted.most, most: row.limit - counted.least }
  return {
    constraint: row.constraint,
    kind: row.soft ? 'floor' : 'limit',
    bound: row.bound,
    truth: keeps(sure) ? 'true' : keeps(possible) ? 'unknown' : 'false',
    required: row.limit,
    counted,
    margin,
    unit: row.unit,
  }
}

/** A share of what counts, as amounts a reader can follow: so much of so much. */
function shown(
  program: Program,
  { constraint }: ProgramConstraint,
  parts: ReadonlyMap<number, number>,
  share: number,
  bound: 'least' | 'most',
): Partial<ConstraintJudgement> {
  if (constraint.op !== 'share') return {}
  const member = membership(constraint.select, program)
  const counted = { least: 0, most: 0 }
  const total = { least: 0, most: 0 }
  for (const [at, part] of parts) {
    const size = program.size(at, program.unit)
    total.least += size.least * part
    total.most += size.most * part
    if (member(at) === 'true') counted.least += size.least * part
    if (member(at) !== 'false') counted.most += size.most * part
  }
  const required = share * (bound === 'least' ? total.most : total.least)
  return {
    required,
    counted,
    margin:
      bound === 'least'
        ? { least: counted.least - share * total.most, most: counted.most - share * total.least }
        : { least: share * total.least - counted.most, most: share * total.most - counted.least },
  }
}

/** An average as a reader knows it: the mean of the grades that count, between its bounds; none where none counts. */
function averaged(
  program: Program,
  { constraint }: ProgramConstraint,
  parts: ReadonlyMap<number, number>,
): Pick<ConstraintJudgement, 'counted' | 'margin'> {
  if (constraint.op !== 'average') return {}
  const member = constraint.select ? membership(constraint.select, program) : () => 'true' as const
  const graded = [...parts].flatMap(([at, part]) => {
    const { points } = program.hand.holdings[at]!
    const inside = member(at)
    if (points === undefined || inside === 'false') return []
    const size = constraint.weight === 'volume' ? program.size(at, program.unit) : { least: 1, most: 1 }
    const times = constraint.weight === 'volume' ? part : 1
    return [{ points, least: inside === 'unknown' ? 0 : size.least * times, most: size.most * times }]
  })
  // The lowest mean gives the low grades their most weight and the high ones their least; the highest the reverse.
  const extreme = (order: 1 | -1): number => {
    const sorted = [...graded].sort((a, b) => order * (a.points - b.points))
    const means = sorted.map((_, split) => {
      let [sum, weight] = [0, 0]
      sorted.forEach(({ points, least, most }, at) => {
        const each = at <= split ? most : least
        sum += points * each
        weight += each
      })
      return weight > 0 ? sum / weight : sorted[0]!.points
    })
    return order > 0 ? Math.min(...means) : Math.max(...means)
  }
  if (graded.length === 0) return {}
  const counted = { least: extreme(1), most: extreme(-1) }
  const { min } = constraint
  return { counted, margin: { least: counted.least - min, most: counted.most - min } }
}

function judgeInvariant(program: Program, constraint: ProgramConstraint): ConstraintJudgement[] {
  const it = constraint.constraint
  if (it.op !== 'invariant') return []
  const held = new Map(
    program.hand.holdings.flatMap(({ excluded }, at) => (excluded ? [] : [[at, 1] as const])),
  )
  const asCap: ProgramConstraint = {
    node: constraint.node,
    constraint: { op: 'cap', id: it.id, select: it.select, max: it.max },
  }
  return rowsOf(asCap, program).map((row) => ({
    ...judgeRow(row, held),
    constraint,
    kind: 'invariant' as const,
  }))
}

function judgeDistinct(
  program: Program,
  constraint: ProgramConstraint,
  parts: ReadonlyMap<number, number>,
): ConstraintJudgement {
  const it = constraint.constraint
  if (it.op !== 'floor') throw new TypeError('only a floor counts what is distinct')
  const member = membership(it.select, program)
  const keys = (sure: boolean) =>
    new Set(
      [...parts.keys()]
        .filter((at) => (sure ? member(at) === 'true' : member(at) !== 'false'))
        .flatMap((at) =>
          possibleKeys(it, program.hand.holdings[at]!, at, sure ? 'sure' : 'possible', it.min.count ?? 0),
        ),
    )
  const counted = { least: keys(true).size, most: keys(false).size }
  const required = it.min.count ?? 0
  return {
    constraint,
    kind: 'floor',
    truth: reaches(counted, required),
    required,
    counted,
    margin: { least: counted.least - required, most: counted.most - required },
    unit: it.distinctBy!,
  }
}

/** Whether everything that counts for one requirement was awarded before everything that counts for another. */
function judgeSequence(
  program: Program,
  it: Extract<ProgramConstraint['constraint'], { op: 'sequence' }>,
  byLeaf: readonly (readonly Placement[])[],
): Truth {
  const { early, late, exempt } = sequenceOf(program, it)
  const dates = (leaves: readonly number[]) =>
    leaves.flatMap((leaf) =>
      byLeaf[leaf]!.filter(({ at }) => exempt(at) !== 'true').map(({ at }) => ({
        at,
        day: program.hand.holdings[at]!.awarded,
      })),
    )
  const verdicts = dates(early).flatMap((one) =>
    dates(late).map((other) => inOrder(one, other, it.strict === true)),
  )
  return every(verdicts)
}

export function inOrder(
  one: { at: number; day: string | undefined },
  other: { at: number; day: string | undefined },
  strict: boolean,
): Truth {
  if (one.at === other.at && !strict) return 'true'
  if (one.day === undefined || other.day === undefined) return 'unknown'
  return one.day < other.day || (!strict && one.day === other.day) ? 'true' : 'false'
}

/** The leaves a sequence binds, and which credentials it leaves alone. */
export function sequenceOf(
  program: Program,
  it: Extract<ProgramConstraint['constraint'], { op: 'sequence' }>,
): { early: readonly number[]; late: readonly number[]; exempt: (at: number) => Truth } {
  const leaves = (name: string) =>
    program.nodes.filter(({ id }) => id === name).flatMap(({ index }) => program.under(index))
  return {
    early: leaves(it.before),
    late: leaves(it.after),
    exempt: it.exempt ? membership(it.exempt, program) : () => 'false',
  }
}

/** Overlapping credentials count together at most what the largest of them is worth. */
function judgeReduced(
  program: Program,
  constraint: ProgramConstraint,
  parts: ReadonlyMap<number, number>,
): Truth {
  return every(
    mergedGroups(overlapGroups(constraint, program)).map((group) => {
      const inside = [...group.keys()].filter((at) => parts.has(at))
      const sure = inside.every((at) => group.get(at) === 'true')
      const size = (at: number) => program.size(at, program.unit)
      const total = (end: 'least' | 'most') =>
        inside.reduce((sum, at) => sum + size(at)[end] * parts.get(at)!, 0)
      const largest = (end: 'least' | 'most') => Math.max(0, ...inside.map((at) => size(at)[end]))
      return total('most') <= largest('least') + TOLERANCE || inside.length < 2
        ? 'true'
        : !sure || total('least') <= largest('most') + TOLERANCE
          ? 'unknown'
          : 'false'
    }),
  )
}

/** Groups that have a credential in common made one. */
export function mergedGroups(groups: readonly ReadonlyMap<number, Truth>[]): ReadonlyMap<number, Truth>[] {
  const out: Map<number, Truth>[] = []
  for (const group of groups) {
    const touching = out.filter((each) => [...group.keys()].some((at) => each.has(at)))
    const merged = new Map([...group, ...touching.flatMap((each) => [...each])])
    for (const each of touching) out.splice(out.indexOf(each), 1)
    out.push(merged)
  }
  return out
}
