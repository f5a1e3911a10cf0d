/** A plain word where JSON-LD wants an IRI: what was meant by it, from what its place asks for. */
import { type Codelist, codeOf } from '@microcred/core'
import type { PatchOperation, Violation } from '../../report/finding.js'
import { expectedOf } from './faults.js'
import type { Loss } from './graph.js'
import { isOfLearner, shownAt } from './names.js'
import { type Constraint, tablesOf, type Vocabulary } from './tables.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const EMAIL = /^[^\s@:]+@[^\s@:.]+(?:\.[^\s@:.]+)+$/

/** What is said of a value that JSON-LD drops because it is no IRI. */
export function plainViolation(loss: Loss, language: string | undefined): Violation {
  const { property = loss.name, pointer, value } = loss
  const [name, constraint] = askedBy(loss, property) ?? []
  const relative: Violation = { code: 'edc.relative-id', pointer, params: { property } }
  if (value === undefined) return relative
  const replaced = (kind: string, replacement: unknown, safe: boolean): Pick<Violation, 'fix'> =>
    isOfLearner(pointer) ? {} : { fix: { kind, patch: patchOf(pointer, replacement), safe } }
  const vocabulary = constraint?.vocabulary ?? advisedFor(loss, property)
  const words = vocabulary ? undefined : wordsFor(constraint, value)
  if (constraint && words)
    return {
      code: 'edc.wrong-class',
      pointer,
      part: 'quality',
      severity: 'warning',
      params: {
        property,
        class: name,
        expected: expectedOf(constraint),
        received: { format: 'plain-value' },
      },
      ...(language !== undefined &&
        replaced(
          words.class === 'Note' ? 'as-note' : 'as-object',
          { type: words.class, [words.property]: { [language]: value } },
          false,
        )),
    }
  if (vocabulary) return conceptOf(loss, vocabulary, value)
  if (UUID.test(value)) return { ...relative, ...replaced('as-urn', `urn:uuid:${value}`, true) }
  if (EMAIL.test(value)) return { ...relative, ...replaced('as-mailto', `mailto:${value}`, true) }
  return relative
}

/** The vocabulary that a property of an object is best taken from. */
function advisedFor({ node }: Loss, property: string): Vocabulary | undefined {
  for (const type of node.types) {
    const found = tablesOf().advised.get(`${type} ${property}`)
    if (found) return found
  }
  return undefined
}

/** Where a text stands in an object of the first class that has a place for one, where words stand in its place. */
function wordsFor(
  constraint: Constraint | undefined,
  value: string,
): { readonly class: string; readonly property: string } | undefined {
  if (!constraint) return undefined
  if (constraint.classes.includes('Note')) return { class: 'Note', property: 'noteLiteral' }
  // What has no blank may be meant as an address.
  if (!/\S\s+\S/.test(value)) return undefined
  if (constraint.classes.some((each) => each === 'Organisation' || each === 'Agent'))
    return { class: 'Organisation', property: 'legalName' }
  const titled = constraint.classes.find((each) =>
    tablesOf()
      .shapes.generic!.get(each)
      ?.some(({ property }) => property === 'title'),
  )
  return titled === undefined ? undefined : { class: titled, property: 'title' }
}

/** The codelist by which all concepts of a vocabulary can be listed, where there is one. */
export const listOf = ({ codelist }: Vocabulary): { readonly list?: string } =>
  codelist === '' || /^\d-\d$/.test(codelist) ? {} : { list: codelist }

/** A code, a notation or a label where the IRI of a concept belongs. */
function conceptOf({ pointer }: Loss, vocabulary: Vocabulary, value: string): Violation {
  const iri = iriOfWord(vocabulary, value)
  return {
    code: 'edc.unknown-concept',
    pointer,
    part: 'quality',
    severity: 'error',
    params: {
      ...shownAt(value, pointer),
      vocabulary: vocabulary.name,
      ...listOf(vocabulary),
      ...(iri !== undefined && { suggestion: iri }),
    },
    ...(iri !== undefined &&
      !isOfLearner(pointer) && {
        fix: {
          kind: 'write-concept',
          patch: patchOf(pointer, {
            id: iri,
            type: 'Concept',
            inScheme: { id: vocabulary.scheme, type: 'ConceptScheme' },
          }),
          safe: false,
        },
      }),
  }
}

/** The IRI of the concept of a vocabulary that a bare code is the end of. */
export function iriOfWord({ concepts, codelist }: Vocabulary, word: string): string | undefined {
  const end = word.trim()
  if (end === '' || /[\s/#?]/.test(end) || codelist === '') return undefined
  const candidates = [end, `0${end}`, end.toUpperCase(), end.toLowerCase(), end.replace(/^eqf\s*/i, '')]
  const range = /^(\d)-(\d)$/.exec(codelist)
  const known = (each: string): boolean =>
    range
      ? new RegExp(`^[${range[1]}-${range[2]}]$`).test(each)
      : codeOf(codelist as Codelist, concepts + each) !== undefined
  const found = candidates.find(known)
  return found === undefined ? undefined : concepts + found
}

const patchOf = (path: string, value: unknown): PatchOperation[] => [{ op: 'replace', path, value }]

/** The class that asks for a property, and what it asks. */
function askedBy({ node }: Loss, property: string): readonly [string, Constraint] | undefined {
  for (const type of node.types) {
    const found = tablesOf()
      .shapes.generic!.get(type)
      ?.find((each) => each.property === property)
    if (found) return [type, found]
  }
  return undefined
}
