/**
 * Worlds: every fact that a hand leaves open, given a value. In a world nothing is unknown, so a rule can be judged
 * with plain truth. Written from the meaning of the language; it shares nothing with the evaluator but types.
 */
import type { Held, StackingRule, StackOptions } from '@microcred/stacking'

type Record_ = Held['record']
export type Unit = 'ects' | 'hour' | 'uk-credit' | 'us-semester-hour' | 'points'

/** A credential of which everything is known. */
export interface Known {
  readonly at: number
  readonly ids: readonly string[]
  /** Level, or nothing where the credential says that none applies. */
  readonly eqf: number | undefined
  readonly issuer: string
  readonly outcomes: ReadonlySet<string>
  /** Concepts: matched exactly, or narrower than the concept. */
  readonly skills: ReadonlyMap<string, 'exact' | 'narrower'>
  /** How many outcomes there are in all. */
  readonly count: number
  readonly fields: readonly string[]
  readonly routes: readonly string[]
  readonly forms: readonly string[]
  readonly day: string
  /** Points for a threshold; an average leaves out who states none. */
  readonly points: number
  readonly stated: number | undefined
  /** Points on each scale of the rule, and whether an average has them. */
  readonly scaled: Readonly<Record<string, number>>
  readonly graded: boolean
  /** Hours of an ECTS credit that a fixed worth is counted in. */
  readonly fixedHours: number
  /** Whether a ledger nobody handed in, or that it may be in for all it says, has taken it. */
  readonly taken: boolean
  readonly status: string
  /** Whether what is in progress will be held. */
  readonly finished: boolean
  readonly extensions: Readonly<Record<string, readonly string[]>>
  readonly titles: readonly string[]
  readonly grades: Readonly<Record<string, string>>
  size(unit: string): number
}

export interface World {
  readonly credentials: readonly Known[]
  readonly entered: string
  readonly at: string
}

/** Values a fact may turn out to have, at the position of a credential or of the circumstances. */
interface Open {
  readonly values: readonly Partial<Facts>[]
  readonly of: number
}

interface Facts {
  eqf: number
  issuer: string
  outcomes: readonly string[]
  fields: readonly string[]
  routes: readonly string[]
  forms: readonly string[]
  day: string
  points: number
  finished: boolean
  /** Hours of one ECTS credit. */
  hours: number
  /** Rate of an agreement between its least and its most. */
  rate: number
  /** ECTS credits of what states no volume that can be converted. */
  worth: number
  grades: Readonly<Record<string, string>>
  entered: string
  /** Points on a scale its grade is not on, as a part of the scale. */
  part: number
  /** Points on the scheme most are graded on. */
  alien: number
  fixedHours: number
  taken: boolean
}

/** Most worlds one instance is looked at in; of more, as many are drawn. */
const MOST = 20

const LATE = '2025-12-01'

export function worldsOf(
  rule: StackingRule,
  held: readonly Held[],
  { at, entered }: StackOptions,
  random: () => number,
): World[] {
  const text = JSON.stringify(rule)
  const leading = leadingOf(
    held.map(({ record }) => record),
    at,
    held,
  )
  const standing = held
    .map((each, index) => ({ ...each, index }))
    .filter(({ record, status = 'held' }) => isStanding(record, status, at))
    .filter(
      (each, place, all) =>
        all.findIndex((other) => JSON.stringify(other.record) === JSON.stringify(each.record)) === place,
    )
  const open = [
    ...standing.flatMap(({ record, status }, of) =>
      openFacts(record, status, rule, text, leading).map((values) => ({ values, of })),
    ),
    ...(text.includes('"entered"') && entered === undefined
      ? [{ of: -1, values: [{ entered: '2019-06-01' }, { entered: '2024-06-01' }] }]
      : []),
  ]
  return picks(open, random).map((pick) => {
    const facts = (of: number): Partial<Facts> =>
      Object.assign(
        {},
        ...open.flatMap((each, number) => (each.of === of ? [each.values[pick[number]!]!] : [])),
      )
    return {
      at,
      entered: entered ?? facts(-1).entered ?? '',
      credentials: standing.map(({ record, status, index, route }, of) =>
        known(record, status ?? 'held', route, index, rule, facts(of), leading),
      ),
    }
  })
}

