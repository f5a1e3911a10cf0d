/** The classes of a foreign profile, compiled from its table, and what they say of a credential. */

import { near } from '@microcred/common/near'
import { nearest } from '@microcred/common/nearest'
import { isDate, isDateTime, isIri } from '@microcred/core/formats'
import { languageFor, masking, type Shown, typeOf } from '../check/explain.js'
import { dateMeantBy, instantCountedBy, instantMeantBy, iriMeantBy, repairOf } from '../check/mends.js'
import { vocabularies } from '../generated/vocabularies.js'
import type { Repair, Source } from '../report/finding.js'
import { tellsOfLearner } from '../report/personal.js'

/** One class as the table has it: `1* Profile | iri` is required, may be a list, takes a Profile or an IRI. */
export interface ClassData {
  /** Whether it has no other properties. */
  readonly closed: boolean
  readonly source: Source
  readonly properties: Readonly<Record<string, string>>
}

export interface Property {
  readonly name: string
  readonly required: boolean
  /** Whether it says what an object is. */
  readonly isType: boolean
  /** Whether a list is looked at item by item. */
  readonly isList: boolean
  readonly many: boolean
  /** What is looked at in a value of the right type, kind by kind. */
  readonly looks: readonly Look[]
  /** Kinds of values, or names of classes. */
  readonly kinds: readonly string[]
  /** JSON types of a single value; none where anything goes. */
  readonly types: readonly string[]
  /** Vocabulary of a `word`. */
  readonly vocabulary: string
  /** Classes a `type` must name, one of each set. */
  readonly classes: readonly (readonly string[])[]
}

/** What a kind asks of a value: a form of a string, a class of an object, or one of the kinds that have their own ways. */
type Look =
  | { readonly at: 'form'; readonly kind: string; readonly form: Form }
  | { readonly at: 'class'; readonly name: string }
  | { readonly at: 'text' | 'value' | 'word' }

interface Form {
  readonly test: (text: string) => boolean
  readonly fault: string
}

export interface Class {
  readonly name: string
  readonly closed: boolean
  readonly source: Source
  readonly properties: ReadonlyMap<string, Property>
  readonly required: readonly Property[]
  /** Those that hold texts or name their language. */
  readonly worded: readonly Property[]
}

export type Classes = ReadonlyMap<string, Class>

/** An object of a credential that is of a known class. */
export interface Node {
  readonly class: Class
  readonly value: Readonly<Record<string, unknown>>
  readonly pointer: string
}

