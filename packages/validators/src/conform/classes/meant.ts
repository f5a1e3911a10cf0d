/** What was meant by what a class does not take, where it can be told. */
import { isObject } from '@microcred/common/json'
import { nearest } from '@microcred/common/nearest'
import { escapeKey } from '@microcred/common/pointer'
import { isIri, isLanguageTag } from '@microcred/core/formats'
import { called } from '../../check/called.js'
import { languageFor } from '../../check/explain.js'
import { dateMeantBy, instantCountedBy, instantMeantBy, iriMeantBy, repairOf } from '../../check/mends.js'
import type { PatchOperation, Repair } from '../../report/finding.js'
import { rename } from '../../report/rename.js'
import { isPersonal } from '../personal.js'
import { jsonType } from '../values.js'
import type { Class, Classes, Property } from './table.js'

/** The object a bare text stands for: a picture by its address, criteria by theirs or in words. */
function asObject(kinds: readonly string[], text: string): object | undefined {
  if (kinds.includes('Image')) return isIri(text) ? { id: text, type: 'Image' } : undefined
  if (kinds.includes('Criteria')) return isIri(text) ? { id: text } : { narrative: text }
  return undefined
}

/** What was meant by a text of another form, where it can be read in one way. */
export function mended(kind: string, value: string, path: string): { fix?: Repair } {
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
  const tag = kind === 'language' ? languageFor(value, called) : undefined
  return tag === undefined || tag === value ? {} : repairOf(path, { kind: 'write', value: tag, safe: false })
}

/** The tag a wrong key of texts stands for. */
export function tagMeant(tag: string, path: string): { fix?: Repair } {
  const to = languageFor(tag, called)
  return to === undefined || to === tag ? {} : { fix: rename(path, to, { kind: 'write' }) }
}

/** Whether an object is a map of languages and their texts. */
export const isMapOfTexts = (value: Readonly<Record<string, unknown>>): boolean => {
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([tag, text]) => typeof text === 'string' && isLanguageTag(tag))
}

/** The texts of a map of languages, each as a value with its language. */
export function valuesMeant(map: Readonly<Record<string, unknown>>, path: string): { fix?: Repair } {
  if (isPersonal(path)) return {}
  const values = Object.entries(map).map(([tag, text]) => ({ '@value': text, '@language': tag }))
  const [only, ...more] = values
  if (more.length > 0 && /\/\d+$/.test(path)) return {}
  return repairOf(path, { kind: 'as-object', value: more.length > 0 ? values : only, safe: true })
}

/** The class that is named in other letters. */
export function classMeant(
  set: readonly string[],
  list: readonly unknown[],
  at: number,
  value: unknown,
  pointer: string,
  many: boolean,
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
  const patch: readonly PatchOperation[] = Array.isArray(value)
    ? [{ op: 'add', path: `${pointer}/-`, value: only }]
    : [{ op: 'replace', path: pointer, value: [only, value] }]
  return Array.isArray(value) || (many && typeof value === 'string')
    ? { fix: { kind: 'say-class', params: { class: only }, patch, safe: false } }
    : {}
}

/** The capitals of a word that is put together of several. */
const initialsOf = (word: string): string => word.replace(/[^A-Z]/g, '')

/** The word of a list that is meant by another spelling, by its initials or by a slip. */
export function wordMeant(word: string, words: readonly string[]): string | undefined {
  const plain = word.toLowerCase().replace(/[\s_-]+/g, '')
  const same = words.find((each) => each.toLowerCase() === plain)
  if (same !== undefined) return same
  const [only, ...others] = /^[A-Z]{3,}$/.test(word) ? words.filter((each) => initialsOf(each) === word) : []
  return only !== undefined && others.length === 0 ? only : nearest(word, words)
}

/** Older names of members, by the newer ones. */
const OLDER: Readonly<Record<string, string>> = { validFrom: 'issuanceDate', validUntil: 'expirationDate' }

/** What to do about a member that is not there: take it from under its older name, or say the one class there is. */
export function whatElse(
  of: Class,
  name: string,
  json: Readonly<Record<string, unknown>>,
  pointer: string,
  classes: Classes,
): { fix?: Repair } {
  const older = OLDER[name]
  if (older !== undefined && Object.hasOwn(json, older)) return { fix: rename(`${pointer}/${older}`, name) }
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
          patch: [{ op: 'add', path: `${pointer}/${escapeKey(name)}`, value }],
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
    if (each.types.includes('string')) return [[each.name, `<${each.name}>`]]
    return each.types.includes('object') ? [[each.name, {}]] : []
  })
  return Object.fromEntries(inside.length > 0 ? inside : [['id', '<id>']])
}

/** A repair that cannot change what is said: a number that stands in quotes. */
export function repair(
  types: readonly string[],
  value: unknown,
  path: string,
  kinds: readonly string[],
  required: boolean,
): { fix?: Repair } {
  if (value === null && !required && !/\/\d+$/.test(path))
    return { fix: { kind: 'remove', patch: [{ op: 'remove', path }], safe: true } }
  const truth = types.join() === 'boolean' ? /^\s*(?:(true)|false)\s*$/i.exec(String(value)) : null
  if (truth) return repairOf(path, { kind: 'write', value: truth[1] !== undefined, safe: true })
  if (isPersonal(path)) return {}
  if (typeof value === 'string' && value.trim() !== '') {
    const object = asObject(kinds, value.trim())
    if (object) return repairOf(path, { kind: 'as-object', value: object, safe: true })
  }
  if (isObject(value) && types.join() === 'string' && kinds.includes('iri') && isIri(String(value.id)))
    return repairOf(path, { kind: 'write', value: value.id, safe: false })
  if (typeof value === 'number' && types.includes('string') && !types.includes('number')) {
    if (kinds.includes('digits') && !(Number.isSafeInteger(value) && value >= 0)) return {}
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
