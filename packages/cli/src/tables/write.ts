/** The one writer of tables: rows of values, whichever form they go into. */

/** What a cell holds; nothing where it is empty. */
export type Value = string | number | boolean | null | undefined

/** What a spreadsheet would take for a formula stands behind an apostrophe, and so does what has one already. */
export const guarded = (text: string): string => (/^['=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** What stands behind the apostrophe. */
export const unguarded = (cell: string): string => (/^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

/** One row as comma-separated values (RFC 4180), its cells quoted where they must be. */
export const csvRow = (cells: readonly Value[], delimiter = ','): string =>
  `${cells.map((cell) => quoted(csvCell(cell, delimiter))).join(delimiter)}\r\n`

/** Where semicolons part the cells, the comma is the decimal sign. */
function csvCell(value: Value, delimiter: string): string {
  if (typeof value === 'number' && delimiter === ';') return String(value).replace('.', ',')
  return typeof value === 'string' ? guarded(value) : String(value ?? '')
}

const quoted = (cell: string): string => (/["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
