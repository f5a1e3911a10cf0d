/** The award of a specification to a learner. */
import { isObject } from '@microcred/common/json'
import { isDateOrDateTime, isIri } from '../formats.js'
import { elements } from '../generated/elements.js'
import type { Grade, Learner, Microcredential, Specification } from '../generated/types.js'
import { NAMESPACE, VERSION } from '../names/namespace.js'
import { validUntil } from './valid-until.js'

/** Who is awarded a specification, when, and how well. */
export interface Awarding {
  readonly learner: Learner
  /** Day or instant of the award (RFC 3339). */
  readonly date: string
  readonly grade?: Grade
  /** IRI of the award; different for each. */
  readonly id?: string
}

/** An award was asked for that cannot be. */
export class CannotAward extends Error {
  override readonly name = 'CannotAward'
  constructor(
    readonly code:
      | 'not-a-specification'
      | 'unidentified'
      | 'no-learner'
      | 'malformed-id'
      | 'malformed-grade'
      | 'malformed-date'
      | 'not-yet-offered'
      | 'no-longer-offered'
      | 'malformed-duration',
    /** JSON Pointer into the specification, or into who is awarded it, when and how well. */
    readonly pointer: string,
    message: string,
  ) {
    super(message)
  }
}

/** Members that a record takes over as they stand. */
const KEPT: readonly string[] = ['language', 'extensions', ...elements.map(({ key }) => key)]

/**
 * The record of an award: the elements of the specification, which specification it is, and who was awarded it, when
 * and how well. How long the specification is offered says nothing of how long its awards may be relied on: that is
 * computed from its `validFor`, and without one they have no end.
 *
 * @throws CannotAward when what is awarded is no specification or has no `id`, when there is no learner, when the
 * date is none or lies outside of the days on which the specification is offered, when the `id` is no IRI or the grade
 * no object, or when its `validFor` is no duration: `code` says which, `pointer` where.
 *
 * @example
 * award(specification, { learner: { fullName: { pl: 'Anna Przykładowa' } }, date: '2026-06-19' }).specification
 */
export function award(specification: Readonly<Specification>, awarding: Awarding): Microcredential {
  const cause = hindrance(specification, awarding ?? {})
  if (cause) throw new CannotAward(...cause)
  const { learner, date, grade, id } = awarding
  const { title, version, validFor } = specification
  return {
    $schema: `${NAMESPACE}${VERSION}/microcredential.schema.json`,
    ...(id !== undefined && { id }),
    specification: {
      id: specification.id!,
      ...(title !== undefined && { title }),
      ...(version !== undefined && { version }),
    },
    ...Object.fromEntries(Object.entries(specification).filter(([key]) => KEPT.includes(key))),
    learner,
    dateOfIssuing: date,
    ...(validFor !== undefined && { validUntil: validUntil(date, validFor) }),
    ...(grade && { grade }),
  } as Microcredential
}

type Hindrance = ConstructorParameters<typeof CannotAward>

/** Why an award cannot be, if it cannot. */
function hindrance(
  offered: Readonly<Specification>,
  { learner, date, grade, id }: Readonly<Partial<Record<keyof Awarding, unknown>>>,
): Hindrance | undefined {
  if (!isObject(offered) || held(offered))
    return ['not-a-specification', '', 'What is awarded is a specification, and no credential of a learner.']
  if (typeof offered.id !== 'string')
    return [
      'unidentified',
      '/id',
      'A specification without an "id" cannot be named by its awards: give it one.',
    ]
  const day = typeof date === 'string' && isDateOrDateTime(date) ? date.slice(0, 10) : undefined
  if (offered.validFrom !== undefined && day !== undefined && day < offered.validFrom.slice(0, 10))
    return ['not-yet-offered', '/validFrom', `The specification is offered from ${offered.validFrom} on.`]
  if (offered.validUntil !== undefined && day !== undefined && day > offered.validUntil.slice(0, 10))
    return ['no-longer-offered', '/validUntil', `The specification was offered until ${offered.validUntil}.`]
  if (!isObject(learner) || Object.keys(learner).length === 0)
    return [
      'no-learner',
      '/learner',
      'An award needs a learner: give an object with a name or an identifier.',
    ]
  if (id !== undefined && (typeof id !== 'string' || !isIri(id)))
    return ['malformed-id', '/id', 'The identifier of an award is an IRI, such as "urn:uuid:…".']
  if (grade !== undefined && !isObject(grade))
    return ['malformed-grade', '/grade', 'A grade is an object, such as { "value": { "en": "Merit" } }.']
  if (day === undefined)
    return [
      'malformed-date',
      '/date',
      'The date of an award is a date or date-time of RFC 3339, such as 2026-06-19.',
    ]
  if (offered.validFor !== undefined && validUntil(date as string, offered.validFor) === undefined)
    return [
      'malformed-duration',
      '/validFor',
      'How long awards are valid is a duration of ISO 8601, such as "P5Y".',
    ]
  return undefined
}

const held = (offered: object): boolean =>
  Object.hasOwn(offered, 'learner') || Object.hasOwn(offered, 'dateOfIssuing')
