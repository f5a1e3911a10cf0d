/**
 * Reads `packages/schemas` into the model, and refuses what the house dialect does not know with a
 * sentence that says what to do.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { CsvError, parse } from 'csv-parse/sync'
import { nearest } from '../../packages/common/src/nearest.ts'
import { root } from '../root.ts'
import {
  type Annex,
  type Code,
  camel,
  type Definition,
  type Element,
  LANGUAGES,
  type Model,
  type Property,
  pascal,
  type Shape,
} from './model.ts'
import { SourceError } from './source-error.ts'

const schemas = 'packages/schemas'

// biome-ignore lint/suspicious/noExplicitAny: schema sources are JSON of any form until the dialect has judged them
type Json = any

const readJson = (path: string, base: string): Json => {
  try {
    return JSON.parse(readFileSync(join(base, path), 'utf8'))
  } catch (error) {
    throw new SourceError(`${path} is not JSON: ${(error as Error).message}`)
  }
}

const CODELIST_COLUMNS = ['code', 'label', 'definition', 'match', 'since', 'deprecated', 'replacedBy']

/** The rows of a CSV file, with its header checked. */
export function readCsv(path: string, columns: readonly string[], base = root): Record<string, string>[] {
  const text = readFileSync(join(base, path), 'utf8')
  if (text.startsWith('\uFEFF'))
    throw new SourceError(`${path} begins with a byte order mark; save it as UTF-8 without one.`)
  let rows: string[][]
  try {
    rows = parse(text, { relax_column_count: false, skip_empty_lines: true })
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
      throw new SourceError(
        `${path}, line ${error.lines}, has ${(error.record as string[]).length} cells instead of ${columns.length}; a cell with a comma stands between double quotes.`,
      )
    throw new SourceError(`${path}: ${(error as Error).message}`)
  }
  const header = rows[0] ?? []
  if (header.join() !== columns.join())
    throw new SourceError(`${path} has the columns ${header.join(',')}; write ${columns.join(',')}.`)
  return rows.slice(1).map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])))
}

const files = (folder: string, ending: string, base: string): string[] =>
  readdirSync(join(base, folder))
    .filter((name) => name.endsWith(ending))
    .sort()

function loadCodelists(base: string): Map<string, Code[]> {
  const lists = new Map<string, Code[]>()
  const folders = [schemas, ...LANGUAGES.map((language) => `${schemas}/${language}`)].map(
    (folder) => `${folder}/codelists`,
  )
  const paths = folders
    .filter((folder) => existsSync(join(base, folder)))
    .flatMap((folder) => files(folder, '.csv', base).map((file) => `${folder}/${file}`))
  for (const path of paths) {
    const list = path.match(/([^/]+)\.csv$/)![1]!
    if (lists.has(list)) throw new SourceError(`${path} has the name of another codelist; rename it.`)
    const rows = readCsv(path, CODELIST_COLUMNS, base) as unknown as Code[]
    const codes = new Set<string>()
    for (const row of rows) {
      if (!/^\S+$/.test(row.code))
        throw new SourceError(`${path} has a row whose code is "${row.code}"; write a code without spaces.`)
      if (codes.has(row.code))
        throw new SourceError(`${path} has the code ${row.code} twice; remove one row.`)
      if (!row.label) throw new SourceError(`${path}: ${row.code} has no label; write one in English.`)
      if (!/^\d+\.\d+\.\d+$/.test(row.since))
        throw new SourceError(
          `${path}: ${row.code} does not say since which version it exists; write for example 0.1.0.`,
        )
      if (row.match && !/^https?:\/\/\S+$/.test(row.match))
        throw new SourceError(
          `${path}: the match of ${row.code} is not an IRI; write the IRI of the concept in the EU vocabulary, or nothing.`,
        )
      codes.add(row.code)
    }
    for (const row of rows) {
      if (row.deprecated && !/^\d+\.\d+\.\d+ \S/.test(row.deprecated))
        throw new SourceError(
          `${path}: the deprecation of ${row.code} says no version and reason; write for example "0.2.0 merged into portfolio".`,
        )
      if (row.replacedBy && !codes.has(row.replacedBy))
        throw new SourceError(
          `${path}: ${row.code} is replaced by ${row.replacedBy}, which is not a code of the list.`,
        )
      if (row.replacedBy && !row.deprecated)
        throw new SourceError(
          `${path}: ${row.code} has a replacement but is not deprecated; fill in the column deprecated.`,
        )
    }
    lists.set(list, rows)
  }
  for (const file of files(`${schemas}/locales`, '.csv', base)) {
    const path = `${schemas}/locales/${file}`
    for (const row of readCsv(path, ['list', 'code', 'label'], base))
      if (!lists.get(row.list!)?.some((code) => code.code === row.code))
        throw new SourceError(
          `${path} translates ${row.list}/${row.code}, which does not exist; correct or remove the row.`,
        )
  }
  return lists
}

