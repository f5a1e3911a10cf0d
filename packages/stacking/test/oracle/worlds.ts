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
  /** Identifiers it states itself. */
  readonly stated: readonly string[]
  /** Level, or nothing where the credential says that none applies. */
  readonly eqf: number | undefined
  readonly issuer: string
  /** Other identifiers of the body. */
  readonly also: readonly string[]
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
  readonly averaged: number | undefined
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
  also: readonly string[]
  outcomes: readonly string[]
  fields: readonly string[]
  routes: readonly string[]
  forms: readonly string[]
  day: string
  points: number
  finished: boolean
  ids: readonly string[]
  /** Concepts of outcomes that are not named. */
  skills: readonly string[]
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

const LATE = '2025-12-01'

/** All worlds of an instance, or of more than `most` the first, the last and as many as are drawn. */
export function* worldsOf(
  rule: StackingRule,
  held: readonly Held[],
  { at, entered }: StackOptions,
  random: () => number,
  most: number,
): Generator<World> {
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
      openFacts(record, of, status, rule, text, leading).map((values) => ({ values, of })),
    ),
    ...(text.includes('"entered"') && entered === undefined
      ? [{ of: -1, values: [{ entered: '2019-06-01' }, { entered: '2024-06-01' }] }]
      : []),
  ]
  for (const pick of picks(open, random, most)) {
    const facts = (of: number): Partial<Facts> =>
      Object.assign(
        {},
        ...open.flatMap((each, number) => (each.of === of ? [each.values[pick[number]!]!] : [])),
      )
    yield {
      at,
      entered: entered ?? facts(-1).entered ?? '',
      credentials: standing.map(({ record, status, index, route }, of) =>
        known(record, status ?? 'held', route, index, rule, facts(of), leading),
      ),
    }
  }
}

/** One choice of a value for each open fact, in as many ways as there are, or as many as are looked at. */
function* picks(open: readonly Open[], random: () => number, most: number): Generator<number[]> {
  const count = open.reduce((product, { values }) => product * values.length, 1)
  if (count > most) {
    yield open.map(() => 0)
    yield open.map(({ values }) => values.length - 1)
    for (let number = 2; number < most; number++)
      yield open.map(({ values }) => Math.floor(random() * values.length))
    return
  }
  for (let number = 0; number < count; number++) {
    let rest = number
    yield open.map(({ values }) => {
      const value = rest % values.length
      rest = Math.floor(rest / values.length)
      return value
    })
  }
}

function isStanding(record: Record_, status: string, at: string): boolean {
  if (status === 'revoked' || status === 'suspended' || record.grade?.status === 'fail') return false
  if (record.validUntil !== undefined && record.validUntil < at) return false
  if (record.validFrom !== undefined && record.validFrom > at) return false
  return !(status === 'held' && record.dateOfIssuing !== undefined && record.dateOfIssuing > at)
}

/** Each value of a fact. */
const all = <Fact extends keyof Facts>(fact: Fact, values: readonly (Facts[Fact] | undefined)[]) =>
  values.map((each) => ({ [fact]: each }) as Partial<Facts>)

const WORTHS = [0.5, 4, 1, 2, 3, 5, 6, 8, 10, 12, 90]

