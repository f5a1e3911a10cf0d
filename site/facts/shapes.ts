/** What a value must look like, in words, from the model every generator works from. */
import type { Model, Shape } from '../../tools/model/model.ts'

/** A piece of a description; what has a `list` or a `definition` is a link to it. */
export interface Piece {
  readonly text: string
  readonly list?: string
  readonly definition?: string
}

export interface Member {
  readonly key: string
  readonly required: boolean
  readonly description: string
  readonly value: readonly Piece[]
}

export interface Section {
  readonly name: string
  readonly description: string
  readonly value?: readonly Piece[]
  readonly members: readonly Member[]
}

const plain = (text: string): Piece[] => [{ text }]

/** A shape in a few words, with links to what it refers to. */
export function words(shape: Shape, model: Model): readonly Piece[] {
  switch (shape.kind) {
    case 'any':
      return plain('any JSON')
    case 'boolean':
      return plain('true or false')
    case 'const':
      return plain(JSON.stringify(shape.value))
    case 'string': {
      const list = shape.codelist ?? shape.openCodelist
      if (list)
        return [{ text: shape.openCodelist ? 'code of the open list ' : 'code of ' }, { text: list, list }]
      return plain(shape.format ?? 'string')
    }
    case 'number': {
      const bounds = [
        shape.minimum !== undefined && `≥ ${shape.minimum}`,
        shape.maximum !== undefined && `≤ ${shape.maximum}`,
        shape.exclusiveMinimum !== undefined && `> ${shape.exclusiveMinimum}`,
        shape.exclusiveMaximum !== undefined && `< ${shape.exclusiveMaximum}`,
      ].filter(Boolean)
      return plain([shape.integer ? 'whole number' : 'number', ...bounds].join(' '))
    }
    case 'array':
      return [
        { text: 'list of ' },
        ...words(shape.items, model),
        ...(shape.minItems ? plain(`, at least ${shape.minItems}`) : []),
      ]
    case 'map':
      return shape.languageMap
        ? plain('text per language')
        : [{ text: 'map of ' }, ...words(shape.values, model)]
    case 'object':
      return plain('object')
    case 'union':
      return shape.branches.flatMap((branch, at) => [
        ...(at > 0 ? plain(' or ') : []),
        ...words(branch, model),
      ])
    case 'ref':
      return model.definitions.get(shape.name)!.shape.kind === 'map'
        ? plain('text per language')
        : [{ text: shape.name, definition: shape.name }]
  }
}

/** The definitions a page has to explain: those of its own file and the shared shapes it uses. */
function* explained(name: string, model: Model, seen = new Set<string>()): Iterable<string> {
  if (seen.has(name)) return
  seen.add(name)
  const { shape } = model.definitions.get(name)!
  if (shape.kind !== 'map') yield name
  const inner = function* (each: Shape): Iterable<string> {
    if (each.kind === 'ref') yield* explained(each.name, model, seen)
    if (each.kind === 'array') yield* inner(each.items)
    if (each.kind === 'union') for (const branch of each.branches) yield* inner(branch)
    if (each.kind === 'object') for (const property of each.properties) yield* inner(property.shape)
  }
  yield* inner(shape)
}

/** Every definition a value of this one may hold, itself first. */
export const sectionsOf = (definition: string, model: Model): readonly Section[] =>
  [...explained(definition, model)].map((name) => {
    const { description, shape } = model.definitions.get(name)!
    if (shape.kind !== 'object') return { name, description, value: words(shape, model), members: [] }
    return {
      name,
      description,
      members: shape.properties.map(({ key, required, description: meaning, shape: value }) => ({
        key,
        required,
        description: meaning,
        value: words(value, model),
      })),
    }
  })