/** One choice of a value for each open fact, in as many ways as there are, or as many as are looked at. */
function picks(open: readonly Open[], random: () => number): number[][] {
  const count = open.reduce((product, { values }) => product * values.length, 1)
  if (count <= MOST)
    return Array.from({ length: count }, (_, number) => {
      let rest = number
      return open.map(({ values }) => {
        const value = rest % values.length
        rest = Math.floor(rest / values.length)
        return value
      })
    })
  return [
    open.map(() => 0),
    open.map(({ values }) => values.length - 1),
    ...Array.from({ length: MOST - 2 }, () => open.map(({ values }) => Math.floor(random() * values.length))),
  ]
}

function isStanding(record: Record_, status: string, at: string): boolean {
  if (status === 'revoked' || status === 'suspended' || record.grade?.status === 'fail') return false
  if (record.validUntil !== undefined && record.validUntil < at) return false
  if (record.validFrom !== undefined && record.validFrom > at) return false
  return !(status === 'held' && record.dateOfIssuing !== undefined && record.dateOfIssuing > at)
}

/** The facts a record leaves open, as far as the rule asks for them. */
function openFacts(
  record: Record_,
  status: string | undefined,
  rule: StackingRule,
  text: string,
  leading: string | undefined,
): Partial<Facts>[][] {
  const asks = (...words: string[]) => words.some((word) => text.includes(`"${word}"`))
  const out: Partial<Facts>[][] = []
  if (asks('eqf') && record.level === undefined) out.push([{ eqf: 4 }, { eqf: 5 }, { eqf: 6 }])
  if (asks('issuer', 'family') && !record.awardingBody?.some(({ id }) => id))
    out.push([{ issuer: 'urn:body:a' }, { issuer: 'urn:body:b' }, { issuer: 'urn:body:z' }])
  if (asks('outcome', 'outcomes', 'skill')) {
    const silent =
      !record.learningOutcomes || record.learningOutcomes.some(({ id, skills }) => !id && !skills)
    if (silent)
      out.push([
        { outcomes: ['urn:o:1'] },
        { outcomes: ['urn:o:2'] },
        { outcomes: ['urn:o:1', 'urn:o:2', 'urn:o:3'] },
        { outcomes: [] },
      ])
  }
  if (asks('field') && !record.furtherInformation?.fields)
    out.push([{ fields: ['0811'] }, { fields: ['0722'] }])
  if (asks('route') && !record.assessmentType)
    out.push([{ routes: ['course'] }, { routes: ['recognition-of-prior-learning'] }])
  if (asks('form') && !record.participationForm) out.push([{ forms: ['online'] }, { forms: ['onsite'] }])
  if (asks('awarded', 'sequence', 'year') && record.dateOfIssuing === undefined)
    out.push([{ day: '2015-01-15' }, { day: '2023-05-05' }, { day: LATE }])
  if (asks('grade') && record.grade?.points === undefined)
    out.push([{ points: 1 }, { points: 5 }, { points: 10 }])
  if (
    asks('upwards', 'downwards') &&
    (rule.scales ?? []).some((scale) => onScale(scale, record, rule) === undefined)
  )
    out.push([{ part: 0 }, { part: 0.5 }, { part: 1 }])
  if (asks('average') && isAlien(record, leading)) out.push([{ alien: 0 }, { alien: 11 }])
  if (asks('worth') && asks('hour', 'uk-credit', 'points')) out.push([{ fixedHours: 25 }, { fixedHours: 30 }])
  if (asks('usedElsewhere') && (asks('unknown') || record.id === undefined))
    out.push([{ taken: false }, { taken: true }])
  if (status === 'in-progress') out.push([{ finished: false }, { finished: true }])
  out.push(...openVolume(record, rule, text))
  const compared = record.extensions?.['urn:compared'] as Record<string, string> | undefined
  if (asks('accept') && compared && Object.values(compared).includes('undetermined'))
    out.push(
      ['exact', 'none'].map((grade) => ({
        grades: Object.fromEntries(
          Object.entries(compared).map(([id, each]) => [id, each === 'undetermined' ? grade : each]),
        ),
      })),
    )
  return out
}

/** The volumes a credential states, in units of the language. */
const volumesOf = ({ notionalWorkload }: Record_): { value: number; unit: Unit }[] =>
  (notionalWorkload?.volumes ?? []).map(({ value, unit, framework }) => ({
    value: value as number,
    unit:
      unit === 'credit'
        ? framework?.country === 'US'
          ? 'us-semester-hour'
          : framework?.country === 'FI'
            ? 'points'
            : 'uk-credit'
        : (unit as Unit),
  }))

