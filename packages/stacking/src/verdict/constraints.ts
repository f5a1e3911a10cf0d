/** Judges the constraints on what counts. */
import { every, type Interval, reaches, TOLERANCE, type Truth } from '@microcred/common/logic'
import { hasBranches, surelyAsked, surelyUnder } from '../program/branch.js'
import { possibleKeys } from '../program/distinct.js'
import type { Program, ProgramConstraint } from '../program/program.js'
import { gradesOf, membership, overlapGroups, type Row, rowsOf } from '../program/rows.js'
import { countsOutcomesOnce, outcomesOf } from '../program/shared.js'
import { isApart, windowDays } from '../program/window.js'
import { type Placement, path } from './placement.js'

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

/** Part of each credential that counts under a node, of all requirements or of those that are surely asked for. */
export function countedUnder(
  program: Program,
  node: number,
  byLeaf: readonly (readonly Placement[])[],
  surely = false,
): Map<number, number> {
  const parts = new Map<number, number>()
  for (const leaf of program.under(node))
    if (!surely || surelyUnder(program, leaf, node))
      for (const { at, part } of byLeaf[leaf]!) parts.set(at, Math.min(1, (parts.get(at) ?? 0) + part))
  return parts
}

export function judgeConstraint(
  program: Program,
  constraint: ProgramConstraint,
  byLeaf: readonly (readonly Placement[])[],
): ConstraintJudgement[] {
  const it = constraint.constraint
  const parts = countedUnder(program, constraint.node, byLeaf)
  const certain = hasBranches(program) ? countedUnder(program, constraint.node, byLeaf, true) : parts
  switch (it.op) {
    case 'invariant':
      return judgeInvariant(program, constraint)
    case 'sequence':
      return [{ constraint, kind: 'limit', truth: judgeSequence(program, it, byLeaf) }]
    case 'overlap':
      if (it.policy === 'reduce-volume')
        return [{ constraint, kind: 'limit', truth: judgeReduced(program, constraint, parts, certain) }]
      if (it.policy === 'reduce-share')
        return [{ constraint, kind: 'limit', truth: judgeShares(program, parts, certain) }]
      if (it.policy === 'allow') return [{ constraint, kind: 'limit', truth: 'true' }]
      return [
        {
          constraint,
          kind: 'limit',
          truth: every(rowsOf(constraint, program).map((row) => judgeRow(row, parts, certain).truth)),
        },
      ]
    case 'window':
      return [{ constraint, kind: 'limit', truth: judgeWindow(program, it, parts, certain) }]
    case 'floor':
      if (it.distinctBy !== undefined && it.distinctBy !== 'credential')
        return [judgeDistinct(program, constraint, parts, certain)]
      return rowsOf(constraint, program).map((row) => judgeRow(row, parts, certain))
    case 'share':
      return rowsOf(constraint, program).map((row) => {
        const judged = judgeRow(row, parts, certain)
        return it.of === 'counted'
          ? {
              ...judged,
              ...shown(program, constraint, parts, row.bound === 'least' ? it.min! : it.max!, row.bound),
            }
          : judged
      })
    case 'average':
      return rowsOf(constraint, program).map((row) => {
        const { counted: _, margin: __, ...judged } = judgeRow(row, parts, certain)
        return { ...judged, required: it.min, ...averaged(program, constraint, parts) }
      })
    default:
      return rowsOf(constraint, program).map((row) => judgeRow(row, parts, certain))
  }
}

