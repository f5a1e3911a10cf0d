/**
 * The validators of foreign profiles, from their tables: JSON Schema as it is published, and the classes as
 * the data that `conform/classes/table.ts` compiles on first use. ajv's standalone code of the same schema has
 * 60 times the size, and says of one mistake six things.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NAMESPACE, VERSION } from '../../packages/core/src/names/namespace.ts'
import { readCsv } from '../model/load.ts'
import {
  type ClassTable,
  loadProfile,
  type ProfileTables,
  type PropertyRow,
} from '../model/profile-tables.ts'
import { root } from '../root.ts'
import { banner, comment } from './banner.ts'
import type { Generator } from './generator.ts'
import { IRI } from './plain-formats.ts'
import { profileRows } from './profile-list.ts'

type Json = Record<string, unknown>

const PATTERNS: Readonly<Record<string, Json>> = {
  iri: { pattern: `^${IRI}` },
  date: { format: 'date' },
  'date-time': { format: 'date-time' },
  language: { pattern: '^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$' },
  'language-key': { pattern: '^[a-z]{2}(-[A-Z]{2})?$' },
  digits: { pattern: '^\\d+$' },
  'data-url': { pattern: '^data:[^,]*,' },
  'compact-jwt': { pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+$' },
}

const EXTENSION = 'ext:[A-Za-z0-9|._-]+'

/** Branches of different JSON types. */
const union = (all: Readonly<Record<string, Json>>): Json => {
  const schemas = Object.entries(all).map(([type, schema]) => (schema.$ref ? schema : { type, ...schema }))
  return schemas.length === 1 ? schemas[0]! : { oneOf: schemas }
}

function word(words: readonly string[]): Json {
  const list = { enum: words.filter((each) => each !== 'ext:*') }
  return words.includes('ext:*') ? { anyOf: [list, { pattern: EXTENSION }] } : list
}

const ref = (name: string): Json => ({ $ref: `#/$defs/${name}` })

/** The branches of one value, by JSON type. */
function branches(value: string, row: PropertyRow, tables: ProfileTables): Record<string, Json> {
  switch (value) {
    case 'any':
      return {}
    case 'boolean':
    case 'number':
    case 'object':
    case 'string':
      return { [value]: {} }
    case 'context':
      return { string: {}, object: {}, array: {} }
    case 'text':
      return {
        string: {},
        object: { propertyNames: PATTERNS['language-key']!, additionalProperties: { type: 'string' } },
      }
    case 'value':
      return { string: {}, object: { ...ref('LanguageValue') }, array: { items: ref('LanguageValue') } }
    case 'word':
      return { string: word(tables.vocabularies.get(row.vocabulary)!) }
    case 'type':
      return types(row, row.many)
    default:
      return tables.classes.has(value)
        ? { object: ref(value) }
        : { string: value === 'iri' && !refusesOtherThanIris(tables.name) ? {} : PATTERNS[value]! }
  }
}

/** Whether what is no IRI breaks the standard of a profile; some take any text and mean an IRI. */
function refusesOtherThanIris(name: string): boolean {
  const file = `packages/schemas/profiles/${name}/findings.csv`
  return !(
    existsSync(join(root, file)) &&
    readCsv(file, ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']).some(
      ({ code, severity }) => code === `${name}.not-an-iri` && severity !== 'error',
    )
  )
}

/** The classes a `type` must name: a single string names one of each set, a list contains one of each. */
function types({ vocabulary }: PropertyRow, many: boolean): Record<string, Json> {
  const sets = vocabulary === '' ? [] : vocabulary.split(' & ').map((set) => set.split(' | '))
  const single =
    sets.length === 0
      ? {}
      : sets.length === 1
        ? { enum: sets[0] }
        : { allOf: sets.map((set) => ({ enum: set })) }
  if (!many) return { string: single }
  const list = {
    minItems: 1,
    items: { type: 'string' },
    ...(sets.length > 0 && { allOf: sets.map((set) => ({ contains: { enum: set } })) }),
  }
  return { string: single, array: list }
}

function propertySchema(row: PropertyRow, tables: ProfileTables): Json {
  const single = Object.assign({}, ...row.values.map((value) => branches(value, row, tables))) as Record<
    string,
    Json
  >
  if (Object.keys(single).length === 0) return {}
  if (!row.many || 'array' in single) return union(single)
  return union({ ...single, array: { items: union(single) } })
}

function classSchema(table: ClassTable, tables: ProfileTables): Json {
  const required = table.properties.filter((row) => row.required).map((row) => row.property)
  return {
    type: 'object',
    properties: Object.fromEntries(
      table.properties.map((row) => [row.property, propertySchema(row, tables)]),
    ),
    ...(required.length > 0 && { required }),
    ...(table.closed && { additionalProperties: false }),
  }
}