const UNITS: readonly Unit[] = ['ects', 'hour', 'uk-credit', 'us-semester-hour', 'points']

function openVolume(record: Record_, { conversion }: StackingRule, text: string): Partial<Facts>[][] {
  const volumes = volumesOf(record)
  const units = UNITS.filter((unit) => unit === 'ects' || text.includes(`"${unit}"`))
  const missing = units.filter((unit) => !volumes.some((each) => each.unit === unit))
  if (missing.length === 0) return []
  const { basis, agreement } = conversion
  if (volumes.length === 0 || basis === 'full-time-year')
    return missing.every((to) => volumes.some(({ unit }) => perYear(unit) && perYear(to)))
      ? []
      : [[{ worth: 0.5 }, { worth: 4 }, { worth: 90 }]]
  if (basis === 'agreement')
    return missing.every((to) => volumes.some(({ unit }) => rateOf(agreement, unit, to)))
      ? [[{ rate: 0 }, { rate: 1 }]]
      : [
          [{ worth: 0.5 }, { worth: 4 }, { worth: 90 }],
          [{ rate: 0 }, { rate: 1 }],
        ]
  const [ects, hour] = ['ects', 'hour'].map((unit) => volumes.find((each) => each.unit === unit)?.value)
  if (ects !== undefined && hour !== undefined) return [[{ hours: hour / ects }]]
  return record.notionalWorkload?.hoursPerCredit === undefined ? [[{ hours: 25 }, { hours: 30 }]] : []
}

const perYear = (unit: Unit): number | undefined =>
  ({ ects: 60, 'uk-credit': 120, 'us-semester-hour': 30, hour: undefined, points: undefined })[unit]

const rateOf = (agreement: StackingRule['conversion']['agreement'], from: string, to: string) =>
  agreement?.rates.find((rate) => rate.from === from && rate.to === to)

export function rounded(
  value: number,
  rounding: { mode: string; to?: number | undefined } | undefined,
): number {
  if (!rounding || rounding.mode === 'none') return value
  const step = rounding.to ?? 1
  const steps = value / step
  if (rounding.mode === 'up') return Math.ceil(steps - 1e-9) * step
  if (rounding.mode === 'down') return Math.floor(steps + 1e-9) * step
  return Math.floor(steps + 0.5) * step
}

function known(
  record: Record_,
  status: string,
  route: string | undefined,
  at: number,
  rule: StackingRule,
  facts: Partial<Facts>,
  leading: string | undefined,
): Known {
  const outcomes = record.learningOutcomes ?? []
  return {
    at,
    ids: record.id === undefined ? [] : [record.id],
    eqf: record.level ? record.level.eqf : facts.eqf,
    issuer: record.awardingBody?.[0]?.id ?? facts.issuer ?? 'urn:body:?',
    outcomes: new Set([...outcomes.flatMap(({ id }) => (id ? [id] : [])), ...(facts.outcomes ?? [])]),
    skills: new Map(
      outcomes.flatMap(({ skills }) =>
        (skills ?? []).flatMap(({ uri, match }): [string, 'exact' | 'narrower'][] =>
          match === 'broad'
            ? [[uri, 'narrower']]
            : match === undefined || match === 'exact'
              ? [[uri, 'exact']]
              : [],
        ),
      ),
    ),
    count: outcomes.filter(({ id, skills }) => id || skills).length + (facts.outcomes?.length ?? 0),
    fields: record.furtherInformation?.fields ?? facts.fields ?? [],
    routes: route
      ? [route]
      : (record.assessmentType?.map((each) => each.route ?? 'course') ?? facts.routes ?? []),
    forms: record.participationForm?.map(({ type }) => type) ?? facts.forms ?? [],
    day: record.dateOfIssuing ?? facts.day ?? LATE,
    points: record.grade?.points ?? facts.points ?? 0,
    stated: isAlien(record, leading) ? (facts.alien ?? 0) : record.grade?.points,
    scaled: Object.fromEntries(
      (rule.scales ?? []).map((scale) => [
        scale.id,
        onScale(scale, record, rule) ?? scale.worst + (scale.best - scale.worst) * (facts.part ?? 0),
      ]),
    ),
    graded: record.grade !== undefined,
    fixedHours: facts.fixedHours ?? 25,
    taken: facts.taken === true,
    status,
    finished: status !== 'in-progress' || facts.finished === true,
    extensions: Object.fromEntries(
      Object.entries(record.extensions ?? {}).filter((entry): entry is [string, string[]] =>
        Array.isArray(entry[1]),
      ),
    ),
    titles: Object.entries(record.title ?? {}).map(([language, title]) => `${language} ${title}`),
    grades: facts.grades ?? (record.extensions?.['urn:compared'] as Record<string, string> | undefined) ?? {},
    size: (unit) => sizeIn(unit as Unit, record, rule, facts),
  }
}

