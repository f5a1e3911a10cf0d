import type { Taxonomy } from './curated.js'
import { compareVersions, type EscoExport } from './esco-export.js'
import type { ImportFault, Table, TableRow } from './table.js'

const escoSkill = /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const escoGroup = /^http:\/\/data\.europa\.eu\/esco\/(isced-f\/\d{2,4}|skill\/[0-9a-f-]{36})$/

export interface Group {
  readonly uri: string
  readonly code: string
  readonly label: string
  readonly broader: string
}

export interface Concept {
  readonly uri: string
  readonly label: string
  readonly type: string
  readonly reuseLevel: string
  readonly broader: readonly string[]
  readonly broaderConcepts: readonly string[]
  readonly greenIn: readonly string[]
  readonly status: string
  readonly replacedBy: string
  readonly note: string
}

/** A fault of one value: the file, the row, the column. */
export function faultAt(table: Table, row: TableRow, column: string, message: string): ImportFault {
  return { file: table.file, row: row.row, column, message }
}

const types: Readonly<Record<string, string>> = { 'skill/competence': 'skill', knowledge: 'knowledge' }
const reuseLevels = new Set(['transversal', 'cross-sector', 'sector-specific', 'occupation-specific'])

/** The rows of one green collection by concept URI, checked value by value. Equal rows are one. */
function greenRows(table: Table, faults: ImportFault[]): Map<string, TableRow> {
  const rows = new Map<string, TableRow>()
  for (const row of table.rows) {
    const uri = row.get('conceptUri')
    if (!escoSkill.test(uri)) {
      faults.push(faultAt(table, row, 'conceptUri', `"${uri}" is not the URI of an ESCO skill.`))
      continue
    }
    if (row.get('preferredLabel') === '') {
      faults.push(faultAt(table, row, 'preferredLabel', 'The preferred label is empty.'))
    }
    if (types[row.get('skillType')] === undefined) {
      faults.push(faultAt(table, row, 'skillType', `"${row.get('skillType')}" is no skill type of ESCO.`))
    }
    if (!reuseLevels.has(row.get('reuseLevel'))) {
      faults.push(faultAt(table, row, 'reuseLevel', `"${row.get('reuseLevel')}" is no reuse level of ESCO.`))
    }
    for (const broader of row.list('broaderConceptUri')) {
      if (escoGroup.test(broader)) continue
      faults.push(faultAt(table, row, 'broaderConceptUri', `"${broader}" is not the URI of an ESCO concept.`))
    }
    const first = rows.get(uri)
    if (first === undefined) rows.set(uri, row)
    else if (first.get('preferredLabel') !== row.get('preferredLabel')) {
      faults.push(
        faultAt(
          table,
          row,
          'preferredLabel',
          `The label differs from row ${first.row}, which has the same URI.`,
        ),
      )
    }
  }
  return rows
}

/** The green collections of every version found, each set of concepts checked against what is already known. */
export function readGreen(
  esco: EscoExport,
  taxonomy: Taxonomy,
  faults: ImportFault[],
): Map<string, Map<string, TableRow>> {
  const known = new Map<string, number>()
  for (const row of taxonomy.table('concepts.csv').rows) {
    for (const version of row.list('greenIn')) known.set(version, (known.get(version) ?? 0) + 1)
  }
  const green = new Map<string, Map<string, TableRow>>()
  for (const version of esco.versions) {
    const table = esco.table('greenSkillsCollection', version, 'en')
    if (table === undefined) continue
    const rows = greenRows(table, faults)
    const before = known.get(version) ?? 0
    const told = faults.some((fault) => fault.file === table.file)
    if (!told && (rows.size === 0 || rows.size < before)) {
      faults.push({
        file: table.file,
        row: table.rows.length + 1,
        message: `The collection ends after ${rows.size} concepts, ${version} is known to have ${before || 'some'}: the file is cut off.`,
      })
    }
    green.set(version, rows)
  }
  return green
}

/** The ESCO groups of the newest version with their parent's code. */
export function readGroups(esco: EscoExport, taxonomy: Taxonomy, faults: ImportFault[]): Map<string, Group> {
  const version = newest(esco, 'skillGroups')
  const table = version === undefined ? undefined : esco.table('skillGroups', version, 'en')
  if (table === undefined) {
    return new Map(
      taxonomy.table('groups.csv').rows.map((row) => [
        row.get('uri'),
        {
          uri: row.get('uri'),
          code: row.get('code'),
          label: row.get('label'),
          broader: row.get('broader'),
        },
      ]),
    )
  }
  const parents = broaderRelations(esco)
  const codes = new Map(table.rows.map((row) => [row.get('conceptUri'), row.get('code')]))
  const groups = new Map<string, Group>()
  for (const row of table.rows) {
    const uri = row.get('conceptUri')
    if (!escoGroup.test(uri)) {
      faults.push(faultAt(table, row, 'conceptUri', `"${uri}" is not the URI of an ESCO group.`))
      continue
    }
    if (row.get('code') === '') faults.push(faultAt(table, row, 'code', 'The group has no code.'))
    const broader = parents.get(uri)?.map((parent) => codes.get(parent) ?? '') ?? []
    groups.set(uri, {
      uri,
      code: row.get('code'),
      label: row.get('preferredLabel'),
      broader: broader[0] ?? '',
    })
  }
  return groups
}

