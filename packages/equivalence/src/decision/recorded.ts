/** What people recorded, as far as it is sound, in force and free of contradiction. */

import type { Violation } from '@microcred/common/violation'
import type { RecognitionDecision, RecordedMatch } from '../generated/types.js'
import { lintMatches } from '../policy/lint.js'
import { openDecisions } from './open-decisions.js'

/** Decisions and matches that may be followed, and what is wrong with the others. */
export interface Recorded {
  readonly decisions: readonly RecognitionDecision[]
  readonly matches: readonly RecordedMatch[]
  readonly violations: readonly Violation[]
}

interface Given {
  readonly decisions?: readonly RecognitionDecision[]
  readonly matches?: readonly RecordedMatch[]
  readonly at?: string
}

/** Sorts out what may be followed; decisions are judged one by one when it is known what they speak of. */
export function soundRecords(
  { decisions = [], matches = [], at }: Given,
  broader: (uri: string) => readonly string[],
): Recorded {
  const { violations } = opened(decisions, matches)
  if (violations.length > 0) return { decisions: [], matches: [], violations }
  const judged = matches.map((match, index) => ({ match, index, violation: hindrance(match, index, at) }))
  const current = judged.filter(({ violation }) => !violation)
  const linted = lintMatches(
    current.map(({ match }) => match),
    broader,
  )
  return {
    decisions,
    matches: linted.sound,
    violations: [
      ...judged.flatMap(({ violation }) => violation ?? []),
      ...linted.violations.map((each) => ({ ...each, pointer: inAll(each.pointer, current) })),
    ],
  }
}

const opened = (decisions: readonly RecognitionDecision[], matches: readonly RecordedMatch[]) =>
  decisions.length === 0 && matches.length === 0
    ? { violations: [] }
    : openDecisions({
        ...(decisions.length > 0 && { decisions }),
        ...(matches.length > 0 && { matches }),
      })

/** A pointer into the matches that are in force, as one into all of them. */
const inAll = (pointer: string, current: readonly { readonly index: number }[]): string =>
  `/matches/${current[Number(pointer.slice('/matches/'.length))]!.index}`

/** Why a match is not followed on a day; without a day nobody asks. */
function hindrance(
  { validUntil, decided }: RecordedMatch,
  index: number,
  at: string | undefined,
): Violation | undefined {
  const pointer = `/matches/${index}`
  if (at === undefined) return undefined
  if (validUntil !== undefined && validUntil < at)
    return { code: 'recorded-match.expired', pointer: `${pointer}/validUntil`, params: { until: validUntil } }
  return decided > at
    ? { code: 'recorded-match.not-yet-valid', pointer: `${pointer}/decided`, params: { from: decided } }
    : undefined
}
