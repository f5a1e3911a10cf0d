/** Turns what ajv says into violations: one per defect, with the code the standard has for it. */

import { near } from '@microcred/common/near'
import { nearest } from '@microcred/common/nearest'
import { escapeKey, valueAt } from '@microcred/common/pointer'
import type { Codelist } from '@microcred/core'
import * as lists from '@microcred/core/lists'
import type { Term } from '@microcred/core/messages'
import type { Repair, Violation } from '../report/finding.js'
import { rename } from '../report/rename.js'
import type { skeletonOf } from '../report/skeleton.js'
import type { Format } from './formats.js'
import { levelMeantBy, repairOf } from './mends.js'

/** What ajv reports; only what is read here. */
export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly propertyName?: string
  /** The format that the value does not have. */
  readonly format?: Format
}

/** Values that were found good, each with its schema: who asks again about what has them in it need not look there. */
export type KnownGood = Map<unknown, unknown>

/** A compiled validator: answers whether a value is good and leaves its errors behind; it notes what is good in `known`. */
export interface SchemaValidator {
  (value: unknown, known?: KnownGood): boolean
  errors?: readonly SchemaError[] | null
}

/** What a fault is judged with: the value at fault and what the schema asks. */
interface Fault {
  readonly error: SchemaError
  readonly value: unknown
  readonly subject: string
  /** Properties the object at fault may have. */
  readonly siblings: readonly string[]
  readonly called: Called
  /** The language of the record's texts, where it says one. */
  readonly language: string | undefined
}

/** Other ways in which people write codes, and how those are understood. */
export interface Called {
  /** By codelist: the code for a name or an alpha-3 code. */
  readonly names?: Readonly<Record<string, (name: string) => string | undefined>>
  /** The code of a list that matches the IRI of a concept. */
  readonly byIri?: (list: Codelist, iri: string) => string | undefined
  /** What is put in the place of an element that is missing, where one may be. */
  readonly skeleton?: typeof skeletonOf
}

const BOUNDS: Readonly<Record<string, string>> = {
  '>=': 'at-least',
  '<=': 'at-most',
  '>': 'more-than',
  '<': 'less-than',
}

/** The JSON type of a value as messages name it: the value itself where it has few. */
export function typeOf(value: unknown): Term {
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return { type: 'array' }
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return { type: value === undefined || typeof value === 'function' ? 'nothing' : typeof value }
}

const kebab = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^\$/, '')

