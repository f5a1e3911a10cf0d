import { isIri } from '../formats.js'
import type { Microcredential } from '../generated/types.js'
import { CannotWrite, type Written } from './cannot-write.js'
import { type Lack, lacking } from './lack.js'

export type Json = Record<string, unknown>

/** The party that signs or seals, where it is not simply the first awarding body. */
export interface Issuer {
  /** IRI of the issuer. */
  readonly id: string
  readonly name?: string
  /** Whatever else the target's issuer carries, such as the seal's eIDAS identifier. */
  readonly [property: string]: unknown
}

export interface WriteOptions {
  /** The party that signs or seals; the first awarding body unless said. */
  readonly issuer?: Issuer
  /** IRI of the credential, where the record has none. */
  readonly id?: string
}

/** The record's own language, else the first one its title has. */
export const languageOf = (record: Partial<Microcredential>): string =>
  record.language ?? Object.keys(record.title ?? {})[0] ?? 'und'

/** A text in one language: the one asked for, else English, else the first. */
export const inLanguage = (
  text: Readonly<Record<string, string>> | undefined,
  language: string,
): string | undefined => text && (text[language] ?? text.en ?? Object.values(text)[0])

/** A day as the instant it begins, in UTC; an instant as it is, in the capitals XML Schema asks for. */
export const asInstant = (date: string): string =>
  date.length === 10 ? `${date}T00:00:00Z` : date.toUpperCase()

/** The same object without members that are `undefined`. */
export const compactObject = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** The credential's IRI, or a sentence that says how to give one. */
export function idOf(record: Partial<Microcredential>, options: WriteOptions, target: Written): string {
  const id = record.id ?? options.id
  if (id === undefined) throw new CannotWrite('id-missing', '/id', target, 'id')
  return id
}

/** The issuer's IRI and name, or a sentence that says how to give one. */
export function issuerOf(record: Partial<Microcredential>, options: WriteOptions, target: Written): Issuer {
  if (options.issuer) return options.issuer
  const body = record.awardingBody?.find((each) => each.id !== undefined)
  if (!body?.id) throw new CannotWrite('issuer-missing', '/awardingBody/0/id', target, 'issuer')
  const name = inLanguage(body.legalName, languageOf(record))
  return { id: body.id, ...(name !== undefined && { name }) }
}

/** The date a credential is valid from: what the record says, else the day it was issued. */
export function validFromOf(record: Partial<Microcredential>, target: Written): string {
  const date = record.validFrom ?? record.dateOfIssuing
  if (date === undefined) throw new CannotWrite('date-missing', '/dateOfIssuing', target, 'date')
  return asInstant(date)
}

/** Status entries as Verifiable Credentials write them, of types that mean something there. */
export function statusOf(record: Partial<Microcredential>): Json[] | undefined {
  const entries = record.status?.filter(isDefined).map(({ id, type, purpose, list, index }) =>
    compactObject({
      id,
      type,
      statusPurpose: purpose,
      statusListCredential: list,
      statusListIndex: index === undefined ? undefined : String(index),
    }),
  )
  return entries && entries.length > 0 ? entries : undefined
}

/** Contexts that define types of status entries which those of the profile do not. */
const STATUS_CONTEXTS: Readonly<Record<string, string>> = {
  StatusList2021Entry: 'https://w3id.org/vc/status-list/2021/v1',
  '1EdTechRevocationList': 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
}

/** The type of status entry that the base context defines. */
const BASE_STATUS = 'BitstringStatusListEntry'

/** Whether the type of a status entry is an IRI or a term of a context that can be named. */
const isDefined = ({ type }: { readonly type: string }): boolean =>
  type === BASE_STATUS || Object.hasOwn(STATUS_CONTEXTS, type) || isIri(type)

/** Status entries that a verifier would not understand, and that therefore stand in the record only. */
export const lacksOfStatus = (_: Json, record: Partial<Microcredential>): Lack[] =>
  (record.status ?? [])
    .filter((entry) => !isDefined(entry))
    .map(({ type }) => ({
      ...lacking('status-type', { type }),
      pointer: '/credentialStatus',
    }))

/** The contexts that the types of a record's status entries call for, each once. */
export const statusContextsOf = (record: Partial<Microcredential>): string[] => {
  const types = new Set(record.status?.map(({ type }) => type))
  return [...types].flatMap((type) => (Object.hasOwn(STATUS_CONTEXTS, type) ? [STATUS_CONTEXTS[type]!] : []))
}
