import { createHash } from 'node:crypto'
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { type ImportFault, readTable, type Table } from './table.js'

/** The files of the official export that are read, and the columns each must have. */
const columnsOf = {
  greenSkillsCollection: [
    'conceptUri',
    'preferredLabel',
    'skillType',
    'reuseLevel',
    'altLabels',
    'broaderConceptUri',
  ],
  skills: ['conceptUri', 'skillType', 'reuseLevel', 'preferredLabel', 'altLabels'],
  skillGroups: ['conceptUri', 'preferredLabel', 'code'],
  broaderRelationsSkillPillar: ['conceptUri', 'broaderType', 'broaderUri'],
  occupations: ['conceptUri', 'iscoGroup', 'preferredLabel', 'code', 'naceCode'],
  occupationSkillRelations: ['occupationUri', 'relationType', 'skillUri'],
  greenShareOcc: ['conceptType', 'conceptUri', 'greenShare'],
} as const

export type ExportName = keyof typeof columnsOf

/** One file of the official export, as it lies in the folder. */
export interface ExportFile {
  readonly name: ExportName
  readonly version: string
  readonly language: string
  readonly path: string
}

/** The folder of a downloaded export: which files of which versions and languages it holds. */
export interface EscoExport {
  readonly files: readonly ExportFile[]
  /** The versions found, oldest first. */
  readonly versions: readonly string[]
  /** The table of a file, read once; `undefined` where the folder has no such file. */
  table(name: ExportName, version: string, language: string): Table | undefined
  /** Name, SHA-256 and number of rows of every file read so far. */
  sources(): readonly { version: string; file: string; rows: number; sha256: string }[]
}

const fileName = /^(?:v?(\d+\.\d+\.\d+)-)?([A-Za-z]+)_([a-z]{2})\.csv$/
const versionName = /(?<![\d.])v?(\d+\.\d+\.\d+)(?![\d.])/g

export const compareVersions = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

/**
 * Looks through a folder and the folders in it for the files of the official CSV export. The version is told
 * by the nearest name above a file that holds one (`1.2.1/…`, `ESCO dataset - v1.2.1 - classification - en - csv/…`).
 */
export function openExport(folder: string, version: string | undefined, faults: ImportFault[]): EscoExport {
  const files: ExportFile[] = []
  const seen = new Set<string>()
  for (const path of walk(folder, faults)) {
    const [, prefix, name, language] = fileName.exec(basename(path)) ?? []
    if (name === undefined || language === undefined || !Object.hasOwn(columnsOf, name)) continue
    const told = prefix ?? lastVersion(relative(folder, path)) ?? version ?? lastVersion(resolve(folder))
    if (told === undefined) {
      faults.push({
        file: relative(folder, path),
        message: 'No folder or file name tells the ESCO version. Give it, for example as version "1.2.1".',
      })
      continue
    }
    const key = `${name} ${told} ${language}`
    if (seen.has(key)) {
      faults.push({
        file: relative(folder, path),
        message: `The folder holds ${name} of ${told} (${language}) twice.`,
      })
      continue
    }
    seen.add(key)
    files.push({ name: name as ExportName, version: told, language, path })
  }
  const tables = new Map<ExportFile, Table>()
  const sources: { version: string; file: string; rows: number; sha256: string }[] = []
  return {
    files,
    versions: [
      ...new Set(files.filter((f) => f.name === 'greenSkillsCollection').map((f) => f.version)),
    ].sort(compareVersions),
    sources: () => sources,
    table(name, wanted, language) {
      const file = files.find((f) => f.name === name && f.version === wanted && f.language === language)
      if (file === undefined) return undefined
      const known = tables.get(file)
      if (known !== undefined) return known
      const bytes = readFileSync(file.path)
      const table = readTable(relative(folder, file.path), bytes, columnsOf[name], faults)
      tables.set(file, table)
      sources.push({
        version: wanted,
        file: `${name}_${language}.csv`,
        rows: table.rows.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })
      return table
    },
  }
}

function lastVersion(path: string): string | undefined {
  return [...path.matchAll(versionName)].at(-1)?.[1]
}

function* walk(folder: string, faults: ImportFault[], depth = 0): Generator<string> {
  let entries: Dirent[]
  try {
    if (!statSync(folder).isDirectory()) throw new Error('not a folder')
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    faults.push({ file: folder, message: 'This folder cannot be read.' })
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && depth < 5) yield* walk(path, faults, depth + 1)
    else if (entry.isFile()) yield path
  }
}
