/** A level, a country, an outcome or a body that is said in a word, in the shape that the record has for it. */
import { isObject } from '@microcred/common/json'
import { valueAt } from '@microcred/common/pointer'
import { codes } from '@microcred/core'
import { countryCalled } from '@microcred/core/codes'
import { isWebUrl } from '@microcred/core/formats'
import { levelMeantBy } from '../check/mends.js'
import { elementOf } from '../report/catalogue.js'
import type { Repair } from '../report/finding.js'
import type { Placed } from '../report/report.js'

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

/** By the element; of lists the shape of an item. */
const SHAPES: Readonly<Record<string, { readonly shape: Shape; readonly isList: boolean }>> = {
  level: { shape: level, isList: false },
  'issuer-country': { shape: country, isList: true },
  'awarding-body': { shape: under('legalName'), isList: true },
  'learning-outcomes': { shape: under('title'), isList: true },
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
  if (asked === undefined || !(typeof word === 'string' || typeof word === 'number')) return undefined
  const item = /\/\d+$/.exec(pointer)?.[0] ?? ''
  const home = `/${element?.key}`
  const list = pointer.slice(0, pointer.length - item.length)
  if (!list.endsWith(home) || (item !== '' && !asked.isList)) return undefined
  const value = asked.shape(String(word), languageOf(valueAt(json, list.slice(0, -home.length))))
  if (value === undefined) return undefined
  const isWhole = asked.isList && item === ''
  return {
    kind: isWhole ? 'into-list' : 'as-object',
    patch: [{ op: 'replace', path: pointer, value: isWhole ? [value] : value }],
    safe: false,
  }
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

/** The findings of a record, each said in a word with its fix: for those who read no other form. */
export const inShapes = (findings: readonly Placed[], json: unknown): readonly Placed[] =>
  findings.map((each) => {
    const fix = each.fix || !each.code.endsWith('.wrong-type') ? undefined : inShape(each, json)
    return fix ? { ...each, fix } : each
  })
