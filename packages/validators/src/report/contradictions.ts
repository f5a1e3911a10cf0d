/** What a credential shows in its own terms and the record that it carries says otherwise. */
import type { Microcredential, Reading } from '@microcred/core'
import { subjectOf } from '../check/explain.js'
import { instant, mayBeSameDay } from '../check/time.js'
import type { Placed } from './report.js'

type Visible = Partial<Microcredential>

/** Of a place in what is shown, whether the record says something else there, and where. */
interface Contradiction {
  /** Pointer into the record that was read from what is shown. */
  readonly shown: string
  /** Pointer into the record that is carried. */
  readonly record: string
}

/** One finding for each thing that is said in two ways; what only one of the two says is no contradiction. */
export function contradictions(reading: Reading): Placed[] {
  if (!reading.visible) return []
  const { record } = reading
  const said = COMPARED.filter(([key]) => record[key] !== undefined)
  const visible = reading.visible(new Set(said.map(([key]) => key)))
  return said.flatMap(([, compare]) => {
    const found = compare(visible.record, record, visible)
    if (!found) return []
    const pointer = visible.origin(found.shown)
    const where = reading.origin(found.record)
    return [{ code: `${subjectOf(found.record)}.contradicts-record`, pointer, params: { where } }]
  })
}

type Compare = (shown: Visible, record: Visible, visible: Reading) => Contradiction | undefined

const simplified = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()

const isMap = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string')

/** Whether two texts say different things: in a language that both have, or, where none is named, in all. */
function differ(shown: unknown, record: unknown): boolean {
  if (!isMap(shown) || !isMap(record)) return false
  let all: readonly string[] | undefined
  return Object.entries(shown).some(([language, text]) => {
    if (record[language] === text) return false
    if (language !== 'und' && !Object.hasOwn(record, language)) return false
    all ??= Object.values(record).map(simplified)
    return all.length > 0 && !all.includes(simplified(text))
  })
}

/** The list of an element, as far as it is one. */
const listOf = <T>(value: readonly T[] | undefined): readonly T[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []

/** Whether two dates are of different days, wherever on Earth it is; of what is no date nothing is known. */
const apart = (shown: unknown, record: unknown): boolean =>
  isDate(shown) && isDate(record) && !mayBeSameDay(shown, record)

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(instant(value, 'start'))

const same = (pointer: string): Contradiction => ({ shown: pointer, record: pointer })

const date =
  (key: 'validFrom' | 'validUntil' | 'dateOfIssuing'): Compare =>
  (shown, record) =>
    apart(shown[key], record[key]) ? same(`/${key}`) : undefined

/** The first of some values for which another list has none. */
const unmatched = <T, U>(shown: readonly T[], record: readonly U[], fits: (a: T, b: U) => boolean): number =>
  record.length === 0 ? -1 : shown.findIndex((a) => !record.some((b) => fits(a, b)))

/** Members of which it is looked whether both say the same, with how. */
const COMPARED: readonly (readonly [key: keyof Microcredential, compare: Compare])[] = [
  ['title', (shown, record) => (differ(shown.title, record.title) ? same('/title') : undefined)],
  ['validFrom', date('validFrom')],
  ['validUntil', date('validUntil')],
  // A badge without a date of its own is read as awarded when it became valid, which may be later.
  [
    'dateOfIssuing',
    (shown, record, visible) =>
      /awardedDate$/.test(visible.origin('/dateOfIssuing'))
        ? date('dateOfIssuing')(shown, record, visible)
        : undefined,
  ],
  [
    'learner',
    ({ learner: shown }, { learner: record }) =>
      typeof shown?.id === 'string' && typeof record?.id === 'string' && shown.id !== record.id
        ? same('/learner/id')
        : differ(shown?.fullName, record?.fullName)
          ? same('/learner/fullName')
          : undefined,
  ],
  // An issuer of another id may issue what the body awards.
  [
    'awardingBody',
    ({ awardingBody: shown }, { awardingBody: record }) => {
      const at = listOf(shown).findIndex(({ id, legalName }) => {
        const alike = listOf(record).filter((body) => id === undefined || body.id === id)
        return alike.length > 0 && alike.every((body) => differ(legalName, body.legalName))
      })
      return at < 0 ? undefined : { shown: `/awardingBody/${at}/legalName`, record: '/awardingBody' }
    },
  ],
  [
    'issuerCountry',
    ({ issuerCountry: shown }, { issuerCountry: record }) => {
      const known = listOf(record).filter(({ country }) => typeof country === 'string')
      const at = unmatched(listOf(shown), known, (a, b) => a.country === undefined || a.country === b.country)
      return at < 0 ? undefined : { shown: `/issuerCountry/${at}/country`, record: '/issuerCountry' }
    },
  ],
  [
    'level',
    ({ level: shown }, { level: record }) =>
      typeof shown?.eqf === 'number' && typeof record?.eqf === 'number' && shown.eqf !== record.eqf
        ? same('/level/eqf')
        : undefined,
  ],
  [
    'notionalWorkload',
    ({ notionalWorkload: shown }, { notionalWorkload: record }) => {
      const volumes = listOf(shown?.volumes)
      // Credits of no named kind may be those of any that the record names.
      const at = volumes.findIndex((volume) => {
        const alike = listOf(record?.volumes).filter(
          ({ unit, value }) =>
            typeof value === 'number' &&
            (unit === volume.unit || (volume.unit === 'credit' && unit === 'ects')),
        )
        return alike.length > 0 && !alike.some(({ value }) => value === volume.value)
      })
      return at < 0
        ? undefined
        : { shown: `/notionalWorkload/volumes/${at}/value`, record: '/notionalWorkload/volumes' }
    },
  ],
  [
    'learningOutcomes',
    ({ learningOutcomes: shown }, { learningOutcomes: record }) => {
      const carried = new Set(
        listOf(record).flatMap(({ skills }) => listOf(skills).map(({ uri }) => String(uri))),
      )
      if (carried.size === 0) return undefined
      for (const [at, { skills }] of listOf(shown).entries())
        for (const [position, { uri }] of listOf(skills).entries())
          if (!carried.has(String(uri)))
            return { shown: `/learningOutcomes/${at}/skills/${position}/uri`, record: '/learningOutcomes' }
      return undefined
    },
  ],
  [
    'grade',
    ({ grade: shown }, { grade: record }) =>
      differ(shown?.value, record?.value) ? same('/grade/value') : undefined,
  ],
]
