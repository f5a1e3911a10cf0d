import type { Microcredential } from './generated/types.js'
import { edc } from './profiles/edc.js'
import { openbadges } from './profiles/openbadges.js'
import type { Profile } from './profiles/profile.js'
import { vc } from './profiles/vc.js'
import { lacksOfEdc, writeEdc } from './write/edc.js'
import type { Lack } from './write/lack.js'
import { type Loss, lossesBetween } from './write/loss.js'
import { writeOpenBadge } from './write/openbadges.js'
import { writeVc } from './write/vc.js'
import { type Json, lacksOfStatus, type WriteOptions } from './write/writing.js'

export { CannotWrite } from './write/cannot-write.js'
export type { Lack } from './write/lack.js'
export type { Loss } from './write/loss.js'
export type { Issuer, WriteOptions } from './write/writing.js'

/** A profile records can be written in. */
export type WritableProfile = 'edc' | 'openbadges' | 'vc' | 'record'

/** A written credential and what it could not carry. */
export interface Written {
  readonly credential: Readonly<Record<string, unknown>>
  readonly loss: readonly Loss[]
  /** What the profile asks for and nobody has said; without it the credential does not conform. */
  readonly lacks: readonly Lack[]
}

interface Writer {
  readonly write: (record: Partial<Microcredential>, options: WriteOptions) => Json
  readonly profile?: Profile
  readonly lacks?: (credential: Json, record: Partial<Microcredential>) => Lack[]
}

const writers: Readonly<Record<WritableProfile, Writer>> = {
  edc: { write: writeEdc, profile: edc, lacks: lacksOfEdc },
  openbadges: { write: writeOpenBadge, profile: openbadges, lacks: lacksOfStatus },
  vc: { write: writeVc, profile: vc, lacks: lacksOfStatus },
  record: { write: (record) => ({ ...record }) },
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
