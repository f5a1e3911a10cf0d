/** Where findings and personal data stand in the text of a credential, for whoever shows excerpts of it. */

import { countKeys, MAX_DEPTH } from './open/keys.js'
import { open } from './open/open.js'
import { lineStarts, type Place, type Scan, scan } from './open/scan.js'
import type { Finding, TextEdit } from './report/finding.js'

export type { TextEdit } from './report/finding.js'

import { isPersonal } from './report/personal.js'
import type { Positions } from './report/report.js'

/** A stretch of a text, as offsets in UTF-16 units; empty where something is to be inserted. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The text that the lines and columns of a report are into. */
export interface Places {
  readonly text: string
  /** Offset of the first character of each line. */
  readonly lines: readonly number[]
  /** What a finding points at: a value, a key, or the empty place where something is to be inserted. */
  span(finding: Pick<Finding, 'pointer' | 'line' | 'column'>): Span | undefined
  /** What tells about the learner, in order; never less than there is, also where the text is no JSON. */
  readonly personal: readonly Span[]
}

/**
 * The places in an input of the findings about it, or `undefined` where it has no readable text, as an
 * encoded token has none.
 *
 * @example
 * import { validate } from '@microcred/validators'
 * import { placesOf } from '@microcred/validators/places'
 *
 * const text = '{ "title": { "en": "Wood finishing" }, "level": { "eqf": 9 } }'
 * const { findings } = validate(text)
 * const span = placesOf(text, findings)?.span(findings[0]!)
 * text.slice(span?.start, span?.end) // '9'
 */
export function placesOf(
  input: string | Uint8Array,
  findings: readonly Pick<Finding, 'pointer'>[],
): Places | undefined {
  const { json, wrapper, positions } = open(
    input,
    (value) => ({ keys: countKeys(value), clean: false }),
    undefined,
  )
  if (!positions || (json === undefined && wrapper)) return undefined
  const { text, inner = text, prefix, outer = (offset: number) => offset } = positions
  const personal: Span[] = []
  const wanted = new Set(findings.map((finding) => prefix + finding.pointer))
  const scanned = scan(inner, wanted, MAX_DEPTH, (pointer, { start, end }) => {
    const first = inner.charCodeAt(start)
    if (first === OPEN_BRACE || first === OPEN_BRACKET || !isPersonal(pointer)) return
    personal.push(first === QUOTE ? { start: start + 1, end: end - 1 } : { start, end })
  })
  const lines = lineStarts(text)
  return {
    text,
    lines,
    personal: mapped([...personal, ...personalAfter(inner, scanned)], outer),
    span: ({ pointer, line, column }) => {
      const at = line === undefined || column === undefined ? undefined : (lines[line - 1] ?? 0) + column - 1
      return at === undefined
        ? undefined
        : (spanAt(at, scanned.places.get(prefix + pointer), inner, outer) ?? {
            start: at,
            end: tokenEnd(text, at),
          })
    },
  }
}

const QUOTE = 34
const OPEN_BRACKET = 91
const OPEN_BRACE = 123

type Outer = NonNullable<Positions['outer']>

/** The span that begins at an offset and belongs to a place: its value, its key, or where it is added to. */
function spanAt(at: number, place: Place | undefined, inner: string, outer: Outer): Span | undefined {
  if (!place) return undefined
  const { start, end, key, insert } = place
  const candidates: Span[] = [{ start, end }]
  if (key !== undefined) candidates.push({ start: key, end: tokenEnd(inner, key) })
  if (insert !== undefined) candidates.push({ start: insert, end: insert })
  return mapped(candidates, outer).find((span) => span.start === at)
}

const mapped = (spans: readonly Span[], outer: Outer): Span[] =>
  spans
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start: outer(start), end: outer(end) }))

/** End of the token that begins at an offset, found without a grammar because it may break it. */
function tokenEnd(text: string, at: number): number {
  const token = /"(?:[^"\\\n]|\\.)*"?|[^\s{}[\]:,"]+|[^\n]|$/y
  token.lastIndex = at
  return at + (token.exec(text)?.[0].length ?? 0)
}

/**
 * What may be personal after the place where a text stops being readable: all of it inside of the
 * learner's part, else every value, because nothing tells any more whose it is. Keys stay, and so does
 * the token that is at fault unless it is a text.
 */
function personalAfter(text: string, { error, tooDeep }: Scan): Span[] {
  const stop = error?.offset ?? tooDeep
  if (stop === undefined) return []
  if (error && isPersonal(error.pointer)) return [{ start: error.start, end: text.length }]
  const spans: Span[] = []
  const from = text[stop] === '"' ? stop : tokenEnd(text, stop)
  for (const { 0: token, 1: key, index } of text
    .slice(from)
    .matchAll(/("(?:[^"\\\n]|\\.)*")\s*:|"(?:[^"\\\n]|\\.)*"?|[^\s{}[\]:,"]+/g)) {
    if (key !== undefined) continue
    const opening = token.startsWith('"') ? 1 : 0
    const closing = token.length > 1 && token.endsWith('"') ? 1 : 0
    spans.push({ start: from + index + opening, end: from + index + token.length - closing })
  }
  return spans
}

/**
 * A text after the edits of a fix. Edits are counted in the text as it was; of two fixes that touch each other only
 * one can be applied, so apply one, and validate again.
 *
 * @throws RangeError where two edits overlap or one leaves the text.
 *
 * @example
 * import { validate } from '@microcred/validators'
 * import { applyEdits } from '@microcred/validators/places'
 *
 * const text = '{ "title": { "en": "Wood finishing" }, "level": { "eqf": "5" } }'
 * const { fix } = validate(text).findings.find(({ code }) => code === 'level.wrong-type')!
 * applyEdits(text, fix!.edits!) // '{ "title": { "en": "Wood finishing" }, "level": { "eqf": 5 } }'
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = ''
  let at = 0
  for (const { offset, length, text: instead } of edits.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < at || offset + length > text.length)
      throw new RangeError(`An edit at ${offset} overlaps another or leaves the text of ${text.length}.`)
    out += text.slice(at, offset) + instead
    at = offset + length
  }
  return out + text.slice(at)
}
