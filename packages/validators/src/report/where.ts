/** Where two findings stand to each other, one of which makes the other superfluous. */
import { escapeKey, keysOf, valueAt } from '@microcred/common/pointer'
import { elements } from '@microcred/core'
import { isDateTime } from '@microcred/core/formats'
import { mayBeSameDay } from '../check/time.js'
import { elementOf, wordsOf } from './catalogue.js'
import type { Placed } from './report.js'
import { type Step, stepsIn } from './skeleton.js'
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

/** Members that a few elements live in. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  awardedBy: ['issuer-country', 'awarding-body'],
  awardingBody: ['issuer-country', 'awarding-body'],
  recipient: ['learner'],
}

/** Members that elements live in, with the elements that can stand without them. */
const HOLDERS: Readonly<Record<string, ReadonlySet<string>>> = {
  credentialSubject: new Set(['date-of-issuing']),
  hasClaim: new Set(['learner']),
  achievement: new Set(['learner', 'date-of-issuing', 'issuer-country', 'awarding-body']),
  microcredential: new Set(),
}

/** The type of a credential that another one holds. */
const HELD = /\/verifiableCredential(?:\/\d+)?\/type(?:\/\d+)?$/

/** What a code says is wrong. */
export const faultOf = (code: string): string => code.slice(code.indexOf('.') + 1)
const subjectOf = (code: string): string => code.slice(0, code.indexOf('.'))
const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))
const missingOf = (id: string): string => `${id}.missing`

const isIndex = (key: string): boolean => /^\d+$/.test(key)

/** A pointer in the words of a path, in which every item of a list is one. */
const dotted = (pointer: string): string =>
  keysOf(pointer)
    .filter((key) => !isIndex(key))
    .join('.')

