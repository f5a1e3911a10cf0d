/** zod schemas, one per interface: `packages/core/src/generated/zod.ts`. */
import { load } from '../model/load.ts'
import { type Definition, LANGUAGES, type Model, ofLanguage, ofRecord, type Shape } from '../model/model.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'
import { codeType } from './types.ts'

/** The expression that builds a schema for a shape. */
export function zodOf(
  shape: Shape,
  model: Pick<Model, 'definitions'>,
  later: ReadonlySet<string> = new Set(),
): string {
  switch (shape.kind) {
    case 'any':
      return 'z.unknown()'
    case 'boolean':
      return 'z.boolean()'
    case 'const':
      return `z.literal(${JSON.stringify(shape.value)})`
    case 'string': {
      if (shape.codelist) return codeType(shape.codelist)
      const blank = shape.pattern === '\\S' ? ", { error: 'The text is blank.' }" : ''
      const pattern = shape.pattern ? `.regex(/${shape.pattern}/u${blank})` : ''
      const format = shape.format
        ? `.refine(formats['${shape.format}'], { error: 'Expected ${shape.format}' })`
        : ''
      const code = (list: string) => `types.${codeType(list)} | (string & {})`
      const open = shape.openCodelist
        ? ` as unknown as z.ZodType<${code(shape.openCodelist)}, ${code(shape.openCodelist)}>`
        : ''
      return `z.string()${pattern}${format}${open}`
    }
    case 'number': {
      const { integer, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = shape
      return [
        'z.number()',
        integer && ".refine(Number.isInteger, { error: 'Expected a whole number' })",
        minimum !== undefined && `.gte(${minimum})`,
        maximum !== undefined && `.lte(${maximum})`,
        exclusiveMinimum !== undefined && `.gt(${exclusiveMinimum})`,
        exclusiveMaximum !== undefined && `.lt(${exclusiveMaximum})`,
      ]
        .filter(Boolean)
        .join('')
    }
    case 'array': {
      const { items, minItems, maxItems, uniqueItems } = shape
      const bounds = `${minItems ? `.min(${minItems})` : ''}${maxItems ? `.max(${maxItems})` : ''}`
      return `z.array(${zodOf(items, model, later)})${bounds}${uniqueItems ? '.refine(isSet, { error: "Expected no item twice" })' : ''}`
    }
    case 'map':
      return `map('${shape.keyFormat}', formats['${shape.keyFormat}'], ${zodOf(shape.values, model, later)}${shape.minProperties ? `, ${shape.minProperties}` : ''})`
    case 'object': {
      const properties = shape.properties.map(
        ({ key, required, shape: each }) =>
          `  ${JSON.stringify(key)}: ${zodOf(each, model, later)}${required ? '' : '.optional()'},\n`,
      )
      return `${shape.closed ? 'z.strictObject' : 'z.looseObject'}({\n${properties.join('')}})`
    }
    case 'union':
      if (shape.discriminator)
        return `z.discriminatedUnion('${shape.discriminator.property}', [${shape.branches.map((branch) => zodOf(branch, model)).join(', ')}])`
      return `byType([${shape.branches.map((branch) => zodOf(branch, model, later)).join(', ')}])`
    case 'ref': {
      if (later.has(shape.name)) return `z.lazy(() => ${shape.name})`
      const target = model.definitions.get(shape.name)!.shape
      return target.kind === 'object' && target.minProperties ? `notEmpty(${shape.name})` : shape.name
    }
  }
}

/** The declaration of a schema; `later` are the definitions that do not stand yet, itself among them. */
const declaration = (
  definition: Definition,
  model: Model,
  later: ReadonlySet<string>,
  annotated: boolean,
): string => {
  const { name, description, shape } = definition
  const empty =
    shape.kind === 'object' && shape.minProperties
      ? ' An empty object passes here, so that `.extend` and `.pick` work; wherever the record holds one, it does not.'
      : ''
  const type = annotated ? `: z.ZodType<shapes.${name}, shapes.${name}>` : ''
  return `/** ${description}${annotated ? '' : empty} */\nexport const ${name}${type} = ${zodOf(shape, model, later)}\n`
}

/** Declarations in order; what refers to itself or to something later does so lazily and has its type written out. */
function declarations(definitions: readonly Definition[], model: Model): string[] {
  const later = new Set(definitions.map(({ name }) => name))
  const bodies = definitions.map((definition) => {
    const text = zodOf(definition.shape, model, later)
    later.delete(definition.name)
    return text
  })
  const lazy = new Set(
    bodies.flatMap((text) => [...text.matchAll(/z\.lazy\(\(\) => (\w+)\)/g)].map(([, name]) => name!)),
  )
  const standing = new Set(definitions.map(({ name }) => name))
  return definitions.map((definition) => {
    const text = declaration(definition, model, standing, lazy.has(definition.name))
    standing.delete(definition.name)
    return text
  })
}

const importHelpers = (body: readonly string[]): string[] => {
  const helpers = ['byType', 'isSet', 'map', 'notEmpty'].filter((name) =>
    body.some(
      (text) => text.includes(`${name}(`) || text.includes(`(${name},`) || text.includes(`(${name})`),
    ),
  )
  return helpers.length > 0 ? [`import { ${helpers.join(', ')} } from '@microcred/common/zod-parts'\n`] : []
}

/** The schemas of a language of rules, importing what it shares with the record. */
function languageModule(language: string, model: Model): string {
  const body = declarations(ofLanguage(model, language), model)
  const uses = (name: string) =>
    body.some((text) => new RegExp(`\\b${name}\\b`).test(text.replaceAll(/\/\*\*.*?\*\//gs, '')))
  const shared = [
    ...ofRecord(model).map(({ name }) => name),
    ...[...model.codelists.keys()].map((list) => codeType(list)),
  ].filter(uses)
  return [
    banner('packages/schemas'),
    "import * as z from 'zod'\n",
    ...(uses('formats') ? ["import { formats } from '@microcred/core/formats'\n"] : []),
    ...importHelpers(body),
    "import type * as shapes from './types.js'\n",
    `import { ${shared.join(', ')} } from '@microcred/core/zod'\n`,
    ...body,
  ].join('\n')
}

/** The schemas of the record as a module. */
export function zodModule(model: Model): string {
  const lists = [...model.codelists.keys()]
  const body = declarations(ofRecord(model), model)
  const elements = model.elements.map(
    ({ id, definition }) => `  '${id}': ${zodOf({ kind: 'ref', name: definition }, model)},\n`,
  )
  return [
    banner('packages/schemas'),
    "import * as z from 'zod'\n",
    "import { formats } from '../formats.js'\n",
    ...importHelpers(body),
    "import { codes } from './codes.js'\n",
    "import type * as types from './codes.js'\n",
    ...lists.map(
      (list) =>
        `/** A code of the list \`${list}\`. */\nexport const ${codeType(list)}: z.ZodEnum<{ [Code in types.${codeType(list)}]: Code }> = z.enum([...codes['${list}']] as [types.${codeType(list)}], { error: 'This is not a code of the list \`${list}\`.' }) as never\n`,
    ),
    ...body,
    `/** The schema of each element, by the name of its folder. */\nexport const elements = {\n${elements.join('')}} as const\n`,
  ].join('\n')
}

export const zod: Generator = {
  name: 'zod',
  files() {
    const model = load()
    return [
      ['packages/core/src/generated/zod.ts', zodModule(model)],
      ...LANGUAGES.filter((language) => ofLanguage(model, language).length > 0).map(
        (language) => [`packages/${language}/src/generated/zod.ts`, languageModule(language, model)] as const,
      ),
    ]
  },
}
