/** Where two findings stand to each other, one of which makes the other superfluous. */
import { escapeKey, keysOf, valueAt } from '@microcred/common/pointer'
import { elements } from '@microcred/core'
import { isDateTime } from '@microcred/core/formats'
import { mayBeSameDay } from '../check/time.js'
import { elementOf, wordsOf } from './catalogue.js'
import type { Placed } from './report.js'
import { isTextByLanguage } from './text-by-language.js'

/** What findings are of. */
export interface Around {
  readonly json: unknown
  /** Elements that are missing. */
  readonly missing: readonly (typeof elements)[number][]
  /** Where an element stands in the profile. */
  readonly pathsOf: (key: string) => readonly string[]
}

/** A relation: what tells a fault and what tells it again have a key in common. */
export interface Relation {
  readonly tells: (finding: Placed, around: Around) => readonly string[]
  /** As `tells` where both are of one kind. */
  readonly asks?: (finding: Placed, around: Around) => readonly string[]
  /** Of findings of one kind with one key: whether one that stays makes a later one superfluous. */
  readonly again?: (stays: Placed, later: Placed) => boolean
  /** Which of one kind tells most: those come first. */
  readonly weight?: (finding: Placed) => number
}

/** What a code says is wrong. */
export const faultOf = (code: string): string => code.slice(code.indexOf('.') + 1)
const subjectOf = (code: string): string => code.slice(0, code.indexOf('.'))
export const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))
export const missingOf = (id: string): string => `${id}.missing`

export const isIndex = (key: string): boolean => /^\d+$/.test(key)

/** A pointer in the words of a path, in which every item of a list is one. */
export const dotted = (pointer: string): string =>
  keysOf(pointer)
    .filter((key) => !isIndex(key))
    .join('.')

const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/i

/** Whether a finding is of an instant that lacks its offset alone: who writes one so writes all so. */
function lacksOffset({ code, pointer }: Placed, json: unknown): boolean {
  if (faultOf(code) === 'time-without-offset') return true
  if (!/\.(?:not-a-date|malformed)$/.test(code)) return false
  const value = valueAt(json, pointer)
  return typeof value === 'string' && WITHOUT_OFFSET.test(value) && isDateTime(`${value}Z`)
}

/** The day that a credential is said to begin on; what begins in it, such as an endorsement, is another matter. */
function beginning({ code, pointer, params }: Placed): string | undefined {
  if (faultOf(code) === 'not-yet-valid' && pointer.lastIndexOf('/') > 0) return undefined
  const day = params?.from ?? params?.date
  return typeof day === 'string' ? day : undefined
}

/** How much is said by what is said of a day: a breach of the standard is, and so is an issuing, of more than a period. */
const gravity = (each: Placed): number =>
  (each.part ?? wordsOf(each)?.part) === 'conformance' ? 2 : faultOf(each.code) === 'in-future' ? 1 : 0

/** An element and the object in which something of it stands. */
const besideOf = ({ code, pointer }: Placed): readonly string[] => [`${subjectOf(code)} ${parentOf(pointer)}`]

export const codeOf = ({ code }: Placed): readonly string[] => [code]
export const pointerOf = ({ pointer }: Placed): readonly string[] => [pointer]

const isVolume = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).toSorted().join() === 'unit,value'

/** The place of the property that a finding names, in or beside which it stands. */
export const placeOf = (name: unknown, at: string): string | undefined =>
  typeof name === 'string' ? `${at}/${escapeKey(name)}` : undefined

/** What may be said of two findings. */
export const WHERE = {
  /** Wherever they are. */
  anywhere: { tells: () => [''], asks: () => [''] },
  /** At one place. */
  here: { tells: pointerOf, asks: pointerOf },
  /** Of one element in one object. */
  beside: { tells: besideOf, asks: besideOf },
  /** The name that is meant is the element's in the record. */
  'called-so': {
    tells: ({ params }) =>
      elements.filter(({ key }) => key === params?.suggestion).map(({ id }) => missingOf(id)),
    asks: codeOf,
  },
  /** The fix of the one gives the other another name. */
  'renamed-by-it': {
    tells: ({ fix }) =>
      fix?.kind === 'rename' ? fix.patch.flatMap((each) => (each.op === 'move' ? [each.from] : [])) : [],
    asks: ({ fix, pointer }) => (fix ? [] : [pointer]),
  },
  /** The object that lacks something is a text by its languages, each of which is told to be no name. */
  'languages-of-it': {
    tells: ({ pointer }, { json }) => (isTextByLanguage(valueAt(json, pointer)) ? [pointer] : []),
    asks: ({ pointer }) => [parentOf(pointer)],
  },
  /** Of one day, said at another place. */
  'of-one-day': {
    tells: (each) => (beginning(each) === undefined ? [] : ['']),
    again: (stays, later) =>
      stays.pointer !== later.pointer && mayBeSameDay(beginning(stays)!, beginning(later)!),
    weight: gravity,
  },
  /** The same of the same place. */
  'the-same-again': {
    tells: ({ code, pointer, params }) => [`${code} ${pointer} ${JSON.stringify(params)}`],
    again: () => true,
  },
  /** A volume that stands in the place of the list, whose members are told one by one. */
  'volume-alone': {
    tells: ({ fix, pointer }, { json }) =>
      fix === undefined && isVolume(valueAt(json, parentOf(pointer))) ? [parentOf(pointer)] : [],
    again: () => true,
  },
  /** The same of another place. */
  'anywhere-again': { tells: codeOf, again: () => true },
  /** Of an instant that lacks its offset, as another one does. */
  'without-offset': {
    tells: (each, { json }) => (lacksOffset(each, json) ? [''] : []),
    again: () => true,
  },
  /** The same of one value of which two elements are read. */
  'of-two-elements': {
    tells: ({ code, pointer, atEnd }) => (atEnd || !elementOf(code) ? [] : [`${faultOf(code)} ${pointer}`]),
    again: (stays, later) => subjectOf(stays.code) !== subjectOf(later.code),
  },
} as const satisfies Readonly<Record<string, Relation>>
