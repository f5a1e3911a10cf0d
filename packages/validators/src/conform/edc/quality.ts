/** What the official shapes accept though it is wrong: names that vanish, concepts nobody minted, values that say nothing. */
import { type Codelist, codeOf } from '@microcred/core'
import { isLanguageTag } from '@microcred/core/formats'
import { called } from '../../check/called.js'
import { languageFor } from '../../check/explain.js'
import type { Violation } from '../../report/finding.js'
import { rename } from '../../report/rename.js'
import { overpaid } from './credits.js'
import { existsInstant, hasForm } from './datatypes.js'
import { disordered } from './dates.js'
import type { Graph, Loss } from './graph.js'
import { mislabelled } from './labels.js'
import { classMeantBy, meantBy, misspelt, shownAt } from './names.js'
import type { Literal, Node, Value } from './nodes.js'
import { listOf, plainViolation } from './plain.js'
import { LANG_STRING, tablesOf, type Vocabulary, XSD } from './tables.js'

/** Everything a person should know beside the verdict. `explained` are losses that a breach names already. */
export function quality(
  graph: Graph,
  explained: ReadonlySet<Loss>,
  language: string | undefined,
): Violation[] {
  const out: Violation[] = []
  const told = new Set<string>()
  for (const loss of graph.losses) {
    if (explained.has(loss) || !isTold(loss)) continue
    const violation = lost(loss, language)
    const { code, params } = violation
    // The same fault of the context shows wherever the property stands.
    if (code === 'edc.context-fault' && told.has(params!.property as string)) continue
    if (code === 'edc.context-fault') told.add(params!.property as string)
    out.push(violation)
  }
  for (const node of graph.nodes) {
    for (const each of mislabelled(node)) out.push(each)
    for (const each of overpaid(node)) out.push(each)
    for (const each of disordered(node)) out.push(each)
    const classes = classesOf(node)
    if (classes === undefined) continue
    for (const [property, values] of node.properties) {
      const place = placeIn(classes, property)
      if (place.homes) out.push(misplaced(classes.names, property, values[0]!, place.homes))
      for (const value of values) {
        const violation =
          value.literal === undefined
            ? place.vocabulary && conceptViolation(property, value, place.vocabulary)
            : literalViolation(property, value.literal, value)
        if (violation) out.push(violation)
      }
    }
  }
  return out
}

/** Classes that stand together, with what is known of their properties. */
interface Together {
  readonly names: readonly string[]
  readonly places: Map<string, Home>
}

/** A property of some classes. */
interface Home {
  /** The classes that have it, where these do not. */
  readonly homes: readonly string[] | undefined
  readonly vocabulary: Vocabulary | undefined
}

const together = new Map<string, Together>()

/** Most sets of classes that are remembered. */
const MOST = 500

/** The known classes of a node; nothing where it has none. */
function classesOf({ types }: Node): Together | undefined {
  if (types.size === 1) {
    const known = together.get(types.values().next().value!)
    if (known) return known
  }
  const names: string[] = []
  for (const type of types) if (tablesOf().shapes.generic!.has(type)) names.push(type)
  if (names.length === 0) return undefined
  const key = names.length === 1 ? names[0]! : names.join()
  const before = together.get(key)
  if (before) return before
  const classes = { names, places: new Map<string, Home>() }
  if (together.size < MOST) together.set(key, classes)
  return classes
}

/** What is known of a property of some classes; of those of other models there may be as many as somebody writes. */
function placeIn({ names, places }: Together, property: string): Home {
  const before = places.get(property)
  if (before) return before
  const homes = homesOf(property)
  const fits =
    COMMON.has(property) ||
    names.includes('Concept') ||
    homes.length === 0 ||
    names.some((name) => homes.includes(name))
  const place = { homes: fits ? undefined : homes, vocabulary: vocabularyOf(names, property) }
  if (places.size < MOST) places.set(property, place)
  return place
}

/**
 * Names in a proof, or in an object of another model, are not those of the European Learning Model; neither is the
 * marker of EBSI, nor the class of a status entry.
 */
