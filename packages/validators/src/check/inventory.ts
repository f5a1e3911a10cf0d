/** One pass over everything in a JSON value that notes what rules look for wherever it stands. */
import { escapeKey } from '@microcred/common/pointer'

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
  /** Strings with a character beyond ASCII, a control character, or what begins markup or an encoded host. */
  readonly unusual: readonly Noted[]
  /** Those of them with more that is unusual than letters and marks of the languages of Europe. */
  readonly odd: readonly Noted[]
  /** JSON Pointer to an object or a list. */
  pointerTo(holder: object): string
}

/** What fillers and blanks begin with, in lower case. */
const BEGINNINGS = '.. __ [d [e [i [n [o [t [y en fi in lo na nu st tb te to un xx yo'

/** 1 for two characters, by their codes, with which a filler or a blank begins. */
const BEGINS = new Uint8Array(128 * 128)
for (const pair of BEGINNINGS.split(' '))
  for (const first of [pair[0]!, pair[0]!.toUpperCase()])
    for (const second of [pair[1]!, pair[1]!.toUpperCase()])
      BEGINS[first.charCodeAt(0) * 128 + second.charCodeAt(0)] = 1

/** A text of this length is no filler, unless it begins as these do. */
const LONG = 40
const LASTING = '[lLyYiIeE'

const ELLIPSIS = 0x2026
const CAPITAL_P = 80
const LESS_THAN = 60
const QUESTION_MARK = 63

/** Whether a string begins as fillers and blanks do, or with white space. */
function isDoubtful(value: string): boolean {
  const first = value.charCodeAt(0)
  if (first > 127) return first === ELLIPSIS
  if (first <= 32 || first === LESS_THAN || first === QUESTION_MARK) return true
  if (BEGINS[first * 128 + value.charCodeAt(1)] !== 1) return false
  return value.length < LONG || LASTING.includes(value[0]!)
}

const UNUSUAL = /[^\t\n\r -;=-~]|&(?:[a-z]{2,6}|#\w{1,7});|xn--/i

/** What every unusual string has but for an encoded host, and every string with a brace: most have none of it. */
const STRANGE = /[^\t\n\r -%'-;=-z|}~]/

/** Whether a string may be unusual or have a brace, told by two quick looks. */
const isRemarkable = (value: string): boolean => STRANGE.test(value) || value.includes('--')

/**
 * What no text has that is only written in Latin, Greek or Cyrillic letters with the usual marks: other characters, what
 * begins markup, and letters of Latin-1 followed by what follows them where a text was decoded twice.
 */
const ODD =
  /[^\t\n\r -%'-;>-~\u00A0-\u00AC\u00AE-\u024F\u0370-\u04FF\u2010-\u2015\u2018-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]|[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2010-\u2122]/

/** What is noted: what stands in a credential, what fills the texts of a record, or both where they are one. */
type Asked = 'credential' | 'record' | 'both'

/** Takes the inventory of a JSON value that does not nest deeper than is read. */
export function inventoryOf(json: unknown, asked: Asked = 'both'): Inventory {
  const isRecord = asked !== 'credential'
  const isCredential = asked !== 'record'
  const first = new Map<string, Node>()
  let namesakes: Map<string, Node[]> | undefined
  const durations: Noted[] = []
  const doubtful: Noted[] = []
  const unusual: Noted[] = []
  const odd: Noted[] = []

  const addUnusual = (noted: Noted): void => {
    unusual.push(noted)
    if (ODD.test(noted.value)) odd.push(noted)
  }
  const note = (value: string, key: string | number, holder: object): void => {
    if (!isCredential) {
      if (isDoubtful(value) || value.includes('{')) doubtful.push({ value, key, holder })
      return
    }
    const strange = STRANGE.test(value)
    if (isRecord && (isDoubtful(value) || (strange && value.includes('{'))))
      doubtful.push({ value, key, holder })
    if (value.charCodeAt(0) === CAPITAL_P) durations.push({ value, key, holder })
    if ((strange || value.includes('--')) && UNUSUAL.test(value)) addUnusual({ value, key, holder })
  }
  const name = (id: string, node: Node): void => {
    if (!isCredential) return
    if (isRemarkable(id) && UNUSUAL.test(id)) addUnusual({ value: id, key: 'id', holder: node })
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
  let spots: ReadonlyMap<object, Spot> | undefined
  const pointerTo = (holder: object): string => {
    spots ??= spotsIn(json)
    return pointerOf(spots.get(holder))
  }
  return { json, namesakes, durations, doubtful, unusual, odd, pointerTo }
}

/** Where an object or a list stands; its pointer is written only when somebody asks. */
interface Spot {
  readonly around: Spot | undefined
  readonly key: string | number
}

const pointerOf = (spot: Spot | undefined): string =>
  spot?.around === undefined ? '' : `${pointerOf(spot.around)}/${escapeKey(String(spot.key))}`

/** Where each object and list in a value stands first. */
function spotsIn(json: unknown): ReadonlyMap<object, Spot> {
  const spots = new Map<object, Spot>()
  const visit = (value: object, around: Spot | undefined, key: string | number): void => {
    if (spots.has(value)) return
    const spot = { around, key }
    spots.set(value, spot)
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++) if (isNested(value[at])) visit(value[at], spot, at)
      return
    }
    for (const inner of Object.keys(value)) {
      const held = (value as Node)[inner]
      if (isNested(held)) visit(held, spot, inner)
    }
  }
  if (isNested(json)) visit(json, undefined, '')
  return spots
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null
