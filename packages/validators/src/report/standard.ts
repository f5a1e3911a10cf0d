/** Standard Schema (https://standardschema.dev) for our validators, without depending on anyone's library. */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Finding } from './finding.js'

/** A validator of one shape, usable wherever Standard Schema is spoken. */
export interface Validator<T> extends StandardSchemaV1<T, T> {
  /** Whether a value is sound; nothing else is worked out. */
  is(value: unknown): value is T
  /** Everything that is wrong with a value; empty when it is sound. */
  check(value: unknown): readonly Finding[]
}

/** Builds a validator from its two answers. */
export function validator<T>(
  is: (value: unknown) => boolean,
  check: (value: unknown) => readonly Finding[],
): Validator<T> {
  return {
    is: (value): value is T => is(value),
    check,
    '~standard': {
      version: 1,
      vendor: 'microcred',
      validate(value) {
        if (is(value)) return { value: value as T }
        const issues = check(value).filter((finding) => finding.severity === 'error')
        return { issues: issues.map(({ message, pointer }) => ({ message, path: pathOf(pointer) })) }
      },
    },
  }
}

/** A JSON Pointer as a path of keys, list positions as numbers. */
export const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) =>
      /^(0|[1-9]\d*)$/.test(segment) ? Number(segment) : segment.replaceAll('~1', '/').replaceAll('~0', '~'),
    )
