/** Labels of concepts that belong to another concept of the same vocabulary. */
import { type Codelist, codeOf, iriOf } from '@microcred/core'
import { codes, countryCalled, labelOf, languageCalled } from '@microcred/core/codes'
import type { Violation } from '../../report/finding.js'
import type { Node } from './graph.js'
import { isOfLearner, shownAt } from './names.js'
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

/** The concept a label names in a vocabulary, as its IRI, and the one that its own IRI names, where both are known. */
function conceptsOf(iri: string, label: string, language: string, vocabulary: Vocabulary) {
  const { name, codelist, concepts } = vocabulary
  if (codelist === '') {
    const concept = tablesOf().labels.get(`${name} ${language} ${label}`)
    return concept === undefined ? undefined : { meant: concepts + concept, named: iri }
  }
  if (/^\d-\d$/.test(codelist)) {
    const [level, ...others] = label.match(/\d+/g) ?? []
    return level === undefined || others.length > 0 || !/^[1-8]$/.test(level) || !/\/[1-8]$/.test(iri)
      ? undefined
      : { meant: concepts + level, named: iri }
  }
  const list = codelist as Codelist
  const own = codeOf(list, iri)
  const code =
    list === 'country'
      ? countryCalled(label)
      : list === 'language'
        ? languageCalled(label)
        : LANGUAGES.has(language)
          ? calledIn(list, language).get(label)
          : undefined
  if (own === undefined || !code) return undefined
  const meant = iriOf(list, code as never)
  return meant === undefined ? undefined : { meant, named: iriOf(list, own as never) ?? iri }
}

const vocabularyIn = (iri: string): Vocabulary | undefined => {
  const start = iri.slice(0, iri.lastIndexOf('/') + 1)
  for (const vocabulary of tablesOf().vocabularies.values())
    if (vocabulary.concepts === start) return vocabulary
  return undefined
}

/** Labels of a concept under which another one is known. */
export function mislabelled(node: Node): Violation[] {
  const { id, types, properties } = node
  const labels = types.has('Concept') && id !== undefined ? properties.get('prefLabel') : undefined
  const vocabulary = labels && vocabularyIn(id!)
  if (!vocabulary) return []
  return labels.flatMap(({ literal, pointer }): Violation[] => {
    const { value = '', language = '' } = literal ?? {}
    const label = value.trim().toLowerCase()
    if (label === '' || label.length > LONGEST || language === '') return []
    const found = conceptsOf(id!, label, language.slice(0, 2).toLowerCase(), vocabulary)
    if (!found || found.meant === found.named) return []
    const params = {
      ...shownAt(value.trim(), pointer),
      vocabulary: vocabulary.name,
      ...(!isOfLearner(pointer) && { suggestion: found.meant }),
    }
    return [{ code: 'edc.label-of-another-concept', pointer, params }]
  })
}
