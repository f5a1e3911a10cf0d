import { isObject } from '@microcred/common/json'
import { isLanguageTag } from '@microcred/core/formats'
import type { ConformanceRule } from '../examine.js'
import { items } from '../values.js'

/** Tags of languages and regions that exist, and texts in one language only. */
export const languages: ConformanceRule = function* ({ nodes }) {
  for (const node of nodes) {
    const { class: of, value } = node
    for (const { name, kinds } of of.worded) {
      const held = value[name]
      if (held === undefined || (typeof held === 'string' && !kinds.includes('language'))) continue
      const { pointer } = node
      if (
        kinds.includes('language') &&
        typeof held === 'string' &&
        WELL_FORMED.test(held) &&
        !isLanguageTag(held)
      )
        yield {
          fault: 'unknown-region',
          pointer: `${pointer}/${name}`,
          params: { value: held },
          source: of.source,
        }
      if (!kinds.includes('text')) continue
      for (const item of items(held, `${pointer}/${name}`))
        if (isObject(item.value) && !Object.hasOwn(item.value, '@value'))
          yield { fault: 'language-map', pointer: item.pointer, source: of.source }
    }
  }
}

const WELL_FORMED = /^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/
