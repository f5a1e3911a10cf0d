/** Concepts of controlled vocabularies that are named by a label, a notation or a code. */
import { isObject } from '@microcred/common/json'
import { valueAt } from '@microcred/common/pointer'
import { type Codelist, iriOf } from '@microcred/core'
import { codes } from '@microcred/core/codes'
import { skills } from '../check/skill-lookup.js'
import { conceptCalled } from '../conform/edc/labels.js'
import { iriOfWord } from '../conform/edc/plain.js'
import { tablesOf, type Vocabulary } from '../conform/edc/tables.js'
import type { PatchOperation, Repair } from '../report/finding.js'
import { isPersonal } from '../report/personal.js'
import type { Placed } from '../report/report.js'

/** The vocabulary that a place asks for, as far as a finding tells. */
function vocabularyOf({ params = {} }: Placed): Vocabulary | undefined {
  const { vocabulary, begins, property, class: of } = params
  const { vocabularies, shapes, advised } = tablesOf()
  const all = [...vocabularies.values()]
  if (typeof begins === 'string') return all.find(({ concepts }) => concepts === begins)
  if (typeof vocabulary === 'string')
    return vocabularies.get(vocabulary) ?? all.find(({ codelist }) => codelist === vocabulary)
  if (typeof property !== 'string') return undefined
  const asked = (each: string): Vocabulary | undefined =>
    shapes.generic!.get(each)?.find((row) => row.property === property)?.vocabulary ??
    advised.get(`${each} ${property}`)
  if (typeof of === 'string') return asked(of)
  return property === 'language' ? vocabularies.get('language') : undefined
}

const ESCO_SKILLS = 'http://data.europa.eu/esco/skill/'

/** The IRI that a word stands for: the end of one, a code of our list, or what a concept is called. */
function meantBy(word: string, language: string, vocabulary: Vocabulary): string | undefined {
  const { codelist, concepts } = vocabulary
  const plain = word.trim()
  const end = iriOfWord(vocabulary, plain)
  if (end !== undefined) return end
  const list = codelist as Codelist
  const code = [plain, plain.toUpperCase(), plain.toLowerCase()].find((each) =>
    Object.hasOwn(codes, list) ? codes[list].has(each) : false,
  )
  if (code !== undefined) return iriOf(list, code as never)
  const numbered = withLostZeros(plain, list)
  if (numbered !== undefined) return iriOf(list, numbered as never)
  if (concepts === ESCO_SKILLS) {
    const [only, ...more] = skills.labelled(plain, language)
    return more.length === 0 && only?.uri.startsWith(ESCO_SKILLS) ? only.uri : undefined
  }
  return conceptCalled(plain, language, vocabulary)
}

/** The code of digits whose leading zeros were lost, as spreadsheets lose them. */
function withLostZeros(word: string, list: Codelist): string | undefined {
  if (!/^\d+$/.test(word) || !Object.hasOwn(codes, list)) return undefined
  const [only, ...more] = [...codes[list]].filter(
    (code) =>
      code.length > word.length &&
      code.startsWith('0') &&
      /^\d+$/.test(code) &&
      Number(code) === Number(word),
  )
  return more.length === 0 ? only : undefined
}

/** What a node says of itself: its notations, and its labels by language. */
function* wordsOf(node: unknown): Generator<readonly [word: string, language: string]> {
  if (typeof node === 'string' || typeof node === 'number') yield [String(node), 'en']
  if (!isObject(node)) return
  for (const notation of [node.notation].flat()) if (typeof notation === 'string') yield [notation, 'en']
  const { prefLabel } = node
  if (typeof prefLabel === 'string') yield [prefLabel, 'en']
  if (isObject(prefLabel))
    for (const [language, text] of Object.entries(prefLabel))
      for (const each of [text].flat())
        if (typeof each === 'string') yield [each, language.slice(0, 2).toLowerCase()]
}

/** The one concept that all that is said of a node agrees on. */
function agreed(node: unknown, vocabulary: Vocabulary): string | undefined {
  const found = new Set<string>()
  for (const [word, language] of [...wordsOf(node), ...endOf(node, vocabulary)]) {
    const iri = meantBy(word, language, vocabulary)
    if (iri !== undefined) found.add(iri)
  }
  return found.size === 1 ? [...found][0] : undefined
}

/** The end of an IRI that is none of the vocabulary's and begins as they do. */
function endOf(
  node: unknown,
  { concepts }: Vocabulary,
): readonly (readonly [word: string, language: string])[] {
  const iri = isObject(node) ? node.id : node
  return typeof iri === 'string' && iri.startsWith(concepts) ? [[iri.slice(concepts.length), 'en']] : []
}

