/** The codes of the columns of a table, with what they mean. */
import { publishedCodelists } from '../input/published.js'
import type { Column } from './cells.js'
import type { CodeRow } from './xlsx/write.js'

/** A row a code, the lists in the order of the columns; codes that are out of use are left out. */
export function codesOf(columns: readonly Column[]): CodeRow[] {
  const lists = new Set(columns.flatMap(({ codes }) => (codes ? [codes.list] : [])))
  const published = publishedCodelists()
  return [...lists].flatMap((list) =>
    (published[list] ?? [])
      .filter(({ deprecated }) => deprecated === undefined)
      .map(({ code, label, definition }): CodeRow => [list, code, label, definition ?? '']),
  )
}
