/** What the EDC writer needs of the profile's tables: classes of properties, schemes of concepts, English labels. */

import { losses } from '../messages/register.ts'
import { FOLDER, PROPERTY_COLUMNS } from '../model/edc-tables.ts'
import { load, readCsv } from '../model/load.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

/** Of the classes a property may hold, the one that is written. */
const PREFERRED = ['Qualification', 'Organisation', 'Identifier', 'LearningAchievement']

const EXCEPTIONS: Readonly<Record<string, string>> = {
  'EuropeanDigitalCredential/credentialSubject': 'Person',
}

/** Classes the writer makes nodes of, from the credential down. */
const WRITTEN = new Set(
  'EuropeanDigitalCredential Person LearningAchievement AwardingProcess Organisation Location Address Qualification LearningOutcome CreditPoint LearningActivity LearningActivitySpecification LearningAssessment LearningAssessmentSpecification GradingScheme Accreditation ContactPoint DisplayParameter IndividualDisplay DisplayDetail MediaObject LegalIdentifier'.split(
    ' ',
  ),
)

export const edcWrite: Generator = {
  name: 'edc-write',
  files() {
    const rows = readCsv(`${FOLDER}/properties.csv`, PROPERTY_COLUMNS)
    const classes = new Map<string, string>()
    const single: string[] = []
    for (const { profile, class: owner, property, values, max } of rows) {
      if (profile !== 'generic-no-cv' || !WRITTEN.has(owner!)) continue
      const options = values!.split(' ').filter((each) => each && !each.startsWith('@'))
      const key = `${owner}/${property}`
      if (max === '1') single.push(key)
      classes.set(
        key,
        EXCEPTIONS[key] ?? PREFERRED.find((each) => options.includes(each)) ?? options[0] ?? '',
      )
    }
    const schemes = readCsv(`${FOLDER}/vocabularies.csv`, [
      'vocabulary',
      'scheme',
      'concepts',
      'codelist',
      'schemeTyped',
    ]).map(({ scheme, concepts }) => [concepts!, scheme!] as const)
    const labels = [...load().codelists.values()].flatMap((list) =>
      list.filter((row) => row.match && !row.deprecated).map((row) => [row.match, row.label] as const),
    )
    const text = [
      banner(`${FOLDER} and packages/schemas/codelists`),
      '/** Class of the nodes, or type of the values, that a property of a class holds. */',
      `export const edcClasses: Readonly<Record<string, string>> = {\n${[...classes].map(([key, value]) => `  '${key}': '${value}',\n`).join('')}}\n`,
      '/** Properties that hold one value at most. */',
      `export const edcSingle: ReadonlySet<string> = new Set('${single.join(' ')}'.split(' '))\n`,
      '/** Beginning of the IRIs of a vocabulary, and its concept scheme. */',
      `export const edcSchemes: readonly (readonly [concepts: string, scheme: string])[] = [\n${schemes.map((pair) => `  ${JSON.stringify(pair)},\n`).join('')}]\n`,
      '/** English labels of the concepts that codes match. */',
      `export const conceptLabels: Readonly<Record<string, string>> = {\n${labels.map(([iri, label]) => `  ${JSON.stringify(iri)}: ${JSON.stringify(label)},\n`).join('')}}\n`,
    ].join('\n')
    return [
      ['packages/core/src/generated/edc-write.ts', text],
      [
        'packages/core/src/generated/losses.ts',
        `${banner('packages/schemas/crosswalks/losses.csv')}\n/** Why a profile cannot carry a part of a record, and what its readers see instead. */\nexport const losses: readonly { readonly key: string; readonly profile: string; readonly pointer: string; readonly kind: string; readonly reason: string; readonly shown: string }[] = [\n${losses()
          .map((row) => `  ${JSON.stringify(row)},\n`)
          .join('')}]\n`,
      ],
    ]
  },
}
