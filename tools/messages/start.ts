/**
 * Begins or goes on with the table of a language.
 *
 *   npx tsx tools/messages/start.ts LANG             prints what is missing or stale: key, tab, English
 *   npx tsx tools/messages/start.ts LANG FILE STATE  takes translations from FILE: key, tab, text
 *   npx tsx tools/messages/start.ts LANG --csv       prints the whole table for Weblate or Crowdin: context,source,target,fuzzy
 *
 * A FILE that ends in .csv is one of those, and what is fuzzy in it is not taken.
 * STATE is `machine` where it is left out. Rows at fault are told and not taken; the exit code is 1 then.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'
import { approved, bilingual } from './exchange.ts'
import { FOLDER, languages, STATES, stamp } from './language.ts'
import { faultOf, hasWords } from './message.ts'

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const [tag = '', file, state = 'machine'] = process.argv.slice(2)
if (!/^[a-z]{2}$/.test(tag) || tag === 'en' || !STATES.includes(state)) {
  console.error(`npx tsx tools/messages/start.ts LANG [--csv | FILE [${STATES.join('|')}]]`)
  process.exit(2)
}

const english = new Map(
  readCsv(`${FOLDER}/en.csv`, ['key', 'text', 'register']).map(({ key, text }) => [key!, text!]),
)
const path = `${FOLDER}/${tag}.csv`
const rows = new Map(
  (languages().includes(tag) ? readCsv(path, ['key', 'text', 'state', 'of']) : []).map((row) => [
    row.key!,
    row,
  ]),
)

if (file === undefined) {
  for (const [key, text] of english)
    if (hasWords(text) && rows.get(key)?.of !== stamp(text)) console.log(`${key}\t${text}`)
  process.exit(0)
}

if (file === '--csv') {
  const kept = (key: string) => {
    const row = rows.get(key)
    return row && { text: row.text!, state: row.state!, isFresh: row.of === stamp(english.get(key)!) }
  }
  writeFileSync(1, bilingual(english, kept))
  process.exit(0)
}

type Line = readonly [line: number, key: string | undefined, text: string]

/** The lines of a file, each with its key and text; a line without a tab has no key. */
const given: readonly Line[] = file.endsWith('.csv')
  ? approved(readFileSync(file, 'utf8')).map(([key, text], at): Line => [at + 2, key, text.trim()])
  : readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at): Line[] => {
        if (line.trim() === '') return []
        const tab = line.indexOf('\t')
        return [[at + 1, tab < 0 ? undefined : line.slice(0, tab).trim(), line.slice(tab + 1).trim()]]
      })

let taken = 0
for (const [line, named, text] of given) {
  const key = named ?? text
  const source = english.get(key)
  const fault =
    named === undefined
      ? 'has no tab'
      : source === undefined
        ? 'is no key of en.csv'
        : text === ''
          ? 'has no text'
          : text === source
            ? hasWords(source) && 'repeats the English'
            : faultOf(source, text, tag)
  if (fault) {
    console.error(`${file}:${line}: ${key} ${fault}.`)
    process.exitCode = 1
  } else if (text !== source) {
    rows.set(key, { key, text, state, of: stamp(source!) })
    taken++
  }
}
const ordered = [...english.keys()].flatMap((key) => {
  const row = rows.get(key)
  return row ? [row] : []
})
const table = ordered.map(
  ({ key, text, state: of, of: made }) => `${[key!, text!, of!, made!].map(cell).join(',')}\n`,
)
writeFileSync(join(root, path), `key,text,state,of\n${table.join('')}`)
const open = [...english].filter(([key, text]) => hasWords(text) && rows.get(key)?.of !== stamp(text)).length
console.log(`${path}: ${taken} taken, ${ordered.length} rows, ${open} missing or stale.`)
