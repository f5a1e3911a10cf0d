import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { validate } from '../src/walk/validate.js'
import { badge } from './badge.js'

const at = '2026-06-01T00:00:00Z'

type Json = Record<string, unknown>

/** The elements that are there, each with the places it was read from. */
const read = (input: string | object): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    validate(input, { at })
      .elements.filter(({ status }) => status === 'present')
      .map(({ id, pointers }) => [id, pointers]),
  )

const ACHIEVEMENT = '/credentialSubject/achievement'

const folder = outsideData('openbadges')

describe.skipIf(!folder)('samples of Open Badges are read (data outside of the project)', () => {
  const sample = (file: string): string => readFileSync(join(folder!, file), 'utf8')

  it('from SURF with all that its extension says', () => {
    const text = sample('surf/credentials/uvh_at_microcredential_full_1.json')
    const { record } = validate(text, { at })
    expect(record).toMatchObject({
      language: 'nl',
      issuerCountry: [{ country: 'NL' }],
      awardingBody: [{ country: 'NL', identifiers: [{ scheme: 'national', value: 'UN1VH' }] }],
      notionalWorkload: { volumes: [{ value: 3, unit: 'ects' }] },
      level: { eqf: 4 },
      assessmentType: [{ type: 'written-examination' }],
      participationForm: [{ type: 'blended' }],
      qualityAssurance: [{ reference: 'AV-7381' }],
      supervision: { type: 'supervised-with-id-verification', setting: 'on-site' },
      grade: { value: { nl: '8.5' }, points: 8.5, scheme: { minimum: 1, maximum: 10, passing: 6 } },
    })
    expect(read(text)).toMatchObject({
      learner: ['/credentialSubject/id'],
      title: [`${ACHIEVEMENT}/name`],
      'issuer-country': ['/issuer/address/addressCountryCode'],
      'date-of-issuing': ['/validFrom'],
      'notional-workload': [`${ACHIEVEMENT}/ECTS`],
      level: [`${ACHIEVEMENT}/alignment/1/targetCode`],
      'quality-assurance': [`${ACHIEVEMENT}/alignment/0`],
      supervision: [`${ACHIEVEMENT}/supervisionType`],
    })
  })

  it('from SURF with hours of study, and supervised online with an identity check', () => {
    const { record } = validate(sample('surf/credentials/theed_regular_full_mbo.json'), { at })
    expect(record).toMatchObject({
      notionalWorkload: { volumes: [{ value: 24, unit: 'hour' }] },
      level: { eqf: 5 },
      participationForm: [{ type: 'online' }],
      supervision: { type: 'supervised-with-id-verification', setting: 'online' },
    })
  })

  it('from MyNextID with its skills, and credits of no unit', () => {
    const text = sample('mynextid/microcredential__v1__open-badge__examples__open-badge-mc-example.json')
    const { record } = validate(text, { at })
    expect(record?.learningOutcomes?.map((outcome) => outcome.skills?.[0]?.uri)).toEqual([
      'http://data.europa.eu/esco/skill/f10142ce-d522-49c3-9fd1-054fb63529d4',
      'http://data.europa.eu/esco/skill/81a2db2c-7e55-44d0-9cd9-74c25147d7cd',
    ])
    expect(record).toMatchObject({
      learner: { identifiers: [{ scheme: 'email', hash: { algorithm: 'sha-256', salt: 'ea332060-e' } }] },
      notionalWorkload: { volumes: [{ value: 5, unit: 'credit' }] },
    })
    expect(read(text)['learning-outcomes']).toEqual([
      `${ACHIEVEMENT}/alignment/0`,
      `${ACHIEVEMENT}/alignment/1`,
    ])
  })

  it('from 1EdTech with the first result and its description', () => {
    const { record } = validate(sample('1edtech-validator/ob30/complete.json'), { at })
    expect(record?.grade?.value).toEqual({ und: 'A' })
    expect(record?.grade?.scheme?.title).toEqual({ und: 'Final Project Grade' })
  })

  it('from a transcript of which the first badge is read', () => {
    const report = validate(sample('learncard/clr__university-transcript.json'), { at })
    expect(report.profile).toEqual({ id: 'clr', version: '2.0.1' })
    expect(report.record?.title).toEqual({ und: 'Introduction to Computer Science' })
    expect(report.findings.find(({ code }) => code === 'profile.several-achievements')?.params.count).toBe(6)
    expect(report.elements[1]?.pointers).toEqual([
      `/credentialSubject/verifiableCredential/0${ACHIEVEMENT}/name`,
    ])
  })
})

