import type { Microcredential, Specification } from '@microcred/core'
import { allRules } from './check/all-rules.js'
import { typeOf } from './check/explain.js'
import * as each from './generated/element-validators.js'
import { openBare } from './open/open-bare.js'
import { ownProfiles } from './recognise/own-profiles.js'
import { findingsOf } from './report/report.js'
import { type Validator, validator } from './report/standard.js'
import { type Book, walk } from './walk/walk.js'

export * from './generated/element-validators.js'
export type { Validator } from './report/standard.js'

/** Key of an element in the record. */
export type ElementKey = keyof typeof each

/**
 * A validator per element, by its key in the record. Each speaks Standard Schema. Whoever needs one or two imports
 * them by name, and loads no more: `import { level } from '@microcred/validators/elements'`.
 *
 * @example
 * import { elementValidators } from '@microcred/validators/elements'
 *
 * elementValidators.level.is({ eqf: 5 }) // true
 * elementValidators.level.check({ eqf: 9 })[0]?.code // 'level.out-of-range'
 */
export const elementValidators: {
  readonly [Key in ElementKey]: Validator<NonNullable<Microcredential[Key]>>
} = /*#__PURE__*/ (() => ({ ...each }))()

/** What our own two forms need: no container, no envelope and no text is taken for a record. */
const book: Book = { entries: ownProfiles, rules: allRules, open: openBare }

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)

const whole = <T>(profile: 'record' | 'specification'): Validator<T> =>
  validator((value) =>
    isObject(value)
      ? walk(value, book, { profile }).findings
      : findingsOf(
          [{ code: 'json.not-an-object', pointer: '', params: { received: typeOf(value) } }],
          undefined,
          undefined,
        ),
  )

/** Validator of whole records. It speaks Standard Schema. */
export const microcredential: Validator<Microcredential> = /*#__PURE__*/ whole('record')

/** Validator of whole specifications. It speaks Standard Schema. */
export const specification: Validator<Specification> = /*#__PURE__*/ whole('specification')
