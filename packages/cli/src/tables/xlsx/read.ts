/** The rows of a spreadsheet (Office Open XML, ISO/IEC 29500). */
import { type Row, UnreadableTable } from '../row.js'
import type { Fflate } from './fflate.js'
import { rowsOf } from './sheet.js'
import { stylesIn } from './styles.js'
import { attribute, tagsIn, unwritten } from './xml.js'

/** Bytes of one part that are read; what unpacks to more is no catalogue. */
const MAX_PART = 268_435_456

export interface Opened {
  /** Name of the sheet that is read. */
  readonly sheet: string
  /** Names of the others that hold something for people, and are not read. */
  readonly others: readonly string[]
  readonly rows: Iterable<Row>
}

/** Name of the sheet that says what the codes mean. */
export const CODES = 'Codes'

/**
 * One sheet of a spreadsheet: the one that is named, else the first that is shown.
 *
 * @throws UnreadableTable where it is none, is locked, or has no such sheet.
 */
export function openXlsx(bytes: Uint8Array, wanted: string | undefined, fflate: Fflate): Opened {
  const parts = partsOf(bytes, fflate)
  const book = 'xl/workbook.xml'
  const main = target(parts, '_rels/.rels', '', (type) => type.endsWith('/officeDocument')) ?? book
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`
  const xml = textOf(parts, main)
  if (xml === undefined) throw new UnreadableTable('no-spreadsheet')
  const { sheets, from1904 } = workbookIn(xml)
  const shown = sheets.filter(({ hidden }) => !hidden)
  const sheet =
    wanted === undefined
      ? (shown.find(({ name }) => name !== CODES) ?? shown[0])
      : sheets.find(({ name }) => name === wanted)
  if (!sheet)
    throw wanted === undefined
      ? new UnreadableTable('no-sheet')
      : new UnreadableTable('no-such-sheet', { sheet: wanted, sheets: sheets.map(({ name }) => name) })
  const of = (kind: string) => target(parts, relations, folder, (type) => type.endsWith(kind))
  const path = target(parts, relations, folder, (_, id) => id === sheet.relation)
  const content = path && textOf(parts, path)
  if (content === undefined) throw new UnreadableTable('no-rows', { sheet: sheet.name })
  const strings = of('/sharedStrings')
  const styles = of('/styles')
  return {
    sheet: sheet.name,
    others: shown.filter(({ name }) => name !== CODES && name !== sheet.name).map(({ name }) => name),
    rows: rowsOf(content, sheet.name, {
      strings: stringsIn(strings && textOf(parts, strings)),
      styles: stylesIn(styles && textOf(parts, styles)),
      from1904,
    }),
  }
}

type Parts = Readonly<Record<string, Uint8Array>>

function partsOf(bytes: Uint8Array, { unzipSync }: Fflate): Parts {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new UnreadableTable('locked')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableTable('no-spreadsheet')
  let large = false
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isNeeded = /\.(?:xml|rels)$/i.test(name) && !/\/(?:drawings|media|theme|pivot\w+)\//.test(name)
        if (isNeeded && originalSize > MAX_PART) large = true
        return isNeeded && originalSize <= MAX_PART
      },
    })
    if (!large) return parts
  } catch {
    throw new UnreadableTable('broken')
  }
  throw new UnreadableTable('too-large')
}

const textOf = (parts: Parts, name: string): string | undefined =>
  Object.hasOwn(parts, name) ? new TextDecoder().decode(parts[name]) : undefined

/** The part a relation leads to. */
function target(
  parts: Parts,
  relations: string,
  folder: string,
  matches: (type: string, id: string) => boolean,
): string | undefined {
  for (const { name, attributes } of tagsIn(textOf(parts, relations) ?? '')) {
    if (name !== 'Relationship') continue
    const path = attribute(attributes, 'Target') ?? ''
    if (matches(attribute(attributes, 'Type') ?? '', attribute(attributes, 'Id') ?? ''))
      return path.startsWith('/') ? path.slice(1) : `${folder}${path.replace(/^\.\//, '')}`
  }
  return undefined
}

function workbookIn(xml: string) {
  const sheets: { name: string; relation: string; hidden: boolean }[] = []
  let from1904 = false
  for (const { name, attributes } of tagsIn(xml)) {
    if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    if (name === 'sheet')
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        relation: /(?:^|\s)\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '',
        hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
      })
  }
  return { sheets, from1904 }
}

/** The texts that cells share; how they are pronounced is left out. */
function stringsIn(xml: string | undefined): string[] {
  const strings: string[] = []
  let [whole, phonetic] = ['', false]
  for (const { name, closes, alone, text } of tagsIn(xml ?? '')) {
    if (name === 'rPh') phonetic = !closes && !alone
    else if (name === 't' && closes && !phonetic) whole += text
    else if (name === 'si') {
      if (closes || alone) strings.push(unwritten(whole))
      whole = ''
    }
  }
  return strings
}
