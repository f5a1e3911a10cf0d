/** The option `--ledgers`: identifiers of credentials that other awards have taken, by the name of each ledger. */
import '../print/command-words.js'
import type { Ledgers } from '@microcred/stacking'
import { refused, UsageError } from '../arguments/usage.js'
import { jsonIn } from './json-file.js'

export function ledgersIn(file: string | undefined): Ledgers | undefined {
  if (file === undefined) return undefined
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  if (!areLedgers(json.value)) throw refused('usage/no-ledgers', { file })
  return json.value
}

/** Whether a value is ledgers: lists of identifiers by name. */
export const areLedgers = (value: unknown): value is Ledgers =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(
    (ids) => Array.isArray(ids) && ids.every((id: unknown) => typeof id === 'string'),
  )