describe('a badge of our own', () => {
  it('is read without what is hashed for a name', () => {
    const json = badge()
    const subject = json.credentialSubject as Json
    subject.identifier = [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: 'sha256$0000000000000000000000000000000000000000000000000000000000000000',
        identityType: 'name',
      },
      { type: 'IdentityObject', hashed: false, identityHash: 'Ana Bravo', identityType: 'name' },
    ]
    expect(validate(json, { at }).record?.learner?.fullName).toEqual({ pt: 'Ana Bravo' })
  })

  it('may name its issuer by an address alone', () => {
    expect(
      validate({ ...badge(), issuer: 'https://beja.example/profile' }, { at }).record?.awardingBody?.[0]?.id,
    ).toBe('https://beja.example/profile')
  })
})

describe('an SD-JWT VC of the micro-credential type', () => {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const digest = (disclosure: string): string =>
    Buffer.from(sha256(new TextEncoder().encode(disclosure))).toString('base64url')

  const achievement = {
    name: 'Rega eficiente',
    description: 'Curso breve',
    ECTS: 2,
    participationType: 'online',
    assessmentType: 'portfolio',
    criteria: { narrative: 'Planear' },
  }
  const hidden = encoded(['salt', 'credentialSubject', { achievement, id: 'did:example:ana' }])
  const payload = {
    vct: 'urn:eudi:micro_credential:1',
    iss: 'https://beja.example',
    iat: 1_750_420_800,
    exp: 2_000_000_000,
    _sd: [digest(hidden)],
    Issuer: { Name: 'Escola de Beja' },
  }
  const token = `${encoded({ alg: 'ES256' })}.${encoded(payload)}.c2ln~${hidden}~`

  it('is recognised, judged and read once its disclosures are put back', () => {
    const { profile, wrapper, verdict, record, findings } = validate(token, { at })
    expect(profile).toEqual({ id: 'sd-jwt-vc', version: '1', variant: 'pilot' })
    expect(wrapper?.type).toBe('sd-jwt')
    expect(verdict.conformance).toBe('valid')
    expect(record).toMatchObject({
      learner: { id: 'did:example:ana' },
      title: { und: 'Rega eficiente' },
      awardingBody: [{ legalName: { und: 'Escola de Beja' } }],
      dateOfIssuing: '2025-06-20T12:00:00Z',
      validUntil: '2033-05-18T03:33:20Z',
      notionalWorkload: { volumes: [{ value: 2, unit: 'ects' }] },
      assessmentType: [{ type: 'portfolio' }],
      participationForm: [{ type: 'online' }],
    })
    expect(findings.filter(({ code }) => code.startsWith('sd-jwt-vc.'))).toEqual([])
  })

  it('is judged on its claims and its time', () => {
    const said = (json: object): string[] =>
      validate(json, { at }).findings.flatMap(({ code, pointer }) =>
        /^(?:sd-jwt-vc|valid-)/.test(code) ? [`${code} ${pointer}`] : [],
      )
    const whole = { vct: payload.vct, credentialSubject: { achievement } }
    expect(said(whole)).toEqual([])
    expect(said({ ...whole, exp: '2030' })).toEqual(['sd-jwt-vc.wrong-type /exp'])
    expect(said({ ...whole, exp: 1 })).toEqual(['valid-until.passed /exp'])
    expect(said({ ...whole, nbf: 4_000_000_000 })).toEqual(['valid-from.not-yet /nbf'])
    expect(said({ vct: payload.vct })).toEqual(['sd-jwt-vc.incomplete '])
  })
})
