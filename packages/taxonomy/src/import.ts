import { buildConcepts, groupsAbove, newest, readGreen, readGroups } from './import/concepts.js'
import {
  groupLabelColumns,
  labelColumns,
  type OwnTable,
  openTaxonomy,
  ownColumns,
  searchedLabelColumns,
} from './import/curated.js'
import { compareVersions, openExport } from './import/esco-export.js'
import { buildGroupLabels, buildLabels } from './import/labels.js'
import { buildOccupationSkills, buildOccupations } from './import/occupations.js'
import { assignSectors } from './import/sectors.js'
import { type ImportFault, writeTable } from './import/table.js'

export type { ImportFault } from './import/table.js'

export interface ImportOptions {
  /** The folder of the official CSV export as downloaded; several versions and languages may lie side by side. */
  readonly esco: string
  /** The folder of the taxonomy's tables (`concepts.csv`, `labels/`, …): what editors wrote there stays. */
  readonly taxonomy: string
  /** The ESCO version of the export, where neither a folder nor a file name tells it. */
  readonly version?: string
  /** Regenerate only the labels of this language (ISO 639-1), for example to add a language pack. */
  readonly language?: string
}

/** One file to write: its path in the taxonomy's folder, its text, and whether that is news. */
export interface ImportedFile {
  readonly path: string
  readonly text: string
  readonly change: 'new' | 'changed' | 'unchanged'
}

export type ImportResult =
  | { readonly ok: true; readonly files: readonly ImportedFile[]; readonly versions: readonly string[] }
  | { readonly ok: false; readonly faults: readonly ImportFault[] }

/**
 * Regenerates the taxonomy, or one language of it, from the official ESCO CSV export.
 *
 * Reads only, writes nothing: on success the result holds every file to write, otherwise every fault with
 * file, row and column. Repeated rows, the three list separators and blanks around labels are tolerated; the
 * stale members of `conceptSchemes_en.csv` are never read. Columns that editors fill (`replacedBy`, `note`,
 * `status`, `reason`, …) and tables for which the folder has no source stay as they are.
 *
 * @example
 * ```ts
 * import { importEsco } from '@microcred/taxonomy/import'
 *
 * const result = importEsco({ esco: 'ESCO dataset - v1.2.1 - classification - en - csv', taxonomy: '.' })
 * if (!result.ok) for (const { file, row, column, message } of result.faults) console.error(file, row, column, message)
 * ```
 */
export function importEsco(options: ImportOptions): ImportResult {
  const faults: ImportFault[] = []
  const esco = openExport(options.esco, options.version, faults)
  const taxonomy = openTaxonomy(options.taxonomy, faults)
  const { language } = options
  if (language !== undefined && !/^[a-z]{2}$/.test(language)) {
    faults.push({
      file: options.esco,
      message: `"${language}" is no language: two lower-case letters, such as "it".`,
    })
    return { ok: false, faults }
  }
  if (faults.length === 0) checkAnythingToRead(options, esco, faults)
  if (faults.length > 0) return { ok: false, faults }

  const green = readGreen(esco, taxonomy, faults)
  const groups = readGroups(esco, taxonomy, faults)
  const pillar = readPillar(esco, taxonomy)
  const concepts = buildConcepts(esco, taxonomy, green, groups, (uri) => pillar?.has(uri.slice(-36)), faults)
  const above = groupsAbove(concepts, groups, taxonomy)

  const files = new Map<string, string>()
  const languages = language
    ? [language]
    : [...new Set([...labelLanguages(esco), ...taxonomy.languages('labels')])].sort()
  const labels = new Map(languages.map((code) => [code, buildLabels(esco, taxonomy, code, concepts, faults)]))
  for (const [code, list] of labels) {
    const rows = list.map((label) => ({ ...label, alternatives: label.alternatives.join(' | ') }))
    const columns = rows.some(({ terms, state }) => terms || state) ? searchedLabelColumns : labelColumns
    if (rows.length > 0) files.set(`labels/${code}.csv`, writeTable(columns, rows))
    const groupRows = code === 'en' ? [] : buildGroupLabels(esco, taxonomy, code, above)
    if (groupRows.length > 0) files.set(`group-labels/${code}.csv`, writeTable(groupLabelColumns, groupRows))
  }

  if (language === undefined) {
    const own = (name: OwnTable, rows: Iterable<Readonly<Record<string, string | number>>>) =>
      files.set(name, writeTable(ownColumns[name], rows))
    const links = buildOccupationSkills(esco, taxonomy, concepts, faults)
    const occupations = buildOccupations(esco, taxonomy, links, faults)
    const english = new Map(labels.get('en')?.map((label) => [label.uri, label]))
    own(
      'concepts.csv',
      concepts.map((concept) => ({
        ...concept,
        broader: concept.broader.join(' | '),
        broaderConcepts: concept.broaderConcepts.join(' | '),
        greenIn: concept.greenIn.join(' | '),
      })),
    )
    own(
      'groups.csv',
      above.map((group) => ({ ...group })),
    )
    own(
      'occupation-skills.csv',
      links.map((link) => ({ ...link })),
    )
    own(
      'occupations.csv',
      occupations.map((occupation) => ({ ...occupation, nace: occupation.nace.join(' ') })),
    )
    own(
      'sector-skills.csv',
      assignSectors(taxonomy, concepts, english, occupations, links, faults).map((row) => ({ ...row })),
    )
    own('versions.csv', buildVersions(taxonomy, concepts))
    if (pillar !== undefined)
      own(
        'skill-uuids.csv',
        [...pillar].sort().map((uuid) => ({ uuid })),
      )
    own('sources.csv', buildSources(taxonomy, esco))
  }

  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    versions: esco.versions,
    files: [...files].map(([path, text]) => {
      const current = taxonomy.text(path)
      return {
        path,
        text,
        change: current === undefined ? 'new' : current === text ? 'unchanged' : 'changed',
      }
    }),
  }
}

