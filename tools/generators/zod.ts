/** zod schemas, one per interface: `packages/core/src/generated/zod.ts`. */
import { load } from '../model/load.ts'
import { camel, type Definition, type Model, type Shape } from '../model/model.ts'
import { banner } from './banner.ts'
import type { Generator } from './index.ts'
import { codeType } from './types.ts'

/** The expression that builds a schema for a shape. */
export function zodOf(shape: Shape, model: Pick<Model, 'definitions'>): string {
  switch (shape.kind) {
    case 'any':
      return 'z.unknown()'
    case 'boolean':
      return 'z.boolean()'
    case 'const':
      return `z.literal(${JSON.stringify(shape.value)})`
    case 'string': {
      if (shape.codelist) return codeType(shape.codelist)
      const pattern = shape.pattern ? `.regex(/${shape.pattern}/u)` : ''
      const format = shape.format
        ? `.refine(formats['${shape.format}'], { error: 'Expected ${shape.format}' })`
        : ''
      const open = shape.openCodelist
        ? ` as unknown as z.ZodType<types.${codeType(shape.openCodelist)} | (string & {})>`
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
      return `z.array(${zodOf(items, model)})${bounds}${uniqueItems ? '.refine(isSet, { error: "Expected no item twice" })' : ''}`
    }
    case 'map':
      return `map('${shape.keyFormat}', ${zodOf(shape.values, model)}${shape.minProperties ? `, ${shape.minProperties}` : ''})`
    case 'object': {
      const properties = shape.properties.map(
        ({ key, required, shape: each }) =>
          `  ${JSON.stringify(key)}: ${zodOf(each, model)}${required ? '' : '.optional()'},\n`,
      )
      return `${shape.closed ? 'z.strictObject' : 'z.looseObject'}({\n${properties.join('')}})`
    }
    case 'union':
      return `byType([${shape.branches.map((branch) => zodOf(branch, model)).join(', ')}])`
    case 'ref': {
      const target = model.definitions.get(shape.name)!.shape
      return target.kind === 'object' && target.minProperties ? `notEmpty(${shape.name})` : shape.name
    }
  }
}

const declaration = (definition: Definition, model: Model): string => {
  const { name, description, shape } = definition
  const empty =
    shape.kind === 'object' && shape.minProperties
      ? ' An empty object passes here, so that `.extend` and `.pick` work; wherever the record holds one, it does not.'
      : ''
  return `/** ${description}${empty} */\nexport const ${name} = ${zodOf(shape, model)}\n`
}

export const zod: Generator = {
  name: 'zod',
  files() {
    const model = load()
    const lists = [...model.codelists.keys()]
    const body = [...model.definitions.values()].map((definition) => declaration(definition, model))
    const helpers = ['byType', 'isSet', 'map', 'notEmpty'].filter((name) =>
      body.some((text) => text.includes(`${name}(`) || text.includes(`(${name},`)),
    )
    const elements = model.elements.map(
      ({ id, definition }) => `  '${id}': ${zodOf({ kind: 'ref', name: definition }, model)},\n`,
    )
    const text = [
      banner('packages/schemas'),
      "import * as z from 'zod'\n",
      "import { formats } from '../formats.js'\n",
      `import { ${helpers.join(', ')} } from '../zod-parts.js'\n`,
      "import { codes } from './codes.js'\n",
      "import type * as types from './codes.js'\n",
      ...lists.map(
        (list) =>
          `/** A code of the list \`${list}\`. */\nexport const ${codeType(list)}: z.ZodType<types.${codeType(list)}, types.${codeType(list)}> = z.enum([...codes.${camel(list)}] as [types.${codeType(list)}])\n`,
      ),
      ...body,
      `/** The schema of each element, by the name of its folder. */\nexport const elements = {\n${elements.join('')}} as const\n`,
    ].join('\n')
    return [['packages/core/src/generated/zod.ts', text]]
  },
}
