/** A report → rows for analysis: one for each credential, with nothing of the learner in it. */
import type { Microcredential } from '@microcred/core'
import type { Report, Verdict } from '../report/report.js'

/** One credential in documented columns (`outputs/flat.schema.json`); lists are empty where nothing is said. */
export interface FlatRow {
  readonly profile: string | null
  readonly conformance: Verdict['conformance']
  readonly annex_i: Verdict['annexI']
  readonly missing: readonly string[]
  readonly issuer_country: readonly string[]
  readonly awarding_body: readonly string[]
  readonly date_of_issuing: string | null
  readonly ects: number | null
  readonly hours: number | null
  readonly eqf: number | null
  readonly cycle: string | null
  readonly assessment: readonly string[]
  readonly participation: readonly string[]
  readonly quality: readonly string[]
  readonly supervision: string | null
  readonly skills: readonly string[]
  readonly codes: readonly string[]
}

/**
 * The rows of a report: one for each credential it holds, also in containers, and for each award of a credential that
 * has several. Values stand as the credential states them; nothing is converted and nothing is guessed.
 *
 * @example
 * import { validate } from '@microcred/validators'
 * import { flatRows } from '@microcred/validators/lines'
 *
 * flatRows(validate({ title: { en: 'Wood finishing' }, level: { eqf: 5 } }))[0]?.eqf // 5
 */
export function flatRows(report: Report): readonly FlatRow[] {
  if (report.credentials) return report.credentials.flatMap(flatRows)
  const { profile, verdict, elements, findings, record, records } = report
  const about = {
    profile: profile?.id ?? null,
    conformance: verdict.conformance,
    annex_i: verdict.annexI,
    missing:
      verdict.annexI === 'not-applicable'
        ? []
        : elements.filter((row) => row.required && row.status === 'missing').map((row) => row.id),
  }
  const codes = distinct(findings.map(({ code }) => code))
  const all = records ?? [(record ?? {}) as Partial<Microcredential>]
  return all.map((each) => ({ ...about, ...stated(each), codes }))
}

function stated({
  issuerCountry = [],
  awardingBody = [],
  dateOfIssuing,
  notionalWorkload,
  level,
  assessmentType = [],
  participationForm = [],
  qualityAssurance = [],
  supervision,
  learningOutcomes = [],
}: Readonly<Partial<Microcredential>>) {
  const volume = (unit: string): number | null => {
    const value = notionalWorkload?.volumes?.find((each) => each.unit === unit)?.value
    return typeof value === 'number' ? value : null
  }
  return {
    issuer_country: distinct(issuerCountry.map(({ country }) => country)),
    awarding_body: distinct(awardingBody.map(({ legalName }) => legalName && nameOf(legalName))),
    date_of_issuing: dateOfIssuing ?? null,
    ects: volume('ects'),
    hours: volume('hour'),
    eqf: level?.eqf ?? null,
    cycle: level?.qfEhea ?? null,
    assessment: distinct(assessmentType.map(({ type }) => type)),
    participation: distinct(participationForm.map(({ type }) => type)),
    quality: distinct(qualityAssurance.map(({ type }) => type)),
    supervision: supervision?.type ?? null,
    skills: distinct(learningOutcomes.flatMap(({ skills = [] }) => skills.map(({ uri }) => uri))),
  }
}

/** A name in English, else in the first language of the alphabet it is given in. */
const nameOf = (text: Readonly<Record<string, string>>): string | undefined =>
  text.en ?? text[Object.keys(text).toSorted()[0] ?? '']

const distinct = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value): value is string => value !== undefined)),
]