/** Whether what cannot be read at a place is what a condition asks for: its own text may be all that is wrong with it. */
function meets({ name, value, begins }: Step['filters'][number], around: unknown, faulty: boolean): boolean {
  const given = valueAt(around, `/${name}`)
  const fits = (text: string): boolean =>
    faulty
      ? text.includes(value.replace(/^https?:\/\//, ''))
      : begins
        ? text.startsWith(value)
        : text === value
  return [given].flat().some((each) => typeof each === 'string' && fits(each))
}

/** Whether a place is one of a path, or around it, by the names and by the conditions of what stands on the way. */
function isOn(pointer: string, path: string, json: unknown): boolean {
  const keys = keysOf(pointer)
  let [at, around] = [0, json]
  for (const { name, filters } of stepsIn(path)) {
    if (at === keys.length) return true
    if (keys[at] !== name) return false
    around = valueAt(around, `/${escapeKey(keys[at++]!)}`)
    while (at < keys.length && isIndex(keys[at]!)) around = valueAt(around, `/${keys[at++]}`)
    const object = around
    if (at < keys.length && !filters.every((each) => meets(each, object, each.name === keys.at(-1))))
      return false
  }
  return at === keys.length
}

/** A path without its conditions. */
const namesOf = (path: string): string =>
  stepsIn(path)
    .map(({ name }) => name)
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

const codeOf = ({ code }: Placed): readonly string[] => [code]
const pointerOf = ({ pointer }: Placed): readonly string[] => [pointer]

/** Whether something that has the wrong form may hold what can be read all the same. */
const holdsSomething = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

const isVolume = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).toSorted().join() === 'unit,value'

/** The path of a missing element and every path around it. */
function wayTo({ params }: Placed): readonly string[] {
  const names = typeof params?.where === 'string' ? stepsIn(params.where).map(({ name }) => name) : []
  return names.map((_, at) => names.slice(0, at + 1).join('.'))
}

/** The same as far as no condition is asked of what stands there. */
function plainWayTo(finding: Placed): readonly string[] {
  const { where } = finding.params ?? {}
  const asks = typeof where === 'string' ? stepsIn(where).findIndex(({ filters }) => filters.length > 0) : -1
  const way = wayTo(finding)
  return asks < 0 ? way : way.slice(0, asks)
}

/** The place of the property that a finding names, in or beside which it stands. */
const placeOf = (name: unknown, at: string): string | undefined =>
  typeof name === 'string' ? `${at}/${escapeKey(name)}` : undefined

const suggestedBy = ({ pointer, params }: Placed): string | undefined =>
  placeOf(params?.suggestion, parentOf(pointer))

const dottedOf = (pointer: string | undefined): readonly string[] =>
  pointer === undefined ? [] : [dotted(pointer)]

/** Which of the missing elements have a path on which a place lies. */
const elementsOn = (place: string | undefined, { json, missing, pathsOf }: Around): readonly string[] =>
  place === undefined || place === ''
    ? []
    : missing
        .filter(({ key }) => pathsOf(key).some((path) => isOn(place, path, json)))
        .map(({ id }) => missingOf(id))

/** Elements that what is absent holds. */
function heldBy({ params }: Placed): readonly string[] {
  const { property } = params ?? {}
  if (typeof property !== 'string') return []
  const others = Object.hasOwn(HOLDERS, property) ? HOLDERS[property] : undefined
  return [
    ...(others ? elements.filter(({ id }) => !others.has(id)).map(({ id }) => id) : []),
    ...(Object.hasOwn(HOLDS, property) ? HOLDS[property]! : []),
  ].map(missingOf)
}

/** What may be said of two findings. */
export const WHERE = {
  /** Wherever they are. */
  anywhere: { tells: () => [''], asks: () => [''] },
  /** At one place. */
  here: { tells: pointerOf, asks: pointerOf },
  /** At one place, of an element. */
  'here-of-an-element': {
    tells: pointerOf,
    asks: ({ code, pointer }) => (elementOf(code) ? [pointer] : []),
  },
  /** Of one element in one object. */
  beside: { tells: besideOf, asks: besideOf },
  /** The element lives in the absent member, in whichever profile. */
  'held-by-the-absent': { tells: heldBy, asks: codeOf },
  /** The element belongs below the absent member in this profile. */
  'below-the-absent': {
    tells: ({ pointer, params }) => dottedOf(placeOf(params?.property, pointer)),
    asks: wayTo,
  },
  /** The element belongs below the name that is meant. */
  'below-the-suggested': { tells: (each) => dottedOf(suggestedBy(each)), asks: wayTo },
  /** The element belongs into the credential whose type it is. */
  'below-the-held': {
    tells: ({ pointer }) =>
      HELD.test(pointer) ? dottedOf(pointer.slice(0, pointer.lastIndexOf('/type'))) : [],
    asks: wayTo,
  },
  /** It is the kind of an alignment. */
  'kind-of-alignment': {
    tells: ({ pointer }) => (pointer.endsWith('/targetType') ? [''] : []),
    asks: () => [''],
  },
  /** The name that is meant is the element's in the record. */
  'called-so': {
    tells: ({ params }) =>
      elements.filter(({ key }) => key === params?.suggestion).map(({ id }) => missingOf(id)),
    asks: codeOf,
  },
  /** A value that holds nothing stands where the element does, or around it. */
  'on-the-way': {
    tells: ({ pointer }, around) =>
      holdsSomething(valueAt(around.json, pointer)) ? [] : elementsOn(pointer, around),
    asks: codeOf,
  },
  /** The element belongs below a value that holds nothing. */
  'below-the-unread': {
    tells: ({ pointer }, { json }) =>
      pointer === '' || holdsSomething(valueAt(json, pointer)) ? [] : [dotted(pointer)],
    asks: plainWayTo,
  },
  /** The element belongs below an object that is a text by its languages. */
  'below-the-text': {
    tells: ({ pointer }, { json }) => (isTextByLanguage(valueAt(json, pointer)) ? [dotted(pointer)] : []),
    asks: wayTo,
  },
  /** The same of the name that is meant. */
  'on-the-way-to-the-suggested': {
    tells: (each, around) => elementsOn(suggestedBy(each), around),
    asks: codeOf,
  },
  /** The element's path leads through it. */
  'through-it': {
    tells: ({ pointer }, { missing, pathsOf }) =>
      missing
        .filter(({ key }) =>
          pathsOf(key).some((path) => `.${namesOf(path)}.`.includes(`.${dotted(pointer)}.`)),
        )
        .map(({ id }) => missingOf(id)),
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

export type Where = keyof typeof WHERE
