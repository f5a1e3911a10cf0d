import type { ConformanceRule } from '../examine.js'

const HASH = /^(?:sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$/i

/** An identity that is said to be hashed is a hash that a reader can compare, and no name or address of the learner. */
export const identities: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (of.name !== 'IdentityObject' || value.hashed !== true) continue
    const key = of.properties.has('identityHash') ? 'identityHash' : 'identity'
    const hash = value[key]
    if (typeof hash === 'string' && !HASH.test(hash))
      yield {
        fault: 'malformed',
        pointer: `${pointer}/${key}`,
        params: { masked: true, expected: { format: 'identity-hash' } },
        source: of.source,
      }
  }
}
