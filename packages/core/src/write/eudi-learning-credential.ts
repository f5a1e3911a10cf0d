import type { Microcredential, Volume } from '../generated/types.js'
import { labelOf } from '../names/labels.js'
import { eudiLearningCredential as profile } from '../profiles/eudi-learning-credential.js'
import type { LearningCredentialClaims } from './credentials.js'
import { type Lack, lacking } from './lack.js'
import { writerOf } from './writer.js'
import { compactObject, inLanguage, type Json, languageOf, type WriteOptions } from './writing.js'

type Text = Readonly<Record<string, string>> | undefined

/** The claims of a learning credential of the EU wallet; what issuing the token adds is not among them. */
export function writeLearningCredential(record: Partial<Microcredential>, options: WriteOptions): Json {
  const language = languageOf(record)
  const text = (value: Text): string | undefined => inLanguage(value, language)
  const body = record.awardingBody?.[0]
  const names = namesOf(record, text)
  return compactObject({
    vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
    jti: record.id ?? options.id,
    iss: options.issuer?.id ?? record.awardingBody?.find(({ id }) => id !== undefined)?.id,
    nbf: secondsOf(record.validFrom),
    exp: secondsOf(record.validUntil),
    sub: record.learner?.id,
    issuing_authority: text(body?.legalName) ?? options.issuer?.name,
    issuing_country: record.issuerCountry?.[0]?.country ?? body?.country,
    date_of_issuance: dayOf(record.dateOfIssuing),
    date_of_expiry: dayOf(record.validUntil),
    ...names,
    achievement_title: text(record.title),
    achievement_description: text(record.furtherInformation?.description),
    learning_outcomes: list(record.learningOutcomes?.map(({ title }) => text(title))),
    assessment_grade: text(record.grade?.value),
    language_of_classes: list(record.furtherInformation?.languages),
    learner_identification: record.learner?.identifiers?.find(({ hash }) => hash === undefined)?.value,
    expected_study_time: studyTime(record.notionalWorkload?.volumes),
    level_of_learning_experience: record.level?.eqf,
    types_of_quality_assurance: list(
      record.qualityAssurance?.map(
        ({ type, title }) => text(title) ?? labelOf('quality-assurance-type', type),
      ),
    ),
    prerequisites_to_enroll: list(text(record.prerequisites?.description)?.split('\n')),
    integration_stackability_options:
      record.stackability === undefined ? undefined : record.stackability.type === 'stackable',
  })
}

const list = (values: readonly (string | undefined)[] | undefined): string[] | undefined => {
  const said = (values ?? []).filter((each) => each !== undefined && each !== '')
  return said.length > 0 ? (said as string[]) : undefined
}

const dayOf = (date: string | undefined): string | undefined => date?.slice(0, 10)

/** The second an instant names; a day alone names none. */
const secondsOf = (date: string | undefined): number | undefined =>
  date === undefined || date.length === 10 ? undefined : Math.floor(Date.parse(date) / 1000)

/** Names as the claims keep them; a whole name that is not divided stands as the family name. */
function namesOf({ learner }: Partial<Microcredential>, text: (value: Text) => string | undefined): Json {
  return {
    family_name: text(learner?.familyName) ?? text(learner?.fullName),
    given_name: text(learner?.givenName),
  }
}

/** Volumes in the words that are read back. */
function studyTime(volumes: readonly Volume[] | undefined): string | undefined {
  const said = (volumes ?? []).flatMap(({ value, unit }) =>
    typeof value !== 'number'
      ? []
      : unit === 'hour'
        ? [`${value} hours`]
        : unit === 'ects'
          ? [`${value} ECTS`]
          : [],
  )
  return said.length > 0 ? said.join(', ') : undefined
}

/** What the type asks for and the record does not say, and what only the issuing of the token can. */
function lacks(credential: Json): Lack[] {
  const of = (claims: string, lack: string): Lack[] =>
    claims
      .split(' ')
      .filter((claim) => credential[claim] === undefined)
      .map((claim) => ({ ...lacking(lack), pointer: `/${claim}` }))
  return [
    ...of('jti iat exp iss cnf', 'of-the-token'),
    ...of(
      'issuing_authority issuing_country date_of_issuance family_name achievement_title language_of_classes learner_identification expected_study_time level_of_learning_experience types_of_quality_assurance',
      'of-the-record',
    ),
  ]
}

/** Writes the claims of learning credentials of the EU wallet. */
export const writer = writerOf<LearningCredentialClaims>(writeLearningCredential, profile, lacks)
