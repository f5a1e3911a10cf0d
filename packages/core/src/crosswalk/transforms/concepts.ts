import { isObject } from '@microcred/common/json'
import { isIri } from '../../formats.js'
import { type Codelist, codes } from '../../generated/codes.js'
import { labelOf } from '../../names/labels.js'
import type { Phrase } from '../../wording/catalogue.js'
import { UnknownConcept, Unreadable } from './unreadable.js'

/** The IRI of a concept, or its notation where it has none. */
export function conceptIn(value: unknown): string | undefined {
  if (!isObject(value)) return typeof value === 'string' ? value.trim() : undefined
  const iri = value.id ?? value['@id'] ?? value.uri
  const word = typeof iri === 'string' ? iri : value.notation
  return typeof word === 'string' || typeof word === 'number' ? String(word).trim() : undefined
}

export const conceptDue = (value: unknown, expected: Phrase): string => {
  const word = conceptIn(value)
  if (word === undefined) throw new Unreadable(expected)
  return word
}

export const unknownConcept = (
  expected: Phrase,
  list: string,
  iri: string,
  bases: readonly string[],
): Unreadable => (isIri(iri) ? conceptOf(expected, list, iri, bases) : new Unreadable(expected))

/** What is no concept of a vocabulary, with what its IRIs begin with where this one begins otherwise. */
export const conceptOf = (
  expected: Phrase,
  list: string,
  word: string,
  bases: readonly string[],
  more: { readonly named?: string | undefined; readonly stands?: true } = {},
): UnknownConcept =>
  new UnknownConcept(
    expected,
    word,
    list,
    bases.some((base) => word.replace(/^https:/, 'http:').startsWith(base)) ? undefined : bases[0],
    more.named,
    more.stands,
  )

/** What a concept is called: by its notations in no language, by its labels in theirs. */
export function* wordsOf(value: unknown): Generator<readonly [word: string, language: string]> {
  if (!isObject(value)) return
  for (const notation of [value.notation].flat()) if (typeof notation === 'string') yield [notation, 'en']
  const labels = isObject(value.prefLabel) ? Object.entries(value.prefLabel) : [['en', value.prefLabel]]
  for (const [language, texts] of labels)
    for (const text of [texts].flat()) if (typeof text === 'string') yield [text, String(language)]
}

/** The code of a list that the label or the notation of a concept names. */
export function calledIn(list: Codelist, value: unknown): string | undefined {
  for (const [word, language] of wordsOf(value)) {
    const code = namesIn(list, language).get(plain(word))
    if (code !== undefined) return code
  }
  return undefined
}

const named = new Map<string, ReadonlyMap<string, string>>()

/** Most lists whose names in a language are kept: languages are named by whoever writes a document. */
const MOST = 500

/** The first code of a list by each plain name that it and its label in a language have. */
function namesIn(list: Codelist, language: string): ReadonlyMap<string, string> {
  const key = `${list} ${language}`
  const before = named.get(key)
  if (before) return before
  const names = new Map<string, string>()
  for (const code of codes[list])
    if (code !== 'other')
      for (const name of [code, labelOf(list, code as never, language)]) {
        const known = name === undefined ? undefined : plain(name)
        if (known !== undefined && !names.has(known)) names.set(known, code)
      }
  if (named.size < MOST) named.set(key, names)
  return names
}

/** Whether two names differ in nothing but capitals, blanks and hyphens. */
export const alike = (one: string | undefined, other: string): boolean =>
  one !== undefined && plain(one) === plain(other)

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
