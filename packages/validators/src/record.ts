import { record } from '@microcred/core/record'
import type { Form } from './check/check.js'
import { microcredential } from './generated/records.js'
import { rules } from './generated/rules.js'
import { countKeys } from './open/keys.js'
import { openBare } from './open/open-bare.js'
import type { Entry } from './recognise/entry.js'
import { requiredOfRecord } from './recognise/required.js'
import type { Report } from './report/report.js'
import { type Options, walk } from './walk/walk.js'

export type { Finding, Fix, Part, PatchOperation, Severity, Source } from './report/finding.js'
export type { ElementRow, ProfileName, Report, Verdict } from './report/report.js'
export type { Check, Options } from './walk/walk.js'

/** The compiled validator alone: slower than with the fast path, and a good deal smaller. */
const form: Form = {
  keys: (value) => (microcredential(value) ? countKeys(value) : -1),
  validator: microcredential,
}

const entries: readonly Entry[] = [{ profile: record, form, required: requiredOfRecord, own: true }]

/**
 * `validate` for bare records only: a small entry for browsers, without the tables of other
 * profiles, without envelopes, without names of countries and languages to suggest codes from, and without the
 * rules about skills and about identifiers of registers. Everything else is `profile.unrecognised`.
 *
 * @example
 * import { validate } from '@microcred/validators/record'
 *
 * validate({ title: { en: 'Wood finishing' }, level: { eqf: 5 } }).verdict.annexI // 'incomplete'
 */
export function validate(input: string | Uint8Array | object, options: Options = {}): Report {
  return walk(input, { entries, rules, open: openBare }, options)
}
