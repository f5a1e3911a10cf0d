/** Constraints as sums over what counts: Σ weight × counted, at least or at most a bound. */

import type { Interval, Truth } from '@microcred/common/logic'
import { rounded } from '@microcred/core/volume'
import type { Amount, Constraint, Select } from '../generated/types.js'
import { pointsOn, runs, statedPoints } from '../hand/grades.js'
import type { Holding } from '../hand/hand.js'
import { select } from '../hand/select.js'
import type { Program, ProgramConstraint } from './program.js'
import type { View } from './view.js'

export interface Row {
  /** Node under which it counts. */
  readonly node: number
  readonly constraint: ProgramConstraint
  readonly bound: 'least' | 'most'
  readonly limit: number
  /** A soft row is something missing; a hard one limits what counts. */
  readonly soft: boolean
  /** Weight of a whole credential. */
  weight(at: number, view: View): number
  /** Whether a part of a credential weighs a part. */
  readonly byVolume: boolean
  readonly unit: string
}

/** The rows of a constraint; those that are no sums (sequence, distinct, reduced volumes) have none. */
export function rowsOf(constraint: ProgramConstraint, program: Program): readonly Row[] {
  const known = rows.get(constraint)
  if (known) return known
  const found = build(constraint, program)
  rows.set(constraint, found)
  return found
}

/** Constraints are made anew for every evaluation, so their rows go with them. */
const rows = new WeakMap<ProgramConstraint, readonly Row[]>()

function build(constraint: ProgramConstraint, program: Program): Row[] {
  const { constraint: it, node } = constraint
  const { unit: main, rule } = program
  const base = { node, constraint }
  switch (it.op) {
    case 'cap':
      return amounts(it.max, it.select, 'most', program).map((row) => ({ ...base, ...row, soft: false }))
    case 'floor':
      return it.distinctBy !== undefined && it.distinctBy !== 'credential'
        ? []
        : amounts(it.min, it.select, 'least', program).map((row) => ({ ...base, ...row, soft: true }))
    case 'share': {
      if (it.of === 'required') {
        const total = rule.profile.volume?.value ?? 0
        const least =
          it.min === undefined
            ? []
            : amounts(
                { volume: { value: rounded(it.min * total, it.round), unit: main } },
                it.select,
                'least',
                program,
              )
        const most =
          it.max === undefined
            ? []
            : amounts(
                { volume: { value: rounded(it.max * total, it.round), unit: main } },
                it.select,
                'most',
                program,
              )
        return [
          ...least.map((row) => ({ ...base, ...row, soft: true })),
          ...most.map((row) => ({ ...base, ...row, soft: false })),
        ]
      }
      const member = membership(it.select, program)
      const row = (bound: 'least' | 'most', share: number): Row => ({
        ...base,
        bound,
        limit: 0,
        soft: false,
        byVolume: true,
        unit: main,
        weight(at, view) {
          const inside = member(at)
          const size = program.size(at, main)
          // The weight the counted sum gets when the credential is inside of the share and when it is not.
          const ends = [
            ...(inside === 'false' ? [] : [(1 - share) * size.least, (1 - share) * size.most]),
            ...(inside === 'true' ? [] : [-share * size.least, -share * size.most]),
          ]
          return (view === 'possible') === (bound === 'least') ? Math.max(...ends) : Math.min(...ends)
        },
      })
      return [
        ...(it.min === undefined ? [] : [row('least', it.min)]),
        ...(it.max === undefined ? [] : [row('most', it.max)]),
      ]
    }
    case 'average': {
      const graded = gradesOf(it, program)
      return [
        {
          ...base,
          bound: 'least',
          limit: 0,
          soft: false,
          byVolume: it.weight === 'volume',
          unit: 'points',
          weight(at, view) {
            const grade = graded(at)
            if (grade === undefined) return 0
            const size = it.weight === 'volume' ? program.size(at, main) : { least: 1, most: 1 }
            const ends = [
              ...[grade.over.least, grade.over.most].flatMap((over) => [over * size.least, over * size.most]),
              ...(grade.inside === 'unknown' ? [0] : []),
            ]
            return view === 'possible' ? Math.max(...ends) : Math.min(...ends)
          },
        },
      ]
    }
    case 'overlap':
      return it.policy === 'count-once'
        ? overlapGroups(constraint, program).map((group) => ({
            ...base,
            bound: 'most' as const,
            limit: 1,
            soft: false,
            byVolume: false,
            unit: 'credentials',
            weight: (at: number, view: View) =>
              group.has(at) && (view === 'sure' || group.get(at) === 'true') ? 1 : 0,
          }))
        : []
    default:
      return []
  }
}

type Average = Extract<Constraint, { op: 'average' }>

/** What a credential's grade brings to an average: by how much it is better than what is asked, and its points. */
export interface AveragedGrade {
  readonly over: Interval
  readonly points: Interval
  readonly inside: Truth
}

