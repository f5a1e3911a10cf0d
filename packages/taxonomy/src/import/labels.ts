import { type Concept, faultAt, type Group, newest } from './concepts.js'
import type { Taxonomy } from './curated.js'
import { compareVersions, type EscoExport } from './esco-export.js'
import type { ImportFault } from './table.js'

export interface Label {
  readonly uri: string
  readonly preferred: string
  readonly alternatives: readonly string[]
  /** The ESCO version the label was taken from. */
  readonly version: string
  /** Search terms that editors wrote, and whether a native speaker has read them. */
  readonly terms: string
  readonly state: string
}

/**
 * The labels of the concepts in one language. A label is taken from the newest version that gives one, from
 * `skills_xx.csv` before the green collection of the same version; where none does, what is there stays.
 */
export function buildLabels(
  esco: EscoExport,
  taxonomy: Taxonomy,
  language: string,
  concepts: readonly Concept[],
  faults: ImportFault[],
): Label[] {
  const wanted = new Set(concepts.map((concept) => concept.uri))
  const labels = new Map<string, Label>()
  for (const row of taxonomy.labels('labels', language).rows) {
    labels.set(row.get('uri'), {
      uri: row.get('uri'),
      preferred: row.get('preferred'),
      alternatives: row.list('alternatives'),
      version: row.get('version'),
      terms: row.get('terms'),
      state: row.get('state'),
    })
  }
  const versions = [...new Set(esco.files.map((file) => file.version))].sort(compareVersions)
  for (const version of versions) {
    for (const name of ['greenSkillsCollection', 'skills'] as const) {
      const table = esco.table(name, version, language)
      if (table === undefined) continue
      checkSameConcepts(esco, name, version, language, faults)
      for (const row of table.rows) {
        const uri = row.get('conceptUri')
        if (!wanted.has(uri)) continue
        const preferred = row.get('preferredLabel')
        if (preferred === '') {
          if (name === 'greenSkillsCollection' && language !== 'en') {
            faults.push(faultAt(table, row, 'preferredLabel', 'The preferred label is empty.'))
          }
          continue
        }
        const old = labels.get(uri)
        if (old?.preferred && compareVersions(old.version, version) > 0) continue
        const alternatives = [...new Set(row.list('altLabels'))].filter((label) => label !== preferred)
        const { terms = '', state = '' } = old ?? {}
        labels.set(uri, { uri, preferred, alternatives, version, terms, state })
      }
    }
  }
  return [...labels.values()]
    .filter((label) => wanted.has(label.uri) || label.uri.startsWith('https://w3id.org/microcred/'))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
}

/** A translated collection has the concepts of the English one, no more and no fewer. */
function checkSameConcepts(
  esco: EscoExport,
  name: 'greenSkillsCollection' | 'skills',
  version: string,
  language: string,
  faults: ImportFault[],
) {
  const english = esco.table(name, version, 'en')
  const table = esco.table(name, version, language)
  if (table === undefined || english === undefined || language === 'en') return
  // What follows from another fault is none of its own.
  if (faults.some(({ file }) => file === english.file || file === table.file)) return
  const here = new Set(table.rows.map((row) => row.get('conceptUri')))
  const there = new Set(english.rows.map((row) => row.get('conceptUri')))
  const missing = [...there].filter((uri) => !here.has(uri))
  if (missing.length > 0) {
    faults.push({
      file: table.file,
      row: table.rows.length + 1,
      column: 'conceptUri',
      message: `${missing.length} concepts of ${english.file} are missing, the first is ${missing[0]}: the file is cut off or of another version.`,
    })
  }
  for (const row of table.rows) {
    if (there.has(row.get('conceptUri'))) continue
    faults.push(faultAt(table, row, 'conceptUri', `${english.file} does not have this concept.`))
  }
}

/** The labels of the groups in one language other than English. */
export function buildGroupLabels(
  esco: EscoExport,
  taxonomy: Taxonomy,
  language: string,
  groups: readonly Group[],
): { uri: string; preferred: string; version: string }[] {
  const wanted = new Set(groups.map((group) => group.uri))
  const version = newest(esco, 'skillGroups', language)
  const table = version === undefined ? undefined : esco.table('skillGroups', version, language)
  const labels =
    table === undefined || version === undefined
      ? taxonomy.labels('group-labels', language).rows.map((row) => ({
          uri: row.get('uri'),
          preferred: row.get('preferred'),
          version: row.get('version'),
        }))
      : table.rows.map((row) => ({
          uri: row.get('conceptUri'),
          preferred: row.get('preferredLabel'),
          version,
        }))
  return labels
    .filter((label) => wanted.has(label.uri) && label.preferred !== '')
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
}
