/**
 * ajv's validators, compiled at build time: they explain what is wrong once the fast path has said
 * that something is. Formats and codelists stay our own predicates, passed in as ajv formats.
 */
import { Ajv } from 'ajv'
import { _ } from 'ajv/dist/compile/codegen/index.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { predicates } from '../../packages/validators/src/check/predicates.ts'
import { load } from '../model/load.ts'
import { camel, type Model } from '../model/model.ts'
import { banner } from './banner.ts'
import { fitsOf } from './fast.ts'
import type { Generator } from './generator.ts'
import { definitionSchema, type Style } from './json-schema.ts'

/** Codelists as formats, everything else as it is. */
export const compiled: Style = {
  ref: (name) => `${name}#`,
  codelist: (list) => ({ format: `code:${list}` }),
  format: (name) => ({ format: name }),
  annotate: false,
}

/** An ajv that knows every definition of a model by its name. */
export function ajvOf(model: Pick<Model, 'definitions'>): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    inlineRefs: false,
    messages: false,
    validateSchema: false,
    formats: predicates,
    code: { source: true, esm: true, formats: _`require("@microcred/core/predicates").predicates` },
  })
  for (const definition of model.definitions.values())
    ajv.addSchema({ ...definitionSchema(definition, compiled), $id: definition.name })
  return ajv
}

const PREDICATES = /require\("@microcred\/core\/predicates"\)\.predicates/g

/** What ajv writes for every case and ours do not need: schema paths, parents, and a long way to add an error. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [PREDICATES, 'predicates'],
  [
    /const err(\d+) = (\{.*?\});if\(vErrors === null\)\{vErrors = \[err\1\];\}else \{vErrors\.push\(err\1\);\}/g,
    '(vErrors??=[]).push($2);',
  ],
  [/schemaPath:"(?:[^"\\]|\\.)*",/g, ''],
  [/\{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/g, 'instancePath=""'],
  [/\{instancePath:([^{}]*?),parentData:[^{}]*?,parentDataProperty:[^{}]*?,rootData\}/g, '$1'],
  [/\{instancePath,parentData,parentDataProperty,rootData\}/g, 'instancePath'],
  [/\/\*# sourceURL="[^"]*" \*\/;?/g, ''],
  [/^"use strict";/, ''],
  [
    /\(vErrors\?\?=\[\]\)\.push\(\{instancePath:?(.*?),keyword:(.*?),params:(\{.*?\})(?:,propertyName:(key\d+))?\}\);errors\+\+;/g,
    'vErrors=add(vErrors,instancePath,$1,$2,$3,$4);errors++;',
  ],
  [/add\(vErrors,instancePath,,/g, "add(vErrors,instancePath,'',"],
  [/add\(vErrors,instancePath,instancePath\+/g, 'add(vErrors,instancePath,'],
  [
    /if\(!\((validate\d+)\((.*?)\)\)\)\{vErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);errors = vErrors\.length;\}/g,
    'vErrors=within(vErrors,$1,$2);errors=vErrors?.length??0;',
  ],
]

/** Adds an error to those there are, or those of a part. */
const ADD = `function add(errors, path, more, keyword, params, propertyName) {
  (errors ??= []).push({ instancePath: path + more, keyword, params, propertyName })
  return errors
}
function within(errors, validate, data, path, keys) {
  if (keys !== undefined && keys(data) >= 0) return errors
  if (validate(data, path)) return errors
  if (errors === null) return validate.errors
  for (const each of validate.errors) errors.push(each)
  return errors
}
`

/**
 * The text of a module with the fast paths of members and items where they are validated, so that only what is bad
 * is explained.
 */
function fastPathed(text: string, { definitions, records }: Model): string {
  const used = new Set<string>()
  const edit = (name: string, function_: (body: string) => string): string => {
    const start = out.indexOf(`function ${name}(`)
    const end = out.indexOf(`${name}.errors = vErrors;`, start)
    if (start < 0 || end < 0) throw new Error(`ajv wrote no function ${name}`)
    return out.slice(0, start) + function_(out.slice(start, end)) + out.slice(end)
  }
  const fits = (name: string): string => {
    used.add(name)
    return fitsOf(name)
  }
  let out = text
  for (const [file, record] of records) {
    const [, root] = new RegExp(`export const ${camel(file)} = (validate\\d+);`).exec(out)!
    const { shape } = definitions.get(record)!
    if (shape.kind !== 'object') continue
    for (const { key, shape: member } of shape.properties) {
      if (member.kind !== 'ref') continue
      const call = new RegExp(`within\\(vErrors,(validate\\d+),data\\.${key}, instancePath\\+"/${key}"\\)`)
      let called = ''
      out = edit(root!, (body) =>
        body.replace(call, (all, name: string) => {
          called = name
          return `${all.slice(0, -1)},${fits(member.name)})`
        }),
      )
      if (called === '') throw new Error(`ajv calls no function for ${record}.${key}`)
      const inside = definitions.get(member.name)!.shape
      if (inside.kind !== 'array' || inside.items.kind !== 'ref') continue
      const { name } = inside.items
      out = edit(called, (body) =>
        body.replace(
          /(within\(vErrors,validate\d+,data\[i\d+\], instancePath\+"\/" \+ i\d+)\)/,
          `$1,${fits(name)})`,
        ),
      )
    }
  }
  return out.replace(
    '/* eslint-disable */\n',
    `$&import { ${[...used].map(fitsOf).join(', ')} } from './fast.js'\n`,
  )
}

/** The text of a module that exports validators by name. */
export function standaloneModule(
  model: Pick<Model, 'definitions'>,
  exports: Readonly<Record<string, string>>,
): string {
  const code = standaloneCode(ajvOf(model), exports)
  const text = SHORTER.reduce((shorter, [pattern, by]) => shorter.replace(pattern, by), code)
  if (/parentData|schemaPath/.test(text))
    throw new Error(
      `ajv writes its code in another way now; mend SHORTER: ${text.match(/.{90}(?:parentData|schemaPath).{90}/)?.[0]}`,
    )
  if (text.includes('require('))
    throw new Error(`ajv wrote a require that cannot be bundled: ${text.match(/require\([^)]*\)/)?.[0]}`)
  return `${banner('packages/schemas')}/* eslint-disable */\nimport { predicates } from '../check/predicates.js'\n${ADD}${text}\n`
}

const declarations = (names: readonly string[]): string =>
  `${banner('packages/schemas')}import type { SchemaValidator } from '../check/explain.js'\n\n${names.map((name) => `export declare const ${name}: SchemaValidator\n`).join('')}`

export const standalone: Generator = {
  name: 'standalone',
  files() {
    const model = load()
    const records = Object.fromEntries(
      [...model.records].map(([file, definition]) => [camel(file), definition]),
    )
    const languages = Object.fromEntries(
      [...model.languages].map(([file, definition]) => [camel(file), definition]),
    )
    const elements = Object.fromEntries(model.elements.map((element) => [element.key, element.definition]))
    return [
      ['packages/validators/src/generated/records.js', fastPathed(standaloneModule(model, records), model)],
      ['packages/validators/src/generated/records.d.ts', declarations(Object.keys(records))],
      ['packages/validators/src/generated/languages.js', standaloneModule(model, languages)],
      ['packages/validators/src/generated/languages.d.ts', declarations(Object.keys(languages))],
      ['packages/validators/src/generated/elements.js', standaloneModule(model, elements)],
      ['packages/validators/src/generated/elements.d.ts', declarations(Object.keys(elements))],
    ]
  },
}
