import type { ConformanceRule } from '../examine.js'

/** A claim the contexts do not define means nothing to a reader of linked data. */
export const terms: ConformanceRule = function* ({ issues }) {
  for (const { kind, pointer, term, url } of issues) {
    if (kind === 'dropped-term')
      yield { fault: 'undefined-property', pointer, atKey: true, params: { property: term } }
    else if (kind === 'unknown-context')
      yield { fault: 'unpinned-context', pointer, params: { context: url } }
  }
}