/** The published schema of a profile; the first root is what a whole credential is. */
function publish(tables: ProfileTables, roots: readonly string[]): string {
  const classes = used(tables, roots)
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${NAMESPACE}${VERSION}/profiles/${tables.name}.schema.json`,
    $comment: comment(`packages/schemas/profiles/${tables.name}`),
    ...(roots.length === 1 ? ref(roots[0]!) : { anyOf: roots.map((name) => ref(name)) }),
    $defs: Object.fromEntries(classes.map((table) => [table.name, classSchema(table, tables)])),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** The classes reached from some, in the order of the tables. */
function used(tables: ProfileTables, roots: readonly string[]): ClassTable[] {
  const reached = new Set<string>()
  const add = (name: string): void => {
    const table = tables.classes.get(name)
    if (!table || reached.has(name)) return
    reached.add(name)
    for (const row of table.properties)
      for (const value of row.values) add(value === 'value' ? 'LanguageValue' : value)
  }
  roots.forEach(add)
  return [...tables.classes.values()].filter((table) => reached.has(table.name))
}

/** The classes as data: `1* Profile | iri` is required, may be a list, and takes a Profile or an IRI. */
function classData(tables: ProfileTables, roots: readonly string[]): string {
  const rows = used(tables, roots).map(({ name, closed, document, clause, url, properties }) => {
    const entries = properties.map(
      (row) =>
        `    ${JSON.stringify(row.property)}: ${JSON.stringify(`${row.required ? 1 : 0}${row.many ? '*' : ''} ${row.values.join(' | ')}${row.vocabulary && ` ${row.vocabulary}`}`)},\n`,
    )
    return `  ${name}: {\n    closed: ${closed},\n    source: ${JSON.stringify({ document, clause, url })},\n    properties: {\n${entries.map((each) => `  ${each}`).join('')}    },\n  },\n`
  })
  return `${banner(`packages/schemas/profiles/${tables.name}`)}import { type Classes, compile } from '../conform/classes/table.js'\n\n/** The classes of the profile. */\nexport const classes: Classes = compile({\n${rows.join('')}})\n${disclosure(tables.name)}`
}

/** Which claims of a token holders may keep back, where a profile says so. */
function disclosure(name: string): string {
  const file = `packages/schemas/profiles/${name}/disclosure.csv`
  if (!existsSync(join(root, file))) return ''
  const rows = readCsv(file, ['claim', 'sd'])
  return `\n/** Whether a claim is always or never disclosed selectively. */\nexport const disclosure: Readonly<Record<string, 'always' | 'never'>> = {\n${rows.map(({ claim, sd }) => `  ${claim}: '${sd}',\n`).join('')}}\n`
}

const wordLists = (all: readonly ProfileTables[]): ReadonlyMap<string, readonly string[]> =>
  new Map(all.flatMap((tables) => [...tables.vocabularies]))

const publishedVocabularies = (all: readonly ProfileTables[]): string =>
  `${JSON.stringify({ $comment: comment('packages/schemas/profiles'), version: VERSION, vocabularies: Object.fromEntries(wordLists(all)) }, null, 2)}\n`

const vocabularyData = (all: readonly ProfileTables[]): string => {
  const lists = wordLists(all)
  return `${banner('packages/schemas/profiles')}\n/** Words of the vocabularies of foreign profiles. */\nexport const vocabularies: Readonly<Record<string, readonly string[]>> = {\n${[...lists].map(([name, words]) => `  '${name}': ${JSON.stringify(words)},\n`).join('')}}\n`
}

export const profiles: Generator = {
  name: 'profiles',
  files() {
    const loaded = new Map<string, ProfileTables>()
    const load = (id: string): ProfileTables => {
      const { base } = profileRows().find((row) => row.id === id)!
      const tables = loaded.get(id) ?? loadProfile(id, base ? load(base) : undefined)
      loaded.set(id, tables)
      return tables
    }
    const all = profileRows()
      .filter(({ roots }) => roots.length > 0)
      .map(({ id, roots, beside }) => ({ tables: load(id), roots, beside }))
    return [
      ...all.flatMap(({ tables, roots, beside }): [string, string][] => [
        [`packages/schemas/published/profiles/${tables.name}.schema.json`, publish(tables, roots)],
        [`packages/validators/src/generated/${tables.name}.ts`, classData(tables, [...roots, ...beside])],
      ]),
      ['packages/validators/src/generated/vocabularies.ts', vocabularyData(all.map(({ tables }) => tables))],
      [
        'packages/schemas/published/vocabularies.json',
        publishedVocabularies(all.map(({ tables }) => tables)),
      ],
    ]
  },
}