/** What the class of an object says against it. */
export interface Fault {
  readonly fault: string
  readonly pointer: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly atKey?: boolean
  readonly atEnd?: boolean
  readonly fix?: Repair
  readonly source: Source
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A key as a segment of a JSON Pointer. */
export const segment = (key: string): string =>
  key.includes('/') || key.includes('~') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key

export { segment as escape }

const NO_STRINGS: readonly string[] = []

/** The strings in a property that may hold one or a list of them. */
export const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((each): each is string => typeof each === 'string')
      : NO_STRINGS

/** A value that may be one or a list, as a list with the pointer of each. */
export const items = (
  value: unknown,
  pointer: string,
): readonly { readonly value: unknown; readonly pointer: string }[] =>
  value === undefined
    ? []
    : Array.isArray(value)
      ? value.map((each, at) => ({ value: each, pointer: `${pointer}/${at}` }))
      : [{ value, pointer }]

/** The JSON types each kind takes. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  any: [],
  boolean: ['boolean'],
  number: ['number'],
  object: ['object'],
  context: ['string', 'object', 'array'],
  text: ['string', 'object'],
  value: ['string', 'object', 'array'],
}

/** Compiles a table of classes. */
export function compile(data: Readonly<Record<string, ClassData>>): Classes {
  return new Map(
    Object.entries(data).map(([name, { closed, source, properties }]) => {
      const all = Object.entries(properties).map(([property, said]) => compileProperty(property, said, data))
      return [
        name,
        {
          name,
          closed,
          source,
          properties: new Map(all.map((each) => [each.name, each])),
          required: all.filter((each) => each.required),
          worded: all.filter(({ kinds }) => kinds.includes('language') || kinds.includes('text')),
        },
      ]
    }),
  )
}

function compileProperty(name: string, said: string, data: Readonly<Record<string, ClassData>>): Property {
  const [, required, many, kinds] = /^([01])(\*?) (.*)$/.exec(said)!
  const [, special, rest] = /^(word|type)\b ?(.*)$/.exec(kinds!) ?? []
  const all = special === undefined ? kinds!.split(' | ') : [special]
  return {
    name,
    required: required === '1',
    isType: all[0] === 'type',
    isList: many === '*' && all[0] !== 'context',
    many: many === '*',
    looks: all.flatMap((kind): Look[] => {
      if (Object.hasOwn(data, kind)) return [{ at: 'class', name: kind }]
      if (kind === 'text' || kind === 'value' || kind === 'word') return [{ at: kind }]
      const form = Object.hasOwn(FORMS, kind) ? FORMS[kind] : undefined
      return form ? [{ at: 'form', kind, form }] : []
    }),
    kinds: all,
    types: all.flatMap((kind) => TYPES[kind] ?? (Object.hasOwn(data, kind) ? ['object'] : ['string'])),
    vocabulary: special === 'word' ? rest! : '',
    classes: special === 'type' && rest ? rest.split(' & ').map((set) => set.split(' | ')) : [],
  }
}

const EXTENSION = /ext:[A-Za-z0-9|._-]+/

/** Whether a word is one of a vocabulary, or an extension where the vocabulary takes them. */
export function isWord(vocabulary: string, word: string): boolean {
  const words = vocabularies[vocabulary]!
  return word !== 'ext:*' && (words.includes(word) || (words.includes('ext:*') && EXTENSION.test(word)))
}

const LANGUAGE_KEY = /^[a-z]{2}(-[A-Z]{2})?$/

/** Forms of strings: what fault a string of another form has, and what is expected. */
const FORMS: Readonly<Record<string, Form>> = {
  iri: { test: isIri, fault: 'not-an-iri' },
  date: { test: isDate, fault: 'not-a-date' },
  'date-time': {
    test: (text) => isDateTime(text) && text === text.toUpperCase(),
    fault: 'not-a-date',
  },
  language: {
    test: (text) => /^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/.test(text),
    fault: 'malformed',
  },
  'data-url': { test: (text) => /^data:[^,]*,/i.test(text), fault: 'malformed' },
  'compact-jwt': {
    test: (text) => /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+$/.test(text),
    fault: 'malformed',
  },
}

const jsonType = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value

/** Judges an object and all below it; `visit` is shown every object of a known class. */
export function judge(
  root: string,
  json: unknown,
  classes: Classes,
  visit: (node: Node) => void = () => {},
): Fault[] {
  const faults: Fault[] = []
  const top = classes.get(root)!
  new Judge(classes, faults, visit).object(top, json)
  return faults
}

/** An object that was visited; where it stands is written when somebody asks. */
class Visited implements Node {
  readonly class: Class
  readonly value: Node['value']
  readonly #path: readonly (string | number)[]
  #pointer: string | undefined

  constructor(of: Class, value: Node['value'], path: readonly (string | number)[]) {
    this.class = of
    this.value = value
    this.#path = path
  }

  get pointer(): string {
    this.#pointer ??= pointerOf(this.#path)
    return this.#pointer
  }
}

const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((key) => `/${segment(String(key))}`).join('')

class Judge {
  readonly #classes: Classes
  readonly #faults: Fault[]
  readonly #visit: (node: Node) => void
  /** The way to what is looked at. */
  readonly #path: (string | number)[] = []

