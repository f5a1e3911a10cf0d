/** The rows of one sheet: values of formulas as they were worked out last, nothing is evaluated. */
import '../../print/command-words.js'
import { told } from '../../print/voice.js'
import type { Cell, Row } from '../row.js'
import { dayOf, letters, placeOf } from './places.js'
import type { NumberStyle } from './styles.js'
import { attribute, tagsIn, unwritten } from './xml.js'

/** What the workbook says that holds for each of its sheets. */
export interface Workbook {
  readonly strings: readonly string[]
  readonly styles: readonly NumberStyle[]
  readonly from1904: boolean
}

interface Merge {
  readonly first: string
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

/** The rows that hold something, in their order. */
export function* rowsOf(xml: string, sheet: string, workbook: Workbook): Generator<Row> {
  const mergedOver = sweep(mergesIn(xml))
  let begun = false
  let [row, column] = [0, -1]
  let cells: (Cell | undefined)[] = []
  let open: { type: string; style: number; value?: string; text: string; formula: boolean } | undefined
  let phonetic = false
  for (const { name, closes, alone, attributes, text } of tagsIn(xml)) {
    if (name === 'row') {
      if (!closes) {
        row = Number(attribute(attributes, 'r') ?? row + 1)
        column = -1
        cells = []
      }
      if ((closes || alone) && cells.some((cell) => cell !== undefined)) {
        const merges = mergedOver(row)
        // A line over the header that is drawn across columns is the title of the sheet.
        if (begun || !isTitle(cells, merges)) {
          begun = true
          yield rowOf(covered(cells, row, merges), row, sheet)
        }
      }
    } else if (name === 'c' && !closes) {
      column = placeOf(attribute(attributes, 'r') ?? '')?.column ?? column + 1
      open = {
        type: attribute(attributes, 't') ?? 'n',
        style: Number(attribute(attributes, 's') ?? 0),
        text: '',
        formula: false,
      }
      if (alone) open = undefined
    } else if (name === 'c' && open) {
      const cell = cellOf(open, workbook)
      if (cell) cells[column] = cell
      open = undefined
    } else if (open) {
      if (name === 'rPh') phonetic = !closes && !alone
      else if (name === 'f') open.formula = true
      else if (name === 'v' && closes) open.value = text
      else if (name === 't' && closes && !phonetic) open.text += text
    }
  }
}

const rowOf = (cells: readonly (Cell | undefined)[], at: number, sheet: string): Row => ({
  cells,
  at,
  place: (column) => `${sheet}!${column === undefined ? '' : letters(column)}${at}`,
})

function cellOf(
  {
    type,
    style,
    value,
    text,
    formula,
  }: { type: string; style: number; value?: string; text: string; formula: boolean },
  { strings, styles, from1904 }: Workbook,
): Cell | undefined {
  if (type === 'inlineStr') return text === '' ? undefined : { text: unwritten(text) }
  if (value === undefined || value === '')
    return formula && type !== 'str' ? { text: '', fault: told('cell/formula') } : undefined
  switch (type) {
    case 's': {
      const shared = strings[Number(value)]
      return shared === undefined ? { text: '', fault: told('cell/no-text') } : filled(shared)
    }
    case 'str':
      return filled(unwritten(value))
    case 'b':
      return { text: value === '1' ? 'true' : 'false', type: 'boolean' }
    case 'e':
      return { text: '', fault: told('cell/error', { value }) }
    case 'd':
      return { text: value.replace(/T00:00:00(?:\.0+)?$/, ''), type: 'date' }
    default:
      return numberOf(value, styles[style], from1904)
  }
}

const filled = (text: string): Cell | undefined => (text === '' ? undefined : { text })

function numberOf(value: string, style: NumberStyle | undefined, from1904: boolean): Cell {
  const number = Number(value)
  if (!Number.isFinite(number)) return { text: '', fault: told('cell/no-number') }
  if (!style?.isDate) return { text: String(number).padStart(style?.digits ?? 0, '0'), type: 'number' }
  const day = dayOf(number, from1904)
  return day === undefined ? { text: '', fault: told('cell/no-such-date') } : { text: day, type: 'date' }
}

function mergesIn(xml: string): Merge[] {
  const found: Merge[] = []
  const start = xml.search(/<(?:[\w.-]+:)?mergeCells[\s>]/)
  if (start < 0) return found
  for (const { name, closes, attributes } of tagsIn(xml.slice(start))) {
    if (name === 'mergeCells' && closes) break
    if (name !== 'mergeCell') continue
    const [first = '', last = first] = (attribute(attributes, 'ref') ?? '').split(':')
    const [from, until] = [placeOf(first), placeOf(last)]
    if (from && until)
      found.push({ first, rows: [from.row, until.row], columns: [from.column, until.column] })
  }
  return found.sort((a, b) => a.rows[0] - b.rows[0])
}

/** The merged cells that reach into a row, for rows in their order. */
function sweep(merges: readonly Merge[]): (row: number) => readonly Merge[] {
  let next = 0
  let over: Merge[] = []
  return (row) => {
    while (next < merges.length && merges[next]!.rows[0] <= row) over.push(merges[next++]!)
    over = over.filter(({ rows }) => rows[1] >= row)
    return over
  }
}

function isTitle(cells: readonly (Cell | undefined)[], merges: readonly Merge[]): boolean {
  const filledAt = cells.flatMap((cell, at) => (cell ? [at] : []))
  return (
    filledAt.length === 1 &&
    merges.some(({ columns }) => columns[0] === filledAt[0] && columns[1] > columns[0])
  )
}

/** A value stands in the first of merged cells alone; the others are told, not filled in by guessing. */
function covered(
  cells: readonly (Cell | undefined)[],
  row: number,
  merges: readonly Merge[],
): readonly (Cell | undefined)[] {
  if (merges.length === 0) return cells
  const whole = [...cells]
  for (const { first, rows, columns } of merges)
    for (let at = columns[0]; at <= Math.min(columns[1], 16_383); at++)
      if (row > rows[0] || at > columns[0])
        whole[at] ??= {
          text: '',
          fault: told('cell/merged', { first }),
        }
  return whole
}
