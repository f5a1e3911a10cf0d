/** A record whose blanks stand in angle brackets, for an issuer to fill. */
import { checkOneOf } from '@microcred/common/options'
import { isLanguageTag } from '../formats.js'
import { NAMESPACE, VERSION } from '../names/namespace.js'

/**
 * The mandatory elements, each in its simplest complete form, for an issuer to fill: every blank stands in angle
 * brackets, and texts stand under the language that is asked for. It is no valid record before it is filled in.
 *
 * @throws RangeError for what is no language tag, or no form.
 *
 * @example
 * blank('bg').language // 'bg'
 */
export function blank(
  language = 'en',
  form: 'microcredential' | 'specification' = 'microcredential',
): Readonly<Record<string, unknown>> {
  if (typeof language !== 'string' || !isLanguageTag(language))
    throw new RangeError(`language is a language tag such as en or pt-BR, not ${JSON.stringify(language)}.`)
  checkOneOf('form', form, ['microcredential', 'specification'])
  const text = (blank: string): object => ({ [language]: blank })
  const held = form === 'microcredential'
  return {
    $schema: `${NAMESPACE}${VERSION}/${form}.schema.json`,
    language: language.split('-')[0],
    ...(held && {
      learner: { fullName: text('<full name>'), dateOfBirth: '<date of birth, such as 1987-04-12>' },
    }),
    title: text('<title of the micro-credential>'),
    issuerCountry: [{ country: '<country code, such as ES>' }],
    awardingBody: [
      {
        legalName: text('<legal name of the awarding body>'),
        country: '<country code>',
        homepage: '<address of its website, https://…>',
      },
    ],
    ...(held && { dateOfIssuing: '<date of issuing, such as 2026-06-19>' }),
    learningOutcomes: [{ title: text('<what the learner can do, in one sentence that starts with a verb>') }],
    notionalWorkload: { volumes: [{ value: '<number of ECTS credits>', unit: 'ects' }] },
    level: { eqf: '<level of the European Qualifications Framework, 1 to 8>' },
    assessmentType: [{ type: '<kind of assessment: microcred schema print codelists/assessment-type>' }],
    participationForm: [
      { type: '<form of participation: microcred schema print codelists/participation-form>' },
    ],
    qualityAssurance: [
      { type: '<kind of quality assurance: microcred schema print codelists/quality-assurance-type>' },
    ],
  }
}
