import { checkObject, checkOneOf, checkOptions } from '@microcred/common/options'
import type { Microcredential, Specification } from './generated/types.js'
import { type WritableProfile, writableProfiles, writers } from './generated/writers.js'
import { specification as specificationProfile } from './profiles/record.js'
import {
  type SpecificationTarget,
  specificationForms,
  specificationTargets,
} from './specification/targets.js'
import type { Lack } from './write/lack.js'
import { type Loss, lossesBetween } from './write/loss.js'
import type { Writer } from './write/writer.js'
import type { Json, WriteOptions } from './write/writing.js'

export { type WritableProfile, writableProfiles } from './generated/writers.js'
export { type SpecificationTarget, specificationTargets } from './specification/targets.js'
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
  options?: WriteOptions,
): Written<Profile>
/**
 * Writes a specification in another form: an Open Badges achievement, the profile of the European Learning Model for
 * learning opportunities (`loq`), or a course of schema.org for the provider’s page. Nobody is asked for a learner, a
 * date of issuing or a seal. Endorsements are written without a proof: a verifier has to treat them as not checked.
 *
 * @throws CannotWrite when an achievement has no identifier; RangeError for a form specifications do not have.
 *
 * @example
 * write(specification, 'schema-org').credential['@type'] // 'Course'
 */
export function write(
  specification: Readonly<Specification>,
  target: SpecificationTarget,
): WrittenSpecification
export function write(
  record: Readonly<Partial<Microcredential>> | Readonly<Specification>,
  profile: WritableProfile | SpecificationTarget,
  options: WriteOptions = {},
): Written | WrittenSpecification {
  checkObject('A record', record)
  const isSpecification = specificationProfile.recognise(record as Readonly<Record<string, unknown>>)
  if (isSpecification && profile !== 'record') {
    checkOneOf('The form to write', profile, specificationTargets)
    return inForm(record as Readonly<Specification>, profile as Exclude<SpecificationTarget, 'record'>)
  }
  checkOneOf('The profile to write', profile, writableProfiles)
  checkOptions(options, ['issuer', 'id'])
  return inProfile(record as Readonly<Partial<Microcredential>>, profile as WritableProfile, options)
}

/** A specification in another form and what that could not carry. */
export interface WrittenSpecification {
  readonly credential: Readonly<Record<string, unknown>>
  readonly loss: readonly Loss[]
  readonly lacks: readonly Lack[]
}

function inForm(
  specification: Readonly<Specification>,
  target: Exclude<SpecificationTarget, 'record'>,
): WrittenSpecification {
  const form = specificationForms[target]
  const credential = form.write(specification)
  const back = form.read(JSON.parse(JSON.stringify(credential)))
  const name = target === 'openbadges' ? 'achievement' : target
  return {
    credential,
    loss: lossesBetween(specification as Partial<Microcredential>, back as Partial<Microcredential>, name),
    lacks: form.lacks?.(credential, specification) ?? [],
  }
}

function inProfile<Profile extends WritableProfile>(
  record: Readonly<Partial<Microcredential>>,
  profile: Profile,
  options: WriteOptions,
): Written<Profile> {
  const writer: Writer = writers[profile]
  const credential = writer.write(record, options)
  const back = writer.profile ? writer.profile.read(credential).record : record
  const lacks = writer.lacks?.(credential as Json, record) ?? []
  return { credential: credential as Credential<Profile>, loss: lossesBetween(record, back, profile), lacks }
}

/**
 * Reads a specification back from an Open Badges achievement that nobody holds, or from a graph of the European
 * Learning Model; `undefined` where it is neither.
 *
 * @example
 * readSpecification(write(specification, 'openbadges').credential)?.title
 */
export function readSpecification(
  json: Readonly<Record<string, unknown>>,
): Partial<Specification> | undefined {
  const types = [json.type].flat()
  if (types.includes('Achievement') && !('credentialSubject' in json))
    return specificationForms.openbadges.read({ ...json })
  const nodes = Array.isArray(json['@graph']) ? (json['@graph'] as { readonly type?: unknown }[]) : [json]
  return nodes.some((node) => node?.type === 'LearningAchievementSpecification')
    ? specificationForms.loq.read({ ...json })
    : undefined
}
