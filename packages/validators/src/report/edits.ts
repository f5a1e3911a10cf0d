/** A JSON Patch as edits of the text it is about, which keep the author's layout. */
import { patched } from '@microcred/common/patch'
import { keysOf, valueAt } from '@microcred/common/pointer'
import type { Opened } from '../open/open-bare.js'
import { lineStarts, type Place } from '../open/scan.js'
import type { Finding, PatchOperation, TextEdit } from './finding.js'
import { locate } from './locate.js'
import { outwards } from './outwards.js'
import { holdsPersonal } from './personal.js'
import type { Report } from './report.js'
import { addTouched, commonOf, movedBy } from './touched.js'

/** What edits are made in: a text, what it says, and where everything in it stands that is touched. */
interface Written {
  readonly text: string
  readonly json: unknown
  readonly places: ReadonlyMap<string, Place>
  /** White space that one level is indented by. */
  readonly unit: string
  /** What ends a line. */
  readonly newline: string
  /** Whether the text has more lines than one. */
  readonly lined: boolean
  /** Whether a blank follows the colon of a member. */
  readonly spaced: boolean
  /** Where its lines begin. */
  readonly starts: readonly number[]
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))
const lastKey = (pointer: string): string => keysOf(pointer).at(-1) ?? ''

/**
 * A report whose fixes also say what to write where in the text that came in, as long as it is plain JSON text:
 * nothing in an envelope that is encoded can be edited. `shift` is what precedes the text, such as a mark of its encoding.
 */
export function withEdits(
  report: Report,
  { positions, violations, wrapper, json }: Opened,
  shift: number,
): Report {
  if (!positions || positions.inner !== undefined || positions.outer) return report
  // Where a key occurs twice, nobody can say which of the two is meant.
  if (violations.some(({ code }) => code === 'json.duplicate-key')) return report
  const { text, prefix } = positions
  const patches: (readonly PatchOperation[])[] = []
  gather(report, prefix, patches)
  if (patches.length === 0) return report
  const wanted = new Set<string>()
  for (const patch of patches) addTouched(patch, '', wanted)
  const looked = positions.looked
  const places =
    looked && [...wanted].every((each) => looked.asked.has(each)) ? looked.places : locate(text, wanted, true)
  const whole: unknown = wrapper || json === undefined ? JSON.parse(text) : json
  const written: Written = {
    text,
    json: whole,
    places,
    unit: unitOf(text),
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    lined: text.includes('\n'),
    spaced: text.includes('": '),
    starts: looked?.starts ?? lineStarts(text),
  }
  return edited(report, prefix, (patch) => {
    const edits = editsOf(patch, written)
    return shift === 0 ? edits : edits?.map((each) => ({ ...each, offset: each.offset + shift }))
  })
}

/** Whether a contained report speaks of places in the container's own text. */
const inText = ({ wrapper }: Report): boolean => wrapper === undefined || wrapper.type === 'delivery'

function gather(report: Report, prefix: string, out: (readonly PatchOperation[])[]): void {
  for (const { fix } of report.findings) if (fix) out.push(moved(fix.patch, prefix))
  for (const each of report.credentials ?? []) if (inText(each)) gather(each, '', out)
}

const moved = (patch: readonly PatchOperation[], prefix: string): readonly PatchOperation[] =>
  prefix === '' ? patch : patch.map(movedBy(prefix))

function edited<Any extends Report>(
  report: Any,
  prefix: string,
  of: (patch: readonly PatchOperation[]) => readonly TextEdit[] | undefined,
): Any {
  const withOwn = (finding: Finding): Finding => {
    const edits = finding.fix && of(moved(finding.fix.patch, prefix))
    return edits ? { ...finding, fix: { ...finding.fix!, edits } } : finding
  }
  return {
    ...report,
    findings: report.findings.map(withOwn),
    ...(report.credentials && {
      credentials: report.credentials.map((each) => (inText(each) ? edited(each, '', of) : each)),
    }),
  }
}

