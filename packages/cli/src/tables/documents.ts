/** The rows of a table as documents: the columns its header names, and what stands under them. */

import '../print/command-words.js'
import type { Params } from '@microcred/core/messages'
import { told } from '../print/voice.js'
import { type Column, columnOf, type DateOrder, dense, put, readCell, UnreadableCell } from './cells.js'
import { columnShown } from './column-shown.js'
import type { Row } from './row.js'
import type { Schema } from './shape.js'

/** Takes a sentence about a place of the table. */
export type Tell = (place: string, sentence: string) => void

/** The names in a header, without a byte order mark. */
export const namesIn = (row: Row): readonly string[] =>
  row.cells.map((cell) => cell?.text.replace(/^\uFEFF/, '').trim() ?? '')

/**
 * The columns of a header by the schema of what stands below. A name that the schema does not have is told with the
 * nearest that it has, and so is one that stands there twice; then there are none. Columns without a name are `undefined`.
 */
export function columnsIn(row: Row, schema: Schema, tell: Tell): readonly (Column | undefined)[] | undefined {
  const first = new Set<string>()
  let isSound = true
  const wrong = (at: number, sentence: string): undefined => {
    tell(row.place(at), sentence)
    isSound = false
  }
  const columns = namesIn(row).map((name, at) => {
    if (name === '') return undefined
    const column = columnOf(name, schema)
    if (!('path' in column)) {
      const { suggestion } = column
      return wrong(
        at,
        suggestion === undefined
          ? columnTold('no-column', name)
          : columnTold('no-column-near', name, { near: suggestion }),
      )
    }
    if (first.has(name)) return wrong(at, columnTold('twice', name))
    first.add(name)
    return column
  })
  return isSound ? columns : undefined
}

/** What is wrong with a column, by its name unless that may be somebody's data. */
function columnTold(fault: 'no-column' | 'no-column-near' | 'twice', name: string, params: Params = {}) {
  const shown = columnShown(name)
  return shown === undefined
    ? told(UNNAMED[fault], params)
    : told(`header/${fault}`, { ...params, name: shown })
}

const UNNAMED = {
  'no-column': 'header/unnamed',
  'no-column-near': 'header/unnamed-near',
  twice: 'header/unnamed-twice',
} as const

/** What stands in a row under its columns, or `undefined` where a cell could not be read, which is told. */
export function documentIn(
  row: Row,
  columns: readonly (Column | undefined)[],
  { dates }: { readonly dates?: DateOrder | undefined },
  tell: Tell,
): Record<string, unknown> | undefined {
  const document: Record<string, unknown> = {}
  let isSound = true
  const wrong = (at: number, sentence: string): void => {
    tell(row.place(at), sentence)
    isSound = false
  }
  for (const [at, cell] of row.cells.entries()) {
    const column = columns[at]
    if (!cell || (cell.text.trim() === '' && (cell.fault === undefined || !column))) continue
    if (!column) wrong(at, told('cell/no-column', { at: `${at + 1}` }))
    else
      try {
        put(document, column, readCell(cell, column, { dates, decimal: row.decimal }))
      } catch (error) {
        if (!(error instanceof UnreadableCell)) throw error
        wrong(at, told('cell/unread', { column: column.name, why: error.message }))
      }
  }
  return isSound ? (dense(document) as Record<string, unknown>) : undefined
}
