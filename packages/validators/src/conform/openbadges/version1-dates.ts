import { isDateTime } from '@microcred/core/formats'
import { typeOf } from '../../check/explain.js'
import { type ConformanceRule, isVersion1 } from '../examine.js'

/** The dates of version 1.1 of the data model have the form of those that replaced them. */
export const version1Dates: ConformanceRule = function* ({ nodes }) {
  for (const node of nodes) {
    const { class: of, value } = node
    if (!of.properties.has('validFrom') || !isVersion1(value)) continue
    const { pointer } = node
    for (const key of ['issuanceDate', 'expirationDate']) {
      const date = value[key]
      if (date === undefined || of.properties.has(key)) continue
      const place = { pointer: `${pointer}/${key}`, source: of.source }
      if (typeof date !== 'string')
        yield {
          fault: 'wrong-type',
          ...place,
          params: { expected: { type: 'string' }, received: typeOf(date) },
        }
      else if (!isDateTime(date))
        yield {
          fault: 'not-a-date',
          ...place,
          params: {
            value: `\`${date.slice(0, 40)}\``,
            expected: { format: 'date-time' },
          },
        }
    }
  }
}
