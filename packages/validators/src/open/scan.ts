/**
 * Reads JSON text token by token to find out where things stand: the first syntax error, keys that
 * occur twice, and the positions of given pointers. It keeps its own stack, so depth is no danger.
 */
import { escapeKey } from '@microcred/common/pointer'
import type { Term } from '@microcred/core/messages'
import { type Flaw, Tokens } from './tokens.js'

/** Where a value stands in the text, as offsets. */
export interface Place {
  /** First character of the value. */
  readonly start: number
  /** After the last character of the value. */
  readonly end: number
  /** First character of the key, for members of objects. */
  readonly key?: number
  /** Where another member or item would be inserted, for objects and arrays. */
  readonly insert?: number
}

export interface Scan {
  /** What breaks the grammar first, where its token starts, and the pointer of the place it stands in. */
  readonly error?: {
    readonly offset: number
    readonly reason: Term
    readonly start: number
    readonly pointer: string
  }
  readonly duplicates: readonly {
    readonly pointer: string
    readonly property: string
    readonly offset: number
  }[]
  /** Offset at which the depth limit is passed. */
  readonly tooDeep?: number
  readonly places: ReadonlyMap<string, Place>
}

/** What of a token is at fault; the beginning of it unless said. */
const AT_FAULT: Readonly<Partial<Record<Flaw, RegExp>>> = {
  'number-unfinished': /$/,
  'unicode-escape': /\\u(?![\da-f]{4})/i,
  'no-escape': /\\[^"\\/bfnrtu]/,
  'control-character': /\p{Cc}/u,
}

interface Frame {
  readonly object: boolean
  readonly pointer: string
  readonly start: number
  readonly key: number | undefined
  readonly keys: Set<string> | undefined
  index: number
  /** End of the last child, or just after the opening. */
  last: number
  state: 'first' | 'member' | 'value' | 'after'
  childPointer: string
  childKey: number | undefined
}

/**
 * Scans a text. `wanted` limits which pointers are located; left out, none is. `each` is told of every
 * value, also of one whose key occurs twice.
 */
export function scan(
  text: string,
  wanted: ReadonlySet<string> = new Set(),
  maxDepth = Number.POSITIVE_INFINITY,
  each?: (pointer: string, place: Place) => void,
): Scan {
  const tokens = new Tokens(text)
  const places = new Map<string, Place>()
  const duplicates: { pointer: string; property: string; offset: number }[] = []
  const stack: Frame[] = []
  let done = false

  const result = (more: Partial<Scan> = {}): Scan => ({ duplicates, places, ...more })
  const wrong = (offset: number, reason: Term, start = offset): Scan => {
    const top = stack.at(-1)
    return result({
      error: {
        offset,
        reason,
        start,
        pointer: (top?.state === 'value' ? top.childPointer : top?.pointer) ?? '',
      },
    })
  }

  const locate = (pointer: string, place: Place): void => {
    if (wanted.size > 0 && wanted.has(pointer)) places.set(pointer, place)
    each?.(pointer, place)
  }
  const finish = (end: number): void => {
    const parent = stack.at(-1)
    if (!parent) done = true
    else {
      parent.last = end
      parent.state = 'after'
    }
  }

  const close = ({ pointer, start, last, key }: Frame, end: number): void => {
    stack.pop()
    locate(pointer, { start, end, insert: last, ...(key !== undefined && { key }) })
    finish(end)
  }

  for (;;) {
    const kind = tokens.next()
    const { start: offset, end, flaw } = tokens
    const top = stack.at(-1)
    if (kind === '') {
      if (done) return result()
      return wrong(text.length, top ? `ends-in-${top.object ? 'object' : 'list'}` : 'ends-early')
    }
    if (kind === '/') return wrong(offset, 'comments')
    if (flaw) {
      const fault = AT_FAULT[flaw]
      return wrong(offset + Math.max(0, fault ? text.slice(offset, end).search(fault) : 0), flaw, offset)
    }
    if (done) return wrong(offset, 'trailing')

    if (top?.object && (top.state === 'first' || top.state === 'member')) {
      if (kind === '}') {
        if (top.state === 'member') return wrong(offset, 'comma-before-brace')
        close(top, end)
        continue
      }
      if (kind !== '"') return wrong(offset, { reason: 'key-expected', found: described(text, offset, end) })
      const property = tokens.value
      top.childKey = offset
      top.childPointer = `${top.pointer}/${escapeKey(property)}`
      if (top.keys!.has(property)) duplicates.push({ pointer: top.childPointer, property, offset })
      top.keys!.add(property)
      top.state = 'value'
      if (tokens.next() !== ':') return wrong(tokens.start, 'colon', offset)
      continue
    }

    if (top?.state === 'after') {
      if (kind === ',') {
        top.state = top.object ? 'member' : 'value'
        if (!top.object) top.childPointer = `${top.pointer}/${++top.index}`
        continue
      }
      if (kind === (top.object ? '}' : ']')) {
        close(top, end)
        continue
      }
      return wrong(offset, {
        reason: top.object ? 'object-goes-on' : 'list-goes-on',
        found: described(text, offset, end),
      })
    }

    if (top && !top.object && kind === ']') {
      if (top.state === 'value' && top.index > 0) return wrong(offset, 'comma-before-bracket')
      close(top, end)
      continue
    }

    const pointer = top ? top.childPointer : ''
    const key = top?.object ? top.childKey : undefined
    if (kind === '{' || kind === '[') {
      if (stack.length >= maxDepth) return result({ tooDeep: offset })
      const object = kind === '{'
      stack.push({
        object,
        pointer,
        start: offset,
        key,
        keys: object ? new Set() : undefined,
        index: 0,
        last: end,
        state: object ? 'first' : 'value',
        childPointer: object ? '' : `${pointer}/0`,
        childKey: undefined,
      })
      continue
    }
    if (kind === '"' || kind === '0') {
      locate(pointer, { start: offset, end, ...(key !== undefined && { key }) })
      finish(end)
      continue
    }
    return wrong(offset, { reason: 'value-expected', found: described(text, offset, end) })
  }
}

/** A token as a reader would name it, without quoting what could be personal. */
function described(text: string, offset: number, end: number): Term {
  const first = text[offset]!
  if (first === '"') return { type: 'string' }
  if (first === "'") return { token: 'single-quote' }
  if (/[-0-9]/.test(first)) return { type: 'number' }
  const token = text.slice(offset, Math.min(end, offset + 20))
  if (/^(NaN|Infinity|undefined|None|True|False)/.test(token)) return { token: 'foreign', word: token }
  return /^[{}[\],:]$/.test(first) ? { token: 'mark', mark: first } : { token: 'other' }
}

/** 1 for what may stand before a quote that does not end a key: a backslash, white space, `,`, `:`, `[`, `{`. */
const AMBIGUOUS = new Uint8Array(128)
for (const character of '\\ \t\n\r,:[{') AMBIGUOUS[character.charCodeAt(0)] = 1

/**
 * How many keys a text has that is known to be JSON. A colon that follows a quote ends a key unless the quote is escaped or
 * begins a string; where only the strings tell, they are counted. One pass of `indexOf`, which costs a fraction of
 * parsing: compared with the keys that came out, it reveals a duplicate.
 */
export function countKeysInText(text: string): number {
  let keys = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1)
    if (before === QUOTE) {
      if (at < 3 || AMBIGUOUS[text.charCodeAt(at - 2)] === 1) return countStringsBeforeColons(text)
      keys++
    } else if (isSpace(before)) return countStringsBeforeColons(text)
  }
  return keys
}

const QUOTE = 34
const COLON_MARK = 58
const BACKSLASH = 92

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/** How many strings of a text that is known to be JSON are followed by a colon. */
function countStringsBeforeColons(text: string): number {
  let keys = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = text.indexOf('"', at + 1)
    while (at > 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1)
    // Not JSON after all.
    if (at < 0) return -1
    at++
    while (isSpace(text.charCodeAt(at))) at++
    if (text.charCodeAt(at) === COLON_MARK) keys++
  }
  return keys
}

/** Whether an odd number of backslashes stands before a quote. */
export function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1
  while (text.charCodeAt(at) === BACKSLASH) at--
  return (quote - at) % 2 === 0
}

/** Offset of the first character of each line. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Line and column of an offset, both from 1; columns count UTF-16 units, as editors do. */
export function lineAndColumn(starts: readonly number[], offset: number): { line: number; column: number } {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - starts[low]! + 1 }
}
