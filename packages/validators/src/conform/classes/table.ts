/** The classes of a foreign profile, compiled from its table. */
import { isDate, isDateTime, isIri } from '@microcred/core/formats'
import { vocabularies } from '../../generated/vocabularies.js'
import type { Source } from '../../report/finding.js'

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

/** The keys of a map of texts by language. */
export const LANGUAGE_KEY = /^[a-z]{2}(-[A-Z]{2})?$/

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
  digits: { test: (text) => /^\d+$/.test(text), fault: 'malformed' },
  'data-url': { test: (text) => /^data:[^,]*,/i.test(text), fault: 'malformed' },
  'compact-jwt': {
    test: (text) => /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+$/.test(text),
    fault: 'malformed',
  },
}
