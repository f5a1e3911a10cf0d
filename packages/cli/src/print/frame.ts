/** Code frames: the lines around a finding, with a caret under what it points at. */
import type { Places, Span } from '@microcred/validators/places'
import type { Paint } from './paint.js'
import { visible, width } from './visible.js'

/** Lines shown before and after the one that is pointed at. */
const AROUND = 2
/** Most characters of a line that are shown; a longer one is cut out around the caret. */
const WINDOW = 100

/** The lines around a span. What is personal is masked unless `personal` is empty. */
export function frame(
  places: Pick<Places, 'text' | 'lines'>,
  personal: readonly Span[],
  span: Span,
  paint: Paint,
): string {
  const { text, lines } = places
  const endOf = (line: number): number => {
    const end = line + 1 < lines.length ? lines[line + 1]! - 1 : text.length
    return end > lines[line]! && text[end - 1] === '\r' ? end - 1 : end
  }
  const line = indexOf(lines, span.start)
  const begin = lines[line]!
  const pointed = Math.min(span.end, endOf(line))
  // The window is the same for all lines, so that they stay below each other; those that end before it are left out.
  const left = pointed - begin <= WINDOW ? 0 : Math.max(0, span.start - begin - WINDOW / 2)
  const first = Math.max(0, line - AROUND)
  const end = lines.at(-1) === text.length ? lines.length - 2 : lines.length - 1
  const last = Math.max(line, Math.min(end, line + AROUND))
  const digits = String(last + 1).length
  const out: string[] = []
  for (let each = first; each <= last; each++) {
    const stop = endOf(each)
    const from = whole(text, Math.min(lines[each]! + left, stop))
    const to = whole(text, Math.min(from + WINDOW, stop))
    if (left > 0 && from === to && each !== line) continue
    const before = from > lines[each]! ? '…' : ''
    const shown = (start: number, end: number): string => visible(masked(text, start, end, personal))
    out.push(
      `${paint.dim(`  ${String(each + 1).padStart(digits)} │`)} ${before}${shown(from, to)}${to < stop ? '…' : ''}`.trimEnd(),
    )
    if (each !== line) continue
    const indent = width(before + shown(from, Math.max(from, span.start)))
    // Of an object or list that does not fit, its beginning stands for it.
    const seen = pointed > to && /[{[]/.test(text[span.start]!) ? span.start + 1 : Math.min(pointed, to)
    const length = Math.max(1, width(shown(span.start, seen).trimEnd()))
    out.push(
      `${paint.dim(`  ${' '.repeat(digits)} │`)} ${' '.repeat(indent)}${paint.red('^'.repeat(length))}`,
    )
  }
  return out.join('\n')
}

/** A slice of a text with a dot for every character that is personal. */
function masked(text: string, start: number, end: number, personal: readonly Span[]): string {
  let out = ''
  let at = start
  for (
    let next = firstEndingAfter(personal, start);
    next < personal.length && personal[next]!.start < end;
    next++
  ) {
    const from = Math.max(at, personal[next]!.start)
    const to = Math.min(end, personal[next]!.end)
    if (to <= from) continue
    out += text.slice(at, from) + text.slice(from, to).replace(/\S/g, '•')
    at = to
  }
  return out + text.slice(at, end)
}

/** Index of the last item that is not greater than a value. */
function indexOf(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ascending[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}

function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** An offset that does not fall between the halves of a surrogate pair. */
function whole(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset
}
