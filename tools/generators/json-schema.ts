/** JSON Schema 2020-12 from the model: as it is published, and as it is compiled. */
import {
  type Code,
  type Definition,
  type Discriminator,
  type Model,
  type Property,
  pascal,
  type Shape,
} from '../model/model.ts'

type Json = Record<string, unknown>

/** How names are referred to and how codelists and formats are written. */
export interface Style {
  readonly ref: (name: string) => string
  readonly codelist: (list: string) => Json
  readonly format: (name: string) => Json
  /** Whether titles, descriptions and house annotations are kept. */
  readonly annotate: boolean
}

export function jsonSchema(shape: Shape, style: Style): Json {
  switch (shape.kind) {
    case 'any':
      return {}
    case 'boolean':
      return { type: 'boolean' }
    case 'const':
      return { const: shape.value }
    case 'string':
      return {
        type: 'string',
        ...(shape.pattern && { pattern: shape.pattern }),
        ...(shape.format && style.format(shape.format)),
        ...(shape.codelist && style.codelist(shape.codelist)),
        ...(style.annotate && shape.openCodelist && { openCodelist: shape.openCodelist }),
      }
    case 'number': {
      const { kind: _, integer, ...bounds } = shape
      return { type: integer ? 'integer' : 'number', ...bounds }
    }
    case 'array': {
      const { items, minItems, maxItems, uniqueItems } = shape
      return {
        type: 'array',
        items: jsonSchema(items, style),
        ...(minItems && { minItems }),
        ...(maxItems && { maxItems }),
        ...(uniqueItems && { uniqueItems }),
      }
    }
    case 'map':
      return {
        type: 'object',
        propertyNames: style.format(shape.keyFormat),
        additionalProperties: shape.values.kind === 'any' ? true : jsonSchema(shape.values, style),
        ...(shape.minProperties && { minProperties: shape.minProperties }),
      }
    case 'object': {
      const required = shape.properties
        .filter((property) => property.required)
        .map((property) => property.key)
      return {
        type: 'object',
        properties: Object.fromEntries(
          shape.properties.map((property) => [property.key, propertySchema(property, style)]),
        ),
        ...(required.length > 0 && { required }),
        ...(shape.minProperties && { minProperties: shape.minProperties }),
        ...(shape.closed && { additionalProperties: false }),
      }
    }
    case 'union':
      return shape.discriminator
        ? chosen(shape.branches, shape.discriminator, style)
        : style.annotate
          ? { oneOf: shape.branches.map((branch) => jsonSchema(branch, style)) }
          : byType(shape.branches, style)
    case 'ref':
      return { $ref: style.ref(shape.name) }
  }
}

/** Compiled, branches are told apart by their JSON type, so that a mistake is reported by the one it belongs to. */
function byType(branches: readonly Shape[], style: Style): Json {
  const types = branches.map(typeOf)
  return {
    type: types,
    allOf: branches.map((branch, at) => ({
      if: { type: types[at] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: jsonSchema(branch, style),
    })),
  }
}

/** The JSON type of a branch; one that is referred to is an object. */
const typeOf = (branch: Shape): string =>
  branch.kind === 'ref' || branch.kind === 'map'
    ? 'object'
    : branch.kind === 'const'
      ? typeof branch.value
      : branch.kind

/** One `if` per branch, so that a mistake is reported by the branch it belongs to and by no other. */
function chosen(branches: readonly Shape[], { property, values }: Discriminator, style: Style): Json {
  return {
    type: 'object',
    properties: { [property]: { enum: values } },
    required: [property],
    allOf: branches.map((branch, at) => ({
      if: { properties: { [property]: { const: values[at] } }, required: [property] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: jsonSchema(branch, style),
    })),
  }
}

function propertySchema({ description, shape, term, deprecation }: Property, style: Style): Json {
  const schema = jsonSchema(shape, style)
  if (!style.annotate) return schema
  return {
    description,
    ...(term && { term }),
    ...schema,
    ...(deprecation && { deprecated: true, deprecation }),
  }
}

export function definitionSchema({ title, description, annex, term, shape }: Definition, style: Style): Json {
  const schema = jsonSchema(shape, style)
  if (!style.annotate) return schema
  return { ...(title && { title }), description, ...(annex && { annex }), ...(term && { term }), ...schema }
}

/** The definitions a definition needs, itself first. */
export function closure(name: string, model: Pick<Model, 'definitions'>): string[] {
  const names = new Set<string>()
  const visit = (shape: Shape): void => {
    if (shape.kind === 'ref') add(shape.name)
    else if (shape.kind === 'array') visit(shape.items)
    else if (shape.kind === 'map') visit(shape.values)
    else if (shape.kind === 'union') shape.branches.forEach(visit)
    else if (shape.kind === 'object') for (const property of shape.properties) visit(property.shape)
  }
  const add = (each: string): void => {
    if (names.has(each)) return
    names.add(each)
    visit(model.definitions.get(each)!.shape)
  }
  add(name)
  return [...names]
}

/** Codes that may be written: deprecated ones stay valid, and a rule says so. */
export const writable = (rows: readonly Code[]): string[] => rows.map((row) => row.code)

export const codelistName = (list: string): string => `${pascal(list)}Code`
