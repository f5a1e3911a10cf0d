/**
 * Writes `description-stems/<language>.csv`: which stems the description of each green skill has, in the order of
 * the alphabet. No sentence of a description is kept.
 *
 * Run: npm run taxonomy:descriptions -- FOLDER (of ESCO's exports; those of a newer version take precedence)
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stemmers } from '../../packages/taxonomy/src/search/stemmers.ts'
import { words } from '../../packages/taxonomy/src/search/text.ts'
import { root } from '../root.ts'
import { readTables } from './tables.ts'

/** A stem that so large a part of the descriptions have tells nothing. */
const common = 0.12

const folder = process.argv[2]
if (folder === undefined) throw new Error('Say the folder of the exports.')
const tables = readTables()
const green = tables.concepts.filter(({ status }) => status === 'green')
mkdirSync(join(root, 'packages/taxonomy/description-stems'), { recursive: true })
for (const { language, stems, functionWords } of tables.languageRows) {
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => path.endsWith(`greenSkillsCollection_${language}.csv`))
    .sort()
  if (files.length === 0) continue
  const stemOf = stemmers[stems as keyof typeof stemmers]
  const empty = new Set(words(functionWords!))
  const byUri = new Map<string, readonly string[]>()
  for (const path of files) {
    for (const row of parse(readFileSync(join(folder, path)), {
      columns: true,
      bom: true,
      relax_column_count: true,
    }) as Record<string, string>[]) {
      const found = words(row.description ?? '').filter(
        (word) => word.length > 2 && !empty.has(word) && !/^\d+$/.test(word),
      )
      if (found.length > 0) byUri.set(row.conceptUri!, [...new Set(found.map(stemOf))].sort())
    }
  }
  const frequency = new Map<string, number>()
  for (const { uri } of green)
    for (const stem of byUri.get(uri) ?? []) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
  const rows = green.flatMap(({ uri }) => {
    const kept = (byUri.get(uri) ?? []).filter((stem) => frequency.get(stem)! <= common * green.length)
    return kept.length === 0 ? [] : [`${uri},${kept.join(' ')}`]
  })
  writeFileSync(
    join(root, `packages/taxonomy/description-stems/${language}.csv`),
    `uri,stems\n${rows.join('\n')}\n`,
  )
  console.log(
    language,
    rows.length,
    [...frequency].filter(([, count]) => count <= common * green.length).length,
  )
}
