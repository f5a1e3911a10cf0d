/** A table as a spreadsheet: its rows, and a second sheet that says what the codes mean. */
import '../../print/command-words.js'
import { refused } from '../../arguments/usage.js'
import type { Column } from '../cells.js'
import type { Value } from '../write.js'
import type { Fflate } from './fflate.js'
import { letters, serialOf } from './places.js'
import { CODES } from './read.js'
import { escaped, written } from './xml.js'

/** What a sheet of this form can hold. */
const LIMITS = { rows: 1_048_576, columns: 16_384, characters: 32_767 }

/** A code, its label, what it means, and the list it is of. */
export type CodeRow = readonly [list: string, code: string, label: string, definition: string]

const GENERAL = 0
const BOLD = 1
const TEXT = 2
const DAY = 3

const STYLES = `<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`

/** Takes rows one at a time, and makes the file of them at the end. */
export class XlsxWriter {
  readonly #rows: string[] = []
  readonly #columns: readonly Column[]
  readonly #sheet: string

  constructor(sheet: string, columns: readonly Column[]) {
    this.#sheet = sheet
    this.#columns = columns
    if (columns.length > LIMITS.columns)
      throw refused('usage/xlsx-columns', { most: LIMITS.columns, count: columns.length })
    this.#add(columns.map(({ name }, at) => text(name, at, 1, BOLD)))
  }

  row(values: readonly Value[]): void {
    const row = this.#rows.length + 1
    if (row > LIMITS.rows) throw refused('usage/xlsx-rows', { most: LIMITS.rows })
    this.#add(values.map((value, at) => this.#cell(value, at, row)))
  }

  #add(cells: readonly string[]): void {
    this.#rows.push(`<row r="${this.#rows.length + 1}">${cells.join('')}</row>`)
  }

  #cell(value: Value, at: number, row: number): string {
    if (value === undefined || value === null || value === '') return ''
    const place = `r="${letters(at)}${row}"`
    if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`
    if (typeof value === 'boolean') return `<c ${place} t="b"><v>${value ? 1 : 0}</v></c>`
    const { kind, name } = this.#columns[at]!
    const day = kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) ? serialOf(value) : undefined
    if (day !== undefined) return `<c ${place} s="${DAY}"><v>${day}</v></c>`
    if (value.length > LIMITS.characters)
      throw refused('usage/xlsx-characters', { most: LIMITS.characters, name, at: row, count: value.length })
    return text(value, at, row, TEXT)
  }

  /** The bytes of the file; the same for the same rows. */
  bytes(codes: readonly CodeRow[], { zipSync }: Fflate): Uint8Array {
    const lists = new Map<string, readonly [number, number]>()
    for (const [at, [list]] of codes.entries()) lists.set(list, [lists.get(list)?.[0] ?? at + 2, at + 2])
    const head = ['list', 'code', 'label', 'definition']
    const codeRows = [head, ...codes].map(
      (cells, at) =>
        `<row r="${at + 1}">${cells.map((each, column) => (each === '' ? '' : text(each, column, at + 1, at === 0 ? BOLD : TEXT))).join('')}</row>`,
    )
    const encoder = new TextEncoder()
    const files = Object.entries({
      '[Content_Types].xml': CONTENT_TYPES,
      '_rels/.rels': RELATIONS,
      'xl/workbook.xml': workbook(this.#sheet),
      'xl/_rels/workbook.xml.rels': BOOK_RELATIONS,
      'xl/styles.xml': part('styleSheet', STYLES),
      'xl/worksheets/sheet1.xml': worksheet(this.#columns, this.#rows, choices(this.#columns, lists)),
      'xl/worksheets/sheet2.xml': worksheet(
        head.map((name) => ({ name, path: [], kind: 'string' as const })),
        codeRows,
        '',
      ),
    }).map(([name, content]) => [name, encoder.encode(content)] as const)
    // The year 1980 is where the container's calendar begins.
    return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) })
  }
}

function text(value: string, at: number, row: number, style: number): string {
  // An apostrophe before what looks like a formula is a sign of CSV, and taken away when it is read.
  const literal = /^'['=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `<c r="${letters(at)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${written(literal)}</t></is></c>`
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const part = (name: string, content: string): string =>
  `${XML}<${name} xmlns="${MAIN}" xmlns:r="${OFFICE}">${content}</${name}>`

const workbook = (sheet: string): string =>
  part(
    'workbook',
    `<sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/><sheet name="${CODES}" sheetId="2" r:id="rId2"/></sheets>`,
  )

/** Columns of texts stay texts when somebody types into them, and the header stays in sight. */
function worksheet(columns: readonly Column[], rows: readonly string[], after: string): string {
  const style = ({ kind }: Column) => (kind === 'number' ? GENERAL : kind === 'date' ? DAY : TEXT)
  const width = ({ name }: Column) => Math.min(Math.max(name.length + 2, 12), 48)
  const cols = columns.map(
    (column, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width(column)}" style="${style(column)}" customWidth="1"/>`,
  )
  return part(
    'worksheet',
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>${rows.join('')}</sheetData>${after}`,
  )
}

/** Cells that take one code offer its list. */
function choices(columns: readonly Column[], lists: ReadonlyMap<string, readonly [number, number]>): string {
  const offered = columns.flatMap(({ codes, kind }, at) => {
    const range = codes && kind === 'string' ? lists.get(codes.list) : undefined
    if (!range) return []
    const column = letters(at)
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${column}2:${column}${LIMITS.rows}"><formula1>${CODES}!$B$${range[0]}:$B$${range[1]}</formula1></dataValidation>`,
    ]
  })
  return offered.length > 0
    ? `<dataValidations count="${offered.length}">${offered.join('')}</dataValidations>`
    : ''
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`

const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const BOOK_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
