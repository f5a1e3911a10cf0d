/** A JSON list in pieces of any size → its items, without ever holding more than one of them. */
import { MAX_SIZE } from '../open/parse.js'
import { gathering, isSpace, type Line, lineSplitter, type Splitter } from './split.js'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN = new Set([0x5b, 0x7b])
const CLOSE = new Set([0x5d, 0x7d])
const OPEN_LIST = 0x5b
const MARK = [0xef, 0xbb, 0xbf]

/** A splitter of lines, or of the items of a list where the input begins with one. */
export function listOrLineSplitter(most: number = MAX_SIZE): Splitter {
  let chosen: Splitter | undefined
  let before: number[] = []
  return {
    push(piece) {
      if (chosen) return chosen.push(piece)
      const start = piece.findIndex((byte) => !isSpace(byte) && !MARK.includes(byte))
      if (start < 0) {
        before = [...before, ...piece]
        return []
      }
      chosen = piece[start] === OPEN_LIST ? itemSplitter(most) : lineSplitter(most)
      return [...chosen.push(Uint8Array.from(before)), ...chosen.push(piece)]
    },
    end: () => chosen?.end() ?? [],
  }
}

/** A splitter of the items of one list; what follows its end is an item of its own. */
function itemSplitter(most: number): Splitter {
  let [line, begun, depth] = [1, 1, 0]
  let [inString, escaped, started, empty] = [false, false, false, true]
  let item = gathering(most)
  const finish = (): Line[] => {
    const done = empty ? [] : item.lineAt(begun)
    item = gathering(most)
    empty = true
    return done
  }
  return {
    push(piece) {
      const items: Line[] = []
      let from = 0
      for (let at = 0; at < piece.length; at++) {
        const byte = piece[at]!
        if (byte === 0x0a) line++
        if (!started) {
          if (byte === OPEN_LIST) started = true
          from = at + 1
          continue
        }
        if (inString) {
          if (escaped) escaped = false
          else if (byte === BACKSLASH) escaped = true
          else if (byte === QUOTE) inString = false
          continue
        }
        if (depth === 0 && (byte === COMMA || byte === 0x5d)) {
          item.add(piece.subarray(from, at))
          items.push(...finish())
          from = at + 1
          continue
        }
        if (isSpace(byte)) continue
        if (empty) [begun, empty] = [line, false]
        if (byte === QUOTE) inString = true
        else if (OPEN.has(byte)) depth++
        else if (CLOSE.has(byte) && depth > 0) depth--
      }
      item.add(piece.subarray(from))
      return items
    },
    end: finish,
  }
}
