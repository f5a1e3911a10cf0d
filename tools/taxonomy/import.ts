/**
 * Regenerates the taxonomy's tables from the official ESCO CSV export.
 *
 * Run: npm run taxonomy:import -- <folder of the export> [language]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { importEsco } from '../../packages/taxonomy/src/import.ts'
import { root } from '../root.ts'

const [esco, language] = process.argv.slice(2)
if (esco === undefined) throw new Error('Name the folder of the export.')
const taxonomy = join(root, 'packages/taxonomy')
const result = importEsco({ esco, taxonomy, ...(language === undefined ? {} : { language }) })
if (result.ok) {
  for (const { path, text, change } of result.files) {
    console.log(`${change.padEnd(9)} ${path}`)
    if (change === 'unchanged') continue
    mkdirSync(dirname(join(taxonomy, path)), { recursive: true })
    writeFileSync(join(taxonomy, path), text)
  }
} else {
  for (const { file, row, column, message } of result.faults) {
    console.error([file, row && `row ${row}`, column].filter(Boolean).join(', '), '-', message)
  }
  process.exitCode = 1
}