function judgeRow(
  row: Row,
  parts: ReadonlyMap<number, number>,
  certain: ReadonlyMap<number, number>,
): ConstraintJudgement {
  const sum = (view: 'sure' | 'possible') => {
    let total = 0
    for (const [at, part] of parts) {
      const weight = row.weight(at, view)
      const sure = certain.get(at) ?? 0
      const [whole, rest] = row.byVolume ? [sure, part - sure] : sure > 0 ? [1, 0] : [0, 1]
      // What may not count weighs nothing where that is the worse, or the better.
      const helps = row.bound === 'least' ? weight > 0 : weight < 0
      total += weight * whole + (helps === (view === 'possible') ? weight * rest : 0)
    }
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
  const gradeOf = gradesOf(constraint, program)
  const graded = [...parts].flatMap(([at, part]) => {
    const grade = gradeOf(at)
    if (grade === undefined) return []
    const size = constraint.weight === 'volume' ? program.size(at, program.unit) : { least: 1, most: 1 }
    const times = constraint.weight === 'volume' ? part : 1
    const { inside, ...rest } = grade
    return [{ ...rest, least: inside === 'unknown' ? 0 : size.least * times, most: size.most * times }]
  })
  // The lowest mean gives the low grades their most weight and the high ones their least; the highest the reverse.
  const extreme = (what: 'points' | 'over', order: 1 | -1): number => {
    const end = order > 0 ? 'least' : 'most'
    const sorted = [...graded].sort((a, b) => order * (a[what][end] - b[what][end]))
    const means = sorted.map((_, split) => {
      let [sum, weight] = [0, 0]
      sorted.forEach(({ [what]: value, least, most }, at) => {
        const each = at <= split ? most : least
        sum += value[end] * each
        weight += each
      })
      return weight > 0 ? sum / weight : sorted[0]![what][end]
    })
    return order > 0 ? Math.min(...means) : Math.max(...means)
  }
  if (graded.length === 0) return {}
  return {
    counted: { least: extreme('points', 1), most: extreme('points', -1) },
    margin: { least: extreme('over', 1), most: extreme('over', -1) },
  }
}

function judgeInvariant(program: Program, constraint: ProgramConstraint): ConstraintJudgement[] {
  const it = constraint.constraint
  if (it.op !== 'invariant') return []
  const held = new Map(
    program.hand.holdings.flatMap(({ excluded, supposed }, at) =>
      excluded || supposed?.finished === false ? [] : [[at, 1] as const],
    ),
  )
  // What is in progress is not held yet.
  const certain = new Map(
    [...held].filter(([at]) => {
      const { status, supposed } = program.hand.holdings[at]!
      return status !== 'in-progress' || supposed?.finished === true
    }),
  )
  const asked = surelyAsked(program, constraint.node)
  const asCap: ProgramConstraint = {
    node: constraint.node,
    constraint: { op: 'cap', id: it.id, select: it.select, max: it.max },
  }
  return rowsOf(asCap, program).map((row) => {
    const judged = judgeRow(row, held, certain)
    const truth = judged.truth === 'false' && !asked ? 'unknown' : judged.truth
    return { ...judged, truth, constraint, kind: 'invariant' as const }
  })
}

function judgeDistinct(
  program: Program,
  constraint: ProgramConstraint,
  parts: ReadonlyMap<number, number>,
  certain: ReadonlyMap<number, number>,
): ConstraintJudgement {
  const it = constraint.constraint
  if (it.op !== 'floor') throw new TypeError('only a floor counts what is distinct')
  const member = membership(it.select, program)
  const keys = (sure: boolean) =>
    new Set(
      [...(sure ? certain : parts).keys()]
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
    dates(late).map((other) => {
      const order = inOrder(one, other, it.strict === true)
      // What may be exempt need not keep the order.
      return order === 'false' && (exempt(one.at) === 'unknown' || exempt(other.at) === 'unknown')
        ? 'unknown'
        : order
    }),
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
  certain: ReadonlyMap<number, number>,
): Truth {
  return every(
    overlapGroups(constraint, program).map((group) => {
      const inside = [...group.keys()].filter((at) => parts.has(at))
      const sure = inside.every((at) => group.get(at) === 'true')
      if (inside.length > 2 && inside.some((at) => !certain.has(at))) return 'unknown'
      if (inside.length > 2 && !sure) return 'unknown'
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

/** Each outcome counts in one of those that have it; what names no outcomes may have those of all others. */
function judgeShares(
  program: Program,
  parts: ReadonlyMap<number, number>,
  certain: ReadonlyMap<number, number>,
): Truth {
  const { holdings } = program.hand
  const outcomes = outcomesOf(holdings)
  const counted = [...parts].map(([at, part]) => ({ at, part, outcomes: outcomes[at]! }))
  const named = counted.filter(({ at }) => !holdings[at]!.unread)
  if (!countsOutcomesOnce(named))
    return countsOutcomesOnce(named.filter(({ at }) => certain.has(at))) ? 'unknown' : 'false'
  const together = counted.reduce((sum, { part }) => sum + part, 0)
  return named.length === counted.length || together <= 1 + TOLERANCE ? 'true' : 'unknown'
}

/** Whether the first and the last of what counts were awarded near enough. */
function judgeWindow(
  program: Program,
  it: Extract<ProgramConstraint['constraint'], { op: 'window' }>,
  parts: ReadonlyMap<number, number>,
  certain: ReadonlyMap<number, number>,
): Truth {
  const { sure, possible } = windowDays(program, it, [...parts.keys()])
  const surely = sure.filter(({ at }) => certain.has(at))
  if (isApart(surely, it.months)) return 'false'
  return possible.some(({ day }) => day === undefined) && possible.length > 1
    ? 'unknown'
    : isApart(possible, it.months)
      ? 'unknown'
      : 'true'
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
