import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import { validate } from '../src/index.js'
import { elm, shacl } from './edc-oracle.js'

const folder = outsideData('edc-samples')

/** The sixteen elements of each file in Annex I order: present, missing, invalid. */
const samples: Readonly<Record<string, string>> = {
  'ec-elm/_Sample-CertOfPart-unsigned.jsonld': 'ppppmmummpm mmmmp',
  'ec-elm/_Sample-MC-Annex1-signed.jsonld': 'ppppppppppm ppppp',
  'ec-elm/_Sample-MC-Annex1-unsigned.jsonld': 'ppppmpppppm ppppp',
  'ec-elm-rdf/credential-sample.jsonld': 'pppppmmmmmm mmmmm',
  'ec-edc-issuer-2.2.2/cred1.jsonld': 'pppppmmmmmm mmmmm',
  'ec-edc-issuer-2.2.2/cred_noLegalName_shouldFail.jsonld': 'ppppppppppp ppppp',
  'ec-edc-issuer-2.2.2/credential-signed.jsonld': 'pppppmmmmmm mmmmm',
  'ec-edc-issuer-2.2.2/credential_shouldValidate.jsonld': 'ppppppppppp ppppp',
  'ec-edc-issuer-2.2.2/commons-cred1.jsonld': 'pmmmpmmmmmm mmmmm',
  'ec-elm-support-3.3/AA-Annex1-MC-signed.jsonld': 'ppppppppppm pppmp',
  'ec-elm-support-3.3/AA-Annex1-MC-unsigned.json': 'ppppppppppm pppmp',
  'ec-elm-support-3.3/Sample-CertOfPart-signed.jsonld': 'pppppmpmmpm mmmmp',
  'ec-elm-support-3.3/Sample-CertOfPart-unsigned.json': 'pppppmpmmpm mmmmp',
  'mynextid/edc-mc-example.json': 'ppppppppppm mppmp',
  'mynextid/edc-mc-signed.jsonld': 'ppppppppppm mppmp',
  'ebsi-vcdm2.0-edc-2.1.0/DigiComp_Generic.json': 'ppppppmpmmm mmpmm',
  'dc4eu-educational-pilot/euhe-microcredential-example-john-doe.json': 'pppppmppmim mmpmp',
  'dc4eu-educational-pilot/euhe-microcredential-signed-john-doe.json': 'pppppmppmim mmpmp',
  'dc4eu-educational-pilot/euvet-microcredential-example-john-doe.json': 'pppppmppmim mmpmp',
  'dc4eu-educational-pilot/euvet-microcredential-signed-john-doe.json': 'pppppmppmim mmpmp',
  'impierce-history/example_OBv3_to_ELM.json': 'ppmmmpmmmmm mmmmm',
}

/** Why JSON-LD cannot read a file, so that there is nothing for the shapes to judge. */
const UNPROCESSABLE = ['edc.unknown-context', 'edc.protected-term']

const textOf = (file: string): string => readFileSync(join(folder!, file), 'utf8')

const reportOf = (file: string, draft = false) => validate(textOf(file), { at: '2026-11-22', draft })

describe.skipIf(!folder)('samples of the European Learning Model', () => {
  const files = Object.keys(samples)

  test.each(files)('%s is read as an EDC with the elements it has', (file) => {
    const report = reportOf(file)
    expect(report.profile?.id).toBe('edc')
    expect(report.elements.map((row) => row.status[0]).join('')).toBe(samples[file]!.replace(' ', ''))
  })

  test('a credential that names neither the type nor the context of an EDC is the Verifiable Credential it says it is', () => {
    const { profile } = reportOf('ec-edc-issuer-2.2.2/credNoType.jsonld')
    expect(profile).toEqual({ id: 'vc', version: '1.1' })
  })

  test.skipIf(!elm).each(files)('%s conforms exactly when the official shapes say so', async (file) => {
    const whole = JSON.parse(textOf(file))
    const wrapped = 'deliveryDetails' in whole
    const json = wrapped
      ? whole.credential
      : typeof whole.payload === 'string'
        ? JSON.parse(whole.payload)
        : whole
    const { conforms, error } = await shacl(json, wrapped)
    const report = reportOf(file)
    const codes = report.findings.map(({ code }) => code)
    expect(error !== undefined).toBe(codes.some((code) => UNPROCESSABLE.includes(code)))
    expect(report.verdict.conformance).toBe(conforms ? 'valid' : 'invalid')
  })

  test.each([
    'ec-elm/_Sample-CertOfPart-unsigned.jsonld',
    'ec-elm/_Sample-MC-Annex1-unsigned.jsonld',
    'ec-elm-support-3.3/AA-Annex1-MC-unsigned.json',
    'ec-elm-support-3.3/Sample-CertOfPart-unsigned.json',
  ])('%s conforms as a draft', (file) => {
    expect(reportOf(file).verdict.conformance).toBe('invalid')
    expect(reportOf(file, true).verdict.conformance).toBe('valid')
  })

  test('a draft is not asked for the date of issuing, and a sealed credential is', () => {
    const row = (draft: boolean) => {
      const { elements, findings } = reportOf('ec-elm/_Sample-MC-Annex1-unsigned.jsonld', draft)
      const { required, status } = elements.find(({ id }) => id === 'date-of-issuing')!
      // What the profile asks for by its name is told by that name.
      return [required, status, findings.some(({ params }) => params.property === 'issued')]
    }
    expect(row(false)).toEqual([true, 'missing', true])
    expect(row(true)).toEqual([false, 'missing', false])
  })

  test.each(files)('no defect of %s is told twice', (file) => {
    const places = reportOf(file).findings.map(
      ({ code, pointer, params }) => `${code} ${pointer} ${params.property ?? ''}`,
    )
    expect(places).toEqual([...new Set(places)])
  })
})

