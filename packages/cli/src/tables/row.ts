/** A row of a table, from whichever form it was read. */

import type { Params } from '@microcred/core/messages'
import type { WordKey } from '../print/words.js'

/** What stands in a cell. */
export interface Cell {
  readonly text: string
  /** What a spreadsheet holds it as; text where nothing is said. */
  readonly type?: 'number' | 'date' | 'boolean'
  /** Why it cannot be read, in a sentence. */
  readonly fault?: string
}

export interface Row {
  /** Cells by their place; those left out are empty. */
  readonly cells: readonly (Cell | undefined)[]
  /** Its number in the file or sheet, from 1. */
  readonly at: number
  /** The decimal sign of the table, where it is known. */
  readonly decimal?: '.' | ','
  /** How the row, or the cell at a place of it, is named to people: `12`, `Offers!C12`. */
  readonly place: (column?: number) => string
}

type After<Key> = Key extends `table/${infer Fault}` ? Fault : never

/** Why a table cannot be read at all: `table/FAULT` of `commands.csv` says it. */
type TableFault = After<WordKey>

/** A table that cannot be read at all. */
export class UnreadableTable extends Error {
  constructor(
    readonly fault: TableFault,
    readonly params: Params = {},
  ) {
    super(fault)
  }
}
