/** What is to be said of policy, sides and purpose beside the comparison itself. */

import { list } from '@microcred/common/list'
import type { Violation } from '@microcred/common/violation'
import { codes, type RecognitionPurposeCode } from '@microcred/core'
import { plausible } from '@microcred/core/volume'
import { type Comparand, MOST_OUTCOMES } from '../compare/comparand.js'
import type { ComparisonPolicy } from '../generated/types.js'

type SideName = 'source' | 'target'

const purposes: ReadonlySet<string> = codes['recognition-purpose']

/** That a side is no record. */
export const aboutReading = (side: SideName, read: Comparand | undefined): Violation[] =>
  read ? [] : [{ code: 'comparison.unreadable', pointer: '', params: { side } }]

/** That nobody knows the purpose. */
export const aboutPurpose = (purpose: string): Violation[] =>
  purposes.has(purpose)
    ? []
    : [
        {
          code: 'comparison.unknown-purpose',
          pointer: '',
          params: { purpose, purposes: [...purposes] },
        },
      ]

/** That the policy is made for other purposes. */
export const aboutPolicy = (policy: ComparisonPolicy, purpose: RecognitionPurposeCode): Violation[] =>
  policy.purposes.includes(purpose)
    ? []
    : [
        {
          code: 'comparison-policy.other-purpose',
          pointer: '/purposes',
          params: { purposes: policy.purposes, purpose },
        },
      ]

/** What a side lacks or has too much of, and whether it is valid on the day. */
export function aboutSide(side: SideName, comparand: Comparand, at: string | undefined): Violation[] {
  const { record, outcomes, tooMany } = comparand
  const volumes = list(record.notionalWorkload?.volumes) ?? []
  const implausible = volumes.findIndex(({ value }) => !plausible(value))
  const say = (code: string, pointer: string, params: object = {}): Violation => ({
    code: `comparison.${code}`,
    pointer,
    params: { side, ...params },
  })
  return [
    ...(outcomes.length === 0 ? [say('no-outcomes', '/learningOutcomes')] : []),
    ...(tooMany ? [say('too-many-outcomes', '/learningOutcomes', { limit: MOST_OUTCOMES })] : []),
    ...(implausible < 0 ? [] : [say('volume-implausible', `/notionalWorkload/volumes/${implausible}/value`)]),
    ...(at && before(record.validUntil, at) ? [say('not-in-force', '/validUntil', { at })] : []),
    ...(at && after(record.validFrom, at) ? [say('not-in-force', '/validFrom', { at })] : []),
  ]
}

const before = (day: unknown, at: string): boolean => typeof day === 'string' && day.slice(0, 10) < at

const after = (day: unknown, at: string): boolean => typeof day === 'string' && day.slice(0, 10) > at

/** Outcomes that are called essential and that the target does not have. */
export const aboutEssentials = (essential: readonly string[], { outcomes }: Comparand): Violation[] =>
  essential
    .filter((name) => !outcomes.some(({ id, pointer }) => name === id || name === pointer))
    .map((name) => ({ code: 'comparison.unknown-outcome', pointer: '/learningOutcomes', params: { name } }))
