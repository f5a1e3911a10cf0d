/** Where two findings stand to each other in a credential of a profile that has places of its own for elements. */
import { escapeKey, keysOf, valueAt } from '@microcred/common/pointer'
import { elements } from '@microcred/core'
import { elementOf } from './catalogue.js'
import type { Placed } from './report.js'
import { type Step, stepsIn } from './skeleton.js'
import { isTextByLanguage } from './text-by-language.js'
import {
  type Around,
  codeOf,
  dotted,
  isIndex,
  missingOf,
  parentOf,
  placeOf,
  pointerOf,
  type Relation,
} from './where.js'

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

/** Whether something that has the wrong form may hold what can be read all the same. */
const holdsSomething = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

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

/** What may be said of two findings there. */
export const WHERE_IN_PROFILE = {
  /** At one place, of an element. */
  'here-of-an-element': {
    tells: pointerOf,
    asks: ({ code, pointer }) => (elementOf(code) ? [pointer] : []),
  },
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
} as const satisfies Readonly<Record<string, Relation>>
