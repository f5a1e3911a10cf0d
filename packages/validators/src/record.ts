import { record } from '@microcred/core/record'
import type { Form } from './check/check.js'
import { validatorOf } from './check/schema.js'
import { rules } from './generated/rules.js'
import { Microcredential } from './generated/schemas.js'
import { countKeys } from './open/keys.js'
import { openBare } from './open/open-bare.js'
import type { Entry } from './recognise/entry.js'
import { requiredOfRecord } from './recognise/required.js'
import type { SoundCredential, UnsoundReport } from './report/report.js'
import type { Options } from './walk/options.js'
import { walk } from './walk/walk.js'

export type { Finding, FindingCode, Fix, Part, PatchOperation, Severity, Source } from './report/finding.js'
export type { ElementRow, ProfileName, SoundCredential, UnsoundReport, Verdict } from './report/report.js'
export type { Check, Limits, Options } from './walk/options.js'

/** What is said of a record: no container and no specification is read here. */
export type Report = SoundCredential | UnsoundReport

const microcredential = /* @__PURE__ */ validatorOf(Microcredential)

/** The validator that explains alone: slower than with the fast path, and a good deal smaller. */
const form: Form = {
  kind: 'credential',
  keys: (value) => (microcredential(value) ? countKeys(value) : -1),
  schema: Microcredential,
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
 * const report = validate({ title: { en: 'Wood finishing' }, level: { eqf: 5 } })
 * report.verdict.annexI // 'incomplete'
 * if (report.ok) report.record.learner // a whole `Microcredential`
 */
export function validate(input: unknown, options: Options = {}): Report {
  return walk(input, { entries, rules, open: openBare }, options) as Report
}
