/** Which evidence of a need counts by a policy, and why the rest does not. */
import type { Need, NeedEvidence, PriorityPolicy } from '../generated/types.js'
import { isOnScale, isTellingApart } from '../need/lint.js'
import type { Reason } from './result.js'

/** Methods that count or ask many. */
const QUANTITATIVE = new Set(['survey', 'job-advertisements', 'forecast', 'statistics', 'tracer-study'])

/** Evidence that counts; `lacking` says why it is not enough. */
export interface Counting {
  readonly measures: readonly NonNullable<NeedEvidence['measures']>[number][]
  readonly lacking: readonly Reason[]
  readonly notes: readonly Reason[]
}

/** The evidence that counts on a day; without a day nobody asks how old it is. */
export function counting({ evidence = [] }: Need, policy: PriorityPolicy, at: string | undefined): Counting {
  if (evidence.length === 0)
    return { measures: [], lacking: [{ reason: 'no-evidence', params: {} }], notes: [] }
  const fresh = evidence.filter(({ source }) => !isTooOld(source.date, policy.oldest, at))
  const safe = fresh.filter((each) => !isTellingApart(each))
  const enough = safe.filter(({ method, n }) => !QUANTITATIVE.has(method) || (n ?? 0) >= policy.minimumN)
  const lacking: Reason[] = []
  if (fresh.length > enough.length)
    lacking.push({ reason: 'few-people', params: { minimum: policy.minimumN } })
  const sources = new Set(enough.map(({ source }) => JSON.stringify([source.title, source.url, source.date])))
  const isThin = sources.size < policy.minimumSources
  if (isThin)
    lacking.push({ reason: 'few-sources', params: { count: sources.size, minimum: policy.minimumSources } })
  const isUncounted = policy.quantitative && !enough.some(({ method }) => QUANTITATIVE.has(method))
  if (isUncounted) lacking.push({ reason: 'no-quantitative', params: {} })
  return {
    measures: enough.flatMap(({ measures = [] }) => measures.filter(isOnScale)),
    lacking: isThin || isUncounted ? lacking : [],
    notes: fresh.length < evidence.length ? [{ reason: 'too-old', params: { years: policy.oldest } }] : [],
  }
}

/** Whether a day lies more than some years before another. */
function isTooOld(date: string, years: number, at: string | undefined): boolean {
  if (at === undefined) return false
  const limit = `${String(Number(at.slice(0, 4)) - years).padStart(4, '0')}${at.slice(4)}`
  return date < limit
}
