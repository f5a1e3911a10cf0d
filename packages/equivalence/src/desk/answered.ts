/** Answers that were recorded before, matches and refusals, sorted out where they speak of one pair. */
import type { Violation } from '@microcred/common/violation'
import { openDecisions } from '../decision/open-decisions.js'
import { soundRecords } from '../decision/recorded.js'
import type { RecordedMatch, RecordedRefusal } from '../generated/types.js'

/** Answers that may be followed. */
export interface Answered {
  readonly matches: readonly RecordedMatch[]
  readonly isRefused: (source: string, target: string) => boolean
  readonly findings: readonly Violation[]
}

interface Given {
  readonly matches?: readonly RecordedMatch[] | undefined
  readonly refusals?: readonly RecordedRefusal[] | undefined
  readonly at?: string | undefined
}

/** Of a match and a refusal of one pair the later is followed; of the same day, the refusal. */
export function answered(
  { matches = [], refusals = [], at }: Given,
  broader: (uri: string) => readonly string[],
): Answered {
  const records = soundRecords({ matches, ...(at !== undefined && { at }) }, broader)
  const opened = refusals.length === 0 ? { violations: [] } : openDecisions({ refusals: [...refusals] })
  const sound = opened.violations.length > 0 ? [] : refusals.filter(({ decided }) => !at || decided <= at)
  const refused = new Map<string, RecordedRefusal>()
  for (const each of sound) {
    const before = refused.get(pairOf(each))
    if (!before || before.decided < each.decided) refused.set(pairOf(each), each)
  }
  const findings: Violation[] = []
  const followed = records.matches.filter((match) => {
    const refusal = refused.get(pairOf(match))
    if (!refusal) return true
    findings.push({ code: 'recorded-match.refused', pointer: `/matches/${matches.indexOf(match)}` })
    if (refusal.decided >= match.decided) return false
    refused.delete(pairOf(match))
    return true
  })
  return {
    matches: followed,
    isRefused: (source, target) => refused.has(pairOf({ source, target })),
    findings: [...records.violations, ...opened.violations, ...findings],
  }
}

const pairOf = ({ source, target }: { readonly source: string; readonly target: string }): string =>
  `${source} ${target}`
