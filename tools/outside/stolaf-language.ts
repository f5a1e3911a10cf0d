/** The words of St. Olaf's audit specifications, and what their assertions ask. */
import { Keys } from './keys.ts'

// biome-ignore lint/suspicious/noExplicitAny: the sources are YAML of any form
export type Json = any

export const POINTS: Readonly<Record<string, number>> = {
  A: 4,
  'A-': 3.7,
  'B+': 3.3,
  B: 3,
  'B-': 2.7,
  'C+': 2.3,
  C: 2,
  'C-': 1.7,
  'D+': 1.3,
  D: 1,
}

/** Facts of a course the specifications ask about, by the names they give them. */
export const FACTS: Readonly<Record<string, string>> = {
  attribute: 'attributes',
  attributes: 'attributes',
  subject: 'subject',
  course: 'code',
  name: 'name',
  type: 'type',
  grade_option: 'grade-option',
  status: 'status',
  institution: 'institution',
  gereqs: 'gereqs',
  course_type: 'type',
  role: 'role',
  ap: 'code',
  is_stolaf: 'is-stolaf',
  is_in_progress: 'is-in-progress',
}

/** Parameters of a learner that a course can be told by: name of the fact that says so. */
export const RELATIVE: Readonly<Record<string, string>> = {
  '$primary-performing-medium': 'primary-medium',
  '$current-area-code-music-exam': 'area-exam',
  '$matriculation-year': 'after-matriculation',
}

export const DISTINCT: Readonly<Record<string, string | undefined>> = {
  'count(courses)': '',
  'count(performances)': '',
  'count(recitals)': '',
  'count(terms)': 'term',
  'count(subjects)': 'subject',
  'count(math_perspectives)': 'math_perspectives',
  'count(religion_traditions)': 'religion_traditions',
}

export const KINDS: Readonly<Record<string, string>> = {
  courses: 'course',
  claimed: 'course',
  'music performances': 'performance',
  'music recitals': 'recital',
}

/** What one assertion asks of the courses it looks at. */
export interface Assertion {
  readonly where: Json
  readonly measure: string
  readonly least: number
  readonly most: number
  /** Other least amounts, each under a fact the caller declares; the first that is declared counts. */
  readonly otherwise: readonly (readonly [declared: string, least: number])[]
  /** Whether no more are claimed than are asked for. */
  readonly exactly: boolean
}

export const number = (value: Json): number => Number.parseFloat(String(value))

export function assertionOf(json: Json, unexpressed: string[]): Assertion {
  const keys = new Keys(json, unexpressed)
  keys.ignore('message')
  const where = keys.get('where')
  const [measure = '', body] = Object.entries<Json>(keys.get('assert'))[0]!
  keys.close('assertion')
  if (DISTINCT[measure] === undefined && measure !== 'sum(credits)')
    unexpressed.push(`assertion on ${measure}`)
  const inner = new Keys(body, unexpressed)
  inner.ignore('treat_in_progress_as_pass')
  const [gte, lte, eq, atMost] = ['$gte', '$lte', '$eq', 'at_most'].map((key) => inner.get(key))
  const otherwise: [string, number][] = []
  for (const [condition, change] of (inner.get('$changes') ?? []) as Json[]) {
    if (condition['has-declared-area-code'] === undefined || change.set === undefined)
      unexpressed.push('amounts that add up under several conditions')
    otherwise.push([String(condition['has-declared-area-code']), number(change.set)])
  }
  if (String(gte).startsWith('$'))
    for (let least = 10; least > 0; least--) otherwise.push([`${String(gte).slice(1)}>=${least}`, least])
  inner.close(measure)
  for (const bound of [lte, eq]) if (String(bound).startsWith('$')) unexpressed.push(`bound ${bound}`)
  if (lte !== undefined && DISTINCT[measure]) unexpressed.push(`at most so many distinct (${measure})`)
  return {
    where,
    measure,
    least: number(gte ?? eq ?? 0) || 0,
    most: lte !== undefined || eq !== undefined ? number(lte ?? eq) : Number.POSITIVE_INFINITY,
    otherwise,
    exactly: atMost === true && measure === 'count(courses)' && where === undefined && gte !== undefined,
  }
}

/** Assertions of a query or audit, written singly or as a list. */
export const assertionsOf = (json: Json): Json[] =>
  json.all
    ? json.all
    : json.assert
      ? [{ ...(json.from === undefined && json.where && { where: json.where }), assert: json.assert }]
      : []
