import { isDateTime } from '@microcred/core/formats'
import { instant } from '../../check/time.js'
import { type ConformanceRule, isVersion1 } from '../examine.js'

/** The period of validity ends no earlier than it begins; whether it is running is another question. */
export const period: ConformanceRule = function* ({ nodes, at }) {
  const now = instant(at, 'end')
  for (const { class: of, value, pointer } of nodes) {
    if (of.name !== 'VerifiableCredential') continue
    const [from, until] = isVersion1(value) ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil']
    const begins = dateOf(value[from!])
    const ends = dateOf(value[until!])
    if (begins !== undefined && ends !== undefined && ends < begins)
      yield { fault: 'ends-before-it-begins', pointer: `${pointer}/${until}`, source: of.source }
    else if (begins !== undefined && begins > now)
      yield {
        fault: 'not-yet-valid',
        pointer: `${pointer}/${from}`,
        params: { from: value[from!] },
        source: of.source,
      }
    else if (ends !== undefined && ends < instant(at, 'start'))
      yield {
        fault: 'expired',
        pointer: `${pointer}/${until}`,
        params: { until: value[until!] },
        source: of.source,
      }
  }
}

const dateOf = (value: unknown): number | undefined =>
  typeof value === 'string' && isDateTime(value) ? instant(value, 'start') : undefined
