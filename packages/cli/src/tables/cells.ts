/** A record or specification as the cells of one row, and back. */

import '../print/command-words.js'
import { nearest } from '@microcred/common/nearest'
import { isDateOrDateTime, isLanguageTag } from '@microcred/core/formats'
import { told } from '../print/voice.js'
import type { Cell, Row } from './row.js'
import { type Codes, codesAt, type Kind, kindAt, pathsIn, type Schema } from './shape.js'
import { unguarded, type Value } from './write.js'

type Json = Record<string, unknown>

const BETWEEN = ' | '

/** The cells of a value by the names of their columns; `beyond` takes what no cell can hold. */
export function cellsOf(
  value: Json,
  schema: Schema,
  beyond: (path: string) => void,
): ReadonlyMap<string, Value> {
  const out = new Map<string, Value>()
  const visit = (each: unknown, path: readonly string[]): void => {
    const name = path.join('.')
    const kind = path.length === 0 ? undefined : kindAt(path, schema)
    if (each === undefined) return
    if (kind === 'text' && typeof each === 'object' && each !== null)
      for (const [tag, text] of Object.entries(each)) out.set(`${name}_${tag}`, String(text))
    else if (Array.isArray(each) && (kind === 'texts' || kind === 'numbers'))
      out.set(name, each.map((item) => String(item).replaceAll('|', '\\|')).join(BETWEEN))
    else if (Array.isArray(each) && each.length > 0)
      for (const [at, item] of each.entries()) visit(item, [...path, String(at + 1)])
    else if (typeof each === 'object' && each !== null) {
      const entries = Object.entries(each)
      const known = path.length === 0 || entries.some(([key]) => !key.includes(':'))
      if (!known) beyond(name)
      else for (const [key, inner] of entries) visit(inner, [...path, key])
    } else if (kind === undefined) beyond(name)
    else out.set(name, each as Value)
  }
  visit(value, [])
  return out
}

/** Columns in the order of the schema, items in theirs. */
export function ordered(columns: Iterable<string>, schema: Schema): string[] {
  const places = new Map(pathsIn(schema).map((path, at) => [path, at]))
  const numbers = (column: string) =>
    column
      .split('.')
      .filter((key) => /^\d+$/.test(key))
      .map(Number)
  const place = (column: string) => {
    const path = column.replace(/_[A-Za-z-]+$/, '').replace(/\.\d+(?=\.|$)/g, '.1')
    return places.get(path) ?? places.get(column.replace(/\.\d+(?=\.|$)/g, '.1')) ?? places.size
  }
  const top = (column: string) =>
    places.get(
      pathsIn(schema).find(
        (path) => path.split('.')[0] === column.split('.')[0]!.replace(/_[A-Za-z-]+$/, ''),
      ) ?? '',
    ) ?? places.size
  return [...columns].sort((a, b) => {
    const [one, other] = [numbers(a), numbers(b)]
    return (
      top(a) - top(b) ||
      (one[0] ?? 0) - (other[0] ?? 0) ||
      place(a) - place(b) ||
      one.reduce((found, each, at) => found || each - (other[at] ?? 0), 0) ||
      (a < b ? -1 : 1)
    )
  })
}

/** A column of a header: where its cells go, and as what. */
export interface Column {
  readonly name: string
  readonly path: readonly string[]
  readonly kind: Kind
  /** Language of a text. */
  readonly language?: string
  /** The codes it takes, where it takes codes. */
  readonly codes?: Codes
}

