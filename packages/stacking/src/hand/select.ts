/** Whether a credential is one a rule selects: true, false, or unknown with the element that would say it. */

import { list } from '@microcred/common/list'
import { every, negate, some, TOLERANCE, type Truth, truth } from '@microcred/common/logic'
import type { Unit } from '@microcred/core/volume'
import { volumeIn } from '@microcred/core/volume'
import type { ExtensionValue, GradeScale, Select } from '../generated/types.js'
import type { Context, Selected } from './context.js'
import { pointsOn, runs, threshold } from './grades.js'
import type { Holding } from './hand.js'

const YES: Selected = { truth: 'true', fails: [], silent: [] }

type Facet = Exclude<keyof Select, 'all' | 'any' | 'not'>

/** The Annex I element, or member, that says what a facet asks. */
const ELEMENT: Readonly<Record<Facet, string>> = {
  credential: 'id',
  issuer: 'awarding-body',
  accreditation: 'awarding-body',
  qualityAssurance: 'quality-assurance',
  jurisdiction: 'issuer-country',
  eqf: 'level',
  cycle: 'level',
  nationalLevel: 'level',
  field: 'further-information',
  outcome: 'learning-outcomes',
  skill: 'learning-outcomes',
  form: 'participation-form',
  assessment: 'assessment-type',
  supervision: 'supervision',
  grade: 'grade',
  route: 'assessment-type',
  awarded: 'date-of-issuing',
  status: 'status',
  volume: 'notional-workload',
  usedElsewhere: 'id',
  extension: 'extensions',
}

/** The facet a selection asks, where it is one and the same throughout; what is not selected fails by that one. */
export function onlyFacet(wanted: Select): string | undefined {
  if (!facets.has(wanted)) {
    const asked = facetsOf(wanted)
    facets.set(wanted, asked.size === 1 ? [...asked][0] : undefined)
  }
  return facets.get(wanted)
}

const facets = new WeakMap<Select, string | undefined>()

const facetsOf = (wanted: Select): ReadonlySet<string> =>
  new Set(
    Object.entries(wanted).flatMap(([key, value]) =>
      value === undefined
        ? []
        : key === 'all' || key === 'any'
          ? (value as readonly Select[]).flatMap((each) => [...facetsOf(each)])
          : // What is excluded fails by what it is, which differs.
            key === 'not'
            ? [key, 'several']
            : [key],
    ),
  )

/** Judges a credential by a selection. */
export function select(wanted: Select, holding: Holding, context: Context): Selected {
  let out = YES
  for (const key in wanted) {
    if (wanted[key as keyof Select] === undefined) continue
    const one =
      key === 'all' || key === 'any' || key === 'not'
        ? combined(key, wanted, holding, context)
        : facet(key as Facet, wanted, holding, context)
    if (one.truth === 'true') continue
    out =
      out === YES
        ? one
        : {
            truth: every([out.truth, one.truth]),
            fails: [...out.fails, ...one.fails],
            silent: [...out.silent, ...one.silent],
          }
  }
  return out
}

function combined(key: 'all' | 'any' | 'not', wanted: Select, holding: Holding, context: Context): Selected {
  if (key === 'not') {
    const inner = select(wanted.not!, holding, context)
    return {
      truth: negate(inner.truth),
      fails: inner.truth === 'true' ? Object.keys(wanted.not!) : [],
      silent: inner.truth === 'unknown' ? inner.silent : [],
    }
  }
  const inner: Selected[] = []
  let first: Selected | undefined
  for (const each of wanted[key]!) {
    const found = select(each, holding, context)
    if (key === 'any' && found.truth === 'true') return YES
    if (found.truth === 'true') continue
    // Long lists of alternatives mostly fail in one and the same way, which needs no putting together.
    if (first === undefined) first = found
    else if (found !== first || inner.length > 0) inner.push(found)
  }
  if (first === undefined) return key === 'all' ? YES : together([], 'false')
  if (inner.length === 0) return first
  inner.unshift(first)
  return together(inner, key === 'all' ? every(inner.map(truthOf)) : some(inner.map(truthOf)))
}

const truthOf = ({ truth }: Selected): Truth => truth

/** What several that are not true have to say, each thing once. */
function together(inner: readonly Selected[], verdict: Truth): Selected {
  const fails = new Set<string>()
  const silent = new Set<string>()
  for (const each of inner) {
    if (verdict === 'false') for (const facet of each.fails) fails.add(facet)
    if (each.truth === 'unknown') for (const element of each.silent) silent.add(element)
  }
  return { truth: verdict, fails: [...fails], silent: [...silent] }
}

function facet(key: Facet, wanted: Select, holding: Holding, context: Context): Selected {
  const verdict = JUDGES[key](wanted, holding, context)
  if (verdict === 'true') return YES
  if (verdict === 'false') return FAILS[key]
  // A ledger that is not there leaves open what the credential says well enough.
  return key === 'usedElsewhere' && holding.ids.length > 0 ? UNSAID : SILENT[key]
}

