import { writableProfiles, write } from '@microcred/core/write'
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'
import { disclosure } from '../src/generated/eudi-learning-credential.js'
import { type Report, validate } from '../src/index.js'
import { complete } from './complete-record.js'
import { eudiClaims } from './eudi-claims.js'

const at = '2026-06-19'
const present = ({ elements }: Report): string[] =>
  elements.filter(({ status }) => status === 'present').map(({ id }) => id)
const ofProfile = (input: string | object, options = {}): string[] =>
  validate(input, { at, ...options }).findings.flatMap(({ code, pointer, params }) =>
    code.startsWith('eudi-') ? [`${code} ${params.property ?? pointer}`] : [],
  )

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const digest = (text: string): string =>
  Buffer.from(sha256(new TextEncoder().encode(text))).toString('base64url')

/** A compact SD-JWT of claims: `hidden` behind digests, of which those in `shown` are disclosed. */
function token(claims: Record<string, unknown>, hidden: readonly string[], shown = hidden): string {
  const disclosures = new Map(
    hidden.filter((name) => name in claims).map((name) => [name, encoded(['salt', name, claims[name]])]),
  )
  const payload = {
    ...Object.fromEntries(Object.entries(claims).filter(([name]) => !disclosures.has(name))),
    _sd: [...disclosures.values()].map(digest),
  }
  const given = shown.flatMap((name) => disclosures.get(name) ?? [])
  return `${encoded({ alg: 'ES256', typ: 'dc+sd-jwt' })}.${encoded(payload)}.c2ln~${given.map((each) => `${each}~`).join('')}`
}

const always = Object.keys(disclosure).filter((claim) => disclosure[claim] === 'always')

describe('a learning credential of the EU wallet', () => {
  it('is recognised by its type, with the version of the table', () => {
    expect(validate(eudiClaims(), { at }).profile).toEqual({ id: 'eudi-learning-credential', version: '1' })
  })

  it('is recognised by another name of its type', () => {
    const { profile } = validate(
      {
        ...eudiClaims(),
        vct: 'urn:example:own:1',
        aka_vcts: ['urn:eu.europa.ec.eudi:learning:credential:1'],
      },
      { at },
    )
    expect(profile?.id).toBe('eudi-learning-credential')
  })

  it('is not recognised where the table does not have its version, and is named with its type', () => {
    const vct = 'urn:eu.europa.ec.eudi:learning:credential:9'
    const { profile, findings } = validate({ ...eudiClaims(), vct }, { at })
    expect(profile).toBeNull()
    expect(findings.map(({ code, params }) => [code, params.form])).toEqual([
      ['profile.foreign-form', 'sd-jwt-vc-other'],
    ])
    expect(findings[0]?.message).toContain(vct)
  })

  it('has a place for 13 of the 16 elements', () => {
    const report = validate(eudiClaims(), { at })
    expect(report.verdict).toEqual({ conformance: 'valid', annexI: 'incomplete' })
    expect(report.elements.filter(({ status }) => status !== 'present').map(({ id }) => id)).toEqual([
      'assessment-type',
      'participation-form',
      'supervision',
    ])
  })

  it('is read claim by claim', () => {
    expect(validate(eudiClaims(), { at }).record).toEqual({
      id: 'urn:uuid:3f0f3c5e-6c1d-4a55-8a4e-1f8f0a3c9d21',
      validUntil: '2030-01-10',
      learner: {
        familyName: { und: 'Sobral' },
        givenName: { und: 'Inês' },
        identifiers: [{ scheme: 'student-id', value: 'A-0412' }],
      },
      title: { und: 'Rega de precisão' },
      issuerCountry: [{ country: 'PT' }],
      awardingBody: [{ id: 'https://escola.example/', legalName: { und: 'Escola Ilustrativa de Évora' } }],
      dateOfIssuing: '2026-01-10',
      learningOutcomes: [{ title: { und: 'Planeia a rega' } }, { title: { und: 'Mede a humidade do solo' } }],
      notionalWorkload: {
        volumes: [
          { value: 2, unit: 'ects' },
          { value: 50, unit: 'hour' },
        ],
      },
      level: { eqf: 5 },
      qualityAssurance: [{ type: 'internal-quality-assurance', title: { und: 'Internal evaluation' } }],
      prerequisites: { description: { und: 'Física básica\nÁlgebra básica' } },
      grade: { value: { und: '17' } },
      stackability: { type: 'stackable' },
      furtherInformation: { description: { und: 'Curso breve sobre rega' }, languages: ['pt', 'en'] },
    })
  })

  it.each([
    ['expected_study_time', '75 hours', { volumes: [{ value: 75, unit: 'hour' }] }],
    ['expected_study_time', 'PT75H', { volumes: [{ value: 75, unit: 'hour' }] }],
    ['expected_study_time', 75, { volumes: [{ value: 75, unit: 'hour' }] }],
    ['expected_study_time', '12,5 Stunden', { volumes: [{ value: 12.5, unit: 'hour' }] }],
    ['expected_study_time', '3 ECTS credits', { volumes: [{ value: 3, unit: 'ects' }] }],
    ['expected_study_time', 'ECTS: 3', { volumes: [{ value: 3, unit: 'ects' }] }],
    ['level_of_learning_experience', '5', { eqf: 5 }],
    ['level_of_learning_experience', 'EQF level 6', { eqf: 6 }],
    ['level_of_learning_experience', 'Level 7', { eqf: 7 }],
    ['level_of_learning_experience', 'http://data.europa.eu/snb/eqf/4', { eqf: 4 }],
    ['integration_stackability_options', 'Not stackable', { type: 'standalone' }],
    ['integration_stackability_options', 'stackable', { type: 'stackable' }],
    ['issuing_country', 'Portugal', [{ country: 'PT' }]],
    ['issuing_country', 'PRT', [{ country: 'PT' }]],
    ['language_of_classes', ['Portuguese'], { description: expect.anything(), languages: ['pt'] }],
    ['assessment_grade', 17, { value: { und: '17' } }],
    ['types_of_quality_assurance', ['External'], [{ type: 'other', title: { und: 'External' } }]],
  ])('reads %s spelt %j', (claim, value, read) => {
    const { record } = validate({ ...eudiClaims(), [claim]: value }, { at })
    expect(Object.values(record!)).toContainEqual(read)
  })

  it.each([
    ['expected_study_time', 'a long while', 'notional-workload.unreadable'],
    ['expected_study_time', '1000 hoursome things', 'notional-workload.unreadable'],
    ['level_of_learning_experience', 'NQF 5 or 6', 'level.unreadable'],
    ['integration_stackability_options', 'ask the office', 'stackability.unreadable'],
  ])('says that %s spelt %j cannot be read', (claim, value, code) => {
    const { findings } = validate({ ...eudiClaims(), [claim]: value }, { at })
    expect(findings.map((each) => `${each.code} ${each.pointer}`)).toContain(`${code} /${claim}`)
  })

  it('must have what its type calls mandatory', () => {
    const { cnf: _, issuing_country: __, ...lacking } = eudiClaims()
    expect(ofProfile(lacking)).toEqual([
      'eudi-learning-credential.incomplete cnf',
      'eudi-learning-credential.incomplete issuing_country',
    ])
    expect(ofProfile(lacking, { draft: true })).toEqual([
      'eudi-learning-credential.incomplete issuing_country',
    ])
  })

  it('quotes nothing of the learner', () => {
    const { findings } = validate(
      { ...eudiClaims(), family_name: ['Sobral'], learner_identification: ['A-0412'] },
      { at },
    )
    expect(ofProfile({ ...eudiClaims(), family_name: ['Sobral'] })).toHaveLength(1)
    expect(JSON.stringify(findings)).not.toMatch(/Sobral|A-0412/)
  })
})

