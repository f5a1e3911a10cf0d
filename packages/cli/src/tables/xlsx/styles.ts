/** What the formats of a spreadsheet say of its numbers. */
import { attribute, tagsIn } from './xml.js'

/** What a number stands for. */
export interface NumberStyle {
  readonly isDate: boolean
  /** Digits that are shown at least, as of `000`. */
  readonly digits: number
}

/** Formats of dates that spreadsheets have without writing them out. */
const DATES = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)])
const TIMES = new Set([18, 19, 20, 21, 45, 46, 47])

function range(from: number, until: number): number[] {
  return Array.from({ length: until - from + 1 }, (_, at) => from + at)
}

/** The styles of cells by their place. */
export function stylesIn(xml: string | undefined): readonly NumberStyle[] {
  if (xml === undefined) return []
  const formats = new Map<number, string>()
  const styles: NumberStyle[] = []
  let inCells = false
  for (const { name, closes, alone, attributes } of tagsIn(xml)) {
    if (name === 'cellXfs') inCells = !closes && !alone
    if (closes) continue
    if (name === 'numFmt')
      formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
    else if (name === 'xf' && inCells) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      styles.push(styleOf(id, formats.get(id)))
    }
  }
  return styles
}

function styleOf(id: number, format: string | undefined): NumberStyle {
  if (format === undefined) return { isDate: DATES.has(id) || TIMES.has(id), digits: 0 }
  const shown = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, '').split(';')[0]!
  return { isDate: /[dmyhs]/i.test(shown), digits: /^0{2,}$/.test(shown) ? shown.length : 0 }
}