/** The grades of an average; `undefined` for what has none, or is not among what is averaged. */
export function gradesOf(it: Average, program: Program): (at: number) => AveragedGrade | undefined {
  const { scales = [] } = program.rule
  const { holdings } = program.hand
  const scale = it.scale === undefined ? undefined : scales.find(({ id }) => id === it.scale)
  const member = it.select ? membership(it.select, program) : () => 'true' as const
  const stated = statedPoints(holdings, it.min)
  const way = scale ? runs(scale) : 1
  return (at) => {
    const inside = member(at)
    if (inside === 'false') return undefined
    const points = scale ? pointsOn(scale, holdings[at]!, scales) : stated(holdings[at]!)
    if (points === undefined) return undefined
    const ends = [way * (points.least - it.min), way * (points.most - it.min)]
    return { points, inside, over: { least: Math.min(...ends), most: Math.max(...ends) } }
  }
}

type Bare = Omit<Row, 'node' | 'constraint' | 'soft'>

function amounts(
  { volume, count }: Amount,
  wanted: Select,
  bound: 'least' | 'most',
  program: Program,
): Bare[] {
  const member = membership(wanted, program)
  const row = (limit: number, unit: string, byVolume: boolean, size: (at: number) => Interval): Bare => ({
    bound,
    limit,
    byVolume,
    unit,
    weight(at, view) {
      const inside = member(at)
      const generous = (view === 'possible') === (bound === 'least')
      if (inside === 'false' || (inside === 'unknown' && !generous)) return 0
      return generous ? size(at).most : size(at).least
    },
  })
  return [
    ...(volume === undefined
      ? []
      : [row(volume.value, volume.unit, true, (at) => program.size(at, volume.unit))]),
    ...(count === undefined ? [] : [row(count, 'credentials', false, () => ({ least: 1, most: 1 }))]),
  ]
}

/** Whether a credential is one of a selection, judged once. */
export function membership(wanted: Select, { hand, context }: Program): (at: number) => Truth {
  const known: Truth[] = []
  return (at) => (known[at] ??= select(wanted, hand.holdings[at]!, context).truth)
}

/** Groups of credentials of which each overlaps with each, and whether each is surely one of them. */
export function overlapGroups(
  { constraint }: ProgramConstraint,
  program: Program,
): ReadonlyMap<number, Truth>[] {
  if (constraint.op !== 'overlap') return []
  const { holdings } = program.hand
  const { by } = constraint
  if (by === 'declared')
    return (constraint.groups ?? []).map((group) => {
      const member = membership(group, program)
      return new Map(
        holdings.flatMap(({ excluded }, at) =>
          !excluded && member(at) !== 'false' ? [[at, member(at)] as const] : [],
        ),
      )
    })
  const standing = [...holdings.entries()].filter(([, { excluded }]) => !excluded)
  const groups = new Map<string, Map<number, Truth>>()
  for (const [at, holding] of standing)
    for (const name of namesOf(by, holding))
      groups.set(name, (groups.get(name) ?? new Map<number, Truth>()).set(at, 'true'))
  // What is silent about what overlaps may overlap with each, and with another that is.
  const silent = standing.filter(([, holding]) => isSilentOf(by, holding))
  for (const [, { record }] of silent)
    for (const name of by === 'outcome'
      ? [SILENT]
      : [SILENT, ...titlesOf(record).map((title) => `${title} `)])
      if (!groups.has(name)) groups.set(name, new Map())
  for (const [name, group] of groups)
    for (const [at, holding] of silent)
      if (!group.has(at) && mayOverlap(by, holding, name)) group.set(at, 'unknown')
  return [...groups.values()].filter(({ size }) => size > 1)
}

const SILENT = ''

/** What a credential overlaps by: each outcome, or each title with its awarding body. */
function namesOf(by: 'outcome' | 'family', { record, issuers, outcomes, skills }: Holding): string[] {
  if (by === 'outcome')
    return [
      ...(outcomes ?? []),
      ...[...(skills ?? [])].filter(([, match]) => match === 'exact').map(([uri]) => uri),
    ]
  const issuer = issuers?.[0]
  return issuer === undefined ? [] : titlesOf(record).map((title) => `${title} ${issuer}`)
}

const titlesOf = ({ title }: Holding['record']): string[] =>
  Object.entries(title ?? {}).map(([language, text]) => `${language} ${text.trim().toLowerCase()}`)

const isSilentOf = (by: 'outcome' | 'family', { unread, record, issuers }: Holding): boolean =>
  by === 'outcome' ? unread : issuers?.[0] === undefined || titlesOf(record).length === 0

/** A title without its awarding body overlaps with the same title alone. */
function mayOverlap(by: 'outcome' | 'family', { record, issuers }: Holding, name: string): boolean {
  if (by === 'outcome') return true
  const titles = titlesOf(record)
  if (name === SILENT) return titles.length === 0
  return titles.length > 0
    ? titles.some((title) => name.startsWith(`${title} `))
    : issuers?.[0] === undefined || name.endsWith(` ${issuers[0]}`)
}
