import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ImportFault, readTable, type Table } from './table.js'

/** The columns of the taxonomy's own tables, in the order they are written. */
export const ownColumns = {
  'concepts.csv': [
    'uri',
    'label',
    'type',
    'reuseLevel',
    'broader',
    'broaderConcepts',
    'greenIn',
    'status',
    'replacedBy',
    'note',
  ],
  'own-concepts.csv': ['id', 'broader'],
  'groups.csv': ['code', 'uri', 'broader', 'label'],
  'versions.csv': ['version', 'published', 'green', 'note'],
  'occupations.csv': ['uri', 'code', 'label', 'isco', 'greenShare', 'nace'],
  'occupation-skills.csv': ['occupation', 'skill', 'relation'],
  'sectors.csv': [
    'id',
    'en',
    'pl',
    'es',
    'fr',
    'de',
    'nace',
    'iscedF',
    'isco',
    'occupations',
    'minGreenShare',
    'words',
  ],
  'sector-skills.csv': [
    'sector',
    'uri',
    'label',
    'rule',
    'weight',
    'share',
    'lift',
    'occupations',
    'status',
    'reason',
  ],
  'sources.csv': ['version', 'file', 'rows', 'sha256'],
  'skill-uuids.csv': ['uuid'],
} as const

export const labelColumns = ['uri', 'preferred', 'alternatives', 'version'] as const
/** Where there are search terms, or labels that no official source has. */
export const searchedLabelColumns = [...labelColumns, 'terms', 'state'] as const
export const groupLabelColumns = ['uri', 'preferred', 'version'] as const

export type OwnTable = keyof typeof ownColumns

/** The taxonomy as it stands in its folder, before the import. Absent tables are empty. */
export interface Taxonomy {
  readonly folder: string
  table(name: OwnTable): Table
  labels(folder: 'labels' | 'group-labels', language: string): Table
  /** The languages there are label files for. */
  languages(folder: 'labels' | 'group-labels'): string[]
  text(path: string): string | undefined
}

export function openTaxonomy(folder: string, faults: ImportFault[]): Taxonomy {
  const tables = new Map<string, Table>()
  const read = (path: string, columns: readonly string[]) => {
    const known = tables.get(path)
    if (known !== undefined) return known
    const file = join(folder, path)
    const table = existsSync(file)
      ? readTable(path, readFileSync(file), columns, faults)
      : { file: path, rows: [] }
    tables.set(path, table)
    return table
  }
  return {
    folder,
    table: (name) => read(name, ownColumns[name]),
    labels: (where, language) =>
      read(`${where}/${language}.csv`, where === 'labels' ? labelColumns : groupLabelColumns),
    languages: (where) =>
      existsSync(join(folder, where))
        ? readdirSync(join(folder, where))
            .filter((name) => /^[a-z]{2}\.csv$/.test(name))
            .map((name) => name.slice(0, 2))
            .sort()
        : [],
    text: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined),
  }
}
