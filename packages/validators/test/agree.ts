/** One record, asked of everything that judges records: all give the same answer. */
import { expect } from 'vitest'
import { microcredential } from '../src/elements.js'
import { validate } from '../src/index.js'

/** Expects one answer of `validate`, `is`, `check` and Standard Schema, and says which it was. */
export function agree(value: unknown): boolean {
  const { ok, findings } = validate(value, { profile: 'record' })
  expect(microcredential.is(value)).toBe(ok)
  const checked = microcredential.check(value)
  expect(checked.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
    findings.map(({ code, pointer }) => `${code} ${pointer}`),
  )
  expect(checked.some(({ severity }) => severity === 'error')).toBe(!ok)
  const result = microcredential['~standard'].validate(value)
  if (result instanceof Promise) throw new TypeError('it waits')
  expect(result.issues === undefined).toBe(ok)
  if (!result.issues) expect(result.value).toBe(value)
  return ok
}
