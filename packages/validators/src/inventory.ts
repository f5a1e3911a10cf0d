/** One pass over everything in a JSON value that notes what rules look for wherever it stands. */
import { escapeKey } from './scan.js'

export type Node = Readonly<Record<string, unknown>>

/** A string that rules want to look at, and where it stands. */
export interface Noted {
  readonly value: string
  readonly key: string | number
  readonly holder: object
}

/** What was noted. Where it stands is found out only when a rule has something to say. */
export interface Inventory {
  /** The value it was taken of. */
  readonly json: unknown
  /** Objects that share an `id` with another, by that `id`. */
  readonly namesakes: ReadonlyMap<string, readonly Node[]> | undefined
  /** Strings that begin as durations do. */
  readonly durations: readonly Noted[]
  /** Strings that begin as fillers do, or have a brace. */
  readonly doubtful: readonly Noted[]
  /** JSON Pointer to an object or a list. */
  pointerTo(holder: object): string
}

/** 1 for characters with which fillers begin, by character code. */
const FILLER = new Uint8Array(128)
for (const first of '<[.?_lLtTfFxXsSuUnNyYiIeE') FILLER[first.charCodeAt(0)] = 1

/** A text of this length is no filler, unless it begins as these do. */
const LONG = 40
const OPENS = '<[lLyYiIeE'

const ELLIPSIS = 0x2026
const CAPITAL_P = 80

/** Takes the inventory of a JSON value that does not nest deeper than is read. */
export function inventoryOf(json: unknown): Inventory {
  const first = new Map<string, Node>()
  let namesakes: Map<string, Node[]> | undefined
  const durations: Noted[] = []
  const doubtful: Noted[] = []

  const note = (value: string, key: string | number, holder: object): void => {
    const code = value.charCodeAt(0)
    if (code === CAPITAL_P) durations.push({ value, key, holder })
    if (
      (FILLER[code] === 1 && (value.length < LONG || OPENS.includes(value[0]!))) ||
      code === ELLIPSIS ||
      value.includes('{')
    )
      doubtful.push({ value, key, holder })
  }
  const name = (id: string, node: Node): void => {
    const before = first.get(id)
    if (before === undefined) first.set(id, node)
    else {
      namesakes ??= new Map()
      const nodes = namesakes.get(id)
      if (nodes) nodes.push(node)
      else namesakes.set(id, [before, node])
    }
  }
  const visit = (holder: unknown): void => {
    if (Array.isArray(holder)) {
      for (let at = 0; at < holder.length; at++) {
        const value: unknown = holder[at]
        if (typeof value === 'string') note(value, at, holder)
        else if (typeof value === 'object' && value !== null) visit(value)
      }
      return
    }
    const node = holder as Node
    for (const key in node) {
      const value = node[key]
      if (typeof value === 'string') {
        if (key === 'id' && value.includes(':')) name(value, node)
        else note(value, key, node)
      } else if (typeof value === 'object' && value !== null && key !== '@context') visit(value)
    }
  }
  if (typeof json === 'object' && json !== null) visit(json)
  let pointers: ReadonlyMap<object, string> | undefined
  const pointerTo = (holder: object): string => {
    pointers ??= pointersIn(json)
    return pointers.get(holder) ?? ''
  }
  return { json, namesakes, durations, doubtful, pointerTo }
}

/** Where each object and list in a value stands first. */
function pointersIn(json: unknown): ReadonlyMap<object, string> {
  const pointers = new Map<object, string>()
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null || pointers.has(value)) return
    pointers.set(value, pointer)
    for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${escapeKey(key)}`)
  }
  visit(json, '')
  return pointers
}
