/** zod schemas, one per interface: `packages/core/src/generated/zod.ts`. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Format, formats } from '../../packages/core/src/formats.ts'
import { compile } from '../../packages/core/src/wording/compile.ts'
import { fill } from '../../packages/core/src/wording/fill.ts'
import { load, readCsv } from '../model/load.ts'
import {
  camel,
  type Definition,
  kebab,
  LANGUAGES,
  type Model,
  ofLanguage,
  ofRecord,
  type Shape,
} from '../model/model.ts'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import { RULES } from './findings.ts'
import type { Generator } from './generator.ts'
import { codeType } from './types.ts'

const FINDINGS = 'packages/schemas/findings.csv'

let templates: ReadonlyMap<string, string> | undefined

/** What the register says of a fault, whatever it is found in; parameters that are not given stay as they are. */
function sentence(fault: string, params: Readonly<Record<string, unknown>> = {}): string {
  templates ??= new Map(
    readCsv(FINDINGS, ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']).map((row) => [
      row.code!,
      row.sentence!,
    ]),
  )
  const known = { masked: true, ...params }
  return fill(
    compile(templates.get(`*.${fault}`)!),
    new Proxy(known, { get: (all, name) => all[name as never] ?? `{${String(name)}}` }),
  )
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** The second argument of a check: what it says, and what is behind it. */
const refusal = (text: string, fault?: string): string =>
  `{ error: ${quoted(text)}${fault ? `, params: { fault: ${fault} }` : ''} }`

/** What is said of a text without the format asked for. */
function formatSentence(format: string): string {
  const expected = { format }
  if (format.startsWith('date')) return sentence('not-a-date', { expected })
  if (format === 'iri' || format === 'web-url') return sentence('not-an-iri', { expected })
  if (format === 'email') return sentence('not-an-email')
  return sentence('malformed', { expected: format === 'requirement-id' ? { format: 'name' } : expected })
}

const bound = (how: string, limit: number): string =>
  refusal(sentence('out-of-range', { expected: { bound: how, limit } }))

/** What the rule says of members of an object that exclude each other. */
function contradiction(name: string): string {
  const file = `${RULES}/${kebab(name)}.contradictory.ts`
  const [, sentence] = /^ {2}sentence: '(.*)',$/m.exec(readFileSync(join(root, file), 'utf8')) ?? []
  if (sentence === undefined)
    throw new SourceError(
      `${file} has no sentence; members of ${name} exclude each other, and a rule says so.`,
    )
  return sentence.replaceAll("\\'", "'")
}

/** The name of a format's predicate. */
const predicate = (format: string): string => formats[format as Format].name

/** The predicates that are used, imported one by one: the table of all would bring them all along. */
const importPredicates = (body: readonly string[], from: string): string[] => {
  const names = Object.values(formats)
    .map(({ name }) => name)
    .filter((name) => body.some((text) => new RegExp(`\\b${name}\\b`).test(text)))
    .sort()
  return names.length > 0 ? [`import { ${names.join(', ')} } from '${from}'\n`] : []
}

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
      return 'flag()'
    case 'const':
      return `z.literal(${JSON.stringify(shape.value)}, { error: among(${quoted(sentence('malformed', { expected: { choice: 'words', words: `\`${shape.value}\`` } }))}) })`
    case 'string': {
      if (shape.codelist) return codeType(shape.codelist)
      const isWords = shape.pattern === '\\S'
      const malformed = sentence('malformed', { expected: { format: 'pattern', pattern: shape.pattern } })
      const pattern =
        shape.pattern && !isWords ? `.regex(/${shape.pattern}/u, { error: ${quoted(malformed)} })` : ''
      const format = shape.format
        ? `.refine(${predicate(shape.format)}, ${refusal(formatSentence(shape.format), `'form', form: '${shape.format}'`)})`
        : ''
      const code = (list: string) => `types.${codeType(list)} | (string & {})`
      const open = shape.openCodelist
        ? ` as unknown as z.ZodType<${code(shape.openCodelist)}, ${code(shape.openCodelist)}>`
        : ''
      const built = `${isWords ? 'words' : 'text'}()${pattern}${format}`
      return open ? `(${built}${open})` : built
    }
    case 'number': {
      const { integer, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = shape
      const whole = refusal(sentence('malformed', { expected: { type: 'integer' } }), "'whole-number'")
      return [
        'number()',
        integer && `.refine(Number.isInteger, ${whole})`,
        minimum !== undefined && `.gte(${minimum}, ${bound('at-least', minimum)})`,
        maximum !== undefined && `.lte(${maximum}, ${bound('at-most', maximum)})`,
        exclusiveMinimum !== undefined && `.gt(${exclusiveMinimum}, ${bound('more-than', exclusiveMinimum)})`,
        exclusiveMaximum !== undefined && `.lt(${exclusiveMaximum}, ${bound('less-than', exclusiveMaximum)})`,
      ]
        .filter(Boolean)
        .join('')
    }
    case 'array': {
      const { items, minItems, maxItems, uniqueItems } = shape
      const least = minItems ? `.min(${minItems}, ${refusal(sentence('empty', { limit: minItems }))})` : ''
      const most = maxItems ? `.max(${maxItems}, ${refusal(sentence('too-many', { limit: maxItems }))})` : ''
      const set = uniqueItems
        ? `.refine(isSet, ${refusal(sentence('repeated-item'), "'repeated-item'")})`
        : ''
      return `list(${zodOf(items, model, later)})${least}${most}${set}`
    }
    case 'map':
      return `map('${shape.keyFormat}', ${predicate(shape.keyFormat)}, (value) => ${template(keySentence(shape.keyFormat))}, ${zodOf(shape.values, model, later)}${shape.minProperties ? `, ${shape.minProperties}` : ''})`
    case 'object': {
      const properties = shape.properties.map(
        ({ key, required, description, shape: each }) =>
          `  ${JSON.stringify(key)}: ${zodOf(each, model, later)}${required ? '' : '.optional()'}.describe(${quoted(description)}),\n`,
      )
      return `${shape.closed ? 'closed' : 'open'}({\n${properties.join('')}})`
    }
    case 'union':
      if (shape.discriminator)
        return `z.discriminatedUnion('${shape.discriminator.property}', [${shape.branches.map((branch) => zodOf(branch, model)).join(', ')}], { error: among(${quoted(sentence('malformed', { expected: { choice: 'words', words: shape.discriminator.values.map((each) => `\`${each}\``).join(', ') } }))}) })`
      return `byType([${shape.branches.map((branch) => zodOf(branch, model, later)).join(', ')}])`
    case 'ref': {
      if (later.has(shape.name)) return `z.lazy(() => ${shape.name})`
      const target = model.definitions.get(shape.name)!.shape
      if (target.kind !== 'object') return shape.name
      const whole = target.minProperties ? `notEmpty(${shape.name})` : shape.name
      return target.properties
        .filter(({ excludes }) => excludes)
        .reduce(
          (inner, { key, excludes }) =>
            `apart<shapes.${shape.name}>(${inner}, '${key}', ${JSON.stringify(excludes)}, ${quoted(contradiction(shape.name))})`,
          whole,
        )
    }
  }
}

/** A sentence as a template of JavaScript: what is not known yet is put in when a value is before it. */
const template = (text: string): string =>
  `\`${text.replace(/[`\\]|\$\{/g, '\\$&').replace(/\{(\w+)\}/g, (_, name) => `\${${name}}`)}\``