const isTold = ({ reason, name, pointer, node }: Loss): boolean =>
  !/^\/proof(?:\/|$)/.test(pointer) &&
  (reason !== 'unknown-term' || node.types.size > 0) &&
  !(
    reason === 'unknown-class' &&
    (name === 'VerifiableAttestation' || /^\/(?:credentialStatus|status|termsOfUse)(?:\/|$)/.test(pointer))
  )

/** Properties the official context reads as references though they take a date and a text. */
const FAULTS_OF_THE_CONTEXT: ReadonlySet<string> = new Set(['dateModified', 'descriptionHtml'])

/** Whether the classes of an object have the property that a misspelt key was meant for. */
function fitsMeant(loss: Loss): boolean {
  const property = meantBy(loss)
  const classes = classesOf(loss.node)
  return property === undefined || !classes || placeIn(classes, property).homes === undefined
}

const unmended = ({ fix: _, ...violation }: Violation): Violation => violation

function lost(loss: Loss, language: string | undefined): Violation {
  const { reason, name, pointer, node } = loss
  if (reason === 'no-iri')
    return FAULTS_OF_THE_CONTEXT.has(loss.property ?? '')
      ? { code: 'edc.context-fault', pointer, params: { property: loss.property ?? name } }
      : plainViolation(loss, language)
  if (reason === 'unknown-term') {
    const violation = misspelt(loss, meantBy(loss))
    return fitsMeant(loss) ? violation : unmended(violation)
  }
  // Another class beside a known one may be anything; alone it was meant to be known.
  const suggestion = node.types.size > 0 ? {} : classMeantBy(name, tablesOf().shapes.generic!.keys())
  return { code: 'edc.unknown-class', pointer, params: { name, ...suggestion } }
}

/** Properties every node may have. */
const COMMON: ReadonlySet<string> = new Set([
  'altLabel',
  'dateModified',
  'definition',
  'inScheme',
  'notation',
  'prefLabel',
])

let classesByProperty: ReadonlyMap<string, readonly string[]> | undefined

/** The classes that have a property. */
function homesOf(property: string): readonly string[] {
  if (!classesByProperty) {
    const homes = new Map<string, string[]>()
    for (const [name, constraints] of tablesOf().shapes.generic!)
      if (!name.endsWith('Shape'))
        for (const each of constraints) homes.set(each.property, [...(homes.get(each.property) ?? []), name])
    classesByProperty = homes
  }
  return classesByProperty.get(property) ?? []
}

/** A property that the node's classes do not have, so that nobody looks for it there. */
function misplaced(
  classes: readonly string[],
  property: string,
  { pointer }: Value,
  homes: readonly string[],
): Violation {
  const end = pointer.lastIndexOf(`/${property}`)
  return {
    code: 'edc.misplaced-property',
    pointer: end < 0 ? pointer : pointer.slice(0, end + property.length + 1),
    atKey: true,
    params: {
      property,
      class: classes,
      classes: { class: homes.length > 3 ? [...homes.slice(0, 3), '…'] : homes },
    },
  }
}

function vocabularyOf(classes: readonly string[], property: string): Vocabulary | undefined {
  const { shapes, advised } = tablesOf()
  for (const name of classes) {
    const found =
      shapes.generic!.get(name)!.find((each) => each.property === property)?.vocabulary ??
      advised.get(`${name} ${property}`)
    if (found) return found
  }
  return undefined
}

/** A concept that is not of the vocabulary its place or its scheme names. */
function conceptViolation(property: string, value: Value, vocabulary: Vocabulary): Violation | undefined {
  const { node } = value
  if (node?.id === undefined) return undefined
  const verdict = membership(node.id, vocabulary)
  if (verdict === 'member')
    return node.id.startsWith('https:') ? withHttps(property, value, vocabulary) : undefined
  const { pointer } = value
  const params = { property, ...shownAt(node.id, pointer), vocabulary: vocabulary.name }
  if (verdict === 'unknown')
    return { code: 'edc.unknown-concept', pointer, params: { ...params, ...listOf(vocabulary) } }
  const claimed = node.properties.get('inScheme')?.some((each) => each.node?.id === vocabulary.scheme)
  return verdict === 'foreign' && claimed
    ? { code: 'edc.foreign-concept', pointer, params: { ...params, begins: vocabulary.concepts } }
    : undefined
}

