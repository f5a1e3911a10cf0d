/** A complete and sensible record to breach one thing in. */
import { readFileSync } from 'node:fs'
import type { Microcredential, Specification } from '@microcred/core'

const example = (folder: string): string =>
  readFileSync(
    new URL(`../../../examples/${folder}/yecla-low-emission-wood-finishing.json`, import.meta.url),
    'utf8',
  )

const text = example('credentials')
const specification = example('specifications')

/** The record with some members replaced; one that is `undefined` is left out. */
export const complete = (changes: Readonly<Record<string, unknown>> = {}): Microcredential =>
  changed(text, changes)

/** The same of a specification. */
export const completeSpecification = (changes: Readonly<Record<string, unknown>> = {}): Specification =>
  changed(specification, changes)

function changed<T>(text: string, changes: Readonly<Record<string, unknown>>): T {
  const record = { ...JSON.parse(text), ...changes }
  for (const [key, value] of Object.entries(changes)) if (value === undefined) delete record[key]
  return record
}
