/** Grades on the scales a rule declares, and on the scale most of what is held is graded on where it declares none. */
import { exactly, type Interval } from '@microcred/common/logic'
import type { GradeScale } from '../generated/types.js'
import type { Holding } from './hand.js'

/** How a scale runs: 1 where more points are better, -1 where fewer are. */
export const runs = ({ best, worst }: GradeScale): 1 | -1 => (best < worst ? -1 : 1)

/** The scale of a rule that a grade is on, as far as the credential says. */
const scaleOf = ({ record }: Holding, scales: readonly GradeScale[]): GradeScale | undefined => {
  const names = namesOf(record.grade?.scheme)
  return names.length === 0
    ? scales.find(({ unstated }) => unstated)
    : scales.find(({ schemes = [] }) => schemes.some((each) => names.includes(each)))
}

/** What a grading scheme is called: its IRI and its titles. */
const namesOf = (scheme: NonNullable<Holding['record']['grade']>['scheme']): readonly string[] => [
  ...(scheme?.id === undefined ? [] : [scheme.id]),
  ...Object.values(scheme?.title ?? {}),
]

/**
 * The points of a grade on a scale, between their bounds where they are not known; `undefined` where there is no grade.
 * A grade of another scale is known by a conversion of the rule alone.
 */
export function pointsOn(
  scale: GradeScale,
  holding: Holding,
  scales: readonly GradeScale[],
): Interval | undefined {
  if (holding.record.grade === undefined) return undefined
  const supposed = holding.supposed?.scaled?.[scale.id]
  if (supposed) return supposed
  const stated = scaleOf(holding, scales)
  const anything = ends(scale)
  if (stated === undefined) return anything
  const points = pointsOf(stated, holding)
  if (stated === scale || points === undefined) return points ?? anything
  const conversion = scale.conversions?.find(({ from }) => from === stated.id)
  return (conversion && converted(conversion.table, points)) ?? anything
}

const ends = ({ best, worst }: GradeScale): Interval => ({
  least: Math.min(best, worst),
  most: Math.max(best, worst),
})

/** Points on the scale a grade is stated on: by its letter, else as a number the scale has. */
function pointsOf(scale: GradeScale, { record, points }: Holding): Interval | undefined {
  const texts = Object.values(record.grade?.value ?? {}).map((text) => `${text}`.trim())
  const letter = scale.grades?.find(({ grade }) => texts.includes(grade.trim()))
  if (letter) return exactly(letter.points)
  const { least, most } = ends(scale)
  return points !== undefined && points >= least && points <= most ? exactly(points) : undefined
}

type Table = NonNullable<GradeScale['conversions']>[number]['table']

/** In proportion between two points of a table; beyond its ends nothing is known. */
function converted(table: Table, { least, most }: Interval): Interval | undefined {
  const sorted = [...table].sort((a, b) => a.points - b.points)
  const of = (value: number): number | undefined => {
    const above = sorted.findIndex(({ points }) => points >= value)
    if (above < 0) return undefined
    const high = sorted[above]!
    if (high.points === value) return high.becomes
    const low = sorted[above - 1]
    if (!low) return undefined
    return low.becomes + ((high.becomes - low.becomes) * (value - low.points)) / (high.points - low.points)
  }
  const [one, other] = [of(least), of(most)]
  return one === undefined || other === undefined
    ? undefined
    : { least: Math.min(one, other), most: Math.max(one, other) }
}

/** Points of a threshold on a scale: its number, its letter or its pass mark. */
export function threshold(
  scale: GradeScale,
  asked: { min?: number | undefined; least?: string | undefined; pass?: boolean | undefined },
): readonly number[] {
  return [
    ...(asked.min === undefined ? [] : [asked.min]),
    ...(asked.least === undefined
      ? []
      : (scale.grades ?? []).flatMap(({ grade, points }) =>
          grade.trim() === asked.least!.trim() ? [points] : [],
        )),
    ...(asked.pass && scale.pass !== undefined ? [scale.pass] : []),
  ]
}

/** How far from a threshold a grade may lie that is on no scale known. */
const ANYWHERE = 1000

/**
 * Grades as they are stated, where a rule names no scale: those of the scheme most are on, and those that name none, are
 * taken at their points; what those of another scheme would be is unknown.
 */
export function statedPoints(
  holdings: readonly Holding[],
  about: number,
): (holding: Holding) => Interval | undefined {
  const leading = leadingScheme(holdings)
  return ({ points, record }) => {
    if (points === undefined) return undefined
    const scheme = nameOf(record.grade?.scheme)
    return scheme === undefined || scheme === leading
      ? exactly(points)
      : { least: about - ANYWHERE, most: about + ANYWHERE }
  }
}

const nameOf = (scheme: NonNullable<Holding['record']['grade']>['scheme']): string | undefined =>
  scheme?.id ??
  (scheme?.title === undefined ? undefined : JSON.stringify(Object.entries(scheme.title).sort()))

/** The scheme most grades are on; of several the one of the oldest. */
export function leadingScheme(holdings: readonly Holding[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { record, points, excluded } of holdings) {
    const scheme = nameOf(record.grade?.scheme)
    if (scheme !== undefined && points !== undefined && !excluded)
      counts.set(scheme, (counts.get(scheme) ?? 0) + 1)
  }
  let leading: string | undefined
  for (const [scheme, count] of counts)
    if (leading === undefined || count > counts.get(leading)!) leading = scheme
  return leading
}

/** Positions of what is graded on another scheme than most of what is held. */
export const onOtherSchemes = (holdings: readonly Holding[]): readonly number[] => {
  const leading = leadingScheme(holdings)
  return holdings.flatMap(({ record, points, excluded, index }) => {
    const scheme = nameOf(record.grade?.scheme)
    return scheme !== undefined && scheme !== leading && points !== undefined && !excluded ? [index] : []
  })
}
