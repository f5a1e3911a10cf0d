import { isObject } from '@microcred/common/json'
import { isIri } from '@microcred/core/formats'
import { type ConformanceRule, isVersion1 } from '../examine.js'
import { items } from '../values.js'

const V2 = 'https://www.w3.org/ns/credentials/v2'
const V1 = 'https://www.w3.org/2018/credentials/v1'

const CLASSES = new Set([
  'VerifiableCredential',
  'VerifiablePresentation',
  'EnvelopedVerifiableCredential',
  'EnvelopedVerifiablePresentation',
])

/** The base context comes first; each further one is a URL or an object. */
export const contexts: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (!CLASSES.has(of.name) || value['@context'] === undefined) continue
    const [first, ...rest] = items(value['@context'], `${pointer}/@context`)
    if (first?.value === V1) yield { fault: 'data-model-version', pointer: first.pointer, source: of.source }
    else if (first?.value !== V2) {
      yield {
        fault: 'wrong-context',
        pointer: first?.pointer ?? `${pointer}/@context`,
        params: { position: 'first', expected: isVersion1(value) ? V1 : V2 },
        source: of.source,
      }
    }
    for (const each of rest)
      if (!isContext(each.value))
        yield { fault: 'malformed-context', pointer: each.pointer, source: of.source }
  }
}

const isContext = (value: unknown): boolean => (typeof value === 'string' ? isIri(value) : isObject(value))
