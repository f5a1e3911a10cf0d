import type { Microcredential } from './generated/types.js'
import { type WritableProfile, writers } from './generated/writers.js'
import type { Lack } from './write/lack.js'
import { type Loss, lossesBetween } from './write/loss.js'
import type { WriteOptions } from './write/writing.js'

export { type WritableProfile, writableProfiles } from './generated/writers.js'
export { CannotWrite } from './write/cannot-write.js'
export type { Lack } from './write/lack.js'
export type { Loss } from './write/loss.js'
export { type Rewritten, rewrite } from './write/rewrite.js'
export type { Issuer, WriteOptions } from './write/writing.js'

/** A written credential and what it could not carry. */
export interface Written {
  readonly credential: Readonly<Record<string, unknown>>
  readonly loss: readonly Loss[]
  /** What the profile asks for and nobody has said; without it the credential does not conform. */
  readonly lacks: readonly Lack[]
}

/**
 * Writes a record in another profile: always the same bytes for the same record, unsigned, with a list of
 * every part that the profile cannot carry as it is, why, and what its readers see instead, and a list of
 * what the profile asks for and nobody has said: facts are never made up.
 *
 * Open Badges and Verifiable Credentials carry the whole record in an extension and lose nothing.
 *
 * @throws CannotWrite when the profile needs something the record does not have, such as an identifier.
 *
 * @example
 * import { write } from '@microcred/core/write'
 *
 * const { credential, loss } = write(record, 'edc')
 * loss.map(({ pointer, reason }) => `${pointer}: ${reason}`)
 */
export function write(
  record: Readonly<Partial<Microcredential>>,
  profile: WritableProfile,
  options: WriteOptions = {},
): Written {
  const writer = writers[profile]
  const credential = writer.write(record, options)
  const back = writer.profile ? writer.profile.read(credential).record : record
  const lacks = writer.lacks?.(credential, record) ?? []
  return { credential, loss: lossesBetween(record, back, profile), lacks }
}
