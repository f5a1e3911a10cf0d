/** Learning outcomes of two sides, matched one to one so that as much as possible of the target is covered. */

import type { StatedOutcome } from '../compare/comparand.js'
import type { ElementComparison, OutcomeMatch } from '../compare/result.js'
import { compared, type Pair } from '../elements/element.js'
import type { ComparisonPolicy } from '../generated/types.js'
import { assignment } from './assignment.js'
import type { ConceptGraph } from './graph.js'
import { type Described, describe, isTold, type Relation, relateAll } from './relate.js'

/** How the outcomes of a source meet those of a target. */
export interface Matched {
  readonly covered: readonly OutcomeMatch[]
  readonly missing: readonly StatedOutcome[]
  readonly surplus: readonly StatedOutcome[]
  /** Covered share of the essential outcomes; `undefined` where one side states none. */
  readonly share: number | undefined
  /** The share if outcomes that name no concept turned out to be what is asked for. */
  readonly possible: number
  /** How two outcomes relate, assigned to each other or not. */
  readonly relation: (source: number, target: number) => Relation | undefined
  /** Outcomes of both sides as the graph knows them. */
  readonly described: { readonly source: readonly Described[]; readonly target: readonly Described[] }
}

/** Parts of an outcome are told in thousandths, so that their sums are exact. */
const PARTS = 1000

/** Nearness is worth less than the smallest part, an outcome that is not essential less than one that is. */
const OPTIONAL = 2 ** 12
const ESSENTIAL = 2 ** 32
const NEAREST = 7

/** Assigns source outcomes to target outcomes. */
export function matchOutcomes(
  { source, target, policy, same }: Pair,
  graph: ConceptGraph,
  isEssential: (outcome: StatedOutcome) => boolean,
): Matched {
  const from = source.outcomes.map((outcome) => describe(outcome, graph, same))
  const to = target.outcomes.map((outcome) => describe(outcome, graph, same))
  const relations = relateAll(from, to, graph)
  const parts = relations.map((row) => row.map((relation) => partOf(relation, policy)))
  const essential = target.outcomes.map(isEssential)
  const near = (row: number, column: number) => nearness(parts[row]![column]!, relations[row]![column])
  const columns = assignment(weighed(parts, essential, near))
  const rowOf = (column: number) => columns.indexOf(column)
  const covered = target.outcomes.flatMap((outcome, at): OutcomeMatch[] => {
    const row = rowOf(at)
    if (row < 0) return []
    const { share: _, ...relation } = relations[row]![at]!
    const place = { source: source.place(source.outcomes[row]!), target: target.place(outcome) }
    return [{ ...place, ...relation, covers: parts[row]![at]! / PARTS }]
  })
  const share = shareOf(parts, columns, essential)
  return {
    covered,
    missing: target.outcomes.filter((_, at) => rowOf(at) < 0),
    surplus: source.outcomes.filter((_, at) => columns[at] === -1),
    share: from.length === 0 || to.length === 0 ? undefined : share,
    possible: atBest(parts, from, to, essential) ?? share,
    relation: (one, other) => relations[one]?.[other],
    described: { source: from, target: to },
  }
}

/** What is covered of an outcome counts first where it is essential, then elsewhere, and nearness last. */
const weighed = (
  parts: readonly (readonly number[])[],
  essential: readonly boolean[],
  near: (row: number, column: number) => number = () => 0,
): number[][] =>
  parts.map((row, at) =>
    row.map((part, column) => part * (essential[column] ? ESSENTIAL : OPTIONAL) + near(at, column)),
  )

/** Covered share of the essential outcomes. */
function shareOf(
  parts: readonly (readonly number[])[],
  columns: readonly number[],
  essential: readonly boolean[],
): number {
  const counted = columns.map((column, row) => (column >= 0 && essential[column] ? parts[row]![column]! : 0))
  const count = essential.filter(Boolean).length
  return count === 0 ? 0 : counted.reduce((sum, part) => sum + part, 0) / PARTS / count
}

/** The share if every outcome that names no concept turned out to be what is asked for; `undefined` if all name one. */
function atBest(
  parts: readonly (readonly number[])[],
  from: readonly Described[],
  to: readonly Described[],
  essential: readonly boolean[],
): number | undefined {
  if ([...from, ...to].every(isTold)) return undefined
  const best = parts.map((row, at) =>
    row.map((part, column) => (isTold(from[at]!) && isTold(to[column]!) ? part : PARTS)),
  )
  return shareOf(best, assignment(weighed(best, essential)), essential)
}

/** Thousandths of a target outcome that a relation covers. */
function partOf(relation: Relation | undefined, { outcomes }: ComparisonPolicy): number {
  const rule = relation && outcomes.relations.find((each) => each.relation === relation.relation)
  if (!rule || (rule.distance !== undefined && relation.distance > rule.distance)) return 0
  return Math.floor(rule.covers * relation.share * PARTS + 1e-9)
}

/** Of pairs that cover the same, the nearer: exact, then by distance. */
const nearness = (part: number, relation: Relation | undefined): number =>
  part === 0 || !relation
    ? 0
    : relation.relation === 'exact'
      ? NEAREST
      : Math.max(1, NEAREST - 1 - relation.distance)

/** The element: none where all is covered, what the policy says where a part is, open where texts must be read. */
export function compareOutcomes(
  { share, possible, covered, missing }: Matched,
  { source, target, policy }: Pair,
): ElementComparison {
  const { coverage } = policy.outcomes
  const is = compared(
    'outcomes',
    source.side(covered.map((match) => match.source.pointer)),
    target.side([...covered.map((match) => match.target.pointer), ...missing.map(({ pointer }) => pointer)]),
  )
  if (target.outcomes.length === 0) return is('undetermined', 'target-silent')
  if (source.outcomes.length === 0 || share === undefined) return is('undetermined', 'source-silent')
  if (share === 1) return is('none', 'outcomes.all', { count: target.outcomes.length })
  const params = { covered: percent(share), tolerance: percent(coverage.value), possible: percent(possible) }
  if (share >= coverage.value) return is('non-substantial', 'outcomes.enough', params)
  return possible >= coverage.value
    ? is('undetermined', 'outcomes.open', params)
    : is('substantial', 'outcomes.too-few', params)
}

/** A share in per cent; never more than there is. */
const percent = (share: number): number => Math.floor(share * 100 + 1e-9)
