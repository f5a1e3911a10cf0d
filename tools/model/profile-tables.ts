/** Reads the tables of a profile: its classes, their properties and its vocabularies. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'
import { readCsv } from './load.ts'
import { SourceError } from './source-error.ts'

/** One row of `properties.csv`. */
export interface PropertyRow {
  readonly property: string
  readonly required: boolean
  /** Whether it may hold a list. */
  readonly many: boolean
  /** Kinds of values, or names of classes. */
  readonly values: readonly string[]
  /** Name of the vocabulary of a `word`; for a `type` the classes it must name, each a list of choices. */
  readonly vocabulary: string
}

/** One class of a profile. */
export interface ClassTable {
  readonly name: string
  /** Whether it has no other properties. */
  readonly closed: boolean
  readonly document: string
  readonly clause: string
  readonly url: string
  readonly properties: readonly PropertyRow[]
}

export interface ProfileTables {
  readonly name: string
  readonly classes: ReadonlyMap<string, ClassTable>
  readonly vocabularies: ReadonlyMap<string, readonly string[]>
}

/** Kinds of values that are no classes. */
export const KINDS = [
  'any',
  'boolean',
  'compact-jwt',
  'context',
  'data-url',
  'digits',
  'date',
  'date-time',
  'iri',
  'language',
  'number',
  'object',
  'string',
  'text',
  'type',
  'value',
  'word',
] as const

const CLASS_COLUMNS = ['class', 'closed', 'document', 'clause', 'url']
const PROPERTY_COLUMNS = ['class', 'property', 'min', 'max', 'value', 'vocabulary']

/** The tables of a profile; `base` are tables whose classes it uses beside its own. */
export function loadProfile(name: string, base?: ProfileTables): ProfileTables {
  const folder = `packages/schemas/profiles/${name}`
  const vocabularies = new Map(base?.vocabularies)
  if (existsSync(join(root, folder, 'vocabularies.csv')))
    for (const row of readCsv(`${folder}/vocabularies.csv`, ['vocabulary', 'value']))
      vocabularies.set(row.vocabulary!, [...(vocabularies.get(row.vocabulary!) ?? []), row.value!])
  const rows = readCsv(`${folder}/properties.csv`, PROPERTY_COLUMNS)
  const classes = new Map(base?.classes)
  for (const row of readCsv(`${folder}/classes.csv`, CLASS_COLUMNS)) {
    const properties = rows
      .filter((each) => each.class === row.class)
      .map((each) => ({
        property: each.property!,
        required: each.min === '1',
        many: each.max === '*',
        values: each.value!.split(' | '),
        vocabulary: each.vocabulary!,
      }))
    classes.set(row.class!, {
      name: row.class!,
      closed: row.closed === 'true',
      document: row.document!,
      clause: row.clause!,
      url: row.url!,
      properties,
    })
  }
  const known: ReadonlySet<string> = new Set([...KINDS, ...classes.keys()])
  for (const row of rows) {
    const file = `${folder}/properties.csv`
    if (!classes.has(row.class!))
      throw new SourceError(
        `${file} has the class ${row.class}, which does not stand in classes.csv; add it there.`,
      )
    for (const value of row.value!.split(' | '))
      if (!known.has(value))
        throw new SourceError(
          `${file}: ${row.class}.${row.property} takes ${value}, which is neither a class nor one of ${KINDS.join(', ')}.`,
        )
    if (row.value === 'word' && !vocabularies.has(row.vocabulary!))
      throw new SourceError(
        `${file}: ${row.class}.${row.property} names the vocabulary ${row.vocabulary}, which does not stand in vocabularies.csv.`,
      )
  }
  return { name, classes, vocabularies }
}
