import type { ConformanceRule } from '../examine.js'
import { items } from '../values.js'

/** A presentation may hold nothing; then there is no credential to say anything of, which is told. */
export const presented: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (of.name !== 'VerifiablePresentation' || value.verifiableCredential === null) continue
    if (![value.type].flat().includes('VerifiablePresentation')) continue
    if (items(value.verifiableCredential, '').length === 0)
      yield { fault: 'presents-nothing', pointer, source: of.source }
  }
}