/** The edits of a patch, or nothing where it cannot be said without quoting the learner. */
function editsOf(patch: readonly PatchOperation[], written: Written): readonly TextEdit[] | undefined {
  const [only, ...more] = patch
  if (!only) return undefined
  if (more.length === 0) return editsOfOne(only, written)
  return (
    (areApart(patch, written.json) || areRenamings(patch, written.json)
      ? eachForItself(patch, written)
      : undefined) ?? rewritten(patch, written)
  )
}

/** Whether operations put values in the place of others, or behind what stands there, none of which lies in another. */
function areApart(patch: readonly PatchOperation[], json: unknown): boolean {
  const added = patch.filter(({ op }) => op === 'add').map(({ path }) => path)
  if (patch.some(({ op, path }) => path === '' || (op !== 'replace' && op !== 'add'))) return false
  if (new Set(added.map(parentOf)).size < added.length) return false
  const isShifting = (path: string): boolean =>
    lastKey(path) !== '-' && Array.isArray(valueAt(json, parentOf(path)))
  if (added.some(isShifting)) return false
  const paths = patch.map(({ path }) => `${path}/`).toSorted()
  return paths.every((path, at) => at === 0 || !path.startsWith(paths[at - 1]!))
}

/** Whether operations give members of objects names that are free, what lies inside before what it lies in. */
function areRenamings(patch: readonly PatchOperation[], json: unknown): boolean {
  const touched = new Set<string>()
  return patch.every((each) => {
    if (each.op !== 'move' || parentOf(each.from) !== parentOf(each.path)) return false
    const { from, path } = each
    if (from === '' || path === '') return false
    const around = valueAt(json, parentOf(from))
    if (typeof around !== 'object' || around === null || Array.isArray(around)) return false
    if (!Object.hasOwn(around, lastKey(from)) || Object.hasOwn(around, lastKey(path))) return false
    if (touched.has(path) || [...outwards(from)].some((at) => touched.has(at))) return false
    touched.add(from).add(path)
    return true
  })
}

/** The edits of operations that have nothing to do with each other, in the order of the text. */
function eachForItself(patch: readonly PatchOperation[], written: Written): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = []
  for (const operation of patch) {
    const own = editsOfOne(operation, written)
    if (own === undefined) return undefined
    edits.push(...own)
  }
  return edits.toSorted((a, b) => a.offset - b.offset)
}

/** The object or list that a patch is about, written anew: for what one edit cannot say. */
function rewritten(patch: readonly PatchOperation[], written: Written): readonly TextEdit[] | undefined {
  const { text, json, places } = written
  const at = commonOf(patch)
  const place = places.get(at)
  if (!place || holdsPersonal(valueAt(json, at), at)) return undefined
  const value = valueAt(patched(json, patch), at)
  if (value === undefined) return undefined
  const layout = text.slice(place.start, place.end).includes('\n') ? written.unit : undefined
  return [replaced(place, print(value, layout, indentAt(written, place.start), written.newline))]
}

function editsOfOne(operation: PatchOperation, written: Written): readonly TextEdit[] | undefined {
  const { places, json } = written
  const { path } = operation
  const place = places.get(path)
  if (operation.op === 'remove') return removal(path, written)
  if (operation.op === 'move') {
    const { from } = operation
    if (parentOf(from) === parentOf(path) && !place && places.get(from)?.key !== undefined)
      return [renaming(places.get(from)!, lastKey(path), written.text)]
    if (valueAt(json, from) === undefined || holdsPersonal(valueAt(json, from), from)) return undefined
    return rewritten([operation], { ...written, places: withCommon(operation, written) })
  }
  const inList = path !== '' && Array.isArray(valueAt(json, parentOf(path)))
  if (place && (operation.op === 'replace' || !inList)) {
    const around = places.get(parentOf(path))
    const multiline = isMultiline(around ?? place, written.text)
    return [replaced(place, printed(operation.value, place.start, written, multiline))]
  }
  return operation.op === 'replace' ? undefined : addition(path, operation.value, written)
}

/** The places with that of what an operation lies in; located when first it is needed, for few need it. */
function withCommon(operation: PatchOperation, { text, places }: Written): ReadonlyMap<string, Place> {
  const at = commonOf([operation])
  return places.has(at) ? places : locate(text, [at], true)
}

const replaced = ({ start, end }: Place, text: string): TextEdit => ({
  offset: start,
  length: end - start,
  text,
})

