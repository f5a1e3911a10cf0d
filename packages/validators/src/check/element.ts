/** A validator of one element, apart from all others: its schema, and the rules that may find fault with it alone. */
import { englishOfElements } from '@microcred/core/messages'
import { elementSentences } from '../generated/findings.js'
import { safely } from '../open/safely.js'
import { entryIn } from '../report/catalogue.js'
import type { Entry, Violation } from '../report/finding.js'
import { inOrder } from '../report/in-order.js'
import { type Validator, validator } from '../report/standard.js'
import { worded } from '../report/worded.js'
import { applyRules, type Form } from './check.js'
import { explain, type SchemaValidator } from './explain.js'
import { propertiesAt } from './properties.js'
import { annex, type RuleByCode } from './rules/rule.js'
import { type Schema, validatorOf } from './schema.js'
import { sound } from './sound.js'

/**
 * Builds the validator of an element by its key in the record and its position in Annex I. For other ways of writing a code, such as the name of a
 * country, it has no suggestion: a form knows the codes, and the names of all of them are larger than everything else.
 */
export const elementValidator = <T>(
  key: string,
  position: number,
  schema: Schema,
  rules: readonly RuleByCode[],
): Validator<T> =>
  validator((value) =>
    safely(value, (given) => inOrder(checkElement(key, schema, rules, given), given)).map((each) =>
      worded(each, each.words ?? entryOf(each.code, position), englishOfElements),
    ),
  )

/** The entry of what a schema says of an element. */
const entryOf = (code: string, position: number): Entry =>
  entryIn(elementSentences, `*${code.slice(code.indexOf('.'))}`, annex(position))!

const ANY_TIME = '9999-12-31'

/** What is wrong with the value of one element; pointers are into the value. */
function checkElement(
  key: string,
  shape: Schema,
  rules: readonly RuleByCode[],
  value: unknown,
): readonly Violation[] {
  const schema = validatorOf(shape)
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
        (pointer) => propertiesAt(shape, pointer.slice(key.length + 1)),
      )
  const { record: good, original, lost } = sound({ value }, asMember(schema))
  const asValue = (pointer: string): string => `/value${pointer.slice(key.length + 1)}`
  const ruled =
    'value' in good
      ? applyRules(
          rules,
          {
            record: { [key]: good.value },
            original: (pointer) => `/${key}${original(asValue(pointer)).slice('/value'.length)}`,
            lost: (pointer) => lost(asValue(pointer)),
          },
          record,
          ANY_TIME,
        )
      : []
  return [...structural, ...ruled.filter((each) => each.pointer.startsWith(`/${key}`))].map(within)
}

/** The element's validator for an object that holds the value as its one member. */
function asMember(schema: SchemaValidator): Form['validator'] {
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
