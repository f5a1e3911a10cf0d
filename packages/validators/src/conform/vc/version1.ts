import type { ConformanceRule } from '../examine.js'
import { isVersion1 } from '../examine.js'

/** Version 1.1 of the data model asks for a date of issuance, which version 2.0 has not. */
export const version1: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes)
    if (of.name === 'VerifiableCredential' && isVersion1(value) && value.issuanceDate === undefined)
      yield {
        fault: 'incomplete',
        pointer,
        atEnd: true,
        params: { property: 'issuanceDate' },
        source: of.source,
      }
}
