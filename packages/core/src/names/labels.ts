/** What codes are called in the languages of people. */
import { type Codelist, type CodeOf, codes } from '../generated/codes.js'
import { labels } from '../generated/labels.js'
import { labelFor, unpacked } from './packed.js'

const opened = new Map<string, ReadonlyMap<string, string>>()

function labelsIn(language: string, list: Codelist): ReadonlyMap<string, string> {
  const name = `${language} ${list}`
  const before = opened.get(name)
  if (before) return before
  const packed = Object.hasOwn(labels, language) ? labels[language]![list] : undefined
  const found = new Map<string, string>()
  if (packed !== undefined)
    for (const [code, given] of unpacked(codes[list], packed, '\t')) found.set(code, labelFor(code, given))
  opened.set(name, found)
  return found
}

/**
 * The label of a code in a language, or in English where the language has none for it; `undefined` for what is
 * no code of the list. The languages are those of `packages/schemas/locales`, and English.
 *
 * @example
 * labelOf('assessment-type', 'continuous-evaluation', 'de') // 'Fortlaufende Evaluierung'
 */
export function labelOf<L extends Codelist>(list: L, code: CodeOf[L], language = 'en'): string | undefined {
  const primary = language.toLowerCase().split('-')[0]!
  return labelsIn(primary, list).get(code) ?? labelsIn('en', list).get(code)
}
