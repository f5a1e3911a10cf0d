/** Bytes in pieces of any size → lines, each with its number; a line that is too long keeps its size only. */
import { MAX_SIZE } from '../open/parse.js'

/** One line of an input, or one credential of a list in it. */
export interface Line {
  /** Number of the line it begins in, from 1. */
  readonly line: number
  /** What stands in it; absent where it is longer than is read. */
  readonly bytes?: Uint8Array
  /** Its length in bytes. */
  readonly size: number
}

/** Takes an input piece by piece and gives the lines that became whole. */
export interface Splitter {
  push(piece: Uint8Array): Line[]
  /** What stands after the last end of a line. */
  end(): Line[]
}

const NEWLINE = 0x0a
const RETURN = 0x0d

/** A splitter at ends of lines; lines with nothing but white space are counted and passed over. `most` bytes are kept of one. */
export function lineSplitter(most: number = MAX_SIZE): Splitter {
  let line = 1
  let current = gathering(most)
  const finish = (): Line[] => {
    const done = current.lineAt(line++)
    current = gathering(most)
    return done
  }
  return {
    push(piece) {
      const lines: Line[] = []
      let from = 0
      for (let to = piece.indexOf(NEWLINE); to >= 0; to = piece.indexOf(NEWLINE, from)) {
        current.add(piece.subarray(from, to))
        lines.push(...finish())
        from = to + 1
      }
      current.add(piece.subarray(from))
      return lines
    },
    end: finish,
  }
}

/** Pieces of one line, dropped as soon as they are too many. */
export function gathering(most: number): { add(piece: Uint8Array): void; lineAt(line: number): Line[] } {
  let pieces: Uint8Array[] = []
  let size = 0
  return {
    add(piece) {
      size += piece.length
      if (size > most + 1) pieces = []
      else if (piece.length > 0) pieces.push(piece)
    },
    lineAt(line) {
      if (size > most + 1) return [{ line, size }]
      const whole = pieces.length === 1 ? pieces[0]! : joined(pieces, size)
      const bytes = whole.at(-1) === RETURN ? whole.subarray(0, -1) : whole
      if (bytes.length > most) return [{ line, size: bytes.length }]
      return isBlank(bytes) ? [] : [{ line, bytes, size: bytes.length }]
    },
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Whether a byte is white space of JSON. */
export const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x09 || byte === NEWLINE || byte === RETURN

const isBlank = (bytes: Uint8Array): boolean => bytes.every(isSpace)