/** Another key for a member, whose value stays. */
function renaming({ key, start }: Place, name: string, text: string): TextEdit {
  const length = text.lastIndexOf('"', text.lastIndexOf(':', start)) + 1 - key!
  return { offset: key!, length, text: JSON.stringify(name) }
}

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\r' || character === '\t'

/** A member or item taken out, with the comma that set it off. */
function removal(path: string, { text, places }: Written): readonly TextEdit[] | undefined {
  const place = places.get(path)
  if (!place || path === '') return undefined
  const first = place.key ?? place.start
  let after = place.end
  while (isSpace(text[after])) after++
  if (text[after] === ',') {
    after++
    while (isSpace(text[after])) after++
    return [{ offset: first, length: after - first, text: '' }]
  }
  let before = first
  while (isSpace(text[before - 1])) before--
  return text[before - 1] === ','
    ? [{ offset: before - 1, length: place.end - before + 1, text: '' }]
    : [{ offset: before, length: after - before, text: '' }]
}

/** A member or item put in, on a line of its own where its neighbours stand so. */
function addition(path: string, value: unknown, written: Written): readonly TextEdit[] | undefined {
  const { text, json, places } = written
  const parent = parentOf(path)
  const around = places.get(parent)
  const holder = valueAt(json, parent)
  if (around?.insert === undefined || typeof holder !== 'object' || holder === null) return undefined
  const key = lastKey(path)
  const list = Array.isArray(holder)
  const empty = Object.keys(holder).length === 0
  const multiline = empty ? written.lined : isMultiline(around, text)
  const { newline } = written
  const own = indentAt(written, around.start)
  let first = around.start + 1
  while (isSpace(text[first])) first++
  const indent = empty ? own + written.unit : multiline ? indentAt(written, first) : own
  const compact = !written.spaced && !multiline
  const item =
    (list ? '' : `${JSON.stringify(key)}:${compact ? '' : ' '}`) +
    print(value, multiline ? written.unit : compact ? undefined : '', indent, newline)
  const gap = multiline ? newline + indent : compact ? '' : ' '
  if (empty) {
    const inside = multiline ? `${newline}${indent}${item}${newline}${own}` : compact ? item : ` ${item} `
    return [{ offset: around.start + 1, length: around.end - around.start - 2, text: inside }]
  }
  if (list && key !== '-' && Number(key) < holder.length) {
    const next = places.get(path)
    return next && [{ offset: next.start, length: 0, text: `${item},${gap}` }]
  }
  return [{ offset: around.insert, length: 0, text: `,${gap}${item}` }]
}

/** Whether the first thing in an object or list stands on a line of its own. */
function isMultiline({ start }: Place, text: string): boolean {
  for (let at = start + 1; isSpace(text[at]); at++) if (text[at] === '\n') return true
  return false
}

/** A value that takes the place of another. */
function printed(value: unknown, at: number, written: Written, multiline: boolean): string {
  const { unit, spaced, newline } = written
  return print(value, multiline ? unit : spaced ? '' : undefined, indentAt(written, at), newline)
}

/** JSON in a layout: one line a member with a unit, one line in all with an empty one, nothing between tokens without. */
function print(value: unknown, unit: string | undefined, indent: string, newline: string): string {
  if (unit === undefined) return JSON.stringify(value)
  if (unit !== '') return JSON.stringify(value, null, unit).replaceAll('\n', newline + indent)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inside = Array.isArray(value)
    ? value.map((each) => print(each, '', indent, newline)).join(', ')
    : Object.entries(value)
        .map(([key, each]) => `${JSON.stringify(key)}: ${print(each, '', indent, newline)}`)
        .join(', ')
  return Array.isArray(value) ? `[${inside}]` : inside === '' ? '{}' : `{ ${inside} }`
}

/** White space at the beginning of the line a character stands in. */
function indentAt({ text, starts }: Written, at: number): string {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  const start = starts[low]!
  let end = start
  while (end < at && (text[end] === ' ' || text[end] === '\t')) end++
  return text.slice(start, end)
}

/** What the first indented line is indented by. */
const unitOf = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? '  '