  constructor(classes: Classes, faults: Fault[], visit: (node: Node) => void) {
    this.#classes = classes
    this.#faults = faults
    this.#visit = visit
  }

  object(of: Class, json: unknown): void {
    if (!isObject(json)) return
    this.#visit(new Visited(of, json, this.#path.slice()))
    const misspelt = this.#lacking(of, json)
    for (const key of Object.keys(json)) {
      const property = of.properties.get(key)
      if (property !== undefined) {
        this.#path.push(key)
        this.#property(of, property, json[key])
        this.#path.pop()
      } else if (of.closed || misspelt?.has(key)) this.#unknown(of, key, this.#pointer, misspelt?.get(key))
    }
  }

  get #pointer(): string {
    return pointerOf(this.#path)
  }

  /** Says what an object lacks; what it has under a wrong name, with the right one, is told where that stands. */
  #lacking(of: Class, json: Node['value']): ReadonlyMap<string, string> | undefined {
    let misspelt: Map<string, string> | undefined
    for (const { name } of of.required) {
      if (Object.hasOwn(json, name)) continue
      const near = nearest(
        name,
        Object.keys(json).filter((key) => !of.properties.has(key) && !misspelt?.has(key)),
      )
      if (near !== undefined) {
        misspelt ??= new Map()
        misspelt.set(near, name)
      } else {
        const pointer = this.#pointer
        this.#say(of, {
          fault: 'incomplete',
          pointer,
          atEnd: true,
          params: { property: name },
          ...whatElse(of, name, json, pointer, this.#classes),
        })
      }
    }
    return misspelt
  }

  #unknown(of: Class, property: string, parent: string, instead: string | undefined): void {
    const pointer = `${parent}/${segment(property)}`
    const suggestion = instead ?? nearest(property, of.properties.keys())
    this.#say(of, {
      fault: 'unknown-property',
      pointer,
      atKey: true,
      params: { property, class: of.name, ...(suggestion && { suggestion }) },
      ...(suggestion && {
        fix: {
          kind: 'rename',
          params: { to: suggestion },
          patch: [{ op: 'move', from: pointer, path: `${parent}/${segment(suggestion)}` }],
          safe: false,
        },
      }),
    })
  }

  #property(of: Class, property: Property, value: unknown): void {
    if (property.isType) this.#type(of, property, value)
    else if (Array.isArray(value) && property.isList)
      for (let at = 0; at < value.length; at++) {
        this.#path.push(at)
        this.#value(of, property, value[at], false)
        this.#path.pop()
      }
    else this.#value(of, property, value, property.many)
  }

  #value(of: Class, property: Property, value: unknown, many: boolean): void {
    const { types, looks } = property
    if (types.length === 0) return
    if (!types.includes(jsonType(value))) {
      this.#mistyped(of, property, value, many)
      return
    }
    for (const look of looks)
      if (look.at === 'class') this.object(this.#classes.get(look.name)!, value)
      else if (look.at === 'form') {
        const { kind, form } = look
        if (typeof value !== 'string' || form.test(value)) continue
        const pointer = this.#pointer
        this.#say(of, {
          fault: form.fault,
          pointer,
          params: { ...shownAt(value, pointer), expected: { format: kind } },
          ...mended(kind, value, pointer),
        })
      } else if (look.at === 'word') {
        if (!isWord(property.vocabulary, value as string))
          this.#word(of, property.vocabulary, value as string, this.#pointer)
      } else if (look.at === 'value') this.#languageValue(of, value)
      else if (isObject(value)) this.#languageMap(of, value)
  }

  #mistyped(of: Class, { kinds, types, required }: Property, value: unknown, many: boolean): void {
    const pointer = this.#pointer
    const allowed = [...new Set(many ? [...types, 'array'] : types)]
    this.#say(of, {
      fault: 'wrong-type',
      pointer,
      params: { expected: { type: allowed }, received: typeOf(value) },
      ...repair(types, value, pointer, kinds, required),
    })
  }

  #type(of: Class, { many, classes }: Property, value: unknown) {
    if (isNamed(value, many, classes)) return
    const pointer = this.#pointer
    const list = Array.isArray(value) && many ? value : [value]
    if (list.length === 0)
      return this.#say(of, {
        fault: 'wrong-class',
        pointer,
        params: { expected: classes.length > 0 ? classes.map((set) => ({ class: set })) : { type: 'type' } },
      })
    for (const item of items(value, pointer))
      if (typeof item.value !== 'string' && many)
        return this.#say(of, {
          fault: 'wrong-type',
          pointer: item.pointer,
          params: { expected: { type: 'string' }, received: typeOf(item.value) },
        })
    if (!many && typeof value !== 'string')
      return this.#say(of, {
        fault: 'wrong-type',
        pointer,
        params: { expected: { type: 'string' }, received: typeOf(value) },
        ...(Array.isArray(value) &&
          value.length === 1 && {
            fix: {
              kind: 'without-list',
              patch: [{ op: 'replace', path: pointer, value: value[0] }],
              safe: true,
            },
          }),
      })
    for (const set of classes) {
      if (set.some((name) => list.includes(name))) continue
      const misspelt = list.findIndex(
        (given) => typeof given === 'string' && nearest(given, set) !== undefined,
      )
      this.#say(of, {
        fault: 'wrong-class',
        pointer: misspelt >= 0 && Array.isArray(value) ? `${pointer}/${misspelt}` : pointer,
        params: { expected: { class: set } },
        ...classMeant(set, list, misspelt, value, pointer),
      })
    }
  }

  #languageMap(of: Class, map: Readonly<Record<string, unknown>>) {
    if (isLanguageMap(map)) return
    const pointer = this.#pointer
    if (Object.hasOwn(map, '@value')) {
      const text = map['@value']
      return this.#say(of, {
        fault: 'value-object',
        pointer,
        ...(typeof text === 'string' && {
          fix: {
            kind: 'bare-text',
            patch: [{ op: 'replace', path: pointer, value: text }],
            safe: false,
          },
        }),
      })
    }
    for (const [tag, text] of Object.entries(map)) {
      const at = `${pointer}/${segment(tag)}`
      if (!LANGUAGE_KEY.test(tag))
        this.#say(of, {
          fault: 'unknown-language',
          pointer: at,
          atKey: true,
          params: { value: tag },
          ...tagMeant(tag, at, pointer),
        })
      else if (typeof text !== 'string')
        this.#say(of, {
          fault: 'wrong-type',
          pointer: at,
          params: { expected: { type: 'string' }, received: typeOf(text) },
        })
    }
  }

  #languageValue(of: Class, value: unknown): void {
    const inner = this.#classes.get('LanguageValue')!
    if (!Array.isArray(value)) {
      this.object(inner, value)
      return
    }
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at]
      this.#path.push(at)
      if (isObject(item)) this.object(inner, item)
      else
        this.#say(of, {
          fault: 'wrong-type',
          pointer: this.#pointer,
          params: { expected: { type: 'object' }, received: typeOf(item) },
        })
      this.#path.pop()
    }
  }

  #word(of: Class, vocabulary: string, word: string, pointer: string): void {
    const words = vocabularies[vocabulary]!.filter((each) => each !== 'ext:*')
    const suggestion =
      words.find(
        (each) =>
          each.toLowerCase() ===
          word
            .trim()
            .toLowerCase()
            .replace(/[\s_-]+/g, ''),
      ) ?? nearest(word, words)
    this.#say(of, {
      fault: 'unknown-code',
      pointer,
      params: {
        ...shownAt(word, pointer),
        list: vocabulary,
        near: near(word, words, suggestion, words.length <= FEW ? FEW : undefined),
        ...(words.length < vocabularies[vocabulary]!.length && { extension: 'ext:' }),
        ...(suggestion && { suggestion }),
      },
      ...(suggestion && {
        fix: {
          kind: 'write',
          params: { to: suggestion },
          patch: [{ op: 'replace', path: pointer, value: suggestion }],
          safe: false,
        },
      }),
    })
  }

  #say({ source }: Class, fault: Omit<Fault, 'source'>): void {
    this.#faults.push({ ...fault, source })
  }
}

