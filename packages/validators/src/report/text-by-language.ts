import { isObject } from '@microcred/common/json'
import { isLanguageTag } from '@microcred/core/formats'

/** Whether all that stands in an object are texts by their languages. */
export function isTextByLanguage(value: unknown): value is Readonly<Record<string, string>> {
  const entries = isObject(value) ? Object.entries(value) : []
  return (
    entries.length > 0 &&
    entries.every(([tag, text]) => isLanguageTag(tag) && typeof text === 'string' && text.trim() !== '')
  )
}
