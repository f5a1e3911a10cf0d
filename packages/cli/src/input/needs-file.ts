/** Needs in a file: a list as JSON, or a table with a need in a row. */

import '../print/command-words.js'
import { type Job, type Need, needFindingOf, openNeeds } from '@microcred/needs'
import { refused, UsageError } from '../arguments/usage.js'
import { note } from '../print/output.js'
import { visible } from '../print/visible.js'
import { toldFinding } from '../print/voice.js'
import { cellsOf, type DateOrder, ordered } from '../tables/cells.js'
import { csvRows, decoded } from '../tables/csv.js'
import { columnsIn, documentIn } from '../tables/documents.js'
import type { Schema } from '../tables/shape.js'
import { csvRow } from '../tables/write.js'
import { bytesIn, jsonIn } from './json-file.js'
import { publishedSchema } from './published.js'

/** What a file of needs holds. */
export interface NeedsFile {
  readonly needs: readonly Need[]
  readonly jobs: readonly Job[]
  /** Whether a rule is broken that nothing may rest on, or a row could not be read. */
  readonly isBroken: boolean
}

const BREAKING = new Set([
  'need.no-skill',
  'need.repeated-id',
  'need.outside-scale',
  'need.occupation-for-skill',
])

/** The needs and jobs of a file after notes about them, or `undefined` where there is no list in it. */
export function needsIn(file: string, dates?: DateOrder): NeedsFile | undefined {
  const table = file.endsWith('.csv') ? tableIn(file, dates) : undefined
  const { list, violations } = openNeeds(table ? { needs: table.needs } : valueIn(file))
  for (const each of violations)
    note(
      visible(
        `${placeOf(file, each.pointer, table?.lines)} ${each.code}: ${toldFinding(each, needFindingOf(each))}`,
      ),
    )
  if (!list) return undefined
  const isBroken = table?.isBroken === true || violations.some(({ code }) => BREAKING.has(code))
  return { needs: list.needs ?? [], jobs: list.jobs ?? [], isBroken }
}

function valueIn(file: string): unknown {
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  return json.value
}

/** Line and column of a table where a pointer leads to a need of it; else the pointer. */
function placeOf(file: string, pointer: string, lines: readonly number[] | undefined): string {
  const [, at, path = ''] = /^\/needs\/(\d+)(|\D.*)$/s.exec(pointer) ?? []
  if (at === undefined || lines?.[Number(at)] === undefined) return `${file}${pointer}`
  const column = path
    .slice(1)
    .replaceAll('/', '.')
    .replace(/(?<=\.)\d+(?=\.|$)/g, (item) => String(Number(item) + 1))
  return `${file}:${lines[Number(at)]}${column && ` ${column}`}`
}

/** The schema of one need with what it refers to, as tables need it. */
function needSchema(): Schema {
  const { $defs } = publishedSchema('need-list') as Schema
  return { ...$defs!.Need, $defs: $defs! }
}

function tableIn(file: string, dates: DateOrder | undefined) {
  const bytes = bytesIn(file)
  const schema = needSchema()
  const needs: unknown[] = []
  const lines: number[] = []
  let columns: ReturnType<typeof columnsIn>
  let isBroken = false
  const tell = (place: string, sentence: string): void => {
    note(visible(`${file}:${place}: ${sentence}`))
    isBroken = true
  }
  for (const row of csvRows(decoded([bytes]))) {
    if (columns) {
      // What cannot be read is told by its cell; what is not there cannot be told as missing as well.
      const need = documentIn(row, columns, { dates }, tell)
      if (!need) continue
      needs.push(need)
      lines.push(row.at)
    } else {
      columns = columnsIn(row, schema, tell)
      if (!columns) throw refused('usage/header')
    }
  }
  if (!columns) throw refused('usage/empty', { file })
  return { needs, lines, isBroken }
}

/** Needs as a table, one in a row, its columns named by the schema. */
export function needsTable(needs: readonly Need[]): string {
  const schema = needSchema()
  const rows = needs.map((need) => cellsOf(need as never, schema, () => {}))
  const columns = ordered(new Set(rows.flatMap((row) => [...row.keys()])), schema)
  return [columns, ...rows.map((row) => columns.map((column) => row.get(column)))]
    .map((cells) => csvRow(cells))
    .join('')
}
