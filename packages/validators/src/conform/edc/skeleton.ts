/** What to put where a property is missing: blanks in angle brackets, in the form the shape asks for. */

import { isObject } from '@microcred/common/json'
import { valueAt } from '@microcred/common/pointer'
import { iriOf } from '@microcred/core'
import type { PatchOperation, Repair } from '../../report/finding.js'
import { stringsIn } from '../values.js'
import { type Constraint, tablesOf, type Vocabulary } from './tables.js'

/** A repair that adds the property to the object at a pointer, to be filled in. */
export function skeletonOf(
  constraint: Constraint,
  pointer: string,
  language: string | undefined,
): { readonly fix: Repair } {
  const { property } = constraint
  return {
    fix: {
      kind: 'skeleton',
      patch: [{ op: 'add', path: `${pointer}/${property}`, value: blankOf(constraint, language ?? 'en') }],
      safe: false,
    },
  }
}

/** How deep a skeleton goes into what its own parts must have. */
const DEEPEST = 3

function blankOf(
  { property, datatype, classes, vocabulary, kind }: Constraint,
  language: string,
  depth = 0,
): unknown {
  const blank = `<${property}>`
  if (datatype === 'text') return { [language]: blank }
  if (datatype || kind === 'literal') return blank
  if (vocabulary) return conceptOf(vocabulary, blank)
  const [only] = classes
  if (only === undefined) return blank
  const node: Record<string, unknown> = { ...(kind === 'iri' && { id: blank }), type: only }
  if (depth < DEEPEST)
    for (const each of tablesOf().shapes.generic!.get(only) ?? [])
      if (each.min > 0) node[each.property] = blankOf(each, language, depth + 1)
  return node
}

const conceptOf = (vocabulary: Vocabulary, id: string): object => ({
  id,
  type: 'Concept',
  inScheme: { id: vocabulary.scheme, type: 'ConceptScheme' },
})

/** A skeleton of an element, which says only what the element asks for, with what its classes and places ask for too. */
export function dressed(fix: Repair, json: unknown): Repair {
  const patch = fix.patch.flatMap((operation): PatchOperation[] => {
    if (operation.op !== 'add' && operation.op !== 'replace') return [operation]
    const [, around, property] = /^(.*?)\/([^/]+)(?:\/(?:-|\d+))?$/.exec(operation.path) ?? []
    if (around === undefined || property === undefined) return [operation]
    const owner = valueAt(json, around)
    const owners = isObject(owner) ? stringsIn(owner.type) : []
    const narrower = narrowerWith(property, owners)
    const value = inForm(property, narrower ? [narrower] : owners, operation.value)
    return narrower && isObject(owner) && typeof owner.type === 'string'
      ? [
          { op: 'replace', path: `${around}/type`, value: narrower },
          { ...operation, value },
        ]
      : [{ ...operation, value }]
  })
  return { ...fix, patch }
}

/** The class below one of some classes that has a property which none of them has. */
function narrowerWith(property: string, owners: readonly string[]): string | undefined {
  const { shapes, subclassOf } = tablesOf()
  const has = (name: string): boolean =>
    shapes.generic!.get(name)?.some((each) => each.property === property) ?? false
  if (owners.some(has)) return undefined
  return [...subclassOf].find(([name, wider]) => owners.includes(wider) && has(name))?.[0]
}

/** What some classes, or else any, ask of a property. */
function askedOf(property: string, owners: readonly string[]): Constraint | undefined {
  const shapes = tablesOf().shapes.generic!
  const by = (name: string): Constraint | undefined =>
    shapes.get(name)?.find((each) => each.property === property)
  for (const name of owners) {
    const found = by(name)
    if (found) return found
  }
  return undefined
}

const advisedOf = (property: string, owners: readonly string[]): Vocabulary | undefined =>
  owners.flatMap((name) => tablesOf().advised.get(`${name} ${property}`) ?? [])[0]

/** The IRI of a concept with a blank in it: where the vocabulary counts levels, its end alone is to be filled in. */
const idOf = ({ concepts, codelist }: Vocabulary, blank: string): string =>
  /^\d-\d$/.test(codelist) ? concepts + blank : blank

/** What a class asks for besides; credits that are asked for are those of ECTS. */
function besides(constraint: Constraint, owner: string): unknown {
  const vocabulary = constraint.vocabulary ?? advisedOf(constraint.property, [owner])
  const ects = iriOf('workload-unit', 'ects')
  return owner === 'CreditPoint' && constraint.property === 'framework' && vocabulary && ects
    ? conceptOf(vocabulary, ects)
    : blankOf(constraint, 'en')
}

function inForm(property: string, owners: readonly string[], value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => inForm(property, owners, each))
  const constraint = askedOf(property, owners)
  const vocabulary = constraint?.vocabulary ?? advisedOf(property, owners)
  if (typeof value === 'string') {
    if (vocabulary) return conceptOf(vocabulary, idOf(vocabulary, value))
    return constraint?.datatype === 'text' ? { en: value } : value
  }
  if (!isObject(value)) return value
  const [given] = stringsIn(value.type)
  const known = given ?? constraint?.classes.at(-1)
  if (known === undefined) return value
  const node: Record<string, unknown> = { type: known }
  for (const [name, inner] of Object.entries(value))
    if (name !== 'type') node[name] = inForm(name, [known], inner)
  for (const each of tablesOf().shapes.generic!.get(known) ?? [])
    if (each.min > 0 && !Object.hasOwn(node, each.property)) node[each.property] = besides(each, known)
  return node
}