class Loader {
  readonly definitions = new Map<string, Definition>()
  readonly #names = new Map<string, string>()
  readonly #documents = new Map<string, Json>()
  readonly #dialect: ValidateFunction
  readonly #keywords: readonly string[]
  readonly #codelists: ReadonlyMap<string, readonly Code[]>
  readonly #base: string

  constructor(codelists: ReadonlyMap<string, readonly Code[]>, base: string) {
    const dialect = readJson(`${schemas}/dialect.schema.json`, base)
    this.#dialect = new Ajv2020({ allErrors: true, strict: false, formats: { regex: true } }).compile(dialect)
    this.#keywords = Object.keys(dialect.$defs.schema.properties)
    this.#codelists = codelists
    this.#base = base
  }

  #document(path: string): Json {
    const known = this.#documents.get(path)
    if (known) return known
    if (!existsSync(join(this.#base, path)))
      throw new SourceError(`${path} is referred to and does not exist; create it or correct the $ref.`)
    const document = readJson(path, this.#base)
    if (!this.#dialect(document)) {
      const [error] = this.#dialect.errors!.toSorted((a, b) => b.instancePath.length - a.instancePath.length)
      const at = error!.instancePath || 'the top'
      if (error!.keyword === 'additionalProperties') {
        const keyword = error!.params.additionalProperty as string
        const near = nearest(keyword, this.#keywords)
        throw new SourceError(
          `${path}: ${at} uses "${keyword}", which is no keyword of the house dialect.${near ? ` Did you mean "${near}"?` : ''} The keywords stand in ${schemas}/dialect.schema.json.`,
        )
      }
      throw new SourceError(`${path}: ${at} ${error!.message}; see ${schemas}/dialect.schema.json.`)
    }
    this.#documents.set(path, document)
    return document
  }

  /** The name of the definition at a file and pointer, loading it when it is met first. */
  define(path: string, pointer: string): string {
    const where = `${path}#${pointer}`
    const known = this.#names.get(where)
    if (known) return known
    const document = this.#document(path)
    const schema = pointer ? document.$defs?.[pointer.slice('/$defs/'.length)] : document
    if (!schema) throw new SourceError(`${path} has no ${pointer}; add it under $defs or correct the $ref.`)
    const base = pointer
      ? pointer.slice('/$defs/'.length)
      : (path.match(/elements\/([^/]+)\//)?.[1] ?? path.match(/([^/]+)\.schema\.json$/)?.[1])!
    const name = pascal(base)
    const taken = this.definitions.get(name)
    if (taken) throw new SourceError(`${path} and ${taken.file} both define ${name}; rename one of them.`)
    this.#names.set(where, name)
    if (!schema.description)
      throw new SourceError(`${path}: ${pointer || 'the top'} has no description; write one sentence.`)
    const shape = this.#shape(schema, path, pointer || '')
    this.definitions.set(name, {
      name,
      file: path,
      description: schema.description,
      shape,
      ...(schema.title && { title: schema.title }),
      ...(schema.term && { term: schema.term }),
      ...(schema.annex && { annex: schema.annex as Annex }),
    })
    return name
  }

  #codelist(list: string, path: string, at: string): string {
    if (!this.#codelists.has(list)) {
      const near = nearest(list, [...this.#codelists.keys()])
      throw new SourceError(
        `${path}: ${at} uses the codelist ${list}, and ${schemas}/codelists/${list}.csv does not exist.${near ? ` Did you mean ${near}?` : ''}`,
      )
    }
    return list
  }

  #shape(schema: Json, path: string, at: string): Shape {
    const fail = (problem: string): never => {
      throw new SourceError(`${path}: ${at || 'the top'} ${problem}`)
    }
    if (schema.$ref !== undefined) {
      const [file, pointer] = (schema.$ref as string).split('#') as [string, string?]
      const target = file ? normalize(join(dirname(path), file)) : path
      return { kind: 'ref', name: this.define(target, pointer ?? '') }
    }
    if (schema.oneOf) {
      const branches = (schema.oneOf as Json[]).map((branch, index) =>
        this.#shape(branch, path, `${at}/oneOf/${index}`),
      )
      if (schema.discriminator) {
        const values = (schema.oneOf as Json[]).map((branch) => {
          const target = branch.$ref?.startsWith('#/$defs/')
            ? this.#document(path).$defs[branch.$ref.slice('#/$defs/'.length)]
            : branch
          const value = target.required?.includes(schema.discriminator)
            ? target.properties?.[schema.discriminator]?.const
            : undefined
          return typeof value === 'string'
            ? value
            : fail(
                `has a branch that does not require ${schema.discriminator} with a const; every branch of this file's $defs does.`,
              )
        })
        if (new Set(values).size < values.length)
          fail(`has two branches with the same ${schema.discriminator}; give each its own.`)
        return { kind: 'union', branches, discriminator: { property: schema.discriminator, values } }
      }
      const types = branches.map((branch) => jsonType(branch, this.definitions))
      if (new Set(types).size < types.length)
        fail('has branches of the same JSON type; a value could not tell which one judges it.')
      return { kind: 'union', branches }
    }
    if (schema.const !== undefined) return { kind: 'const', value: schema.const }
    switch (schema.type) {
      case 'boolean':
        return { kind: 'boolean' }
      case 'string': {
        const { pattern, format, codelist, openCodelist } = schema
        return {
          kind: 'string',
          ...(pattern && { pattern }),
          ...(format && { format }),
          ...(codelist && { codelist: this.#codelist(codelist, path, at) }),
          ...(openCodelist && { openCodelist: this.#codelist(openCodelist, path, at) }),
        }
      }
      case 'number':
      case 'integer': {
        const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const
        return {
          kind: 'number',
          integer: schema.type === 'integer',
          ...Object.fromEntries(
            bounds.filter((bound) => schema[bound] !== undefined).map((bound) => [bound, schema[bound]]),
          ),
        }
      }
      case 'array': {
        if (!schema.items) fail('is an array without items; say what its items are.')
        const items = this.#shape(schema.items, path, `${at}/items`)
        if (schema.uniqueItems && items.kind !== 'string' && items.kind !== 'number')
          fail('asks for unique items that are not strings or numbers.')
        return {
          kind: 'array',
          items,
          uniqueItems: schema.uniqueItems === true,
          ...(schema.minItems && { minItems: schema.minItems }),
          ...(schema.maxItems && { maxItems: schema.maxItems }),
        }
      }
      case 'object':
        return schema.propertyNames ? this.#map(schema, path, at) : this.#object(schema, path, at, fail)
      default:
        return fail('has no type; write object, array, string, number, integer, boolean, a $ref or a oneOf.')
    }
  }

  #map(schema: Json, path: string, at: string): Shape {
    const values =
      schema.additionalProperties === true
        ? ({ kind: 'any' } as const)
        : this.#shape(schema.additionalProperties, path, `${at}/additionalProperties`)
    return {
      kind: 'map',
      keyFormat: schema.propertyNames.format,
      values,
      languageMap: schema.languageMap === true,
      ...(schema.minProperties && { minProperties: schema.minProperties }),
    }
  }

  #object(schema: Json, path: string, at: string, fail: (problem: string) => never): Shape {
    if (schema.additionalProperties !== false)
      fail('is an object that does not say "additionalProperties": false.')
    const required = new Set<string>(schema.required ?? [])
    const properties: Property[] = Object.entries<Json>(schema.properties ?? {}).map(([key, property]) => {
      const shape = this.#shape(property, path, `${at}/properties/${key}`)
      const target = shape.kind === 'ref' ? this.definitions.get(shape.name) : undefined
      const description = property.description ?? (target?.annex && target.description)
      if (!description) fail(`describes no ${key}; write one sentence of description.`)
      const term = property.term ?? (target?.annex && target.term)
      return {
        key,
        required: required.delete(key),
        description,
        shape,
        ...(term && { term }),
        ...(property.deprecation && { deprecation: property.deprecation }),
        ...(property.excludes && { excludes: property.excludes }),
      }
    })
    for (const { key, excludes = [] } of properties)
      for (const other of excludes)
        if (!properties.some((each) => each.key === other && !each.required))
          fail(`says that ${key} excludes ${other}, which is not among its optional properties.`)
    for (const key of required) fail(`requires ${key}, which is not among its properties.`)
    return {
      kind: 'object',
      closed: true,
      properties,
      ...(schema.minProperties && { minProperties: schema.minProperties }),
    }
  }
}

/** The JSON type by which a union tells its branches apart. */
export function jsonType(shape: Shape, definitions: ReadonlyMap<string, Definition>): string {
  switch (shape.kind) {
    case 'ref':
      return jsonType(definitions.get(shape.name)!.shape, definitions)
    case 'map':
      return 'object'
    case 'const':
      return typeof shape.value
    default:
      return shape.kind
  }
}

let loaded: Model | undefined

/** The standard as `packages/schemas` says it. Read once. */
export const load = (): Model => (loaded ??= loadFrom(root))

/** The same from a project in another folder. Throws a `SourceError` for what a contributor has to mend. */
export function loadFrom(base: string): Model {
  const codelists = loadCodelists(base)
  const loader = new Loader(codelists, base)
  const records = new Map<string, string>()
  for (const file of files(schemas, '.schema.json', base))
    if (file !== 'dialect.schema.json')
      records.set(file.slice(0, -'.schema.json'.length), loader.define(`${schemas}/${file}`, ''))
  const folders = readdirSync(join(base, schemas, 'elements')).sort()
  const elements = folders.map((id): Element => {
    const path = `${schemas}/elements/${id}/element.schema.json`
    if (!existsSync(join(base, path)))
      throw new SourceError(
        `${schemas}/elements/${id} has no element.schema.json; copy one of another element and change it.`,
      )
    const name = loader.define(path, '')
    const { annex, term } = loader.definitions.get(name)!
    if (!annex || !term)
      throw new SourceError(`${path} has no annex and term; say which row of Annex I it is and its IRI.`)
    return { id, key: camel(id), annex, term, definition: name }
  })
  elements.sort((a, b) => a.annex.number - b.annex.number)
  const record = loader.definitions.get(records.get('microcredential')!)!.shape
  for (const element of elements)
    if (record.kind !== 'object' || !record.properties.some((property) => property.key === element.key))
      throw new SourceError(
        `elements/${element.id} is not part of the record; add "${element.key}": { "$ref": "elements/${element.id}/element.schema.json" } to ${schemas}/microcredential.schema.json.`,
      )
  const languages = new Map<string, string>()
  for (const language of LANGUAGES.filter((each) => existsSync(join(base, schemas, each))))
    for (const file of files(`${schemas}/${language}`, '.schema.json', base))
      languages.set(
        file.slice(0, -'.schema.json'.length),
        loader.define(`${schemas}/${language}/${file}`, ''),
      )
  return { elements, definitions: loader.definitions, records, languages, codelists }
}
