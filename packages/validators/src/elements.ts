import type { Microcredential, Specification } from '@microcred/core'
import { allRules } from './check/all-rules.js'
import { typeOf } from './check/explain.js'
import type { elementValidators } from './generated/element-validators.js'
import { openBare } from './open/open-bare.js'
import { ownProfiles } from './recognise/own-profiles.js'
import { findingsOf } from './report/report.js'
import { type Validator, validator } from './report/standard.js'
import type { Book } from './walk/book.js'
import { walk } from './walk/walk.js'

export * from './generated/element-validators.js'
export type { Validator } from './report/standard.js'

/** Key of an element in the record. */
export type ElementKey = keyof typeof elementValidators

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
