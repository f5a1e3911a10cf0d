import { judgedLine, type LineOptions, type LineReport } from './lines/judge.js'
import { listOrLineSplitter } from './lines/list.js'
import { type Line, lineSplitter, type Splitter } from './lines/split.js'

export type { Answer, Batch } from './lines/batch.js'
export { judged } from './lines/batch.js'
export { type FlatRow, flatRows } from './lines/flat.js'
export type { LineFinding, LineOptions, LineReport, Select } from './lines/judge.js'
export { inLine, reportOf } from './lines/judge.js'
export type { Line } from './lines/split.js'

/** How an input in lines is read. */
export interface LinesOptions extends LineOptions {
  /** Passes over lines before this one, from 1. */
  readonly fromLine?: number
  /** Reads an input that begins with `[` as one list of credentials. */
  readonly lists?: boolean
}

type Piece = string | Uint8Array

/** Pieces of text or of its UTF-8 bytes, as they come. */
export type LineSource = AsyncIterable<Piece> | Iterable<Piece> | ReadableStream<Piece>

/**
 * Judges a register, one credential a line (NDJSON), and says of each line in order what `validate` says of
 * it. A broken line, and one longer than `limits.bytes` (32 MiB unless said), has a finding of its own; a blank one has no report.
 * Reads on only when a report was taken, and never holds more than one piece and one line. Throws only what
 * the source throws.
 *
 * @example
 * import { validateLines } from '@microcred/validators/lines'
 *
 * for await (const { line, annexI } of validateLines(['{"level":{"eqf":5}}\n', 'no JSON\n']))
 *   console.log(line, annexI) // 1 incomplete, 2 not-applicable
 */
export async function* validateLines(
  source: LineSource,
  options: LinesOptions = {},
): AsyncGenerator<LineReport, void, undefined> {
  const fixed = { ...options, at: options.at ?? new Date() }
  for await (const lines of linesIn(source, options))
    for (const line of lines) yield judgedLine(line, fixed).said
}

/**
 * `validateLines` as a stream to pipe through; it waits while nobody reads.
 *
 * @example
 * import { lineStream } from '@microcred/validators/lines'
 *
 * const text = new Blob(['{"level":{"eqf":5}}\n']).stream()
 * for await (const { line } of text.pipeThrough(lineStream())) console.log(line) // 1
 */
export function lineStream(options: LinesOptions = {}): TransformStream<Piece, LineReport> {
  const fixed = { ...options, at: options.at ?? new Date() }
  const splitter = splitterOf(options)
  const bytesOf = encoder()
  const send = (lines: readonly Line[], out: TransformStreamDefaultController<LineReport>): void => {
    for (const line of lines)
      if (line.line >= (options.fromLine ?? 1)) out.enqueue(judgedLine(line, fixed).said)
  }
  return new TransformStream({
    transform: (piece, out) => send(splitter.push(bytesOf(piece)), out),
    flush: (out) => send([...splitter.push(bytesOf('', true)), ...splitter.end()], out),
  })
}

/**
 * The lines of a source that hold something, as many at a time as a piece completes.
 *
 * @example
 * import { linesIn } from '@microcred/validators/lines'
 *
 * for await (const lines of linesIn(['{}\n\n{}'])) lines.map(({ line }) => line) // [1], then [3]
 */
export async function* linesIn(
  source: LineSource,
  { fromLine = 1, lists = false, limits }: Pick<LinesOptions, 'fromLine' | 'lists' | 'limits'> = {},
): AsyncGenerator<readonly Line[], void, undefined> {
  const splitter = splitterOf({ lists, ...(limits && { limits }) })
  const bytesOf = encoder()
  const due = (lines: readonly Line[]): readonly Line[] =>
    lines[0] && lines[0].line >= fromLine ? lines : lines.filter(({ line }) => line >= fromLine)
  for await (const piece of piecesOf(source)) {
    const lines = due(splitter.push(bytesOf(piece)))
    if (lines.length > 0) yield lines
  }
  const last = due([...splitter.push(bytesOf('', true)), ...splitter.end()])
  if (last.length > 0) yield last
}

const splitterOf = ({ lists = false, limits }: LinesOptions): Splitter =>
  lists ? listOrLineSplitter(limits?.bytes) : lineSplitter(limits?.bytes)

/** Bytes of pieces of text; a character of two units may be cut by their edge. */
function encoder(): (piece: Piece, last?: boolean) => Uint8Array {
  const utf8 = new TextEncoder()
  let held = ''
  return (piece, last = false) => {
    if (typeof piece !== 'string') return piece
    const text = held + piece
    const cut = !last && /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length
    held = text.slice(cut)
    return utf8.encode(text.slice(0, cut))
  }
}

/** The pieces of a source; browsers in which streams cannot be iterated are helped. */
async function* piecesOf(source: LineSource): AsyncGenerator<Piece, void, undefined> {
  if (Symbol.asyncIterator in source || Symbol.iterator in source) {
    yield* source as AsyncIterable<Piece>
    return
  }
  const reader = (source as ReadableStream<Piece>).getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel()
  }
}