/** What is said of a key of a map without the format asked for. */
const keySentence = (format: string): string =>
  format === 'language-tag'
    ? sentence('unknown-language')
    : sentence('malformed', {
        masked: false,
        expected: { format: format === 'requirement-id' ? 'name' : format },
      })

/** The sentences that the parts fill in when a value is before them. */
function saidModule(): string {
  const types = ['array', 'boolean', 'nothing', 'number', 'object', 'string'].map(
    (name) => [name, fill('{type}', { type: name })] as const,
  )
  const or = fill('{expected}', { expected: { type: ['-', '-'] } }).slice(1, -1)
  return `${banner(FINDINGS)}
/** Sentences of the register, for what is known only when a value is judged. */
export const wrongType = (expected: string, received: string): string => ${template(sentence('wrong-type'))}
export const incomplete = (property: string): string => ${template(sentence('incomplete'))}
export const unknownProperty = (property: string): string => ${template(sentence('unknown-property'))}
export const empty = (limit: number): string => ${template(sentence('empty'))}
export const unknownCode = (list: string): string => ${template(sentence('unknown-code'))}
export const blank = ${quoted(sentence('blank'))}
export const or = ${quoted(or)}

/** What the types of JSON are called. */
export const types: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(types), null, 2)}
`
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
  return `/** ${description}${annotated ? '' : empty} */\nexport const ${name}${type} = /*#__PURE__*/ (() =>\n${zodOf(shape, model, later)}.describe(${quoted(description)}))()\n`
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
  const helpers = [
    'among',
    'apart',
    'byType',
    'closed',
    'flag',
    'isSet',
    'list',
    'map',
    'notEmpty',
    'number',
    'open',
    'oneOf',
    'text',
    'words',
  ].filter((name) => body.some((text) => new RegExp(`(?<![.\\w])${name}[(<]|\\(${name},`).test(text)))
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
    ...importPredicates(body, '@microcred/core/formats'),
    ...importHelpers(body),
    ...(uses('types') ? ["import type * as types from '@microcred/core'\n"] : []),
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
    ...importPredicates(body, '../formats.js'),
    ...importHelpers([...body, 'oneOf(']),
    "import * as lists from './code-sets.js'\n",
    "import type * as types from './code-types.js'\n",
    ...(body.some((text) => text.includes('shapes.')) ? ["import type * as shapes from './types.js'\n"] : []),
    ...lists.map(
      (list) =>
        `/** A code of the list \`${list}\`. */\nexport const ${codeType(list)}: z.ZodEnum<{ [Code in types.${codeType(list)}]: Code }> = /*#__PURE__*/ (() => oneOf(lists.${camel(list)}, '${list}'))() as never\n`,
    ),
    ...body,
    `/** The schema of each element, by the name of its folder. */\nexport const elements = /*#__PURE__*/ (() => ({\n${elements.join('')}}) as const)()\n`,
  ].join('\n')
}

export const zod: Generator = {
  name: 'zod',
  files() {
    const model = load()
    return [
      ['packages/common/src/generated/said.ts', saidModule()],
      ['packages/core/src/generated/zod.ts', zodModule(model)],
      ...LANGUAGES.filter((language) => ofLanguage(model, language).length > 0).map(
        (language) => [`packages/${language}/src/generated/zod.ts`, languageModule(language, model)] as const,
      ),
    ]
  },
}
