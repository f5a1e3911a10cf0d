/** Labels of concepts that belong to another concept of the same vocabulary. */
import { type Codelist, codeOf, iriOf } from '@microcred/core'
import { codes, countryCalled, labelOf, languageCalled } from '@microcred/core/codes'
import type { Violation } from '../../report/finding.js'
import { isOfLearner, shownAt } from './names.js'
import type { Node } from './nodes.js'
import { tablesOf, type Vocabulary } from './tables.js'

/** Languages in which what codes are called is known. */
const LANGUAGES: ReadonlySet<string> = new Set(['en', 'de', 'es', 'fr', 'it'])

/** A label is shorter. */
const LONGEST = 100

const known = new Map<string, ReadonlyMap<string, string>>()

/** Codes of a list by what they are called in a language. */
function calledIn(list: Codelist, language: string): ReadonlyMap<string, string> {
  const name = `${list} ${language}`
  const before = known.get(name)
  if (before) return before
  const found = new Map<string, string>()
  for (const code of codes[list]) {
    const label = labelOf(list, code as never, language)?.toLowerCase()
    // What two codes are called tells neither.
    if (label !== undefined) found.set(label, found.has(label) ? '' : code)
  }
  known.set(name, found)
  return found
}

const found = new WeakMap<Vocabulary, Map<string, string | undefined>>()

/** Most labels of a vocabulary that are remembered. */
const MOST = 1000

/** The IRI of the concept that a label in some language names in a vocabulary. */
export function conceptCalled(label: string, language: string, vocabulary: Vocabulary): string | undefined {
  let labels = found.get(vocabulary)
  if (labels === undefined) {
    labels = new Map()
    found.set(vocabulary, labels)
  }
  const key = `${language} ${label}`
  const before = labels.get(key)
  if (before !== undefined || labels.has(key)) return before
  const concept = soughtByLabel(label, language, vocabulary)
  if (labels.size < MOST && label.length <= LONGEST) labels.set(key, concept)
  return concept
}

function soughtByLabel(
  label: string,
  language: string,
  { name, codelist, concepts }: Vocabulary,
): string | undefined {
  const text = label.trim().toLowerCase()
  if (text === '' || text.length > LONGEST) return undefined
  if (codelist === '') {
    const concept = tablesOf().labels.get(`${name} ${language} ${text}`)
    return concept === undefined ? undefined : concepts + concept
  }
  if (/^\d-\d$/.test(codelist)) {
    const [level, ...others] = text.match(/\d+/g) ?? []
    return level === undefined || others.length > 0 || !/^[1-8]$/.test(level) ? undefined : concepts + level
  }
  const list = codelist as Codelist
  const code =
    list === 'country'
      ? countryCalled(text)
      : list === 'language'
        ? languageCalled(text)
        : LANGUAGES.has(language)
          ? calledIn(list, language).get(text)
          : undefined
  return code ? iriOf(list, code as never) : undefined
}

/** The IRI a concept is known by in its vocabulary, where that can be told. */
function namedBy(iri: string, { codelist }: Vocabulary): string | undefined {
  if (codelist === '') return iri
  if (/^\d-\d$/.test(codelist)) return /\/[1-8]$/.test(iri) ? iri : undefined
  const own = codeOf(codelist as Codelist, iri)
  return own === undefined ? undefined : (iriOf(codelist as Codelist, own as never) ?? iri)
}

let byStart: ReadonlyMap<string, Vocabulary> | undefined

/** The vocabulary whose concepts begin as an IRI does. */
function vocabularyIn(iri: string): Vocabulary | undefined {
  // Of two that begin alike the first counts.
  byStart ??= new Map([...tablesOf().vocabularies.values()].toReversed().map((each) => [each.concepts, each]))
  return byStart.get(iri.slice(0, iri.lastIndexOf('/') + 1))
}

const FINE: readonly Violation[] = []

/** Labels of a concept under which another one is known. */
export function mislabelled(node: Node): readonly Violation[] {
  const { id, types, properties } = node
  const labels = types.has('Concept') && id !== undefined ? properties.get('prefLabel') : undefined
  const vocabulary = labels && vocabularyIn(id!)
  if (!vocabulary) return FINE
  return labels.flatMap((label): readonly Violation[] => {
    const { value = '', language = '' } = label.literal ?? {}
    if (language === '') return FINE
    const meant = conceptCalled(value, language.slice(0, 2).toLowerCase(), vocabulary)
    if (meant === undefined || meant === namedBy(id!, vocabulary) || namedBy(id!, vocabulary) === undefined)
      return FINE
    const { pointer } = label
    const params = {
      ...shownAt(value.trim(), pointer),
      vocabulary: vocabulary.name,
      ...(!isOfLearner(pointer) && { suggestion: meant }),
    }
    return [{ code: 'edc.label-of-another-concept', pointer, params }]
  })
}