/** An IRI that differs from the one of a concept in its protocol alone: to whoever compares IRIs it is another one. */
function withHttps(
  property: string,
  { node, pointer: at }: Value,
  vocabulary: Vocabulary,
): Violation | undefined {
  // Of skills it is told where outcomes are.
  if (vocabulary.name.startsWith('esco-')) return undefined
  const pointer = node!.places.some((place) => place.pointer === at) ? `${at}/id` : at
  const to = node!.id!.replace('https:', 'http:')
  return {
    code: 'edc.https-concept',
    pointer,
    params: {
      property,
      ...shownAt(node!.id!, pointer),
      vocabulary: vocabulary.name,
      begins: vocabulary.concepts,
    },
    fix: { kind: 'write', params: { to }, patch: [{ op: 'replace', path: pointer, value: to }], safe: true },
  }
}

/** Whether a vocabulary has a concept: as far as our codelists know it. */
function membership(iri: string, { concepts, codelist }: Vocabulary): 'member' | 'unknown' | 'foreign' {
  const plain = iri.startsWith('https:') ? `http:${iri.slice('https:'.length)}` : iri
  if (!plain.startsWith(concepts) || plain.length === concepts.length) return 'foreign'
  if (codelist === '') return 'member'
  const end = plain.slice(concepts.length)
  // Levels from one number to another, such as 1-8.
  const known =
    codelist[1] === '-'
      ? end.length === 1 && end >= codelist[0]! && end <= codelist[2]!
      : codeOf(codelist as Codelist, plain) !== undefined
  return known ? 'member' : 'unknown'
}

const DATE_TIME = `${XSD}dateTime`

/** Instants from and until which the credential holds. */
const INSTANTS: ReadonlySet<string> = new Set([
  'expirationDate',
  'issuanceDate',
  'issued',
  'validFrom',
  'validUntil',
])

/** A text, its language or a number that has the form asked for and says nothing sensible. */
function literalViolation(
  property: string,
  { value, datatype, language }: Literal,
  stated: Value,
): Violation | undefined {
  // A language may also be said beside the text, or by the context.
  if (datatype === LANG_STRING && stated.key.toLowerCase() === language && !isLanguageTag(stated.key)) {
    const home = stated.pointer.replace(/\/\d+$/, '')
    return languageViolation(stated.key, home)
  }
  const first = value.charCodeAt(0)
  const isBlank = !(first > 32 && first < 127) && value.length < 100 && value.trim() === ''
  const isInstant = datatype === DATE_TIME
  if (!isBlank && !isInstant && property !== 'point') return undefined
  const { pointer } = stated
  if (isBlank) return { code: 'edc.empty-text', pointer, params: { property } }
  if (isInstant && hasForm(datatype, value) && !existsInstant(value))
    return {
      code: 'edc.not-a-date',
      pointer,
      part: 'quality',
      params: { ...shownAt(value, pointer), expected: { format: 'calendar-instant' } },
    }
  if (INSTANTS.has(property) && isInstant && /T[\d:.]+$/.test(value))
    return { code: 'edc.time-without-offset', pointer, params: { property } }
  return property === 'point' && datatype === `${XSD}string` && !/^\d+(?:[.,]\d+)?$/.test(value.trim())
    ? { code: 'edc.not-a-number', pointer, params: { property } }
    : undefined
}

function languageViolation(tag: string, pointer: string): Violation {
  const plain = tag.trim()
  const suggestion = isLanguageTag(plain) ? plain : languageFor(plain, called)
  return {
    code: 'edc.unknown-language',
    pointer,
    atKey: true,
    params: { language: tag, ...(suggestion !== undefined && { suggestion }) },
    ...(suggestion !== undefined && {
      fix: rename(pointer, suggestion, { kind: 'write', safe: suggestion === plain }),
    }),
  }
}