const A = '/credentialSubject/hasClaim'
const S = `${A}/specifiedBy`

const COMMON = {
  title: [`${A}/title`],
  'awarding-body': [`${A}/awardedBy/awardingBody`],
  'learning-outcomes': [`${S}/learningOutcome/0`, `${S}/learningOutcome/1`],
  'notional-workload': [`${S}/creditPoint`, `${S}/volumeOfLearning`],
  level: [`${S}/eqfLevel`, `${S}/nqfLevel`],
  'assessment-type': [`${A}/provenBy`],
  'participation-form': [`${S}/mode`],
  'quality-assurance': [],
  prerequisites: [`${S}/entryRequirement`],
  supervision: [`${A}/provenBy/idVerification`],
  grade: [
    `${A}/provenBy/grade`,
    `${A}/provenBy/specifiedBy/gradingScheme/id`,
    `${A}/provenBy/specifiedBy/gradingScheme/title`,
    `${A}/provenBy/specifiedBy/gradingScheme/description`,
  ],
  'further-information': [
    `${S}/learningSetting`,
    `${S}/dcType`,
    `${S}/thematicArea/0`,
    `${S}/thematicArea/1`,
    `${S}/language`,
  ],
}

const NAMES = [
  'id',
  'fullName',
  'givenName',
  'familyName',
  'dateOfBirth',
  'contactPoint/emailAddress',
  'nationalID',
]

const learner = (...names: readonly string[]): string[] =>
  [...NAMES, ...names].map((name) => `/credentialSubject/${name}`)

const pointers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'ec-elm/_Sample-MC-Annex1-unsigned.jsonld': {
    ...COMMON,
    learner: learner(),
    'issuer-country': [`${A}/awardedBy/awardingBody/location`],
    'date-of-issuing': [],
    stackability: [`${S}/isPartialQualification`],
  },
  'ec-elm-support-3.3/AA-Annex1-MC-signed.jsonld': {
    ...COMMON,
    learner: learner('identifier'),
    'issuer-country': [`${A}/awardedBy/awardingBody/location/address/countryCode`],
    'date-of-issuing': ['/issued'],
    stackability: [],
  },
}

describe.skipIf(!folder)('the two samples named after Annex I', () => {
  test.each(Object.keys(pointers))('every element of %s is found where it stands', (file) => {
    const rows = reportOf(file).elements.map(({ id, pointers }) => [id, pointers])
    expect(Object.fromEntries(rows)).toEqual(pointers[file])
  })

  test.each([
    ['ec-elm/_Sample-MC-Annex1-unsigned.jsonld', ['date-of-issuing', 'quality-assurance']],
    ['ec-elm-support-3.3/AA-Annex1-MC-signed.jsonld', ['quality-assurance']],
  ])('%s lacks only %j of the mandatory elements', (file, missing) => {
    const report = reportOf(file)
    expect(report.verdict.annexI).toBe('incomplete')
    expect(
      report.elements.filter((row) => row.required && row.status !== 'present').map((row) => row.id),
    ).toEqual(missing)
    const told = report.findings.flatMap(({ part, code, params }) =>
      part === 'annexI' ? [code] : params.property === 'issued' ? ['date-of-issuing.missing'] : [],
    )
    expect(told.toSorted()).toEqual(missing.map((id) => `${id}.missing`))
  })
})
