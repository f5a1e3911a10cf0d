import { elements, type Microcredential, type Specification } from '@microcred/core'
import { allRules } from './check/all-rules.js'
import { applyRules, type Form } from './check/check.js'
import { explain, typeOf } from './check/explain.js'
import { recordForm } from './check/forms.js'
import { validatorOf } from './check/schema.js'
import { sound } from './check/sound.js'
import { properties } from './generated/properties.js'
import { elementSchemas } from './generated/schemas.js'
import { openBare } from './open/open-bare.js'
import { safely } from './open/safely.js'
import { ownProfiles } from './recognise/own-profiles.js'
import type { Finding, Violation } from './report/finding.js'
import { findingsOf } from './report/report.js'
import { type Validator, validator } from './report/standard.js'
import { type Book, walk } from './walk/walk.js'

export type { Validator } from './report/standard.js'

/** Key of an element in the record. */
export type ElementKey = Extract<keyof typeof elementSchemas, keyof Microcredential>

const schemaOf = (key: ElementKey): Form['validator'] => validatorOf(elementSchemas[key])

const ANY_TIME = '9999-12-31'

/** What is wrong with the value of one element; pointers are into the value. */
function checkElement(key: ElementKey, value: unknown): readonly Finding[] {
  const schema = schemaOf(key)
  const record = { [key]: value }
  const within = (violation: Violation): Violation => ({
    ...violation,
    pointer: violation.pointer.slice(key.length + 1),
  })
  const structural = schema(value)
    ? []
    : explain(
        (schema.errors ?? []).map((error) => ({ ...error, instancePath: `/${key}${error.instancePath}` })),
        record,
        (pointer) => properties[pointer.replace(/\/\d+(?=\/|$)/g, '/*')]?.split(' ') ?? [],
        recordForm.called,
      )
  const { record: good, original, lost } = sound({ value }, asMember(key))
  const asValue = (pointer: string): string => `/value${pointer.slice(key.length + 1)}`
  const ruled =
    'value' in good
      ? applyRules(
          allRules,
          {
            record: { [key]: good.value },
            original: (pointer) => `/${key}${original(asValue(pointer)).slice('/value'.length)}`,
            lost: (pointer) => lost(asValue(pointer)),
          },
          record,
          ANY_TIME,
        )
      : []
  return findingsOf(
    [...structural, ...ruled.filter((each) => each.pointer.startsWith(`/${key}`))].map(within),
    value,
    undefined,
  )
}

/** The element's validator for an object that holds the value as its one member. */
function asMember(key: ElementKey): Form['validator'] {
  const schema = schemaOf(key)
  const member = ((object: unknown): boolean => {
    if (!Object.hasOwn(object as object, 'value')) return true
    const good = schema((object as { value: unknown }).value)
    member.errors = good
      ? null
      : (schema.errors ?? []).map((error) => ({ ...error, instancePath: `/value${error.instancePath}` }))
    return good
  }) as Form['validator']
  return member
}

/**
 * A validator per element, by its key in the record. Each speaks Standard Schema.
 *
 * @example
 * import { elementValidators } from '@microcred/validators/elements'
 *
 * elementValidators.level.is({ eqf: 5 }) // true
 * elementValidators.level.check({ eqf: 9 })[0]?.code // 'level.out-of-range'
 */
export const elementValidators = Object.fromEntries(
  elements.map(({ key }) => {
    const name = key as ElementKey
    return [name, validator((value) => safely(value, (given) => checkElement(name, given)))]
  }),
) as { readonly [Key in ElementKey]: Validator<NonNullable<Microcredential[Key]>> }

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
export const microcredential: Validator<Microcredential> = whole('record')

/** Validator of whole specifications. It speaks Standard Schema. */
export const specification: Validator<Specification> = whole('specification')
