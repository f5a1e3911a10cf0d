import { ownProfiles } from './own-profiles.js'
import type { Report } from './report.js'
import { type Options, walk } from './walk.js'

export type { Finding, Fix, Part, PatchOperation, Severity, Source } from './finding.js'
export type { ElementRow, ProfileName, Report, Verdict } from './report.js'
export type { Check, Options } from './walk.js'

/**
 * `validate` for records and specifications only: a small entry for browsers, without the tables of
 * other profiles. Everything else is `profile.unrecognised`.
 *
 * @example
 * import { validate } from '@microcred/validators/record'
 *
 * validate({ title: { en: 'Wood finishing' }, level: { eqf: 5 } }).verdict.annexI // 'incomplete'
 */
export function validate(input: string | Uint8Array | object, options: Options = {}): Report {
  return walk(input, { entries: ownProfiles }, options)
}