/** The facts a record leaves open, as far as the rule asks for them. */
function openFacts(
  record: Record_,
  at: number,
  status: string | undefined,
  rule: StackingRule,
  text: string,
  leading: string | undefined,
): Partial<Facts>[][] {
  const asks = (...words: string[]) => words.some((word) => text.includes(`"${word}"`))
  const out: Partial<Facts>[][] = []
  if (asks('eqf') && record.level === undefined) out.push(all('eqf', [4, 5, undefined, 6]))
  if (asks('issuer', 'family') && !record.awardingBody?.some(({ id }) => id))
    out.push([
      ...all('issuer', ['urn:body:a', 'urn:body:b', 'urn:body:z', `urn:body:${at}`]),
      { issuer: 'urn:body:a', also: ['urn:body:b'] },
    ])
  if (asks('outcome', 'outcomes', 'skill')) {
    const silent =
      !record.learningOutcomes || record.learningOutcomes.some(({ id, skills }) => !id && !skills)
    if (silent)
      out.push([
        { outcomes: ['urn:o:1'] },
        { outcomes: ['urn:o:2'] },
        { outcomes: ['urn:o:1', 'urn:o:2'] },
        { outcomes: [], skills: ['urn:skill:1', 'urn:skill:2'] },
        { outcomes: [`urn:o:${at}`, `urn:o:${at}'`] },
        { outcomes: ['urn:o:1', 'urn:o:2', 'urn:o:3'], skills: ['urn:skill:1'] },
        { outcomes: [] },
      ])
  }
  if (asks('credential') && record.id === undefined)
    out.push(all('ids', [[], ['urn:c:0'], ['urn:c:1'], ['urn:c:2'], ['urn:spec'], ['urn:c:1', 'urn:spec']]))
  if (asks('field') && !record.furtherInformation?.fields)
    out.push(all('fields', [['0811'], ['0722'], ['0812'], ['0811', '0722'], ['0999']]))
  if (asks('route') && !record.assessmentType)
    out.push(
      all('routes', [
        ['course'],
        ['course', 'recognition-of-prior-learning'],
        ['recognition-of-prior-learning'],
      ]),
    )
  if (asks('form') && !record.participationForm) out.push(all('forms', [['online'], ['onsite']]))
  if (asks('awarded', 'sequence', 'year', 'window') && record.dateOfIssuing === undefined)
    out.push(
      all('day', ['2013-01-15', '2023-02-02', '2014-03-01', '2023-08-05', '2024-02-02', '2024-07-01', LATE]),
    )
  if (asks('grade') && record.grade?.points === undefined) out.push(all('points', [1, 3, 4, 5, 6, 7, 8, 10]))
  if (
    asks('upwards', 'downwards') &&
    (rule.scales ?? []).some((scale) => onScale(scale, record, rule) === undefined)
  )
    out.push(all('part', [0, ...[2, 3, 4, 5, 6, 7, 8].map((each) => each / 9), 1]))
  if (asks('average') && isAlien(record, leading)) out.push(all('alien', [-900, 0, 11, 900]))
  if (asks('worth') && asks('hour', 'uk-credit', 'points')) out.push(all('fixedHours', [25, 27, 30]))
  if (asks('usedElsewhere') && (asks('unknown') || record.id === undefined))
    out.push([{ taken: false }, { taken: true }])
  if (status === 'in-progress') out.push([{ finished: false }, { finished: true }])
  out.push(...openVolume(record, rule, text))
  const compared = record.extensions?.['urn:compared'] as Record<string, string> | undefined
  if (asks('accept') && compared && Object.values(compared).includes('undetermined'))
    out.push(
      ['exact', 'none', 'narrower'].map((grade) => ({
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
      : [all('worth', WORTHS)]
  if (basis === 'agreement')
    return missing.every((to) => volumes.some(({ unit }) => rateOf(agreement, unit, to)))
      ? [all('rate', [0, 0.5, 1])]
      : [all('worth', WORTHS), all('rate', [0, 0.5, 1])]
  const [ects, hour] = ['ects', 'hour'].map((unit) => volumes.find((each) => each.unit === unit)?.value)
  if (ects !== undefined && hour !== undefined) return [[{ hours: hour / ects }]]
  return record.notionalWorkload?.hoursPerCredit === undefined ? [all('hours', [25, 26, 27.5, 29, 30])] : []
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
    ids: record.id === undefined ? (facts.ids ?? []) : [record.id],
    stated: record.id === undefined ? [] : [record.id],
    eqf: record.level ? record.level.eqf : facts.eqf,
    issuer: record.awardingBody?.[0]?.id ?? facts.issuer ?? 'urn:body:?',
    also: facts.also ?? [],
    outcomes: new Set([...outcomes.flatMap(({ id }) => (id ? [id] : [])), ...(facts.outcomes ?? [])]),
    skills: new Map([
      ...(facts.skills ?? []).map((uri): [string, 'exact'] => [uri, 'exact']),
      ...outcomes.flatMap(({ skills }) =>
        (skills ?? []).flatMap(({ uri, match }): [string, 'exact' | 'narrower'][] =>
          match === 'broad'
            ? [[uri, 'narrower']]
            : match === undefined || match === 'exact'
              ? [[uri, 'exact']]
              : [],
        ),
      ),
    ]),
    count:
      outcomes.filter(({ id, skills }) => id || skills).length +
      (facts.outcomes?.length ?? 0) +
      (facts.skills?.length ?? 0),
    fields: record.furtherInformation?.fields ?? facts.fields ?? [],
    routes: route
      ? [route]
      : (record.assessmentType?.map((each) => each.route ?? 'course') ?? facts.routes ?? []),
    forms: record.participationForm?.map(({ type }) => type) ?? facts.forms ?? [],
    day: record.dateOfIssuing ?? facts.day ?? LATE,
    points: record.grade?.points ?? facts.points ?? 0,
    averaged: isAlien(record, leading) ? (facts.alien ?? 0) : record.grade?.points,
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
