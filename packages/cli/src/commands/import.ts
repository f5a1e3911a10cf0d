/** `microcred import`: the rows of a table as records or specifications, one JSON a line. */

import { definition } from '../definitions/import.js'
import '../print/command-words.js'
import { award, CannotAward, NAMESPACE, type Specification, VERSION } from '@microcred/core'
import { type Command, refused } from '../arguments/usage.js'
import { fs } from '../input/node.js'
import { type Form, publishedSchema } from '../input/published.js'
import { note, print } from '../print/output.js'
import { told } from '../print/voice.js'
import type { Column, DateOrder } from '../tables/cells.js'
import { csvRows, decoded } from '../tables/csv.js'
import { columnsIn, documentIn, namesIn } from '../tables/documents.js'
import { type Row, UnreadableTable } from '../tables/row.js'
import type { Schema } from '../tables/shape.js'
import { loadFflate } from '../tables/xlsx/fflate.js'
import { openXlsx } from '../tables/xlsx/read.js'

type Json = Record<string, unknown>

/** Rows after which it is said how far the work is. */
const STEP = 10_000

export const command: Command = {
  ...definition,
  async run({ words: [file, ...others], value }) {
    if (file === undefined || others.length > 0) throw refused('usage/one-table')
    const offer = value('offer')
    const specification = offer === undefined ? undefined : specificationIn(offer)
    const dates = value('dates') as DateOrder | undefined
    try {
      const rows = isXlsx(file) ? await sheetRows(file, value('sheet')) : csvRows(decoded(chunksOf(file)))
      return imported(rows, { file, ...(specification && { specification }), ...(dates && { dates }) })
    } catch (error) {
      if (!(error instanceof UnreadableTable)) throw error
      throw refused(`table/${error.fault}`, { file, ...error.params })
    }
  },
}

const isXlsx = (file: string): boolean => /\.xls[xm]?$/i.test(file)

async function sheetRows(file: string, wanted: string | undefined): Promise<Iterable<Row>> {
  const { sheet, others, rows } = openXlsx(fs.readFileSync(file), wanted, await loadFflate())
  if (others.length > 0) note(told('note/sheets', { file, sheet, others }))
  return rows
}

/** A short stand-in for a row, so that large tables need little memory. */
const digest = (text: string): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('base64')

interface Table {
  readonly file: string
  readonly specification?: Specification
  readonly dates?: DateOrder
}

/** What a header says the rows are, and under which column each of their cells stands. */
interface Header {
  readonly form: Form
  readonly columns: readonly (Column | undefined)[]
}

function specificationIn(file: string): Specification {
  try {
    const json = JSON.parse(fs.readFileSync(file, 'utf8')) as Specification
    if (String(json.$schema).includes('/specification.schema.json')) return json
  } catch {}
  throw refused('usage/no-specification', { file })
}

/** The bytes of a file in pieces, so that large tables need little memory. */
function* chunksOf(file: string): Generator<Uint8Array> {
  const handle = fs.openSync(file, 'r')
  try {
    for (;;) {
      const buffer = Buffer.alloc(1 << 16)
      const length = fs.readSync(handle, buffer)
      if (length === 0) return
      yield buffer.subarray(0, length)
    }
  } finally {
    fs.closeSync(handle)
  }
}

function imported(rows: Iterable<Row>, table: Table): number {
  const said = new Map<string, string>()
  let header: Header | undefined
  let wrong = 0
  let read = 0
  for (const row of rows) {
    if (!header) {
      header = headerOf(row, table)
      continue
    }
    const document = documentOf(row, header, table)
    const json = document && JSON.stringify(document)
    const id = (document as { id?: unknown } | undefined)?.id
    const before = typeof id === 'string' ? said.get(id) : undefined
    if (json === undefined) wrong++
    else if (before !== undefined) {
      const same = before === digest(json)
      note(`${table.file}:${row.place()}: ${told(same ? 'note/row-again' : 'note/row-differs')}`)
      if (!same) wrong++
    } else {
      if (typeof id === 'string') said.set(id, digest(json))
      print(`${json}\n`)
    }
    if (++read % STEP === 0) note(told('note/rows', { count: read }))
  }
  if (!header) throw refused('usage/empty', { file: table.file })
  return wrong > 0 ? 1 : 0
}

/** The columns of a header and the form they say; a header that names something else ends the command. */
function headerOf(row: Row, table: Table): Header {
  const names = namesIn(row)
  const form = table.specification ? 'microcredential' : formOf(names)
  const columns = columnsIn(row, publishedSchema(form) as Schema, (place, sentence) =>
    note(`${table.file}:${place}: ${sentence}`),
  )
  if (!columns) throw refused('usage/header')
  if (columns.every((each) => each === undefined)) throw refused('usage/no-header', { file: table.file })
  return { form, columns }
}

/** A table with columns that records alone have is one of records. */
function formOf(names: readonly string[]): Form {
  const [records, specifications] = (['microcredential', 'specification'] as const).map(
    (form) => (publishedSchema(form) as Schema).properties!,
  )
  const tops = names.map((name) => name.split('.')[0]!)
  const isOfRecords = tops.some((top) => Object.hasOwn(records!, top) && !Object.hasOwn(specifications!, top))
  return isOfRecords ? 'microcredential' : 'specification'
}

function documentOf(row: Row, { columns, form }: Header, table: Table): Json | undefined {
  const whole = documentIn(row, columns, table, (place, sentence) =>
    note(`${table.file}:${place}: ${sentence}`),
  )
  if (!whole) return undefined
  if (!table.specification) return { $schema: `${NAMESPACE}${VERSION}/${form}.schema.json`, ...whole }
  try {
    const { learner, dateOfIssuing, grade, id } = whole as never as Parameters<typeof award>[1] & {
      dateOfIssuing: string
    }
    return award(table.specification, {
      learner,
      date: dateOfIssuing,
      ...(grade && { grade }),
      ...(id && { id }),
    }) as never
  } catch (error) {
    if (!(error instanceof CannotAward)) throw error
    const { validFrom: from, validUntil: until } = table.specification
    note(`${table.file}:${row.place()}: ${told(`award/${error.code}`, { from, until })}`)
    return undefined
  }
}
