/** What a learner holds, read once: facts of each credential, in an order that does not depend on the caller's. */
import { canonical } from '@microcred/common/canonical'
import { list } from '@microcred/common/list'
import type { Violation } from '@microcred/common/violation'
import type { AssessmentRouteCode, HeldStatusCode, Learner, Microcredential } from '@microcred/core'
import { type Interval, plausible, type Unit, unitOf } from '@microcred/core/volume'
import { relations } from './learner.js'
import { sound } from './sound.js'

/** Why a credential is out before any requirement looks at it. */
export type Excluded =
  | 'revoked'
  | 'suspended'
  | 'expired'
  | 'not-yet-valid'
  | 'not-yet-awarded'
  | 'failed'
  | 'duplicate'
  | 'other-learner'
  | 'whose'
  | 'unreadable'

/** One credential a learner holds, or is working for. */
export interface Held {
  readonly record: Partial<Microcredential>
  /** Overrides the route the credential states. */
  readonly route?: AssessmentRouteCode
  /** Left out, it is held. */
  readonly status?: HeldStatusCode
}

/** A credential with what is asked of it often. */
export interface Holding {
  /** Position in the caller's list. */
  readonly index: number
  readonly record: Partial<Microcredential>
  readonly status: HeldStatusCode
  /** Day of award. */
  readonly awarded: string | undefined
  readonly routes: readonly AssessmentRouteCode[] | undefined
  /** Identifiers of the credential and of the specification it is an award of. */
  readonly ids: readonly string[]
  readonly issuers: readonly string[] | undefined
  readonly outcomes: readonly string[] | undefined
  /** Whether it may have outcomes it does not name: it states none, or one in words alone. */
  readonly unread: boolean
  /** IRI of a concept to whether the outcome matches it exactly, or is narrower than it. */
  readonly skills: ReadonlyMap<string, 'exact' | 'narrower'> | undefined
  /** The grade in points, where it is a number. */
  readonly points: number | undefined
  readonly excluded: Excluded | undefined
  /** What is supposed of it where its facts are looked at one way at a time. */
  readonly supposed?: Supposed
}

/** Facts that no element of a record says, supposed to be so. */
export interface Supposed {
  /** The record without what is supposed. */
  readonly stated: Partial<Microcredential>
  /** Whether what is in progress will be held. */
  readonly finished?: boolean
  /** Points that thresholds look at; an average leaves out what states none. */
  readonly points?: number
  /** Points on scales of the rule. */
  readonly scaled?: Readonly<Record<string, Interval>>
  /** Whether a ledger that was not handed in has taken it. */
  readonly taken?: Readonly<Record<string, boolean>>
  /** Its volume by unit. */
  readonly sizes?: Readonly<Partial<Record<Unit, Interval>>>
}

export interface Hand {
  /** Oldest first, then by identifier; every algorithm sees this order. */
  readonly holdings: readonly Holding[]
  readonly findings: readonly Violation[]
  /** Whether of some credential only a person can tell whose it is. */
  readonly asked: boolean
}

/**
 * Reads a hand. `learner` says whose it is, by one or several of the person's aliases; left out, it is the learner most
 * credentials name. Of whom only a person can tell whether it is the same stays out, unless `trusting` says otherwise.
 */
export function readHand(
  held: readonly Held[],
  at: string,
  learner?: Learner | readonly Learner[],
  trusting = false,
): Hand {
  const findings: Violation[] = []
  const sorted = held
    .map((each, index) => ({ ...readable(each), index }))
    .map((each) => ({ ...each, key: sortKey(each.each) }))
    .sort((a, b) => compare(a.key, b.key) || a.index - b.index)
  const whose = relations(
    sorted.map(({ each }) => each?.record?.learner),
    learner === undefined ? [] : [learner].flat(),
  )
  const seen = new Set<string>()
  let asked = false
  const holdings = sorted.map(({ each, index, key, unreadable }, place) => {
    const holding = facts(each, index, at)
    const find = (code: string, part = '/record') =>
      findings.push({ code: `held.${code}`, pointer: `/${index}${part}` })
    if (holding.excluded === 'unreadable') {
      find('unreadable', '')
      return holding
    }
    for (const name of unreadable) find('element-unreadable', `/record/${name}`)
    for (const [at, volume] of (each.record.notionalWorkload?.volumes ?? []).entries())
      if (!plausible(volume?.value))
        find('volume-implausible', `/record/notionalWorkload/volumes/${at}/value`)
      else if (
        unitOf(volume, list(each.record.issuerCountry)?.[0]?.country) === undefined &&
        volume.framework?.hoursPerUnit === undefined
      )
        find('unit-unknown', `/record/notionalWorkload/volumes/${at}`)
    if (holding.points === undefined && each.record.grade?.points !== undefined)
      find('grade-implausible', '/record/grade/points')
    const name = holding.record.id ?? key
    if (seen.has(name)) {
      find('duplicate')
      return { ...holding, excluded: 'duplicate' as const }
    }
    seen.add(name)
    if (whose[place] === 'other') {
      find('other-learner', '/record/learner')
      return { ...holding, excluded: 'other-learner' as const }
    }
    if (whose[place] !== 'asks') return holding
    find('whose', '/record/learner')
    if (holding.excluded) return holding
    asked = true
    return trusting ? holding : { ...holding, excluded: 'whose' as const }
  })
  return { holdings, findings: findings.sort((a, b) => compare(a.pointer, b.pointer)), asked }
}

