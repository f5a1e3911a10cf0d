import type { ConformanceRule } from '../examine.js'
import { nameAt } from '../personal.js'

/** Every type is an absolute URL, or a term that the contexts map to one; terms that are protected keep their meaning. */
export const types: ConformanceRule = function* ({ issues }) {
  for (const { kind, pointer, term } of issues) {
    if (kind === 'unmapped-type')
      yield { fault: 'unmapped-type', pointer, params: { type: nameAt(term, pointer) } }
    else if (kind === 'type-not-an-iri')
      yield { fault: 'type-not-a-url', pointer, params: { type: nameAt(term, pointer) } }
    else if (kind === 'protected-term') yield { fault: 'protected-term', pointer, params: { term } }
    else if (kind === 'invalid-context') yield { fault: 'malformed-context', pointer }
  }
}
