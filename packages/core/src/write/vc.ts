import type { Microcredential } from '../generated/types.js'
import { CREDENTIAL_CONTEXT } from '../names/namespace.js'
import { vc as profile } from '../profiles/vc.js'
import type { VerifiableCredential } from './credentials.js'
import { writerOf } from './writer.js'
import {
  asInstant,
  compactObject,
  idOf,
  issuerOf,
  type Json,
  lacksOfStatus,
  statusContextsOf,
  statusOf,
  validFromOf,
  type WriteOptions,
} from './writing.js'

/** The record in a plain W3C Verifiable Credential (Data Model 2.0), whole and unchanged. */
export function writeVc(record: Partial<Microcredential>, options: WriteOptions): Json {
  const target = 'vc'
  const { id: _, ...microcredential } = record
  return compactObject({
    '@context': ['https://www.w3.org/ns/credentials/v2', CREDENTIAL_CONTEXT, ...statusContextsOf(record)],
    id: idOf(record, options, target),
    type: ['VerifiableCredential', 'MicrocredentialCredential'],
    issuer: issuerOf(record, options, target),
    validFrom: validFromOf(record, target),
    validUntil: record.validUntil === undefined ? undefined : asInstant(record.validUntil),
    credentialStatus: statusOf(record),
    credentialSubject: compactObject({ id: record.learner?.id, microcredential }),
  })
}

/** Writes Verifiable Credentials that hold the record. */
export const writer = writerOf<VerifiableCredential>(writeVc, profile, lacksOfStatus)