/** A list of no more words than these is shown whole. */
const FEW = 9

/** Whether a `type` names what its class asks for, and nothing else is to be said of it. */
const isNamed = (value: unknown, many: boolean, classes: Property['classes']): boolean => {
  if (typeof value === 'string') return classes.every((set) => set.includes(value))
  return (
    many &&
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => typeof each === 'string') &&
    classes.every((set) => set.some((name) => value.includes(name)))
  )
}

/** Whether a map has texts by language, and nothing is to be said of it. */
function isLanguageMap(map: Readonly<Record<string, unknown>>): boolean {
  for (const tag of Object.keys(map))
    if (!LANGUAGE_KEY.test(tag) || typeof map[tag] !== 'string') return false
  return true
}

/** The object a bare text stands for: a picture by its address, criteria by theirs or in words. */
function asObject(kinds: readonly string[], text: string): object | undefined {
  if (kinds.includes('Image')) return isIri(text) ? { id: text, type: 'Image' } : undefined
  if (kinds.includes('Criteria')) return isIri(text) ? { id: text } : { narrative: text }
  return undefined
}

/** What was meant by a text of another form, where it can be read in one way. */
function mended(kind: string, value: string, path: string): { fix?: Repair } {
  if (isPersonal(path)) return {}
  const meant =
    kind === 'iri'
      ? iriMeantBy(value)
      : kind === 'date'
        ? dateMeantBy(value)
        : kind === 'date-time'
          ? instantMeantBy(value)
          : undefined
  if (meant) return repairOf(path, meant)
  const tag = kind === 'language' ? languageFor(value, {}) : undefined
  return tag === undefined || tag === value ? {} : repairOf(path, { kind: 'write', value: tag, safe: false })
}

