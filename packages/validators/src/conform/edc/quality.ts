/** What the official shapes accept though it is wrong: names that vanish, concepts nobody minted, values that say nothing. */
import { type Codelist, codeOf } from '@microcred/core'
import { isLanguageTag } from '@microcred/core/formats'
import { nearest } from '@microcred/core/nearest'
import type { Violation } from '../../finding.js'
import type { Graph, Loss, Node } from './graph.js'
import { latin, meantBy, misspelt, quoted } from './judge.js'
import { LANG_STRING, tablesOf, type Vocabulary, XSD } from './tables.js'

/** Everything a person should know beside the verdict. `explained` are losses that a breach names already. */
export function quality(graph: Graph, explained: ReadonlySet<Loss>): Violation[] {
  const out: Violation[] = []
  for (const loss of graph.losses) if (!explained.has(loss)) out.push(...lost(loss))
  for (const node of graph.nodes) out.push(...misplaced(node), ...concepts(node), ...values(node))
  return out
}

const PROOF = /^\/proof(?:\/|$)/

function lost(loss: Loss): Violation[] {
  const { reason, name, pointer, node } = loss
  if (PROOF.test(pointer)) return []
  if (reason === 'no-iri')
    return [{ code: 'edc.relative-id', pointer, params: { property: loss.property ?? name } }]
  if (reason === 'unknown-class') {
    const near = [...node.types].some((type) => tablesOf().shapes.generic!.has(type))
      ? undefined
      : nearest(latin(name), tablesOf().shapes.generic!.keys())
    return [
      {
        code: 'edc.unknown-class',
        pointer,
        params: { name, ...(near !== undefined && { suggestion: near }) },
      },
    ]
  }
  const suggestion = meantBy(name, propertiesOf(node)) ?? meantBy(name)
  const violation = misspelt(loss, suggestion)
  return [
    suggestion === undefined || violation.code === 'edc.look-alike'
      ? violation
      : { ...violation, severity: 'error' },
  ]
}

/** Properties that the classes of a node have. */
function* propertiesOf({ types }: Node): Generator<string> {
  for (const type of types)
    for (const { property } of tablesOf().shapes.generic!.get(type) ?? []) yield property
}

/** Properties every node may have. */
const COMMON: ReadonlySet<string> = new Set([
  'prefLabel',
  'inScheme',
  'notation',
  'definition',
  'altLabel',
  'dateModified',
])

/** Properties that the node's class does not have, so that nobody looks for them there. */
function* misplaced(node: Node): Generator<Violation> {
  const { generic } = tablesOf().shapes
  const known = [...node.types].filter((type) => generic!.has(type))
  if (known.length === 0 || node.lost || node.types.has('Concept')) return
  const own = new Set(propertiesOf(node))
  for (const [property, [value]] of node.properties) {
    if (own.has(property) || COMMON.has(property) || property.includes(':')) continue
    const homes = [...generic!]
      .filter(
        ([name, constraints]) =>
          !name.endsWith('Shape') && constraints.some((each) => each.property === property),
      )
      .map(([name]) => name)
    if (homes.length > 0)
      yield {
        code: 'edc.misplaced-property',
        pointer: keyPointer(value!.pointer, property),
        atKey: true,
        params: {
          property,
          class: known.join(', '),
          classes: homes.length > 3 ? `${homes.slice(0, 3).join(', ')} …` : homes.join(', '),
        },
      }
  }
}

/** The pointer of the key a value stands under. */
function keyPointer(pointer: string, property: string): string {
  const at = pointer.lastIndexOf(`/${property}`)
  return at < 0 ? pointer : pointer.slice(0, at + property.length + 1)
}

/** Concepts that are not of the vocabulary their place or their scheme names. */
function* concepts(node: Node): Generator<Violation> {
  for (const [property, held] of node.properties) {
    const vocabulary = vocabularyOf(node, property)
    if (!vocabulary) continue
    for (const value of held) {
      const concept = value.node
      if (concept?.id === undefined) continue
      const claimed =
        concept.properties.get('inScheme')?.some((each) => each.node?.id === vocabulary.scheme) ?? false
      const verdict = membership(concept.id, vocabulary)
      const params = { property, concept: quoted(concept.id, value.pointer), vocabulary: vocabulary.name }
      if (verdict === 'unknown') yield { code: 'edc.unknown-concept', pointer: value.pointer, params }
      else if (verdict === 'foreign' && claimed)
        yield {
          code: 'edc.foreign-concept',
          pointer: value.pointer,
          params: { ...params, begins: vocabulary.concepts },
        }
    }
  }
}

function vocabularyOf(node: Node, property: string): Vocabulary | undefined {
  const { shapes, advised } = tablesOf()
  for (const type of node.types) {
    const found =
      shapes.generic!.get(type)?.find((each) => each.property === property)?.vocabulary ??
      advised.get(`${type} ${property}`)
    if (found) return found
  }
  return undefined
}

/** Whether a vocabulary has a concept: as far as our codelists know it. */
function membership(
  iri: string,
  { concepts: begins, codelist }: Vocabulary,
): 'member' | 'unknown' | 'foreign' {
  const plain = iri.replace(/^https:/, 'http:')
  if (!plain.startsWith(begins) || plain.length === begins.length) return 'foreign'
  if (codelist === '') return 'member'
  const range = /^(\d+)-(\d+)$/.exec(codelist)
  if (range)
    return new RegExp(`^[${range[1]}-${range[2]}]$`).test(plain.slice(begins.length)) ? 'member' : 'unknown'
  return codeOf(codelist as Codelist, plain) === undefined ? 'unknown' : 'member'
}

/** Texts, languages and numbers that have the form asked for and say nothing sensible. */
function* values(node: Node): Generator<Violation> {
  for (const [property, held] of node.properties)
    for (const { literal, pointer } of held) {
      if (!literal) continue
      if (literal.datatype === LANG_STRING) {
        const key = keyOf(pointer)
        const tag = literal.language!
        if (!isLanguageTag(key.tag)) {
          const trimmed = key.tag.trim()
          const fixable = trimmed !== key.tag && isLanguageTag(trimmed)
          yield {
            code: 'edc.unknown-language',
            pointer: key.pointer,
            atKey: true,
            params: { language: tag, ...(fixable && { suggestion: trimmed }) },
            ...(fixable && {
              fix: {
                title: 'Take the space away',
                patch: [
                  {
                    op: 'move',
                    from: key.pointer,
                    path: `${key.pointer.slice(0, key.pointer.lastIndexOf('/'))}/${trimmed}`,
                  },
                ],
                safe: true,
              },
            }),
          }
        }
        if (literal.value.trim() === '') yield { code: 'edc.empty-text', pointer, params: { property } }
      } else if (property === 'point' && !/^\d+(?:[.,]\d+)?$/.test(literal.value.trim()))
        yield { code: 'edc.not-a-number', pointer, params: { property } }
      else if (literal.datatype === `${XSD}string` && property !== 'content' && literal.value.trim() === '')
        yield { code: 'edc.empty-text', pointer, params: { property } }
    }
}

/** The language key a text stands under, which may hold a list. */
function keyOf(pointer: string): { tag: string; pointer: string } {
  const home = /\/\d+$/.test(pointer) ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer
  return {
    pointer: home,
    tag: home
      .slice(home.lastIndexOf('/') + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~'),
  }
}
