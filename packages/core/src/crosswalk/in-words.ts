/** Reads what profiles of plain claims say in words: volumes, levels, kinds and languages by whatever name they have. */
import { countryCalled, labelOf, languageCalled } from '../codes.js'
import { codes } from '../generated/codes.js'
import { codeOf } from '../names/matches.js'

const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`
const ECTS = new RegExp(`${NUMBER}\\s*(?:ects|ecvet)\\b|\\bects\\b[^\\d]{0,20}${NUMBER}`, 'i')
const HOURS = new RegExp(
  `${NUMBER}\\s*(?:h|hrs?|hours?|stunden?|std|heures?|horas?|ore|uur|uren|godzin[ay]?|timer?|timmar|часа?|ώρες)(?![\\p{L}])`,
  'iu',
)

const numberIn = (pattern: RegExp, text: string): number | undefined => {
  const found = pattern.exec(text)
  const digits = found?.[1] ?? found?.[2]
  return digits === undefined ? undefined : Number(digits.replace(',', '.'))
}

/** Credits of ECTS that a text names. */
export const ectsIn = (text: string): number | undefined => numberIn(ECTS, text)

/** Hours that a text names; a bare number of study time is a number of hours. */
export const hoursIn = (text: string): number | undefined =>
  numberIn(HOURS, text) ?? (/^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : undefined)

const LEVEL =
  /^(?:(?:the )?(?:eqf|european qualifications framework|eqr|cec|mec)\b)? ?(?:level|niveau|nivel|livello|nível|stufe)? ?([1-8])(?: ?\(?(?:eqf|eqr|cec|mec)\)?)?$/i

/** A level of the EQF by number, with or without the name of the framework. */
export function eqfIn(text: string): number | undefined {
  const level = LEVEL.exec(
    text
      .trim()
      .replace(/[\s:–-]+/g, ' ')
      .trimStart(),
  )?.[1]
  return level === undefined ? undefined : Number(level)
}

const STACKABLE = /^(?:true|yes|stackable|available|integrated|partial)$/i
const STANDALONE = /^(?:false|no|none|not stackable|not available|stand-?alone|independent)$/i

/** Whether a text says that a credential is stackable, or that it stands alone. */
export const stackableIn = (text: string): string | undefined =>
  STACKABLE.test(text.trim()) ? 'stackable' : STANDALONE.test(text.trim()) ? 'standalone' : undefined

/** Names of kinds of quality assurance that our list has under others. */
const QUALITY: Readonly<Record<string, string>> = {
  'internal evaluation': 'internal-quality-assurance',
  'internal quality assurance': 'internal-quality-assurance',
  'institutional evaluation': 'institutional-quality-assurance',
  'program evaluation': 'programme-quality-assurance',
  'programme evaluation': 'programme-quality-assurance',
  'programme quality assurance': 'programme-quality-assurance',
  'programme licence': 'programme-licence',
  'institutional licence': 'institutional-licence',
}

/** The kind of quality assurance a text names; what our list does not have is another kind. */
export function qualityAssuranceIn(text: string): string {
  const wanted = text.trim().toLowerCase()
  const known = codeOf('quality-assurance-type', text.trim()) ?? codeOf('quality-assurance-type', wanted)
  if (known !== undefined) return known
  const named = Object.hasOwn(QUALITY, wanted) ? QUALITY[wanted] : undefined
  const labelled = [...codes['quality-assurance-type']].find(
    (code) => labelOf('quality-assurance-type', code as never)?.toLowerCase() === wanted,
  )
  return named ?? labelled ?? 'other'
}

/** A country by code or name; what is neither stays as it is, and is told apart later. */
export const countryIn = (text: string): string => {
  const wanted = text.trim().replace(/^the /i, '')
  return (
    codeOf('country', wanted.toUpperCase()) ?? codeOf('country', wanted) ?? countryCalled(wanted) ?? wanted
  )
}

/** A language by tag or name. */
export function languageIn(text: string): string | undefined {
  const tag = text.trim().split(/[-_]/)[0]!.toLowerCase()
  return codeOf('language', tag) ?? languageCalled(text)
}