type Export = ReturnType<typeof openExport>
type Own = ReturnType<typeof openTaxonomy>

function labelLanguages(esco: Export): string[] {
  return esco.files
    .filter((file) => file.name === 'greenSkillsCollection' || file.name === 'skills')
    .map((file) => file.language)
}

function checkAnythingToRead(options: ImportOptions, esco: Export, faults: ImportFault[]) {
  const { language } = options
  if (language !== undefined) {
    if (labelLanguages(esco).includes(language)) return
    const message = `Neither skills_${language}.csv nor greenSkillsCollection_${language}.csv lies in this folder.`
    faults.push({ file: options.esco, message })
  } else if (esco.versions.length === 0) {
    faults.push({ file: options.esco, message: 'No greenSkillsCollection_en.csv lies in this folder.' })
  }
}

/** The UUIDs of all skills of the newest version, from `skills_en.csv` or from what is known. */
function readPillar(esco: Export, taxonomy: Own): ReadonlySet<string> | undefined {
  const version = newest(esco, 'skills')
  const table = version === undefined ? undefined : esco.table('skills', version, 'en')
  const newer = esco.versions.every((other) => version !== undefined && compareVersions(other, version) <= 0)
  if (table !== undefined && newer) return new Set(table.rows.map((row) => row.get('conceptUri').slice(-36)))
  const known = taxonomy.table('skill-uuids.csv').rows
  return known.length === 0 ? undefined : new Set(known.map((row) => row.get('uuid')))
}

function buildVersions(taxonomy: Own, concepts: readonly { greenIn: readonly string[] }[]) {
  const curated = new Map(taxonomy.table('versions.csv').rows.map((row) => [row.get('version'), row]))
  const green = new Map<string, number>()
  for (const concept of concepts) for (const v of concept.greenIn) green.set(v, (green.get(v) ?? 0) + 1)
  return [...green.keys()].sort(compareVersions).map((version) => ({
    version,
    published: curated.get(version)?.get('published') ?? '',
    green: green.get(version) ?? 0,
    note: curated.get(version)?.get('note') ?? '',
  }))
}

function buildSources(taxonomy: Own, esco: Export) {
  const sources = new Map(
    taxonomy.table('sources.csv').rows.map((row) => [
      `${row.get('version')} ${row.get('file')}`,
      {
        version: row.get('version'),
        file: row.get('file'),
        rows: row.get('rows'),
        sha256: row.get('sha256'),
      },
    ]),
  )
  for (const source of esco.sources()) {
    sources.set(`${source.version} ${source.file}`, { ...source, rows: String(source.rows) })
  }
  return [...sources.values()].sort(
    (a, b) => compareVersions(a.version, b.version) || (a.file < b.file ? -1 : 1),
  )
}