const byFacet = (says: (facet: string, element: string) => Selected) =>
  Object.fromEntries(Object.entries(ELEMENT).map(([key, element]) => [key, says(key, element)])) as Readonly<
    Record<Facet, Selected>
  >

/** What each facet says when it fails, and when the credential is silent. */
const FAILS = byFacet((key) => ({ truth: 'false', fails: [key], silent: [] }))
const SILENT = byFacet((_, element) => ({ truth: 'unknown', fails: [], silent: [element] }))

const UNSAID: Selected = { truth: 'unknown', fails: [], silent: [] }

/** Whether two lists meet; unknown when the second is not there. */
const meets = (wanted: readonly string[], found: readonly (string | undefined)[] | undefined): Truth =>
  truth(found?.some((each) => each !== undefined && wanted.includes(each)))

/** What does not show in the outcomes that are named may be in those that are not. */
const orUnread = (found: Truth, unread: boolean): Truth => (found === 'false' && unread ? 'unknown' : found)

/** Whether a number lies in a range; unknown when it is not there. */
const within = (
  value: number | undefined,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
): Truth => truth(value === undefined ? undefined : value >= min && value <= max)

const JUDGES: Readonly<Record<Facet, (wanted: Select, holding: Holding, context: Context) => Truth>> = {
  credential: (wanted, { ids }) => meets(wanted.credential!, ids.length > 0 ? ids : undefined),
  issuer: (wanted, { issuers }) => meets(wanted.issuer!, issuers && issuers.length > 0 ? issuers : undefined),
  accreditation,
  qualityAssurance: (wanted, { record }) =>
    meets(
      wanted.qualityAssurance!,
      list(record.qualityAssurance)?.map(({ type }) => type),
    ),
  jurisdiction: (wanted, { record }) =>
    meets(
      wanted.jurisdiction!,
      list(record.issuerCountry)?.map(({ country }) => country),
    ),
  eqf: (wanted, { record: { level } }) =>
    level?.notApplicable ? 'false' : within(level?.eqf, wanted.eqf!.min, wanted.eqf!.max),
  cycle: (wanted, { record: { level } }) =>
    level?.notApplicable ? 'false' : meets(wanted.cycle!, level?.qfEhea && [level.qfEhea]),
  nationalLevel({ nationalLevel }, { record: { level } }) {
    if (level?.notApplicable) return 'false'
    return meets(
      nationalLevel!.levels,
      list(level?.national)
        ?.filter(({ country }) => country === nationalLevel!.country)
        .map((each) => each.level),
    )
  },
  field: (wanted, { record }) => {
    const fields = record.furtherInformation?.fields
    return truth(fields?.some((code) => wanted.field!.some((each) => code.startsWith(each))))
  },
  outcome: (wanted, { outcomes, unread }) => orUnread(meets(wanted.outcome!, outcomes ?? []), unread),
  skill: (wanted, holding, { narrower }) =>
    orUnread(
      truth(
        wanted.skill!.uris.some((uri) => covers(uri, holding, wanted.skill!.match === 'narrower', narrower)),
      ),
      holding.unread,
    ),
  form: (wanted, { record }) =>
    meets(
      wanted.form!,
      list(record.participationForm)?.map(({ type }) => type),
    ),
  assessment: (wanted, { record }) =>
    meets(
      wanted.assessment!,
      list(record.assessmentType)?.map(({ type }) => type),
    ),
  supervision: (wanted, { record }) =>
    meets(wanted.supervision!, record.supervision && [record.supervision.type]),
  grade({ grade }, holding, { scales = [] }) {
    const { record, points: stated = holding.supposed?.points } = holding
    if (grade!.scale !== undefined) return graded(grade!, holding, scales)
    const points =
      grade!.min === undefined && grade!.max === undefined ? 'true' : within(stated, grade!.min, grade!.max)
    return every([
      points,
      grade!.status === undefined
        ? 'true'
        : truth(record.grade?.status && record.grade.status === grade!.status),
    ])
  },
  route: (wanted, { routes }) => meets(wanted.route!, routes && routes.length > 0 ? routes : undefined),
  awarded({ awarded }, { awarded: day }, { at }) {
    if (day === undefined) return 'unknown'
    const earliest = [
      awarded!.from,
      awarded!.maxAgeMonths === undefined ? undefined : monthsBefore(at, awarded!.maxAgeMonths),
    ]
    return truth(
      earliest.every((limit) => limit === undefined || day >= limit) &&
        (awarded!.until === undefined || day <= awarded!.until),
    )
  },
  status: (wanted, { status }) => truth(wanted.status!.includes(status)),
  volume({ volume }, holding, { conversion }) {
    return every([
      bounded(volume!.min?.unit, volume!.min?.value, (least, most, bound) =>
        least >= bound ? 'true' : most >= bound ? 'unknown' : 'false',
      ),
      bounded(volume!.max?.unit, volume!.max?.value, (least, most, bound) =>
        most <= bound ? 'true' : least <= bound ? 'unknown' : 'false',
      ),
    ])
    function bounded(
      unit: Unit | undefined,
      bound: number | undefined,
      judge: (least: number, most: number, bound: number) => Truth,
    ): Truth {
      if (unit === undefined || bound === undefined) return 'true'
      const found = holding.supposed?.sizes?.[unit] ?? volumeIn(unit, holding.record, conversion)
      return found ? judge(found.least, found.most, bound) : 'unknown'
    }
  },
  usedElsewhere: (wanted, { ids, supposed }, { ledgers = {} }) =>
    some(
      wanted.usedElsewhere!.map((name): Truth => {
        const so = supposed?.taken?.[name]
        if (so !== undefined) return truth(so)
        const taken = Object.hasOwn(ledgers, name) ? ledgers[name] : undefined
        if (!Array.isArray(taken)) return 'unknown'
        if (taken.some((each) => ids.includes(each))) return 'true'
        // What has no identifier may be one of those that were taken.
        return ids.length === 0 && taken.length > 0 ? 'unknown' : 'false'
      }),
    ),
  extension: (wanted, { record }) =>
    every(wanted.extension!.map((each) => extension(each, record.extensions?.[each.key]))),
}

