/**
 * What the fixtures leave out: a constraint of an element that no invalid fixture breaks, a property no
 * valid fixture shows. Which constraint a fixture breaks is read off the validator's own errors.
 */
import type { SchemaError } from '../packages/validators/src/check/explain.ts'
import { type Schema, validatorOf } from '../packages/validators/src/check/schema.ts'
import { elementSchemas } from '../packages/validators/src/generated/schemas.ts'
import { elementFolders, type Fixtures, fixturesOf } from './fixtures.ts'
import type { Element, Model, Shape } from './model/model.ts'
import { root } from './root.ts'

const VALID_AT_LEAST = 2

/** One demand a definition makes. */
export interface Constraint {
  /** Definition, place in it, keyword and, for `required`, the property. */
  readonly id: string
  /** What a fixture that breaks it is to do. */
  readonly remedy: string
}

/** A shape and where it stands: the definition and the path inside of it. */
interface Place {
  readonly shape: Shape
  readonly definition: string
  readonly path: string
}

type Definitions = Model['definitions']

/** Follows references until there is a shape to judge by. */
function resolve(place: Place, definitions: Definitions): Place {
  if (place.shape.kind !== 'ref') return place
  const { name } = place.shape
  return resolve({ shape: definitions.get(name)!.shape, definition: name, path: '' }, definitions)
}

/** The places directly inside of a shape, by what leads there. */
function inside({ shape, definition, path }: Place): readonly (readonly [segment: string, place: Place])[] {
  switch (shape.kind) {
    case 'array':
      return [['*', { shape: shape.items, definition, path: `${path}/items` }]]
    case 'map':
      return [['*', { shape: shape.values, definition, path: `${path}/values` }]]
    case 'object':
      return shape.properties.map((each) => [
        each.key,
        { shape: each.shape, definition, path: `${path}/${each.key}` },
      ])
    case 'union':
      return shape.branches.map((branch, at) => [
        `|${at}`,
        { shape: branch, definition, path: `${path}|${at}` },
      ])
    default:
      return []
  }
}

const named = ({ definition, path }: Place): string =>
  path === '' ? definition : `${path.slice(1).replaceAll('/', '.')} of ${definition}`

/** The demands a shape makes by itself, without what is inside of it. */
function own(place: Place): Constraint[] {
  const { shape, definition, path } = place
  const at = named(place)
  const constraint = (keyword: string, broken: string, remedy: string): Constraint => ({
    id: `${definition}${path} ${keyword}`,
    remedy: `no fixture breaks ${broken} of ${at}; add one ${remedy}`,
  })
  switch (shape.kind) {
    case 'string':
      return [
        ...(shape.pattern
          ? [constraint('pattern', `the pattern ${shape.pattern}`, 'that does not match it')]
          : []),
        ...(shape.format
          ? [constraint('format', `the format ${shape.format}`, 'that does not have it')]
          : []),
        ...(shape.codelist
          ? [constraint('format', `the codelist ${shape.codelist}`, 'with a code that is not in it')]
          : []),
      ]
    case 'number': {
      const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const
      return [
        ...(shape.integer ? [constraint('type', 'the type integer', 'with a fraction')] : []),
        ...bounds
          .filter((bound) => shape[bound] !== undefined)
          .map((bound) => constraint(bound, `${bound} ${shape[bound]}`, 'that lies beyond it')),
      ]
    }
    case 'array':
      return [
        ...(shape.minItems ? [constraint('minItems', `minItems ${shape.minItems}`, 'with fewer')] : []),
        ...(shape.maxItems ? [constraint('maxItems', `maxItems ${shape.maxItems}`, 'with more')] : []),
        ...(shape.uniqueItems
          ? [constraint('uniqueItems', 'uniqueItems', 'that holds the same item twice')]
          : []),
      ]
    case 'map':
      return [
        constraint(
          'propertyNames',
          `the format ${shape.keyFormat} of the keys`,
          'with a key that does not have it',
        ),
        ...minProperties(shape.minProperties, constraint),
      ]
    case 'object':
      return [
        ...shape.properties
          .filter((property) => property.required)
          .map(({ key }) => constraint(`required ${key}`, `required "${key}"`, 'that leaves it out')),
        ...minProperties(shape.minProperties, constraint),
        constraint(
          'additionalProperties',
          '"additionalProperties": false',
          'with a property it does not have',
        ),
      ]
    case 'const':
      return [constraint('const', `the constant ${shape.value}`, 'with another value')]
    case 'union':
      return [constraint('choice', 'the choice of types', 'with a value of another type')]
    default:
      return []
  }
}

const minProperties = (
  least: number | undefined,
  constraint: (keyword: string, broken: string, remedy: string) => Constraint,
): Constraint[] => (least ? [constraint('minProperties', `minProperties ${least}`, 'with fewer')] : [])

/** Every place an element reaches; what a shared shape or named definition holds is met once. */
function placesOf(element: Element, definitions: Definitions): Place[] {
  const seen = new Set<string>()
  const out: Place[] = []
  const visit = (unresolved: Place): void => {
    const place = resolve(unresolved, definitions)
    const key = place.definition + place.path
    if (seen.has(key)) return
    seen.add(key)
    out.push(place)
    for (const [, each] of inside(place)) visit(each)
  }
  visit(start(element))
  return out
}

