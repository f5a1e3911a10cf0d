import { isObject } from '@microcred/common/json'
import { checkOneOf } from '@microcred/common/options'
import { NAMESPACE, type Specification, VERSION } from '@microcred/core'
import {
  CannotWrite,
  type Credential,
  type Lack,
  type Loss,
  readSpecification,
  rewrite,
  type SpecificationTarget,
  specificationTargets,
  type WritableProfile,
  type WriteOptions,
  writableProfiles,
  write,
} from '@microcred/core/write'
import { withAlignmentsMeant } from './check/skills-meant.js'
import { open } from './open/open.js'
import { safely } from './open/safely.js'
import { readSdJwt } from './open/sd-jwt.js'
import { heldIn } from './recognise/held.js'
import { laidOut } from './recognise/laid-out.js'
import { profiles } from './recognise/profiles.js'
import { recogniseAmong } from './recognise/recogniser.js'
import type { Report } from './report/report.js'
import { takenUp } from './report/taken-up.js'
import { unread } from './report/unread.js'
import type { Options } from './walk/options.js'
import { validate } from './walk/validate.js'

/** A converted credential with everything that did not come along. */
export interface Conversion<Profile extends WritableProfile = WritableProfile> {
  /** What was handed in, judged: what was unsound there is not in the result. */
  readonly report: Report
  /** The credential in its new form; absent when the input could not be read. */
  readonly credential?: Credential<Profile>
  /** Parts of the record that the new form cannot carry as they are. */
  readonly loss: readonly Loss[]
  /** What the new form asks for and the record does not say. */
  readonly lacks: readonly Lack[]
  /** Places of the input that no element takes up. */
  readonly unread: readonly string[]
  /** Each credential of a container, converted by itself. */
  readonly credentials?: readonly Conversion<Profile>[]
}

/**
 * Reads a credential of any profile and writes it in another, and names what is lost on either way.
 *
 * @throws CannotWrite when the target needs something the credential does not have.
 *
 * @example
 * import { convert } from '@microcred/validators/convert'
 *
 * const { credential, loss, unread } = convert(badgeText, 'edc')
 */
export function convert<Profile extends WritableProfile>(
  input: unknown,
  to: Profile,
  options?: Options & WriteOptions,
): Conversion<Profile>
export function convert(
  input: unknown,
  to: WritableProfile | SpecificationTarget,
  options?: Options & WriteOptions,
): Conversion
export function convert(
  input: unknown,
  to: WritableProfile | SpecificationTarget,
  options: Options & WriteOptions = {},
): Conversion {
  checkOneOf('The profile to convert to', to, [
    ...new Set<string>([...writableProfiles, ...specificationTargets]),
  ])
  return safely(input, (given) => {
    const report = validate(given, options)
    if (report.credentials) {
      const { profile: _, ...inside } = options
      const { json } = open(given, () => ({ keys: 0, clean: false }), readSdJwt, options.limits?.bytes)
      const held = heldIn(json, (each) => recogniseAmong(profiles, each, undefined) !== undefined) ?? []
      const credentials = held.flatMap(({ value }) =>
        typeof value === 'string' || (typeof value === 'object' && value !== null)
          ? [convert(value, to, inside)]
          : [],
      )
      return { report, loss: [], lacks: [], unread: [], credentials }
    }
    const opened = open(given, () => ({ keys: 0, clean: false }), readSdJwt, options.limits?.bytes)
    const offered = offeredIn(opened.json)
    if (offered) {
      const { profile: _, ...inside } = options
      return { ...convert(offered.specification, to, inside), unread: offered.unread }
    }
    const entry = report.profile && recogniseAmong(profiles, opened.json, report.profile.id)
    if (!entry || !report.record) return { report, loss: [], lacks: [], unread: [] }
    const { json, origin = (pointer: string) => pointer } = laidOut(opened.json, entry, options.with)
    const direct = entry.offers?.(json)
      ? undefined
      : rewrite(json, entry.profile.id, to as WritableProfile, options)
    if (direct) {
      const { consumed, ...rewritten } = direct
      const told = new Set([...consumed, ...direct.loss.map(({ pointer }) => pointer)])
      const credential = withAlignmentsMeant(rewritten.credential) as unknown as Credential
      return { report, ...rewritten, credential, unread: unread(json, told).map(origin) }
    }
    const { issuer, id } = options
    const asked = { ...(issuer && { issuer }), ...(id !== undefined && { id }) }
    const written = write(report.record, to as WritableProfile, asked)
    return {
      report,
      ...written,
      unread: entry.own ? [] : unread(json, entry.profile.read(json).consumed).map(origin),
    }
  })
}

/** A specification that stands in a form only specifications have, with what of that is not in it. */
function offeredIn(json: unknown): { specification: object; unread: readonly string[] } | undefined {
  if (!isObject(json)) return undefined
  const read = readSpecification(json)
  if (!read) return undefined
  const specification = { ...read, $schema: `${NAMESPACE}${VERSION}/specification.schema.json` }
  const again = writtenAgain(specification, [json.type].flat().includes('Achievement') ? 'openbadges' : 'loq')
  return { specification, unread: unread(json, takenUp(json, readSpecification, again)) }
}

/** What is written of a specification in a form, where that can be. */
function writtenAgain(specification: object, target: SpecificationTarget): unknown {
  try {
    return write(specification as Specification, target).credential
  } catch (error) {
    if (error instanceof CannotWrite) return undefined
    throw error
  }
}
