/** Comma-separated values as spreadsheets of any country write them (RFC 4180). */

import { type Row, UnreadableTable } from './row.js'

/** The delimiter of a header: whichever of comma, semicolon and tab stands in it most often outside of quotes. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '')
  const count = (delimiter: string) => bare.split(delimiter).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** Text in pieces as it is decoded: UTF-8 or UTF-16 by its mark, UTF-8 without one, else Windows-1252. */
export function* decoded(chunks: Iterable<Uint8Array>): Generator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for (const chunk of chunks) {
    // What is plain ASCII does not tell yet which of the three it is.
    if (!decoder && chunk.every((byte) => byte < 0x80)) yield new TextDecoder().decode(chunk)
    else {
      decoder ??= decoderOf(chunk)
      yield part(decoder, chunk)
    }
  }
  if (decoder) yield part(decoder)
}

function part(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    throw new UnreadableTable('mixed')
  }
}

function decoderOf(bytes: Uint8Array): InstanceType<typeof TextDecoder> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return new TextDecoder('utf-8', { fatal: true })
  } catch {
    return new TextDecoder('windows-1252')
  }
}

/** The rows of a text, one at a time; rows whose cells are all empty are passed over. */
export function* csvRows(texts: Iterable<string>): Generator<Row> {
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
      pending = /(?:(?<!["\r])["\r]+)?$/.exec(rest)![0]
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
        if (cells.some((each) => each.trim() !== '')) yield rowOf(cells, begun, delimiter)
        cells = []
        cell = ''
        begun = line
      } else if (char !== '\r') cell += char
    }
  }
  cells.push(cell)
  if (cells.some((each) => each.trim() !== '')) yield rowOf(cells, begun, delimiter)
}

const rowOf = (cells: readonly string[], line: number, delimiter: string | undefined): Row => ({
  cells: cells.map((text) => ({ text })),
  at: line,
  // Lists are parted by semicolons where the comma is the decimal sign.
  decimal: delimiter === ';' ? ',' : '.',
  place: () => String(line),
})

function* withEnd(texts: Iterable<string>): Generator<string | undefined> {
  yield* texts
  yield undefined
}
