/** TypeScript interfaces with the Annex text as documentation: `packages/core/src/generated/types.ts`. */
import { load } from '../model/load.ts'
import {
  type Definition,
  LANGUAGES,
  type Model,
  ofLanguage,
  ofRecord,
  type Property,
  pascal,
  type Shape,
} from '../model/model.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

export const ANNEX = 'Council Recommendation 2022/C 243/02, Annex I'

/** The TypeScript type of a shape. */
export function typeOf(shape: Shape): string {
  switch (shape.kind) {
    case 'any':
      return 'unknown'
    case 'boolean':
      return 'boolean'
    case 'const':
      return JSON.stringify(shape.value)
    case 'string':
      if (shape.codelist) return codeType(shape.codelist)
      if (shape.openCodelist) return `${codeType(shape.openCodelist)} | (string & {})`
      return 'string'
    case 'number':
      return 'number'
    case 'array': {
      const items = typeOf(shape.items)
      return items.includes('|') ? `(${items})[]` : `${items}[]`
    }
    case 'map':
      return `Record<string, ${typeOf(shape.values)}>`
    case 'object':
      throw new Error('an object is declared as an interface under its own name')
    case 'union':
      return shape.branches.map(typeOf).join(' | ')
    case 'ref':
      return shape.name
  }
}

/** Name of the type of a codelist's codes, such as `AssessmentTypeCode`. */
export const codeType = (list: string): string => `${pascal(list)}Code`

const doc = (lines: readonly (string | undefined)[], indent = ''): string => {
  const present = lines.filter((line): line is string => line !== undefined)
  if (present.length === 1) return `${indent}/** ${present[0]} */\n`
  return `${indent}/**\n${present.map((line) => `${indent} *${line ? ` ${line}` : ''}\n`).join('')}${indent} */\n`
}

/** What a reader may want to know of the values: format, list, bounds. */
function hint(shape: Shape): string | undefined {
  if (shape.kind === 'string' && shape.codelist) return `Code of \`${shape.codelist}\`.`
  if (shape.kind === 'string' && shape.openCodelist)
    return `Code of \`${shape.openCodelist}\` or another value.`
  if (shape.kind === 'string' && shape.format) return `Format: ${shape.format}.`
  if (shape.kind === 'array' && shape.minItems) return `At least ${shape.minItems}.`
  return undefined
}

function property({ key, required, description, shape, term, deprecation }: Property, model: Model): string {
  const element = model.elements.find(
    (candidate) => shape.kind === 'ref' && candidate.definition === shape.name,
  )
  const lines = [
    hint(shape) ? `${description} ${hint(shape)}` : description,
    ...(element ? ['', `${ANNEX}, element ${element.annex.number}: "${element.annex.text}".`] : []),
    ...(term && term !== '@id' ? ['', `@see ${term}`] : []),
    ...(deprecation ? [`@deprecated since ${deprecation.since}: ${deprecation.reason}`] : []),
  ]
  return `${doc(lines, '  ')}  ${/^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key)}${required ? '' : '?'}: ${typeOf(shape)}${required ? '' : ' | undefined'}\n`
}

function declaration(definition: Definition, model: Model): string {
  const { name, description, annex, shape, term } = definition
  const head = doc([
    description,
    ...(annex
      ? ['', `${ANNEX}, element ${annex.number}${annex.required ? '' : ' (optional)'}: "${annex.text}".`]
      : []),
    ...(term && term !== '@id' ? ['', `@see ${term}`] : []),
  ])
  if (shape.kind !== 'object') return `${head}export type ${name} = ${typeOf(shape)}\n`
  const body = (members: readonly string[]) => `{\n${members.join('')}}\n`
  const excluding = shape.properties.filter(({ excludes }) => excludes)
  if (excluding.length === 0)
    return `${head}export interface ${name} ${body(shape.properties.map((each) => property(each, model)))}`
  const states = excluding.map((chosen) => {
    const members = shape.properties.map((each) =>
      each === chosen
        ? property({ ...each, required: true }, model)
        : chosen.excludes!.includes(each.key)
          ? never(each)
          : property(each, model),
    )
    return [
      stateOf(name, chosen),
      `${doc([chosen.description])}export interface ${stateOf(name, chosen)} ${body(members)}`,
    ]
  })
  const stated = shape.properties.map((each) => (each.excludes ? never(each) : property(each, model)))
  return [
    `${doc([description])}export interface ${name}Stated ${body(stated)}`,
    ...states.map(([, text]) => text),
    `${head}export type ${name} = ${[`${name}Stated`, ...states.map(([state]) => state)].join(' | ')}\n`,
  ].join('\n')
}

/** Name of the state of an object in which a property stands that excludes others: `LevelNotApplicable`. */
const stateOf = (name: string, { key }: Property): string => `${name}${pascal(key)}`

const never = ({ key }: Property): string => `  ${key}?: undefined\n`

/** The module that declares some definitions, importing those that stand in other modules. */
function moduleOf(
  definitions: readonly Definition[],
  model: Model,
  codes: string,
  outside: readonly (readonly [module: string, definitions: readonly Definition[]])[] = [],
): string {
  const body = definitions.map((definition) => declaration(definition, model))
  const uses = (name: string) =>
    body.some((text) => new RegExp(`[ (<]${name}\\b`).test(text.replaceAll(/\/\*\*.*?\*\//gs, '')))
  const lists = [...model.codelists.keys()].map((list) => codeType(list)).filter(uses)
  const others = outside
    .map(([module, there]) => [module, there.map(({ name }) => name).filter(uses)] as const)
    .filter(([, names]) => names.length > 0)
  return [
    banner('packages/schemas'),
    `import type { ${lists.join(', ')} } from '${codes}'\n`,
    ...others.map(([module, names]) => `import type { ${names.join(', ')} } from '${module}'\n`),
    ...body,
  ].join('\n')
}

export const types: Generator = {
  name: 'types',
  files() {
    const model = load()
    const languages = LANGUAGES.map((each) => [each, ofLanguage(model, each)] as const)
    return [
      ['packages/core/src/generated/types.ts', moduleOf(ofRecord(model), model, './codes.js')],
      ...languages
        .filter(([, definitions]) => definitions.length > 0)
        .map(
          ([language, definitions]) =>
            [
              `packages/${language}/src/generated/types.ts`,
              moduleOf(definitions, model, '@microcred/core', [['@microcred/core', ofRecord(model)]]),
            ] as const,
        ),
    ]
  },
}
