/** What came into the standard with each version, by the registers. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import { rowsOf } from './files.ts'

/** Folders with codelists: of the elements, and of the other languages. */
const FOLDERS = ['', 'stacking/', 'equivalence/', 'needs/', 'trust/']

/** Codes of a list that came with a version. */
export interface NewCodes {
  readonly list: string
  readonly codes: readonly string[]
}

/** Each version after the first, the newest first, with the codes that came with it. */
export const changes = (): readonly { readonly version: string; readonly lists: readonly NewCodes[] }[] => {
  const byVersion = new Map<string, NewCodes[]>()
  for (const folder of FOLDERS) {
    const path = `packages/schemas/${folder}codelists`
    let files: string[]
    try {
      files = readdirSync(join(root, path)).filter((file) => file.endsWith('.csv'))
    } catch {
      continue
    }
    for (const file of files.sort()) {
      const rows = rowsOf(`${path}/${file}`)
      for (const version of new Set(rows.map(({ since }) => since ?? ''))) {
        if (version === '' || version === '0.1.0') continue
        const codes = rows.filter(({ since }) => since === version).map(({ code }) => code ?? '')
        byVersion.set(version, [...(byVersion.get(version) ?? []), { list: file.replace('.csv', ''), codes }])
      }
    }
  }
  return [...byVersion]
    .map(([version, lists]) => ({ version, lists }))
    .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))
}