type Scale = NonNullable<StackingRule['scales']>[number]

/** The points of a grade on a scale, where they are known. */
function onScale(scale: Scale, { grade }: Record_, { scales = [] }: StackingRule): number | undefined {
  if (!grade) return undefined
  const own = scales.find(({ schemes = [], unstated }) =>
    grade.scheme?.id === undefined ? unstated : schemes.includes(grade.scheme.id),
  )
  if (!own) return undefined
  const letter = own.grades?.find((each) => each.grade === grade.value.en)
  const inside = (points: number | undefined) =>
    points !== undefined && (points - own.best) * (points - own.worst) <= 0 ? points : undefined
  const points = letter ? letter.points : inside(grade.points)
  if (points === undefined || own.id === scale.id) return points
  const table = scale.conversions?.find(({ from }) => from === own.id)?.table
  if (!table) return undefined
  const [first, last] = [table[0]!, table[1]!]
  if (points < first.points || points > last.points) return undefined
  return (
    first.becomes + ((points - first.points) / (last.points - first.points)) * (last.becomes - first.becomes)
  )
}

/** The scheme most grades that stand are on, of several that of the oldest. */
function leadingOf(records: readonly Record_[], at: string, held: readonly Held[]): string | undefined {
  const schemes = records
    .map((record, index) => ({ record, status: held[index]!.status ?? 'held' }))
    .filter(({ record, status }) => isStanding(record, status, at) && record.grade?.points !== undefined)
    .filter(
      ({ record }, index, all) =>
        all.findIndex((each) => JSON.stringify(each.record) === JSON.stringify(record)) === index,
    )
    .sort((a, b) => {
      const key = ({ record }: { record: Record_ }) => `${record.dateOfIssuing ?? '9'} ${record.id ?? ''}`
      return key(a) < key(b) ? -1 : 1
    })
    .flatMap(({ record }) => (record.grade?.scheme?.id === undefined ? [] : [record.grade.scheme.id]))
  const times = (scheme: string) => schemes.filter((each) => each === scheme).length
  return schemes.find((each) => schemes.every((other) => times(other) <= times(each)))
}

const isAlien = ({ grade }: Record_, leading: string | undefined): boolean =>
  grade?.points !== undefined && grade.scheme?.id !== undefined && grade.scheme.id !== leading

export const hoursOf = (unit: string, ects: number): number =>
  ({ ects, hour: 1, 'uk-credit': 10, 'us-semester-hour': 50, points: 20 })[unit as Unit]

function sizeIn(to: Unit, record: Record_, { conversion }: StackingRule, facts: Partial<Facts>): number {
  const volumes = volumesOf(record)
  const stated = volumes.find(({ unit }) => unit === to)
  if (stated) return stated.value
  const hours = record.notionalWorkload?.hoursPerCredit ?? facts.hours ?? 25
  const inHours = (unit: Unit): number => hoursOf(unit, hours)
  for (const { value, unit: from } of volumes) {
    if (conversion.basis === 'hours') return rounded((value * inHours(from)) / inHours(to), conversion.round)
    if (conversion.basis === 'full-time-year') {
      const [one, other] = [perYear(from), perYear(to)]
      if (one && other) return rounded((value * other) / one, conversion.round)
      continue
    }
    const rate = rateOf(conversion.agreement, from, to)
    if (rate)
      return rounded(
        value * ((rate.most ?? rate.least) * (facts.rate ?? 0) + rate.least * (1 - (facts.rate ?? 0))),
        conversion.round,
      )
  }
  return ((facts.worth ?? 4) * 25) / hoursOf(to, 25)
}
