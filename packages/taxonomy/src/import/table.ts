import { CsvError, parse } from 'csv-parse/sync'

/** What is wrong with a file, and where. `row` counts as a spreadsheet does: the heading is row 1. */
export interface ImportFault {
  readonly file: string
  readonly row?: number
  readonly column?: string
  readonly message: string
}

export interface Table {
  readonly file: string
  readonly rows: readonly TableRow[]
}

/** One row: its values by column, and the row number a spreadsheet shows. */
export class TableRow {
  readonly row: number
  readonly #columns: ReadonlyMap<string, number>
  readonly #values: readonly string[]
  constructor(row: number, columns: ReadonlyMap<string, number>, values: readonly string[]) {
    this.row = row
    this.#columns = columns
    this.#values = values
  }
  /** The value of a column, trimmed; the empty string where the table has no such column. */
  get(column: string): string {
    return (this.#values[this.#columns.get(column) ?? -1] ?? '').trim()
  }
  /** The parts of a list: ESCO separates by ` | `, by new line, or by comma and new line. */
  list(column: string): string[] {
    const value = this.get(column)
    if (value === '') return []
    return value
      .split(/\||\n|,(?=\s*http)/)
      .map((part) => part.trim().replace(/,$/, '').trim())
      .filter((part) => part !== '')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a CSV file: UTF-8 with or without byte order mark, RFC 4180 quoting, line ends of any kind.
 * Faults are added to `faults`; with a fault that leaves no table the result has no rows.
 */
export function readTable(
  file: string,
  bytes: Uint8Array | string,
  columns: readonly string[],
  faults: ImportFault[],
): Table {
  const none: Table = { file, rows: [] }
  let text: string
  try {
    text = typeof bytes === 'string' ? bytes : utf8.decode(bytes)
  } catch {
    faults.push({
      file,
      message: 'The file is not UTF-8. Export it again as UTF-8, without editing it in between.',
    })
    return none
  }
  let records: { record: string[]; info: { records: number } }[]
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const records = Number((error as { records?: number }).records ?? 0)
    faults.push({ file, row: records + 1, message: sayCsvFault(error) })
    return none
  }
  const heading = records[0]?.record.map((name) => name.trim())
  if (heading === undefined) {
    faults.push({ file, row: 1, message: 'The file is empty.' })
    return none
  }
  const missing = columns.filter((column) => !heading.includes(column))
  for (const column of missing) {
    const hint =
      heading.length === 1 && /[;\t]/.test(heading[0] ?? '')
        ? ' The columns are not separated by commas.'
        : ''
    faults.push({ file, row: 1, column, message: `The column "${column}" is missing.${hint}` })
  }
  if (missing.length > 0) return none
  const at = new Map(heading.map((name, index) => [name, index]))
  const rows: TableRow[] = []
  for (const [index, { record }] of records.entries()) {
    if (index === 0) continue
    const row = index + 1
    if (record.length !== heading.length) {
      const last = heading[Math.min(record.length, heading.length) - 1] ?? ''
      faults.push({
        file,
        row,
        column: last,
        message: `The row has ${record.length} fields, the heading has ${heading.length}.`,
      })
      continue
    }
    rows.push(new TableRow(row, at, record))
  }
  return { file, rows }
}

function sayCsvFault(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'A quotation mark is never closed: the file is cut off here.'
  if (error.code === 'INVALID_OPENING_QUOTE') return 'A quotation mark stands inside an unquoted field.'
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE') return 'Text follows a closing quotation mark.'
  return 'This is not CSV.'
}

/** Writes rows as CSV: comma, LF, quotation marks only where needed, a heading first. */
export function writeTable(
  columns: readonly string[],
  rows: Iterable<Readonly<Record<string, string | number>>>,
): string {
  const lines = [columns.join(',')]
  for (const row of rows) lines.push(columns.map((column) => quote(String(row[column] ?? ''))).join(','))
  return `${lines.join('\n')}\n`
}

const quote = (value: string) => (/[",\n\r]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