/** The tag a wrong key of texts stands for. */
function tagMeant(tag: string, path: string, parent: string): { fix?: Repair } {
  const to = languageFor(tag, {})
  return to === undefined || to === tag
    ? {}
    : {
        fix: {
          kind: 'write',
          params: { to },
          patch: [{ op: 'move', from: path, path: `${parent}/${to}` }],
          safe: false,
        },
      }
}

/** The class that is named in other letters. */
function classMeant(
  set: readonly string[],
  list: readonly unknown[],
  at: number,
  value: unknown,
  pointer: string,
): { fix?: Repair } {
  const [only, ...more] = set
  if (at >= 0) {
    const name = nearest(list[at] as string, set)!
    return repairOf(Array.isArray(value) ? `${pointer}/${at}` : pointer, {
      kind: 'write',
      value: name,
      safe: false,
    })
  }
  if (only === undefined || more.length > 0) return {}
  return Array.isArray(value)
    ? {
        fix: {
          kind: 'say-class',
          params: { class: only },
          patch: [{ op: 'add', path: `${pointer}/-`, value: only }],
          safe: false,
        },
      }
    : {}
}

/** Older names of members, by the newer ones. */
const OLDER: Readonly<Record<string, string>> = { validFrom: 'issuanceDate', validUntil: 'expirationDate' }

