import { isDateTime } from '@microcred/core/formats'
import { instant } from '../../check/time.js'
import { type ConformanceRule, isVersion1 } from '../examine.js'
import { isBefore } from '../orders.js'

const CREDENTIALS = new Set([
  'AchievementCredential',
  'EndorsementCredential',
  'ClrCredential',
  'VerifiableCredential',
])

/** A credential is in force at the time it is judged. That an endorsement in it is not does not undo the credential. */
export const dates: ConformanceRule = function* ({ nodes, at }) {
  const now = instant(at, 'end')
  for (const node of nodes) {
    const { class: of, value } = node
    if (!CREDENTIALS.has(of.name)) continue
    const { pointer } = node
    const [from, until] = isVersion1(value) ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil']
    const inside = pointer === '' ? {} : ({ severity: 'warning', part: 'validity' } as const)
    const [begins, ends] = [value[from!], value[until!]]
    if (isBefore(ends, begins)) {
      yield {
        fault: 'out-of-order',
        pointer: `${pointer}/${until}`,
        params: { earlier: from, later: until },
        source: of.source,
      }
      continue
    }
    if (typeof begins === 'string' && isDateTime(begins) && instant(begins, 'start') > now)
      yield {
        fault: 'not-yet-valid',
        pointer: `${pointer}/${from}`,
        params: { from: begins },
        source: of.source,
      }
    if (typeof ends === 'string' && isDateTime(ends) && instant(ends, 'end') < instant(at, 'start'))
      yield {
        fault: 'expired',
        pointer: `${pointer}/${until}`,
        params: { until: ends },
        source: of.source,
        ...inside,
      }
  }
}