/** A grade on a scale of the rule, as good as is asked. */
function graded(
  wanted: NonNullable<Select['grade']>,
  holding: Holding,
  scales: readonly GradeScale[],
): Truth {
  const scale = scales.find(({ id }) => id === wanted.scale)
  const points = scale && (pointsOn(scale, holding, scales) ?? holding.supposed?.scaled?.[scale.id])
  const way = scale ? runs(scale) : 1
  const atLeast = (bound: number, direction: 1 | -1): Truth => {
    if (!points) return 'unknown'
    const [one, other] = [direction * points.least, direction * points.most]
    const limit = direction * bound
    return Math.min(one, other) >= limit - TOLERANCE
      ? 'true'
      : Math.max(one, other) >= limit - TOLERANCE
        ? 'unknown'
        : 'false'
  }
  return every([
    ...(scale ? threshold(scale, wanted).map((bound) => atLeast(bound, way)) : []),
    wanted.max === undefined ? 'true' : atLeast(wanted.max, way === 1 ? -1 : 1),
    wanted.status === undefined
      ? 'true'
      : truth(holding.record.grade?.status && holding.record.grade.status === wanted.status),
  ])
}

/** Whether a credential has an outcome that is a concept, or one narrower than it. */
export function covers(
  uri: string,
  { skills }: Holding,
  alsoNarrower: boolean,
  narrower: Context['narrower'],
): boolean {
  const found = skills?.get(uri)
  if (found === 'exact' || (found === 'narrower' && alsoNarrower)) return true
  return (
    alsoNarrower && skills !== undefined && skills.size > 0 && narrower(uri).some((each) => skills.has(each))
  )
}

function extension({ in: values, min, max }: ExtensionValue, value: unknown): Truth {
  const found = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return truth(
    found.some((each) => {
      if (values && !values.includes(typeof each === 'string' ? each : String(each))) return false
      return (
        (min === undefined && max === undefined) ||
        (typeof each === 'number' && within(each, min, max) === 'true')
      )
    }),
  )
}

/** An accreditation of the awarding body that is in force and whose scope the credential does not leave. */
function accreditation(wanted: Select, { record, awarded }: Holding, { at }: Context): Truth {
  const bodies = list(record.awardingBody)
  const statements = bodies?.flatMap((body) => list(body.accreditation) ?? [])
  if (statements === undefined || statements.length === 0) return 'unknown'
  const day = awarded ?? at
  return some(
    statements.map(({ type, date, validUntil, scope }) => {
      if (!wanted.accreditation!.includes(type)) return 'false'
      const level =
        scope?.eqf === undefined
          ? 'true'
          : truth(record.level?.eqf === undefined ? undefined : scope.eqf.includes(record.level.eqf))
      const field =
        scope?.fields === undefined ? 'true' : meets(scope.fields, record.furtherInformation?.fields)
      const place =
        scope?.countries === undefined
          ? 'true'
          : meets(
              scope.countries,
              list(record.issuerCountry)?.map(({ country }) => country),
            )
      return every([
        truth(date === undefined || date <= day),
        truth(validUntil === undefined || validUntil >= day),
        level,
        field,
        place,
      ])
    }),
  )
}

/** The day some months before another; the last of the month where the day does not exist. */
export function monthsBefore(day: string, months: number): string {
  if (last.day !== day || last.months !== months) last = { day, months, before: counted(day, months) }
  return last.before
}

/** What was asked for last is mostly asked for again: of each credential of a hand. */
let last = { day: '', months: 0, before: '' }

function counted(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const total = year * 12 + (month - 1) - months
  const [targetYear, targetMonth] = [Math.floor(total / 12), (total % 12) + 1]
  const longest = new Date(Date.UTC(targetYear, targetMonth, 0)).getUTCDate()
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  return `${pad(targetYear, 4)}-${pad(targetMonth, 2)}-${pad(Math.min(date, longest), 2)}`
}
