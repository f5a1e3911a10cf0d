/** Standard Schema (https://standardschema.dev) for our validators, without depending on anyone's library. */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Finding } from './finding.js'
import { isError } from './report.js'

/** A validator of one shape, usable wherever Standard Schema is spoken. Its three answers never disagree. */
export interface Validator<T> extends StandardSchemaV1<T, T> {
  /** Whether a value has no error, of structure or of a rule. */
  is(value: unknown): value is T
  /** Everything that is wrong with a value; warnings are no errors. */
  check(value: unknown): readonly Finding[]
}

/** Builds a validator from what it has against a value: whatever else it says follows from that. */
export function validator<T>(check: (value: unknown) => readonly Finding[]): Validator<T> {
  const errorsIn = (value: unknown): readonly Finding[] => check(value).filter(isError)
  return {
    is: (value): value is T => errorsIn(value).length === 0,
    check,
    '~standard': {
      version: 1,
      vendor: 'microcred',
      validate(value) {
        const errors = errorsIn(value)
        if (errors.length === 0) return { value: value as T }
        return { issues: errors.map((each) => ({ message: each.message, path: placeOf(each) })) }
      },
    },
  }
}

/** Where a form shows a finding: at the member it is about, also where that is missing. */
function placeOf({ code, pointer, params }: Finding): (string | number)[] {
  const path = pathOf(pointer)
  const missing = code.endsWith('.missing')
    ? code.slice(0, code.indexOf('.')).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    : code.endsWith('.incomplete')
      ? params.property
      : undefined
  return typeof missing === 'string' ? [...path, missing] : path
}

/** A JSON Pointer as a path of keys, list positions as numbers. */
export const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) =>
      /^(0|[1-9]\d*)$/.test(segment) ? Number(segment) : segment.replaceAll('~1', '/').replaceAll('~0', '~'),
    )
