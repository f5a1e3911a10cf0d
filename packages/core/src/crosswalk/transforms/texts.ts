import { isObject } from '@microcred/common/json'
import { isLanguageTag } from '../../formats.js'
import type { Json } from './scalars.js'
import { Unreadable } from './unreadable.js'

/** A language map from any of the forms texts take: string, map of strings or lists, object of text and language, list of them. */
export function readText(value: unknown, language: string): Record<string, string> | undefined {
  if (typeof value === 'string') return value === '' ? undefined : { [language]: value }
  if (Array.isArray(value)) {
    const texts = value.map((each) => readText(each, language)).filter((each) => each !== undefined)
    return texts.length > 0 ? joinTexts(texts) : undefined
  }
  if (!isObject(value)) throw new Unreadable({ format: 'text' })
  if ('@value' in value)
    return readText(value['@value'], typeof value['@language'] === 'string' ? value['@language'] : language)
  if ('noteLiteral' in value) return readText(value.noteLiteral, language)
  const tag = value.lang ?? value.language ?? value.locale
  const tagged = value.value ?? value.text ?? value.label
  if (typeof tag === 'string' && typeof tagged === 'string') return readText(tagged, normaliseTag(tag))
  const out: Record<string, string> = {}
  for (const [tag, text] of Object.entries(value)) {
    const written = Array.isArray(text) ? text.filter((each) => typeof each === 'string').join('\n') : text
    if (typeof written !== 'string') throw new Unreadable({ format: 'text-by-language' })
    define(out, normaliseTag(tag), written)
  }
  return Object.keys(out).length > 0 ? out : undefined
}

const define = (target: Json, key: string, value: unknown): void => {
  // Whoever names a language so means no prototype.
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else target[key] = value
}

/** Several texts as one: lines of the same language are put below each other. */
export function joinTexts(texts: readonly Record<string, string>[]): Record<string, string> {
  const out: Record<string, string> = {}
  for (const text of texts)
    for (const [tag, line] of Object.entries(text))
      define(out, tag, Object.hasOwn(out, tag) && out[tag] !== line ? `${out[tag]}\n${line}` : line)
  return out
}

/** `EN-us` is `en-US`; what is no tag stays as it is and is found out later. */
function normaliseTag(tag: string): string {
  if (isLanguageTag(tag)) return tag
  const [language, ...rest] = tag.trim().split(/[-_]/)
  const normal = [
    language!.toLowerCase(),
    ...rest.map((part) =>
      part.length === 4 ? part[0]!.toUpperCase() + part.slice(1).toLowerCase() : part.toUpperCase(),
    ),
  ].join('-')
  return isLanguageTag(normal) ? normal : tag
}
