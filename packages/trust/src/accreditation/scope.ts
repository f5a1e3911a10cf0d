/** What an accreditation of EBSI allows: which types by which schemas, and where. */
import type { Microcredential } from '@microcred/core'
import { isObject, isText, type Json, listOf } from '../text/json.js'
import { isWithin } from './place.js'

/** One thing that is allowed. */
export interface Permission {
  readonly schema?: string
  readonly types: ReadonlySet<string>
  /** Nothing restricts the place where it is empty. */
  readonly places: readonly string[]
}

/** Types that say nothing of what a credential is about. */
const GENERAL: ReadonlySet<string> = new Set(['VerifiableCredential', 'VerifiableAttestation'])

const special = (types: unknown): ReadonlySet<string> =>
  new Set(listOf(types).filter((each): each is string => isText(each) && !GENERAL.has(each)))

/** Permissions of the newer and the older model. */
export function permissionsOf({ credentialSubject: subject }: Json): readonly Permission[] {
  if (!isObject(subject)) return []
  return listOf(subject.permissionFor ?? subject.accreditedFor)
    .filter(isObject)
    .map(({ schemaId, types, jurisdiction, limitJurisdiction }) => ({
      ...(isText(schemaId) && { schema: last(schemaId) }),
      types: special(types),
      places: listOf(jurisdiction ?? limitJurisdiction)
        .filter(isText)
        .map(last),
    }))
}

/** What a credential makes use of. */
export function usedBy(
  credential: Json,
  record: Partial<Microcredential> | undefined,
): readonly Permission[] {
  const types = special(credential.type)
  const places = (record?.issuerCountry ?? []).map(({ country }) => country)
  const schemas = listOf(credential.credentialSchema)
    .map((each) => (isObject(each) ? each.id : each))
    .filter(isText)
    .map(last)
  return schemas.length === 0 ? [{ types, places }] : schemas.map((schema) => ({ schema, types, places }))
}

/** Addresses of schemas and places differ from one service to the next; how they end does not. */
const last = (id: string): string => id.slice(id.replace(/(?<!\/)\/+$/, '').lastIndexOf('/') + 1)

const within = (wanted: Permission, given: Permission): boolean =>
  [...wanted.types].every((type) => given.types.has(type)) &&
  wanted.places.every(
    (place) => given.places.length === 0 || given.places.some((each) => isWithin(place, each)),
  )

const ofSchema = (wanted: Permission, given: Permission): boolean =>
  wanted.schema === undefined || given.schema === undefined || wanted.schema === given.schema

/** Whether each thing that is passed on is covered, one by one: what is passed on never grows. */
export const passesOn = (wanted: readonly Permission[], given: readonly Permission[]): boolean =>
  wanted.every((each) =>
    given.some(
      (one) =>
        within(each, one) && ofSchema(each, one) && (each.places.length > 0 || one.places.length === 0),
    ),
  )

/** Whether what a credential makes use of is covered, by one of its schemas; a place it does not name restricts nothing. */
export function covers(
  wanted: readonly Permission[],
  given: readonly Permission[],
): 'covered' | 'place-unknown' | 'not-covered' {
  const found = wanted.flatMap((each) =>
    given.filter((one) => within(each, one) && ofSchema(each, one)).map((one) => [each, one] as const),
  )
  if (found.length === 0) return 'not-covered'
  return found.some(([each, one]) => each.places.length > 0 || one.places.length === 0)
    ? 'covered'
    : 'place-unknown'
}
