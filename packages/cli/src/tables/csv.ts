/** Comma-separated values as spreadsheets of any country write and read them (RFC 4180). */

/** One row, its cells quoted where they must be. */
export const csvRow = (cells: readonly string[], delimiter = ','): string =>
  `${cells.map((cell) => (/["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`

/** A row, and the line of the file it begins on. */
export interface CsvRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** The delimiter of a header: whichever of comma, semicolon and tab stands in it most often outside of quotes. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '')
  const count = (delimiter: string) => bare.split(delimiter).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** Text in pieces as it is decoded: UTF-8 with or without a byte order mark, else Windows-1252. */
export function* decoded(chunks: Iterable<Uint8Array>): Generator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for (const chunk of chunks) {
    decoder ??= new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'windows-1252')
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

/** Whether bytes are UTF-8, but for a character that is cut at their end. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The rows of a text, one at a time; rows whose cells are all empty are passed over. */
export function* csvRows(texts: Iterable<string>): Generator<CsvRow> {
  let delimiter: string | undefined
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let pending = ''
  let line = 1
  let begun = 1
  for (const text of withEnd(texts)) {
    const end = text === undefined
    let rest = pending + (text ?? '')
    pending = ''
    if (delimiter === undefined) {
      const header = /^[^\r\n]*(?=[\r\n])/.exec(rest)?.[0]
      if (header === undefined && !end) {
        pending = rest
        continue
      }
      delimiter = delimiterOf(header ?? rest)
    }
    // Quotes and carriage returns at the end of a piece are only understood with what follows.
    if (!end) {
      pending = /["\r]*$/.exec(rest)![0]
      rest = rest.slice(0, rest.length - pending.length)
    }
    for (let at = 0; at < rest.length; at++) {
      const char = rest[at]!
      if (char === '\n') line++
      if (quoted) {
        if (char !== '"') cell += char
        else if (rest[at + 1] === '"') cell += rest[++at]!
        else quoted = false
      } else if (char === '"' && cell === '') quoted = true
      else if (char === delimiter) {
        cells.push(cell)
        cell = ''
      } else if (char === '\n' || (char === '\r' && rest[at + 1] !== '\n')) {
        cells.push(cell)
        if (cells.some((each) => each.trim() !== '')) yield { cells, line: begun }
        cells = []
        cell = ''
        begun = line
      } else if (char !== '\r') cell += char
    }
  }
  cells.push(cell)
  if (cells.some((each) => each.trim() !== '')) yield { cells, line: begun }
}

function* withEnd(texts: Iterable<string>): Generator<string | undefined> {
  yield* texts
  yield undefined
}
