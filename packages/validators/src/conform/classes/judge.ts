/** What the classes of a profile say of a credential. */
import { isObject } from '@microcred/common/json'
import { near } from '@microcred/common/near'
import { nearest } from '@microcred/common/nearest'
import { escapeKey } from '@microcred/common/pointer'
import { typeOf } from '../../check/explain.js'
import { vocabularies } from '../../generated/vocabularies.js'
import type { Repair, Source } from '../../report/finding.js'
import { rename } from '../../report/rename.js'
import { shownAt } from '../personal.js'
import { items, jsonType } from '../values.js'
import {
  classMeant,
  isMapOfTexts,
  mended,
  repair,
  tagMeant,
  valuesMeant,
  whatElse,
  wordMeant,
} from './meant.js'
import { type Class, type Classes, isWord, LANGUAGE_KEY, type Property } from './table.js'

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
  path.map((key) => `/${escapeKey(String(key))}`).join('')

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
    const pointer = `${parent}/${escapeKey(property)}`
    const suggestion = instead ?? nearest(property, of.properties.keys())
    this.#say(of, {
      fault: 'unknown-property',
      pointer,
      atKey: true,
      params: { property, class: of.name, ...(suggestion && { suggestion }) },
      ...(suggestion && { fix: rename(pointer, suggestion) }),
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
        ...(classes.length === 1 && classMeant(classes[0]!, list, -1, value, pointer, many)),
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
        ...classMeant(set, list, misspelt, value, pointer, many),
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
      const at = `${pointer}/${escapeKey(tag)}`
      if (!LANGUAGE_KEY.test(tag))
        this.#say(of, {
          fault: 'unknown-language',
          pointer: at,
          atKey: true,
          params: { value: tag },
          ...tagMeant(tag, at),
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
      this.#valueObject(inner, value)
      return
    }
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at]
      this.#path.push(at)
      if (isObject(item)) this.#valueObject(inner, item)
      else
        this.#say(of, {
          fault: 'wrong-type',
          pointer: this.#pointer,
          params: { expected: { type: 'object' }, received: typeOf(item) },
        })
      this.#path.pop()
    }
  }

  /** A text with its language; a map of languages is told as one that lacks its text. */
  #valueObject(of: Class, value: unknown): void {
    if (isObject(value) && isMapOfTexts(value)) {
      const pointer = this.#pointer
      this.#say(of, {
        fault: 'incomplete',
        pointer,
        atEnd: true,
        params: { property: '@value' },
        ...valuesMeant(value, pointer),
      })
    } else this.object(of, value)
  }

  #word(of: Class, vocabulary: string, word: string, pointer: string): void {
    const words = vocabularies[vocabulary]!.filter((each) => each !== 'ext:*')
    const suggestion = wordMeant(word.trim(), words)
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