/** The newest version the folder has a file of. */
export function newest(esco: EscoExport, name: EscoExport['files'][number]['name'], language = 'en') {
  return esco.files
    .filter((file) => file.name === name && file.language === language)
    .map((file) => file.version)
    .sort(compareVersions)
    .at(-1)
}

const relations = new WeakMap<EscoExport, Map<string, string[]>>()
function broaderRelations(esco: EscoExport): Map<string, string[]> {
  const known = relations.get(esco)
  if (known !== undefined) return known
  const parents = new Map<string, string[]>()
  const version = newest(esco, 'broaderRelationsSkillPillar')
  const table = version === undefined ? undefined : esco.table('broaderRelationsSkillPillar', version, 'en')
  for (const row of table?.rows ?? []) {
    const uri = row.get('conceptUri')
    parents.set(uri, [...(parents.get(uri) ?? []), row.get('broaderUri')])
  }
  relations.set(esco, parents)
  return parents
}

/** Every concept that is or was green, with its place in the hierarchy and its life. */
export function buildConcepts(
  esco: EscoExport,
  taxonomy: Taxonomy,
  green: ReadonlyMap<string, ReadonlyMap<string, TableRow>>,
  groups: ReadonlyMap<string, Group>,
  inPillar: (uri: string) => boolean | undefined,
  faults: ImportFault[],
): Concept[] {
  const before = new Map(taxonomy.table('concepts.csv').rows.map((row) => [row.get('uri'), row]))
  const rows = new Map<string, TableRow>()
  for (const version of [...green.keys()].sort(compareVersions)) {
    for (const [uri, row] of green.get(version) ?? []) rows.set(uri, row)
  }
  const uris = [...new Set([...before.keys(), ...rows.keys()])].sort()
  const all = new Set(uris)
  const versions = new Set([...green.keys()])
  for (const row of before.values()) for (const version of row.list('greenIn')) versions.add(version)
  const current = [...versions].sort(compareVersions).at(-1)
  const parents = broaderRelations(esco)

  const place = (direct: readonly string[], own: string) => {
    const codes = new Set<string>()
    const concepts = new Set<string>()
    const seen = new Set<string>([own])
    const climb = (uri: string) => {
      if (seen.has(uri)) return
      seen.add(uri)
      const group = groups.get(uri)
      if (group !== undefined) codes.add(group.code)
      else if (all.has(uri)) concepts.add(uri)
      else for (const parent of parents.get(uri) ?? []) climb(parent)
    }
    for (const uri of direct) climb(uri)
    return { codes: [...codes].sort(), concepts: [...concepts].sort() }
  }

  const built = uris.map((uri): Concept => {
    const old = before.get(uri)
    const row = rows.get(uri)
    const { codes, concepts } = place(row?.list('broaderConceptUri') ?? [], uri)
    const greenIn = [...versions]
      .filter((version) => green.get(version)?.has(uri) ?? old?.list('greenIn').includes(version))
      .sort(compareVersions)
    const retired = inPillar(uri) === undefined ? old?.get('status') === 'retired' : inPillar(uri) === false
    return {
      uri,
      label: row?.get('preferredLabel') ?? old?.get('label') ?? '',
      type: row === undefined ? (old?.get('type') ?? '') : (types[row.get('skillType')] ?? ''),
      reuseLevel: row?.get('reuseLevel') ?? old?.get('reuseLevel') ?? '',
      broader: codes.length + concepts.length > 0 ? codes : (old?.list('broader') ?? []),
      broaderConcepts: codes.length + concepts.length > 0 ? concepts : (old?.list('broaderConcepts') ?? []),
      greenIn,
      status:
        current !== undefined && greenIn.includes(current)
          ? 'green'
          : retired
            ? 'retired'
            : 'no-longer-green',
      replacedBy: old?.get('replacedBy') ?? '',
      note: old?.get('note') ?? '',
    }
  })

  const byUri = new Map(built.map((concept) => [concept.uri, concept]))
  const reaches = (concept: Concept, path: readonly string[]): boolean =>
    concept.broader.length > 0 ||
    concept.broaderConcepts.some((uri) => {
      const parent = byUri.get(uri)
      return parent !== undefined && !path.includes(uri) && reaches(parent, [...path, uri])
    })
  for (const concept of built) {
    if (reaches(concept, [concept.uri])) continue
    const version = concept.greenIn.at(-1)
    const table = version === undefined ? undefined : esco.table('greenSkillsCollection', version, 'en')
    faults.push({
      file: table?.file ?? 'concepts.csv',
      ...(rows.get(concept.uri) ? { row: rows.get(concept.uri)!.row } : {}),
      column: 'broaderConceptUri',
      message: `${concept.uri} reaches no group. A broaderRelationsSkillPillar_en.csv of this version would tell.`,
    })
  }
  return built
}

/** The groups above the concepts, ESCO's and our own, and those above these, up to the top. */
export function groupsAbove(
  concepts: readonly Concept[],
  groups: ReadonlyMap<string, Group>,
  taxonomy: Taxonomy,
): Group[] {
  const byCode = new Map([...groups.values()].map((group) => [group.code, group]))
  const above = new Map<string, Group>()
  const climb = (code: string) => {
    const group = byCode.get(code)
    if (group === undefined || above.has(code)) return
    above.set(code, group)
    climb(group.broader)
  }
  for (const concept of concepts) for (const code of concept.broader) climb(code)
  for (const row of taxonomy.table('own-concepts.csv').rows)
    for (const code of row.list('broader')) climb(code)
  return [...above.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