/** What to do about a member that is not there: take it from under its older name, or say the one class there is. */
function whatElse(
  of: Class,
  name: string,
  json: Readonly<Record<string, unknown>>,
  pointer: string,
  classes: Classes,
): { fix?: Repair } {
  const older = OLDER[name]
  if (older !== undefined && Object.hasOwn(json, older))
    return {
      fix: {
        kind: 'rename',
        params: { to: name },
        patch: [{ op: 'move', from: `${pointer}/${older}`, path: `${pointer}/${name}` }],
        safe: false,
      },
    }
  const property = of.properties.get(name)!
  const [set, ...sets] = property.classes
  if (set?.length === 1 && sets.length === 0)
    return {
      fix: {
        kind: 'say-class',
        params: { class: set[0]! },
        patch: [{ op: 'add', path: `${pointer}/${name}`, value: property.many ? [set[0]] : set[0] }],
        safe: true,
      },
    }
  const value = blankOf(property, classes)
  return value === undefined
    ? {}
    : {
        fix: {
          kind: 'skeleton',
          patch: [{ op: 'add', path: `${pointer}/${segment(name)}`, value }],
          safe: false,
        },
      }
}

/** A blank of the form a property takes: a text, or an object with a blank for each text it must have. */
function blankOf({ name, kinds, types }: Property, classes: Classes): unknown {
  if (types.includes('string')) return `<${name}>`
  const of = kinds.map((kind) => classes.get(kind)).find((each) => each !== undefined)
  if (!of) return undefined
  const inside = of.required.flatMap((each): [string, unknown][] => {
    const [set] = each.classes
    if (set) return [[each.name, each.many ? [set[0]] : set[0]]]
    return each.types.includes('string') ? [[each.name, `<${each.name}>`]] : []
  })
  return Object.fromEntries(inside.length > 0 ? inside : [['id', '<id>']])
}

/** A repair that cannot change what is said: a number that stands in quotes. */
function repair(
  types: readonly string[],
  value: unknown,
  path: string,
  kinds: readonly string[],
  required: boolean,
): { fix?: Repair } {
  if (value === null && !required && !/\/\d+$/.test(path))
    return { fix: { kind: 'remove', patch: [{ op: 'remove', path }], safe: true } }
  if (isPersonal(path)) return {}
  if (typeof value === 'string' && value.trim() !== '') {
    const object = asObject(kinds, value.trim())
    if (object) return repairOf(path, { kind: 'as-object', value: object, safe: true })
  }
  if (isObject(value) && types.join() === 'string' && kinds.includes('iri') && isIri(String(value.id)))
    return repairOf(path, { kind: 'write', value: value.id, safe: false })
  if (typeof value === 'number' && types.join() === 'string') {
    if (!kinds.includes('date-time'))
      return repairOf(path, { kind: 'as-string', value: String(value), safe: true })
    const instant = instantCountedBy(value)
    return instant ? repairOf(path, instant) : {}
  }
  const number =
    typeof value === 'string' && types.includes('number') && value.trim() !== ''
      ? Number(value.trim().replace(',', '.'))
      : Number.NaN
  if (Number.isFinite(number))
    return {
      fix: { kind: 'as-number', patch: [{ op: 'replace', path, value: number }], safe: true },
    }
  if (Array.isArray(value) && value.length === 1 && types.includes(jsonType(value[0])))
    return {
      fix: {
        kind: 'without-list',
        patch: [{ op: 'replace', path, value: value[0] }],
        safe: true,
      },
    }
  return {}
}

/** Where a credential keeps what is the learner's own. */
const PERSONAL =
  /^(?:\/verifiableCredential(?:\/\d+)?)?\/credentialSubject(?:\/\d+)?(?!\/(?:\d+\/)?(?:achievement|type|verifiableCredential)\b)|\/evidence\b/

/** Whether a value of a credential is the learner's, and no message may quote it. */
export const isPersonal = (pointer: string): boolean => PERSONAL.test(pointer) || tellsOfLearner(pointer)

/** A name as a message may show it: what the learner is said to be is not repeated. */
export const nameAt = (name: string | undefined, pointer: string): string | undefined =>
  isPersonal(pointer) ? '…' : name

/** A value as a message may show it. */
export const shownAt = (value: string, pointer: string): Shown => masking(isPersonal(pointer), value)
