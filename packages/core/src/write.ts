import { checkOneOf, checkOptions } from '@microcred/common/options'
import type { Microcredential } from './generated/types.js'
import { type WritableProfile, writableProfiles, writers } from './generated/writers.js'
import type { Lack } from './write/lack.js'
import { type Loss, lossesBetween } from './write/loss.js'
import type { Writer } from './write/writer.js'
import type { Json, WriteOptions } from './write/writing.js'

export { type WritableProfile, writableProfiles } from './generated/writers.js'
export { CannotWrite, type LackCode } from './write/cannot-write.js'
export type * from './write/credentials.js'
export type { Lack } from './write/lack.js'
export type { Loss } from './write/loss.js'
export { type Rewritten, rewrite } from './write/rewrite.js'
export type { Issuer, WriteOptions } from './write/writing.js'

/** What is written in a profile. */
export type Credential<Profile extends WritableProfile = WritableProfile> = ReturnType<
  (typeof writers)[Profile]['write']
>

/** A written credential and what it could not carry. */
export interface Written<Profile extends WritableProfile = WritableProfile> {
  readonly credential: Credential<Profile>
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
 * @throws CannotWrite when the profile needs something the record does not have, such as an identifier: `code` says
 * what, `pointer` where it belongs, `give` what to do. RangeError or TypeError for a profile or options that do not exist.
 *
 * @example
 * import { write } from '@microcred/core/write'
 *
 * const { credential, loss } = write(record, 'edc')
 * loss.map(({ pointer, reason }) => `${pointer}: ${reason}`)
 */
export function write<Profile extends WritableProfile>(
  record: Readonly<Partial<Microcredential>>,
  profile: Profile,
  options: WriteOptions = {},
): Written<Profile> {
  checkOneOf('The profile to write', profile, writableProfiles)
  checkOptions(options, ['issuer', 'id'])
  const writer: Writer = writers[profile]
  const credential = writer.write(record, options)
  const back = writer.profile ? writer.profile.read(credential).record : record
  const lacks = writer.lacks?.(credential as Json, record) ?? []
  return { credential: credential as Credential<Profile>, loss: lossesBetween(record, back, profile), lacks }
}