const start = ({ definition }: Element): Place => ({
  shape: { kind: 'ref', name: definition },
  definition,
  path: '',
})

/** Every demand an element makes of its value. */
export const constraintsOf = (element: Element, model: Model): readonly Constraint[] =>
  placesOf(element, model.definitions).flatMap(own)

/** The place that judges what stands at the end of some segments. */
function locate(element: Element, segments: readonly string[], definitions: Definitions): Place | undefined {
  let place: Place | undefined = resolve(start(element), definitions)
  for (const segment of segments) {
    const next: (readonly [string, Place])[] = place
      ? branchesOf(place, definitions).flatMap((each) => inside(each))
      : []
    const found = next.find(([key]) => key === segment) ?? next.find(([key]) => key === '*')
    place = found && resolve(found[1], definitions)
  }
  return place
}

/** What judges a value: each branch of a choice, else the place itself. */
const branchesOf = (place: Place, definitions: Definitions): readonly Place[] =>
  place.shape.kind === 'union' ? inside(place).map(([, each]) => resolve(each, definitions)) : [place]

/** The branch an error speaks of: that which makes the demand. */
const branchOf = (place: Place, keyword: string, definitions: Definitions): Place =>
  branchesOf(place, definitions).find((each) =>
    own(each).some(({ id }) => id.startsWith(`${each.definition}${each.path} ${keyword}`)),
  ) ?? place

/** Name of the place that judges what stands at the end of a path, or `undefined` where nothing is allowed. */
export function placeName(
  element: Element,
  path: readonly (string | number)[],
  model: Model,
): string | undefined {
  const place = locate(element, path.map(String), model.definitions)
  return place && place.definition + place.path
}

/** The constraint an error speaks of. */
function broken(element: Element, error: SchemaError, definitions: Definitions): string | undefined {
  const segments = error.instancePath.split('/').slice(1)
  const place = locate(
    element,
    segments.map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~')),
    definitions,
  )
  if (!place) return undefined
  const property = error.keyword === 'required' ? ` ${error.params.missingProperty}` : ''
  if (place.shape.kind === 'union' && error.keyword === 'type')
    return `${place.definition}${place.path} choice`
  const keyword = error.propertyName === undefined ? error.keyword : 'propertyNames'
  const judge = branchOf(place, keyword, definitions)
  return `${judge.definition}${judge.path} ${keyword}${property}`
}

/** Properties that occur in a value, as `Definition/path`. */
function shown(element: Element, data: unknown, definitions: Definitions, seen: Set<string>): void {
  const visit = (value: unknown, unresolved: Place): void => {
    const place = resolve(unresolved, definitions)
    seen.add(place.definition + place.path)
    if (typeof value !== 'object' || value === null) return
    const next = new Map(branchesOf(place, definitions).flatMap((each) => inside(each)))
    for (const [key, each] of Object.entries(value)) {
      const member = next.get(key) ?? next.get('*')
      if (!member) continue
      seen.add(member.definition + member.path)
      visit(each, member)
    }
  }
  visit(data, start(element))
}

/** What the fixtures of one element leave out, one sentence each. */
export function gapsOf(element: Element, { valid, invalid }: Fixtures, model: Model): string[] {
  const folder = `packages/schemas/elements/${element.id}`
  const schema = (elementSchemas as Readonly<Record<string, Schema>>)[element.key]
  const validator = schema && validatorOf(schema)
  if (!validator) return [`${folder}/ has no validator yet; run: npm run generate`]
  const errors = invalid.flatMap(({ data }) => (validator(data) ? [] : (validator.errors ?? [])))
  const covered = new Set(errors.map((error) => broken(element, error, model.definitions)))
  const properties = new Set<string>()
  for (const { data } of valid) shown(element, data, model.definitions, properties)
  const few =
    valid.length < VALID_AT_LEAST
      ? [
          `${folder}/valid/: ${valid.length} of at least ${VALID_AT_LEAST} fixtures is there; add ${VALID_AT_LEAST - valid.length} more`,
        ]
      : []
  const unbroken = constraintsOf(element, model)
    .filter(({ id }) => !covered.has(id))
    .map(({ remedy }) => `${folder}/invalid/: ${remedy}`)
  const unshown = placesOf(element, model.definitions).flatMap((place) =>
    place.shape.kind === 'object'
      ? inside(place)
          .filter(([, { definition, path }]) => !properties.has(definition + path))
          .map(([key]) => `${folder}/valid/: no fixture shows "${key}" of ${named(place)}; add it to one`)
      : [],
  )
  return [...few, ...unbroken, ...unshown]
}

/** What the fixtures leave out, one sentence each; empty when they leave nothing out. */
export function gaps(model: Model, base = root): string[] {
  const known = new Set(model.elements.map((element) => element.id))
  return [
    ...model.elements.flatMap((element) => gapsOf(element, fixturesOf(element.id, base), model)),
    ...elementFolders(base)
      .filter((id) => !known.has(id))
      .map((id) => `packages/schemas/elements/${id}/: no element has this name; remove the folder`),
  ]
}
