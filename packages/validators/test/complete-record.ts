/** A complete and sensible record to breach one thing in. */
import { readFileSync } from 'node:fs'
import type { Microcredential } from '@microcred/core'

const text = readFileSync(
  new URL('../../../examples/credentials/yecla-low-emission-wood-finishing.json', import.meta.url),
  'utf8',
)

/** The record with some members replaced; one that is `undefined` is left out. */
export function complete(changes: Readonly<Record<string, unknown>> = {}): Microcredential {
  const record = { ...JSON.parse(text), ...changes }
  for (const [key, value] of Object.entries(changes)) if (value === undefined) delete record[key]
  return record
}
