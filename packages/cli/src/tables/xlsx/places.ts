/** Names of columns and cells, and days as numbers, as spreadsheets have them. */

/** `A`, `Z`, `AA` … of a place from 0. */
export const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

/** The place of a cell such as `C12`, column and row from 0 and 1. */
export function placeOf(name: string): { readonly column: number; readonly row: number } | undefined {
  const [, column, row] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name) ?? []
  if (column === undefined) return undefined
  const place = [...column.toUpperCase()].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0)
  return { column: place - 1, row: Number(row) }
}

const DAY = 86_400_000

/** The day spreadsheets count from; day 60 of the older calendar never was. */
const START = Date.UTC(1899, 11, 30)
const START_1904 = Date.UTC(1904, 0, 1)

/** The day or instant of a serial number; `undefined` where there is none. */
export function dayOf(serial: number, from1904: boolean): string | undefined {
  const days = !from1904 && serial < 60 ? serial + 1 : serial
  if (!(days >= 1) || days > 2_958_465 || (!from1904 && serial >= 60 && serial < 61)) return undefined
  const instant = new Date(Math.round(((from1904 ? START_1904 : START) + days * DAY) / 1000) * 1000)
  const text = instant.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}

/** The serial number of a day such as 2026-06-19; `undefined` before March 1900, where calendars differ. */
export function serialOf(day: string): number | undefined {
  const serial = (Date.parse(`${day}T00:00:00Z`) - START) / DAY
  return serial >= 61 && serial <= 2_958_465 ? serial : undefined
}