/** Who a violation is about: the element or member of the record at the beginning of a pointer. */
export function subjectOf(pointer: string): string {
  const first = pointer.split('/')[1]
  return first === undefined ? 'record' : kebab(first.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A value as a message may show it: short, and never anything of the learner's. */
export const shown = (subject: string, value: unknown): Shown =>
  masking(subject === 'learner', typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** A value, or that it is masked. */
export type Shown = { readonly value: string } | { readonly masked: true }

/** The first characters of a value, or that it is masked. */
export const masking = (masked: boolean, value: string, most = 60): Shown =>
  masked ? { masked: true } : { value: value.length > most ? `${value.slice(0, most - 3)}…` : value }

/** Keywords whose faults are told by what an object may hold. */
const ASKS_SIBLINGS = new Set(['additionalProperties', 'type'])

/** Violations of a value that a compiled validator has refused. `properties` lists what an object may hold. */
export function explain(
  errors: readonly SchemaError[],
  json: unknown,
  properties: (pointer: string) => readonly string[],
  called: Called = {},
): Violation[] {
  const out: Violation[] = []
  const said = valueAt(json, '/language')
  const language = typeof said === 'string' && lists.language.has(said) ? said : undefined
  for (const error of errors) {
    // The keyword that holds others together adds nothing to what they say.
    if (error.keyword === 'propertyNames' || error.keyword === 'if' || error.keyword === 'oneOf') continue
    const value = valueAt(json, error.instancePath)
    out.push(
      withoutValues(
        violation({
          error,
          value,
          subject: subjectOf(error.instancePath),
          siblings: ASKS_SIBLINGS.has(error.keyword) ? properties(error.instancePath) : [],
          called,
          language,
        }),
      ),
    )
  }
  return out
}

/** A fix for the learner may move a key, and never carries a value: whoever reads the report is not meant to see it. */
function withoutValues(violation: Violation): Violation {
  if (!violation.fix?.patch.some((each) => 'value' in each) || subjectOf(violation.pointer) !== 'learner')
    return violation
  const { fix: _, ...rest } = violation
  return rest
}

function violation({ error, value, subject, siblings, called, language }: Fault): Violation {
  const { keyword, instancePath: pointer, params } = error
  const seen = (): Shown => shown(subject, value)
  const at = (fault: string, more: Omit<Violation, 'code' | 'pointer'> = {}): Violation => ({
    code: `${subject}.${fault}`,
    pointer,
    ...more,
  })
  switch (keyword) {
    case 'required': {
      const property = params.missingProperty as string
      if (pointer === '')
        return {
          code: `${kebab(property)}.missing`,
          pointer,
          atEnd: true,
          ...called.skeleton?.(property, { language }),
        }
      return at('incomplete', { params: { property }, atEnd: true })
    }
    case 'additionalProperties':
      return unknownProperty(params.additionalProperty as string, pointer, siblings)
    case 'type':
      return {
        ...wrongType(pointer, subject, [params.type].flat() as string[], value),
        ...inLanguageMap(pointer, [params.type].flat() as string[], value, siblings, language),
      }
    case 'format':
      return error.propertyName === undefined
        ? wrongFormat(pointer, subject, error.format!, value as string, called)
        : wrongKey(pointer, subject, params.format as string, error.propertyName, called)
    case 'pattern':
      return params.pattern === '\\S'
        ? at('blank')
        : at('malformed', { params: { ...seen(), expected: { format: 'pattern', pattern: params.pattern } } })
    case 'minItems':
    case 'minProperties':
      return at('empty', { params: { limit: params.limit } })
    case 'maxItems':
      return at('too-many', { params: { limit: params.limit } })
    case 'uniqueItems':
      return {
        ...at('repeated-item'),
        pointer: `${pointer}/${Math.max(params.i as number, params.j as number)}`,
      }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return at('out-of-range', {
        params: { ...seen(), expected: { bound: BOUNDS[params.comparison as string], limit: params.limit } },
      })
    default:
      return at('malformed', { params: { ...seen(), expected: { format: 'schema' } } })
  }
}

function unknownProperty(property: string, parent: string, siblings: readonly string[]): Violation {
  const pointer = `${parent}/${escapeKey(property)}`
  const suggestion = nearest(property, siblings)
  const subject = parent === '' ? 'record' : subjectOf(parent)
  return {
    code: `${subject}.unknown-property`,
    pointer,
    atKey: true,
    params: { property, ...(suggestion && { suggestion }) },
    ...(suggestion && { fix: rename(pointer, suggestion) }),
  }
}

/** A text where a map of languages is wanted, under the language the record says it is in. */
function inLanguageMap(
  pointer: string,
  types: readonly string[],
  value: unknown,
  siblings: readonly string[],
  language: string | undefined,
): { fix?: Repair } {
  if (typeof value !== 'string' || value.trim() === '' || language === undefined) return {}
  if (types.join() !== 'object' || siblings.length > 0 || /^\/extensions(?:\/|$)/.test(pointer)) return {}
  return {
    fix: {
      kind: 'say-language',
      params: { language },
      patch: [{ op: 'replace', path: pointer, value: { [language]: value } }],
      safe: true,
    },
  }
}

/** Whether an object is a text in some languages, which is no item of a list of objects. */
function isTextByLanguage(value: object): boolean {
  const tags = Object.keys(value)
  return tags.length > 0 && tags.every((tag) => lists.language.has(tag.split('-')[0]!))
}

function wrongType(pointer: string, subject: string, types: readonly string[], value: unknown): Violation {
  const expected = { type: types }
  const number =
    typeof value === 'string' &&
    types.some((type) => type === 'number' || type === 'integer') &&
    value.trim() !== ''
      ? (levelMeantBy(value) ?? Number(value.trim().replace(',', '.')))
      : Number.NaN
  const repair = (kind: string, replacement: unknown): { fix: Violation['fix'] } => ({
    fix: { kind, patch: [{ op: 'replace', path: pointer, value: replacement }], safe: true },
  })
  return {
    code: `${subject}.wrong-type`,
    pointer,
    params: { expected, received: typeOf(value) },
    ...(Number.isFinite(number) && repair('as-number', number)),
    ...(types.includes('array') &&
      value !== null &&
      !Array.isArray(value) &&
      typeof value === 'object' &&
      !isTextByLanguage(value) &&
      repair('into-list', [value])),
  } as Violation
}

function wrongKey(pointer: string, subject: string, format: string, key: string, called: Called): Violation {
  const at = `${pointer}/${escapeKey(key)}`
  if (format !== 'language-tag')
    return {
      code: `${subject}.not-an-iri`,
      pointer: at,
      atKey: true,
      params: { ...shown(subject, key), expected: { format: 'iri' } },
    }
  const suggestion = languageFor(key, called)
  return {
    code: `${subject}.unknown-language`,
    pointer: at,
    atKey: true,
    params: { value: key, ...(suggestion && { suggestion }) },
    ...(suggestion && { fix: rename(at, suggestion, { kind: 'write' }) }),
  }
}

/** Codes of countries that are written for their languages, and are no languages themselves. */
const OF_COUNTRY: ReadonlyMap<string, string> = new Map([
  ['gr', 'el'],
  ['cz', 'cs'],
  ['dk', 'da'],
  ['jp', 'ja'],
  ['cn', 'zh'],
])

/** The tag a wrong one most likely stands for: `EN` and `en_GB` are `en` and `en-GB`, `english` is `en`. */
export function languageFor(key: string, called: Called): string | undefined {
  const [first = '', second] = key.trim().split(/[-_]/)
  const language = first.toLowerCase()
  const code = lists.language.has(language)
    ? language
    : (OF_COUNTRY.get(language) ?? called.names?.language?.(language))
  if (code === undefined) return undefined
  const region = second?.toUpperCase()
  return region !== undefined && lists.country.has(region) ? `${code}-${region}` : code
}

function wrongFormat(
  pointer: string,
  subject: string,
  { name, fault = 'malformed', list, codes, meant }: Format,
  text: string,
  called: Called,
): Violation {
  if (list && codes) return unknownCode(pointer, subject, list, codes, text, called)
  const seen = shown(subject, text)
  const mended = meant?.(text)
  return {
    code: `${subject}.${fault}`,
    pointer,
    params: fault === 'not-an-email' ? seen : { ...seen, expected: { format: name } },
    ...(mended && repairOf(pointer, mended)),
  }
}

function unknownCode(
  pointer: string,
  subject: string,
  list: Codelist,
  codes: ReadonlySet<string>,
  value: string,
  called: Called,
): Violation {
  const suggestion = codeFor(value, list, codes, called)
  return {
    code: `${subject}.unknown-code`,
    pointer,
    params: {
      ...shown(subject, value),
      list,
      near: near(value, codes, suggestion),
      ...(suggestion && { suggestion }),
    },
    ...(suggestion && repairOf(pointer, { kind: 'write', value: suggestion, safe: false })),
  }
}

/** The code a wrong one most likely stands for; short ones are not guessed at. */
function codeFor(
  value: string,
  name: Codelist,
  list: ReadonlySet<string>,
  { names, byIri }: Called,
): string | undefined {
  if (/^https?:/.test(value)) return byIri?.(name, value.trim())
  const plain = value
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  for (const code of list) if (code.toLowerCase() === plain) return code
  if (/^\d{1,3}$/.test(plain) && list.has(`0${plain}`)) return `0${plain}`
  return names?.[name]?.(value) ?? (plain.length > 3 ? nearest(plain, list) : undefined)
}
