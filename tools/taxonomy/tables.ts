import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { root } from '../root.ts'

const folder = join(root, 'packages/taxonomy')

type TableRow = Readonly<Record<string, string>>

/** A table of the taxonomy, row by row. */
function table(path: string): TableRow[] {
  return parse(readFileSync(join(folder, path)), { columns: true }) as TableRow[]
}

export const list = (value: string | undefined) => (value ?? '').split(' | ').filter(Boolean)

export const languages = readdirSync(join(folder, 'labels'))
  .map((name) => name.slice(0, 2))
  .sort()

interface ConceptRow extends TableRow {
  readonly uri: string
  readonly label: string
  readonly type: string
  readonly reuseLevel: string
  readonly broader: string
  readonly broaderConcepts: string
  readonly greenIn: string
  readonly status: string
  readonly replacedBy: string
}

/** Every table, read once. */
export function readTables() {
  const labels = new Map(
    languages.map((language) => [
      language,
      new Map(
        table(`labels/${language}.csv`).map((row) => [
          row.uri!,
          {
            preferred: row.preferred!,
            alternatives: list(row.alternatives),
            terms: list(row.terms),
          },
        ]),
      ),
    ]),
  )
  const groupLabels = new Map<string, Map<string, string>>()
  for (const file of readdirSync(join(folder, 'group-labels'))) {
    groupLabels.set(
      file.slice(0, 2),
      new Map(table(`group-labels/${file}`).map((row) => [row.uri!, row.preferred!])),
    )
  }
  return {
    concepts: table('concepts.csv') as ConceptRow[],
    own: table('own-concepts.csv'),
    groups: table('groups.csv'),
    versions: table('versions.csv'),
    sectors: table('sectors.csv'),
    sectorSkills: table('sector-skills.csv'),
    occupations: table('occupations.csv'),
    jobs: table('jobs.csv'),
    jobNames: table('job-names.csv'),
    jobSkills: table('job-skills.csv'),
    occupationSkills: table('occupation-skills.csv'),
    competences: table('greencomp.csv'),
    competenceSkills: table('greencomp-skills.csv'),
    skillUuids: table('skill-uuids.csv').map((row) => row.uuid!),
    sources: table('sources.csv'),
    synonyms: table('synonyms.csv'),
    languageRows: table('languages.csv'),
    descriptionStems: new Map(
      readdirSync(join(folder, 'description-stems')).map((file) => [
        file.slice(0, 2),
        new Map(table(`description-stems/${file}`).map((row) => [row.uri!, row.stems!.split(' ')])),
      ]),
    ),
    qualifications: readdirSync(join(folder, 'qualifications'))
      .sort()
      .map((file) => ({
        name: file.replace(/\.json$/, ''),
        specification: JSON.parse(readFileSync(join(folder, 'qualifications', file), 'utf8')) as object,
      })),
    labels,
    groupLabels,
  }
}

export type Tables = ReturnType<typeof readTables>

export const ownUri = (id: string): string => `https://w3id.org/microcred/skill/${id}`

/** The label of one of the project's own concepts: in the file of the language, or in the table of the concepts. */
export const ownLabel = (tables: Tables, concept: TableRow, language: string): string | undefined =>
  tables.labels.get(language)?.get(ownUri(concept.id!))?.preferred || concept[language] || undefined

/** The name of a sector: in the file of the language, or in the table of the sectors. */
export const sectorLabel = (tables: Tables, sector: TableRow, language: string): string | undefined =>
  tables.labels.get(language)?.get(`https://w3id.org/microcred/sector/${sector.id}`)?.preferred ||
  sector[language] ||
  undefined