describe('a learning credential as SD-JWT', () => {
  it('is read with its disclosures in place', () => {
    const report = validate(token(eudiClaims(), always), { at })
    expect(report.wrapper).toEqual({ type: 'sd-jwt' })
    expect(report.profile?.id).toBe('eudi-learning-credential')
    expect(present(report)).toEqual(present(validate(eudiClaims(), { at })))
    expect(ofProfile(token(eudiClaims(), always))).toEqual([])
  })

  it('lacks nothing by what its holder keeps back, which is said', () => {
    const shown = always.filter((claim) => claim !== 'learner_identification' && claim !== 'assessment_grade')
    expect(ofProfile(token(eudiClaims(), always, shown))).toEqual(['eudi-learning-credential.kept-back '])
    const { issuing_authority: _, ...lacking } = eudiClaims()
    expect(ofProfile(token(lacking, always, shown))).toContain(
      'eudi-learning-credential.incomplete issuing_authority',
    )
  })

  it('lacks what nobody can have kept back', () => {
    const { family_name: _, ...lacking } = eudiClaims()
    expect(ofProfile(token(lacking, always))).toEqual(['eudi-learning-credential.incomplete family_name'])
  })

  it('discloses each claim as its type says', () => {
    const hidden = [...always.filter((claim) => claim !== 'given_name'), 'achievement_title']
    expect(ofProfile(token(eudiClaims(), hidden)).toSorted()).toEqual([
      'eudi-learning-credential.always-shown /given_name',
      'eudi-learning-credential.disclosed-selectively /achievement_title',
    ])
  })
})

describe('a record as learning credential', () => {
  it('can be written', () => expect(writableProfiles).toContain('eudi-learning-credential'))

  it('comes back as the same claims, but for what issuing the token adds', () => {
    const { credential, unread } = convert(eudiClaims(), 'eudi-learning-credential', { at })
    const { iat: _, exp: __, cnf: ___, ...claims } = eudiClaims()
    expect(credential).toEqual(claims)
    expect(unread).toEqual(['/iat', '/exp'])
  })

  it('loses only what the table names, with a reason', () => {
    const { loss, lacks } = write(complete() as never, 'eudi-learning-credential')
    expect(loss.length).toBeGreaterThan(0)
    expect(loss.filter(({ reason }) => /^The target/.test(reason))).toEqual([])
    expect(lacks.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/iat', '/exp', '/cnf']))
  })

  it('obeys its type once the token is issued', () => {
    const { credential, lacks } = write(complete() as never, 'eudi-learning-credential', {
      issuer: { id: 'https://escola.example/' },
    })
    const token = { jti: 'urn:uuid:1', iat: 1_768_000_000, exp: 1_900_000_000, cnf: { jwk: {} } }
    const stated = Object.fromEntries(
      lacks.filter(({ give }) => give.includes('record')).map(({ pointer }) => [pointer.slice(1), ['x']]),
    )
    const said = ofProfile({ ...token, ...credential, ...stated })
    expect(said.filter((each) => !Object.keys(stated).some((claim) => each.endsWith(claim)))).toEqual([])
  })
})