const whole = (id: string, { scheme }: Vocabulary): object => ({
  id,
  type: 'Concept',
  inScheme: { id: scheme, type: 'ConceptScheme' },
})

/** The IRI of the concept that the labels, the notation or the code at a place determine. */
export function conceptNamed(finding: Placed, json: unknown): Repair | undefined {
  const { pointer } = finding
  const vocabulary = vocabularyOf(finding)
  if (!vocabulary || isPersonal(pointer)) return undefined
  const node = valueAt(json, pointer)
  const iri = agreed(node, vocabulary)
  if (iri === undefined) return undefined
  const patch = (): readonly PatchOperation[] => {
    if (!isObject(node)) return [{ op: 'replace', path: pointer, value: whole(iri, vocabulary) }]
    return [{ op: Object.hasOwn(node, 'id') ? 'replace' : 'add', path: `${pointer}/id`, value: iri }]
  }
  return {
    kind: isObject(node) ? 'write' : 'write-concept',
    params: { to: iri },
    patch: patch(),
    safe: false,
  }
}

/** Words of a list that belong in another property of an EDC. */
const HOMES: readonly (readonly [property: string, vocabulary: string, instead: string])[] = [
  ['mode', 'learning-schedule', 'learningSchedule'],
]

/** A concept that another list has, moved to the property that takes that list. */
export function ofAnotherList(finding: Placed, json: unknown): Repair | undefined {
  const { pointer } = finding
  for (const [property, name, instead] of HOMES) {
    const [, at] = new RegExp(`^(.*/specifiedBy(?:/\\d+)?)/${property}(?:/\\d+)?$`).exec(pointer) ?? []
    const vocabulary = tablesOf().vocabularies.get(name)
    const around = at === undefined ? undefined : valueAt(json, at)
    const own = vocabularyOf(finding)
    if (at === undefined || !vocabulary || !own || !isObject(around) || Object.hasOwn(around, instead))
      continue
    const iri = agreed(valueAt(json, pointer), vocabulary)
    if (iri === undefined) continue
    return {
      kind: 'rename',
      params: { to: instead },
      patch: [
        { op: 'replace', path: pointer, value: whole(`<${property}>`, own) },
        { op: 'add', path: `${at}/${instead}`, value: whole(iri, vocabulary) },
      ],
      safe: false,
    }
  }
  return undefined
}

/** The scheme that a place asks for, with the concept; what is of another scheme goes where any may stand. */
export function schemeNamed(finding: Placed, json: unknown): Repair | undefined {
  const { pointer, params } = finding
  const { expected } = params ?? {}
  const vocabulary = [...tablesOf().vocabularies.values()].find(({ scheme }) => scheme === expected)
  const at = pointer.replace(/\/inScheme(?:\/\d+)?$/, '')
  const node = valueAt(json, at)
  if (!vocabulary || at === pointer || !isObject(node) || isPersonal(pointer)) return undefined
  const path = isObject(valueAt(json, pointer)) ? `${pointer}/id` : pointer
  if (typeof valueAt(json, path) !== 'string') return undefined
  const scheme: PatchOperation = { op: 'replace', path, value: expected }
  const write = (to: unknown, patch: readonly PatchOperation[]): Repair => ({
    kind: 'write',
    params: { to },
    patch,
    safe: false,
  })
  if (typeof node.id === 'string' && node.id.startsWith(vocabulary.concepts)) return write(expected, [scheme])
  const iri = agreed(node, vocabulary)
  if (iri !== undefined) return write(iri, [{ op: 'replace', path: `${at}/id`, value: iri }, scheme])
  return vocabulary.concepts === ESCO_SKILLS ? asOtherSkill(at, json) : undefined
}

/** A skill of another scheme, moved to where an outcome names those. */
function asOtherSkill(at: string, json: unknown): Repair | undefined {
  const [, outcome] = /^(.*)\/relatedESCOSkill\/\d+$/.exec(at) ?? []
  if (outcome === undefined) return undefined
  const others = valueAt(json, `${outcome}/relatedSkill`)
  if (others !== undefined && !Array.isArray(others)) return undefined
  return {
    kind: 'rename',
    params: { to: 'relatedSkill' },
    patch: [
      ...(others === undefined ? [{ op: 'add', path: `${outcome}/relatedSkill`, value: [] } as const] : []),
      { op: 'move', from: at, path: `${outcome}/relatedSkill/-` },
    ],
    safe: false,
  }
}