/** What a column name means, or what it may have been meant for. */
export function columnOf(name: string, schema: Schema): Column | { readonly suggestion?: string } {
  const [, text, language] = /^(.+)_([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(name) ?? []
  if (text !== undefined && language !== undefined && isLanguageTag(language)) {
    const path = text.split('.')
    if (kindAt(path, schema) === 'text') return { name, path, kind: 'text', language }
  }
  const path = name.split('.')
  const kind = kindAt(path, schema)
  const codes = codesAt(path, schema)
  if (kind !== undefined && kind !== 'text') return { name, path, kind, ...(codes && { codes }) }
  const bare = name.replace(/\.\d+(?=\.|$)/g, '.1').replace(/_[a-z]{2,3}$/, '')
  if (kind === 'text') return { suggestion: `${name}_en` }
  const near = nearest(bare, pathsIn(schema))
  if (near === undefined) return {}
  const [tag = '_en'] = /_[a-z]{2,3}$/.exec(name) ?? []
  return { suggestion: kindAt(near.split('.'), schema) === 'text' ? `${near}${tag}` : near }
}

/** How days are written where they are not written 2026-06-19. */
export type DateOrder = 'day-first' | 'month-first'

/** A cell that cannot be read, and why, in a sentence. */
export class UnreadableCell extends Error {}

/** The value of a cell. */
export function readCell(
  cell: Cell,
  { kind, codes }: Column,
  {
    dates,
    decimal,
  }: { readonly dates?: DateOrder | undefined; readonly decimal?: Row['decimal'] | undefined },
): unknown {
  if (cell.fault !== undefined) throw new UnreadableCell(cell.fault)
  if (cell.type === 'date' && kind !== 'date') throw new UnreadableCell(told('cell/made-a-date'))
  // Spaces at the ends belong to a text; around anything else they are slips.
  const text = unguarded(kind === 'text' ? cell.text : cell.text.trim())
  switch (kind) {
    case 'number':
      return cell.type === 'number' ? Number(text) : numberIn(text, decimal)
    case 'date':
      if (cell.type === 'number') throw new UnreadableCell(told('cell/number-for-day'))
      return dateIn(text, dates)
    case 'texts':
      return itemsIn(text).map((item) => stringIn(item, cell, codes))
    case 'numbers':
      return itemsIn(text).map((item) => numberIn(item, decimal))
    case 'text':
      return text
    default:
      return stringIn(text, cell, codes)
  }
}

/** Digits a number of a spreadsheet keeps. */
const PRECISION = 15

/** A name, code or identifier, unless a spreadsheet has taken it for a number and part of it is gone. */
function stringIn(text: string, { type }: Cell, codes: Codes | undefined): string {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  if (type === 'number' ? digits.length > PRECISION || /e/i.test(text) : /^\d(?:[.,]\d+)?E\+\d+$/.test(text))
    throw new UnreadableCell(told('cell/cut'))
  if (!codes || codes.codes.has(text) || !/^\d+$/.test(text)) return text
  const whole = ['0', '00'].map((zeros) => zeros + text).find((code) => codes.codes.has(code))
  if (whole === undefined) return text
  throw new UnreadableCell(told('cell/leading-zeros', { value: text, list: codes.list, whole }))
}

const itemsIn = (text: string): string[] =>
  text.split(/\s\|\s/).map((item) => item.replaceAll('\\|', '|').trim())

/**
 * A number with a decimal point or comma. Three digits behind the sign that the table does not write for decimals may
 * be a thousand, and so may what has both signs: that is asked, not guessed.
 */
function numberIn(text: string, decimal: Row['decimal']): number {
  const [, sign] = /^[+-]?\d+(?:([.,])\d+)?(?:e[+-]?\d+)?$/.exec(text) ?? [undefined, null]
  if (sign === null || (sign && sign !== decimal && /[.,]\d{3}$/.test(text)))
    throw new UnreadableCell(told('cell/separators'))
  return Number(text.replace(',', '.'))
}

function dateIn(text: string, order: DateOrder | undefined): string {
  if (isDateOrDateTime(text)) return text
  const [, one, other, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  if (year === undefined) throw new UnreadableCell(told('cell/date-form'))
  if (order === undefined) throw new UnreadableCell(told('cell/date-order'))
  const [day, month] = order === 'day-first' ? [one!, other!] : [other!, one!]
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDateOrDateTime(date)) throw new UnreadableCell(told('cell/no-such-day'))
  return date
}

/** Puts a value where a column says; the second language of a text joins the first. */
export function put(target: Json, { path, language }: Column, value: unknown): void {
  let node: Json | unknown[] = target
  for (const [at, key] of path.entries()) {
    const last = at === path.length - 1
    const index = Array.isArray(node) ? Number(key) - 1 : key
    const holder = node as Record<string | number, unknown>
    if (last && language === undefined) holder[index] = value
    else if (last) holder[index] = { ...(holder[index] as object | undefined), [language!]: value }
    else {
      holder[index] ??= /^[1-9][0-9]*$/.test(path[at + 1]!) ? [] : {}
      node = holder[index] as Json | unknown[]
    }
  }
}

/** The same without the places of lists at which nothing was put. */
export function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(dense)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, dense(each)]))
}
