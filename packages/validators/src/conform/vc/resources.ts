import { isObject, items } from '../classes.js'
import type { ConformanceRule } from '../examine.js'

const SRI = /^\s*(?:sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2}(?:\?[!-~]*)?\s*)+$/
const MULTIBASE = /^[A-Za-z0-9][A-Za-z0-9+/=_-]+$/

/** A related resource stands there once, with a digest of a known form. */
export const resources: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (of.name === 'VerifiableCredential') {
      const seen = new Set<unknown>()
      for (const each of items(value.relatedResource, `${pointer}/relatedResource`)) {
        if (!isObject(each.value) || each.value.id === undefined) continue
        if (seen.has(each.value.id))
          yield { fault: 'repeated-resource', pointer: `${each.pointer}/id`, source: of.source }
        seen.add(each.value.id)
      }
    }
    if (of.name !== 'RelatedResource') continue
    if (value.digestSRI === undefined && value.digestMultibase === undefined)
      yield { fault: 'no-digest', pointer, atEnd: true, source: of.source }
    for (const [key, form] of [
      ['digestSRI', SRI],
      ['digestMultibase', MULTIBASE],
    ] as const)
      for (const each of items(value[key], `${pointer}/${key}`))
        if (typeof each.value === 'string' && !form.test(each.value))
          yield {
            fault: 'malformed-digest',
            pointer: each.pointer,
            params: { property: key },
            source: of.source,
          }
  }
}
