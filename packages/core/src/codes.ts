/** The codelists: which codes exist, which are deprecated, and how else countries and languages are written. */
import { codes } from './generated/codes.js'
import { basesOf, codeOf } from './names/matches.js'

export type * from './generated/codes.js'
export { codes, deprecatedCodes } from './generated/codes.js'
export { labelOf } from './names/labels.js'

/**
 * The code of a country for its alpha-3 code or its name in an official language of the EU, in any letter
 * case, or `undefined`.
 *
 * @example
 * countryCalled('ESP') // 'ES'
 * countryCalled('Bulgarie') // 'BG'
 */
export function countryCalled(name: string): string | undefined {
  const wanted = name.trim()
  if (/^[a-z]{3}$/i.test(wanted)) {
    const known = codeOf('country', basesOf('country')[0] + wanted.toUpperCase())
    if (known !== undefined) return known
  }
  return called('region', codes.country, wanted)
}

/**
 * The code of a language for its three-letter code or its name in an official language of the EU, in any
 * letter case, or `undefined`.
 *
 * @example
 * languageCalled('bul') // 'bg'
 * languageCalled('English') // 'en'
 */
export function languageCalled(name: string): string | undefined {
  const wanted = name.trim()
  if (/^[a-z]{3}$/i.test(wanted)) {
    const code = globalThis.Intl?.getCanonicalLocales?.(wanted)[0]
    if (code?.length === 2 && codes.language.has(code)) return code
  }
  return called('language', codes.language, wanted)
}

/** Languages in which names are understood. */
const LANGUAGES = 'en bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ')

const known = new Map<string, Map<string, string>>()

/** Looks a name up in what the runtime knows of names; nothing of it is shipped. */
function called(type: 'region' | 'language', list: ReadonlySet<string>, name: string): string | undefined {
  // Some runtimes bring no names along; codes are understood there all the same.
  if (!globalThis.Intl?.DisplayNames) return undefined
  let names = known.get(type)
  if (!names) {
    names = new Map()
    for (const language of LANGUAGES) {
      const display = new Intl.DisplayNames([language], { type, fallback: 'none' })
      for (const code of list) {
        const own = display.of(code)?.toLowerCase()
        if (own !== undefined && !names.has(own)) names.set(own, code)
      }
    }
    known.set(type, names)
  }
  return names.get(name.toLowerCase())
}
