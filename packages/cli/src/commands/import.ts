/** `microcred import`: the rows of a table as records or specifications, one JSON a line. */
import { award, CannotAward, NAMESPACE, type Specification, VERSION } from '@microcred/core'
import { type Command, UsageError } from '../arguments/usage.js'
import { fs } from '../input/node.js'
import { publishedSchema } from '../input/published.js'
import { note, print } from '../print/output.js'
import {
  type Column,
  columnOf,
  type DateOrder,
  dense,
  put,
  readCell,
  UnreadableCell,
} from '../tables/cells.js'
import { type CsvRow, csvRows, decoded } from '../tables/csv.js'
import type { Schema } from '../tables/shape.js'

type Json = Record<string, unknown>

/** Rows after which it is said how far the work is. */
const STEP = 10_000

export const command: Command = {
  summary: 'Read a table of specifications, or a class list, as one JSON a line',
  synopsis: '[--offer FILE] [--dates day-first|month-first] FILE.csv',
  details: [
    'Reads what microcred export writes, and what spreadsheets make of it: commas, semicolons or tabs, decimal commas, a byte order mark, Windows-1252, empty rows. Each finding names line and column. A date such as 19/06/2026 is read only where --dates says how.',
    'With --offer each row is an award of that specification: columns of the learner, dateOfIssuing, and where they are, id and grade.',
    'Ends with 0 when every row was read; with 1 when one was not; with 2 when the command line or the header is wrong.',
  ],
  options: {
    offer: { takes: 'FILE', does: 'The specification the rows are awards of' },
    dates: {
      takes: 'ORDER',
      choices: ['day-first', 'month-first'],
      does: 'How dates such as 03/04/2026 are to be read',
    },
  },
  examples: [
    ['microcred import offers.csv > offers.ndjson', 'a catalogue out of a spreadsheet'],
    ['microcred import --offer offer.json class.csv > awards.ndjson', 'a record for each learner of a class'],
  ],
  run({ words: [file, ...others], value }) {
    if (file === undefined || others.length > 0) throw new UsageError('Name one table.')
    const offer = value('offer')
    const specification = offer === undefined ? undefined : specificationIn(offer)
    const table: Table = {
      file,
      form: specification ? 'microcredential' : 'specification',
      ...(specification && { specification }),
      dates: value('dates') as DateOrder | undefined,
    }
    return imported(table)
  },
}

/** A short stand-in for a row, so that large tables need little memory. */
const digest = (text: string): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('base64')

interface Table {
  readonly file: string
  readonly form: 'microcredential' | 'specification'
  readonly specification?: Specification
  readonly dates: DateOrder | undefined
}

function specificationIn(file: string): Specification {
  try {
    const json = JSON.parse(fs.readFileSync(file, 'utf8')) as Specification
    if (String(json.$schema).includes('/specification.schema.json')) return json
  } catch {}
  throw new UsageError(`${file} holds no specification.`)
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

function imported(table: Table): number {
  const schema = publishedSchema(table.form) as Schema
  const said = new Map<string, string>()
  let columns: (Column | undefined)[] | undefined
  let wrong = 0
  let read = 0
  for (const row of csvRows(decoded(chunksOf(table.file)))) {
    if (!columns) {
      columns = headerOf(row, schema, table)
      continue
    }
    const document = documentOf(row, columns, table)
    const json = document && JSON.stringify(document)
    const id = (document as { id?: unknown } | undefined)?.id
    const before = typeof id === 'string' ? said.get(id) : undefined
    if (json === undefined) wrong++
    else if (before !== undefined) {
      const same = before === digest(json)
      note(
        `${table.file}:${row.line}: ${same ? 'this stands in an earlier row already' : 'an earlier row has the same id and says something else'}.`,
      )
      if (!same) wrong++
    } else {
      if (typeof id === 'string') said.set(id, digest(json))
      print(`${json}\n`)
    }
    if (++read % STEP === 0) note(`${read} rows`)
  }
  if (!columns) throw new UsageError(`${table.file} is empty.`)
  return wrong > 0 ? 1 : 0
}

/** The columns of a header; one that the schema does not have is named, with the nearest that it has. */
function headerOf({ cells, line }: CsvRow, schema: Schema, { file }: Table): (Column | undefined)[] {
  const unknown: string[] = []
  const columns = cells.map((cell) => {
    const name = cell.replace(/^\uFEFF/, '').trim()
    if (name === '') return undefined
    const column = columnOf(name, schema)
    if ('path' in column) return column
    unknown.push(
      `${file}:${line}: there is no column ${name}.${column.suggestion === undefined ? '' : ` Did you mean ${column.suggestion}?`}`,
    )
    return undefined
  })
  for (const each of unknown) note(each)
  if (unknown.length > 0) throw new UsageError('The header names columns that do not exist.')
  return columns
}

function documentOf(
  { cells, line }: CsvRow,
  columns: readonly (Column | undefined)[],
  table: Table,
): Json | undefined {
  const document: Json = {}
  let sound = true
  for (const [at, cell] of cells.entries()) {
    const column = columns[at]
    if (cell.trim() === '') continue
    if (!column) {
      note(`${table.file}:${line}: cell ${at + 1} stands under no column.`)
      sound = false
      continue
    }
    try {
      put(document, column, readCell(cell, column.kind, table.dates))
    } catch (error) {
      if (!(error instanceof UnreadableCell)) throw error
      note(`${table.file}:${line}: ${column.name} cannot be read. ${error.message}`)
      sound = false
    }
  }
  if (!sound) return undefined
  const whole = dense(document) as Json
  if (!table.specification) return { $schema: `${NAMESPACE}${VERSION}/${table.form}.schema.json`, ...whole }
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
    note(`${table.file}:${line}: ${error.message}`)
    return undefined
  }
}
