/** An element that is said in a word or in a text, in the shape that the record has for it. */
import { isObject } from '@microcred/common/json'
import { valueAt } from '@microcred/common/pointer'
import { codes } from '@microcred/core'
import { countryCalled } from '@microcred/core/codes'
import { isWebUrl } from '@microcred/core/formats'
import { levelMeantBy } from '../check/mends.js'
import { elementOf } from '../report/catalogue.js'
import type { Repair } from '../report/finding.js'
import type { Placed } from '../report/report.js'
import { isTextByLanguage } from '../report/text-by-language.js'

type Shape = (word: string, language: string | undefined) => object | undefined

const inWords = (word: string, language: string | undefined): object | undefined =>
  language === undefined || word.trim() === '' ? undefined : { [language]: word }

function level(word: string): object | undefined {
  const eqf = levelMeantBy(/^\s*\d\s*$/.test(word) ? `EQF ${word}` : word)
  return eqf === undefined ? undefined : { eqf }
}

function country(word: string): object | undefined {
  const code = codes.country.has(word as never) ? word : countryCalled(word)
  return code === undefined ? undefined : { country: code }
}

function under(member: string): Shape {
  return (word, language) => {
    const text = inWords(word, language)
    return text && { [member]: text }
  }
}

/** The code of a list that a word is, however its letters and the blanks between them are written. */
function coded(list: 'assessment-type' | 'participation-form' | 'stackability' | 'supervision'): Shape {
  return (word) => {
    const plain = word
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-')
    return codes[list].has(plain as never) ? { type: plain } : undefined
  }
}

/** How an element is said that was said in a word. */
interface Wanted {
  readonly shape: Shape
  /** Whether it is a list of what has that shape. */
  readonly isList: boolean
  /** The member that takes a text in several languages. */
  readonly text?: string
}

/** By the element; of lists the shape of an item. */
const SHAPES: Readonly<Record<string, Wanted>> = {
  level: { shape: level, isList: false },
  'issuer-country': { shape: country, isList: true },
  'awarding-body': { shape: under('legalName'), isList: true, text: 'legalName' },
  'learning-outcomes': { shape: under('title'), isList: true, text: 'title' },
  'assessment-type': { shape: coded('assessment-type'), isList: true },
  'participation-form': { shape: coded('participation-form'), isList: true },
  supervision: { shape: coded('supervision'), isList: false },
  stackability: { shape: coded('stackability'), isList: false },
}

/** The language of a record, where it says one, or that of the only title it has. */
function languageOf(record: unknown): string | undefined {
  const { language, title }: Readonly<Record<string, unknown>> = isObject(record) ? record : {}
  if (typeof language === 'string' && codes.language.has(language as never)) return language
  const tags = isObject(title) ? Object.keys(title) : []
  return tags.length === 1 ? tags[0] : undefined
}

/** What is said in a word where the record has an object or a list for it. */
export function inShape({ code, pointer }: Placed, json: unknown): Repair | undefined {
  const element = elementOf(code)
  const asked = SHAPES[element?.id ?? '']
  const word = valueAt(json, pointer)
  if (asked === undefined) return undefined
  const isText = asked.text !== undefined && isTextByLanguage(word)
  if (!(isText || typeof word === 'string' || typeof word === 'number')) return undefined
  const item = /\/\d+$/.exec(pointer)?.[0] ?? ''
  const home = `/${element?.key}`
  const list = pointer.slice(0, pointer.length - item.length)
  if (!list.endsWith(home) || (item !== '' && !asked.isList)) return undefined
  const value = isText
    ? { [asked.text!]: word }
    : asked.shape(String(word), languageOf(valueAt(json, list.slice(0, -home.length))))
  if (value === undefined) return undefined
  const isWhole = asked.isList && item === ''
  return {
    kind: isWhole ? 'into-list' : 'as-object',
    patch: [{ op: 'replace', path: pointer, value: isWhole ? [value] : value }],
    safe: false,
  }
}

/** A text in its languages where the object that is to have it was meant: it lacks the member for it, and holds nothing else. */
export function inMember({ code, pointer, params }: Placed, json: unknown): Repair | undefined {
  const element = elementOf(code)
  const { text } = SHAPES[element?.id ?? ''] ?? {}
  const value = valueAt(json, pointer)
  return text !== undefined && params?.property === text && isTextByLanguage(value)
    ? {
        kind: 'as-object',
        patch: [{ op: 'replace', path: pointer, value: { [text]: value } }],
        safe: false,
      }
    : undefined
}

/** Evidence that is the address of a page. */
export function evidenceAt({ code, pointer }: Placed, json: unknown): Repair | undefined {
  const address = valueAt(json, pointer)
  if (!/^openbadges\./.test(code) || !/\/evidence$/.test(pointer)) return undefined
  return typeof address === 'string' && isWebUrl(address)
    ? {
        kind: 'into-list',
        patch: [{ op: 'replace', path: pointer, value: [{ id: address, type: ['Evidence'] }] }],
        safe: false,
      }
    : undefined
}

/** A volume where the list of volumes was meant. */
export function inVolumes({ pointer }: Placed, json: unknown): Repair | undefined {
  const at = pointer.slice(0, pointer.lastIndexOf('/'))
  const volume = valueAt(json, at)
  return isObject(volume) && Object.keys(volume).toSorted().join() === 'unit,value'
    ? {
        kind: 'as-object',
        patch: [{ op: 'replace', path: at, value: { volumes: [volume] } }],
        safe: false,
      }
    : undefined
}
