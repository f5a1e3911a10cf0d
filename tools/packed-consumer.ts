/** A program of somebody who uses the packages, for the type checker: each line is what they would expect to hold. */
import type { Microcredential, Specification } from '@microcred/core'
import { type Written, write } from '@microcred/core/write'
import { Microcredential as schema } from '@microcred/core/zod'
import { type Comparison, compare } from '@microcred/equivalence'
import { type GreenProfile, greenProfile } from '@microcred/needs'
import { type Held, type StackingRule, type StackResult, stack } from '@microcred/stacking'
import { find, isGreen } from '@microcred/taxonomy'
import { type Report, validate } from '@microcred/validators'
import { elementValidators, microcredential } from '@microcred/validators/elements'

export function use(input: unknown, rule: StackingRule, offer: Specification): void {
  const report: Report = validate('{}', { at: '2026-06-19', checks: ['annexI'] })
  const severity: 'error' | 'warning' | 'info' | undefined = report.findings[0]?.severity
  // @ts-expect-error there is no such check
  validate('{}', { checks: ['everything'] })

  if (!microcredential.is(input)) return
  const record: Microcredential = input
  const hours: number | { minimum: number; maximum: number } | undefined =
    record.notionalWorkload.volumes?.[0]?.value
  // @ts-expect-error a record has no such element
  record.workload

  const parsed: Microcredential = schema.parse(input)
  const extended = schema.extend({}).shape.title
  const level: boolean = elementValidators.level.is({ eqf: 5 })

  const written: Written = write(record, 'edc')
  const held: Held[] = [{ record, route: 'recognition-of-prior-learning' }]
  const result: StackResult = stack(rule, held, { at: '2026-06-19' })
  const comparison: Comparison = compare(record, offer, { purpose: 'exemption' })
  // @ts-expect-error there is no such purpose
  compare(record, offer, { purpose: 'anything' })

  const profile: GreenProfile = greenProfile(record)
  const label: string | undefined = find('sort waste', { limit: 1 })[0]?.label
  const green: boolean = isGreen('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f')

  console.log(severity, hours, parsed, extended, level, written, result, comparison, profile, label, green)
}
