/** The option `--terms`: the terms in which what has no occasions is taken, and how much goes into each. */
import '../print/command-words.js'
import type { PlanOptions } from '@microcred/stacking'
import { refused, UsageError } from '../arguments/usage.js'
import { jsonIn } from './json-file.js'

type Terms = NonNullable<PlanOptions['terms']>

export function termsIn(file: string | undefined): Terms | undefined {
  if (file === undefined) return undefined
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  if (!Array.isArray(json.value) || !json.value.every(isTerm)) throw refused('usage/no-terms', { file })
  return json.value
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(new Date(`${value}T00:00:00Z`).getTime())

function isTerm(value: unknown): value is Terms[number] {
  if (typeof value !== 'object' || value === null) return false
  const { starts, ends, most } = value as Record<string, unknown>
  if (!isDay(starts) || !isDay(ends) || ends < starts) return false
  return most === undefined || (typeof most === 'number' && most > 0)
}