/** A credential without what cannot be read of it. */
function readable(held: Held): { readonly each: Held; readonly unreadable: readonly string[] } {
  const record = held?.record
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { each: held, unreadable: [] }
  const { record: left, unreadable } = sound(record)
  // A workload that is none makes of the whole no record, as it always has.
  return unreadable.length === 0 || unreadable.includes('notionalWorkload')
    ? { each: held, unreadable: [] }
    : { each: { ...held, record: left }, unreadable }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Day of award, then identifier, then everything, so that the order of the list never matters. */
function sortKey(held: Held): string {
  const record = held?.record
  if (typeof record !== 'object' || record === null) return '~'
  const day = typeof record.dateOfIssuing === 'string' ? record.dateOfIssuing.slice(0, 10) : '9999-12-31'
  return `${day} ${typeof record.id === 'string' ? record.id : ''} ${typeof record.id === 'string' ? (held.status ?? '') : canonical(held)}`
}

export function facts(held: Held, index: number, at: string): Holding {
  const record = held?.record
  if (
    typeof record !== 'object' ||
    record === null ||
    Array.isArray(record) ||
    !Array.isArray(record.notionalWorkload?.volumes ?? [])
  )
    return {
      index,
      record: {},
      status: 'held',
      awarded: undefined,
      routes: undefined,
      ids: [],
      issuers: undefined,
      outcomes: undefined,
      unread: true,
      skills: undefined,
      points: undefined,
      excluded: 'unreadable',
    }
  const status = held.status ?? 'held'
  const outcomes = list(record.learningOutcomes)
  return {
    index,
    record,
    status,
    awarded: record.dateOfIssuing?.slice(0, 10),
    routes: held.route ? [held.route] : list(record.assessmentType)?.map(({ route }) => route ?? 'course'),
    ids: [record.id, record.specification?.id].filter((id) => id !== undefined),
    issuers: list(record.awardingBody)?.flatMap(({ id, identifiers }) => [
      ...(id ? [id] : []),
      ...(list(identifiers) ?? []).map(({ value }) => value),
    ]),
    outcomes: outcomes?.flatMap(({ id }) => (id ? [id] : [])),
    unread: outcomes?.every(({ id, skills }) => id || (list(skills) ?? []).length > 0) !== true,
    skills: outcomes && new Map(outcomes.flatMap(({ skills }) => (list(skills) ?? []).flatMap(matching))),
    points: isGradable(record.grade?.points) ? record.grade.points : undefined,
    excluded: excluded(record, status, at),
  }
}

/** An outcome with a broad match is narrower than the concept; close, narrow and related matches prove nothing. */
const matching = ({
  uri,
  match,
}: {
  uri: string
  match?: string | undefined
}): [string, 'exact' | 'narrower'][] =>
  match === undefined || match === 'exact' ? [[uri, 'exact']] : match === 'broad' ? [[uri, 'narrower']] : []

/** Whether points can be those of a grade: a number of at most a million. */
const isGradable = (points: unknown): points is number =>
  typeof points === 'number' && Math.abs(points) <= 1_000_000

function excluded(
  { validFrom, validUntil, dateOfIssuing, grade }: Partial<Microcredential>,
  status: HeldStatusCode,
  at: string,
): Excluded | undefined {
  if (status === 'revoked' || status === 'suspended') return status
  if (validUntil !== undefined && validUntil.slice(0, 10) < at) return 'expired'
  if (grade?.status === 'fail') return 'failed'
  if (status === 'held' && dateOfIssuing !== undefined && dateOfIssuing.slice(0, 10) > at)
    return 'not-yet-awarded'
  return validFrom !== undefined && validFrom.slice(0, 10) > at ? 'not-yet-valid' : undefined
}
