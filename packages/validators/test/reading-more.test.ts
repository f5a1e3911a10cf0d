import { describe, expect, it } from 'vitest'
import { type Report, validate } from '../src/index.js'
import { validateLines } from '../src/lines.js'
import { badge } from './badge.js'
import { complete } from './complete-record.js'
import { edcWith } from './edc-claim.js'
import { eudiClaims } from './eudi-claims.js'

const at = '2026-06-19'
type Json = Record<string, unknown>

const codes = ({ findings }: Report): string[] => findings.map(({ code, pointer }) => `${code} ${pointer}`)
const status = (report: Report, id: string) => report.elements.find((row) => row.id === id)?.status

/** A badge without our extension, with other members in its subject, achievement or issuer. */
function plain({ subject = {}, achievement = {}, issuer = {} }: Record<string, Json>): Json {
  const copy = JSON.parse(JSON.stringify(badge())) as Record<string, Record<string, Json>>
  const { microcredential: _, ...held } = copy.credentialSubject!
  const { microcredential: __, alignment: ___, ...achieved } = held.achievement!
  return {
    ...copy,
    issuer: { ...(copy.issuer as Json), ...issuer },
    credentialSubject: { ...held, ...subject, achievement: { ...achieved, ...achievement } },
  }
}
const aligned = (...alignment: Json[]): Report =>
  validate(
    plain({ achievement: { alignment: alignment.map((each) => ({ type: ['Alignment'], ...each })) } }),
    { at },
  )
const ALIGNMENT = '/credentialSubject/achievement/alignment/0'

describe('alignments of a badge', () => {
  it.each([
    [{ targetName: 'Level 5', targetUrl: 'https://a.example/', targetFramework: 'EQF' }, 'targetName'],
    [
      {
        targetName: 'x',
        targetCode: '5',
        targetUrl: 'https://a.example/',
        targetFramework: 'European Qualifications Framework',
      },
      'targetCode',
    ],
  ])('that name a level of the EQF in words are read, with a note: %j', (alignment, key) => {
    const report = aligned(alignment)
    expect(report.record?.level).toEqual({ eqf: 5 })
    expect(status(report, 'level')).toBe('present')
    expect(codes(report)).toContain(`level.inexact ${ALIGNMENT}/${key}`)
  })

  it('that are marked as levels have no note', () => {
    const report = aligned({
      targetName: 'EQF 5',
      targetUrl: 'http://data.europa.eu/snb/eqf/5',
      targetType: 'ext:EQF',
    })
    expect(report.record?.level).toEqual({ eqf: 5 })
    expect(codes(report).filter((each) => each.startsWith('level.inexact'))).toEqual([])
  })

  it('that name a skill by the address of the portal are outcomes, and told how to be written', () => {
    const uri = 'http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9'
    const targetUrl = `https://esco.ec.europa.eu/en/classification/skill?uri=${encodeURIComponent(uri)}`
    const report = aligned({ targetName: 'sort waste', targetUrl })
    expect(status(report, 'learning-outcomes')).toBe('present')
    const found = report.findings.find(({ code }) => code === 'learning-outcomes.malformed-skill')
    expect([found?.pointer, found?.message]).toEqual([`${ALIGNMENT}/targetUrl`, expect.stringContaining(uri)])
  })

  it('that name a skill of ESCO by its label alone are outcomes, with a note and the URI of that label', () => {
    const report = aligned({
      targetName: 'sort waste',
      targetUrl: 'https://esco.ec.europa.eu/en/classification/skill_main',
      targetFramework: 'ESCO',
    })
    expect(status(report, 'learning-outcomes')).toBe('present')
    const found = report.findings.find(({ code }) => code === 'learning-outcomes.malformed-skill')
    expect([found?.pointer, found?.severity, found?.fix?.patch]).toEqual([
      `${ALIGNMENT}/targetUrl`,
      'warning',
      [
        {
          op: 'replace',
          path: `${ALIGNMENT}/targetUrl`,
          value: 'http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9',
        },
      ],
    ])
  })

  it.each(['ceasn:Competency', 'CFItem'])('to competencies (%s) are outcomes', (targetType) => {
    const { record } = aligned({ targetName: 'Prunes trees', targetUrl: 'https://a.example/', targetType })
    expect(Object.values(record!.learningOutcomes![0]!.title)).toEqual(['Prunes trees'])
  })
})

describe('what stands in a badge otherwise than expected', () => {
  it.each([
    ['USA', 'US'],
    ['Japan', 'JP'],
    ['España', 'ES'],
    ['The Netherlands', 'NL'],
  ])('is a country by name: %s', (addressCountry, country) => {
    const { record } = validate(plain({ issuer: { address: { type: ['Address'], addressCountry } } }), { at })
    expect(record?.issuerCountry).toEqual([{ country }])
    expect(record?.awardingBody?.[0]?.country).toBe(country)
  })

  it('is an identity that is not hashed, whatever its salt', () => {
    const identifier = [
      {
        type: 'IdentityObject',
        hashed: false,
        identityHash: '0412',
        identityType: 'sourcedId',
        salt: 'not-used',
      },
    ]
    const report = validate(plain({ subject: { identifier } }), { at })
    expect(report.record?.learner?.identifiers).toEqual([{ scheme: 'student-id', value: '0412' }])
    expect(status(report, 'learner')).toBe('present')
  })

  const level = (eqf: number): Json => ({
    type: ['Alignment'],
    targetName: `EQF ${eqf}`,
    targetUrl: `http://data.europa.eu/snb/eqf/${eqf}`,
    targetType: 'ext:EQF',
  })
  const bare = { subject: { result: [] }, achievement: { resultDescription: [] } }
  const ofProfile = (report: Report): string[] => codes(report).filter((each) => each.startsWith('profile.'))

  it('are several levels, of which it is said which was read; the same one twice is one', () => {
    const named = (...alignment: Json[]): Report =>
      validate(plain({ ...bare, achievement: { ...bare.achievement, alignment } }), { at })
    const report = named(level(4), level(4), level(5))
    expect(report.record?.level).toEqual({ eqf: 4 })
    expect(ofProfile(report)).toEqual([
      'profile.several-levels /credentialSubject/achievement/alignment/2/targetUrl',
    ])
    expect(ofProfile(named(level(4), level(4)))).toEqual([])
  })

  it('are levels with and without their mark, of which it is said which was read', () => {
    const { targetType: _, ...unmarked } = level(6)
    const named = { type: ['Alignment'], targetName: 'Level 7', targetFramework: 'EQF' }
    const alignment = [unmarked, named, level(4)]
    const report = validate(plain({ ...bare, achievement: { ...bare.achievement, alignment } }), { at })
    expect(report.record?.level).toEqual({ eqf: 4 })
    const found = report.findings.filter(({ code }) => code.startsWith('profile.'))
    expect(found.map(({ code, pointer, params }) => [code, pointer, params])).toEqual([
      ['profile.several-levels', '/credentialSubject/achievement/alignment/0/targetUrl', { count: 3 }],
    ])
  })

  it('are several achievements, of which the second lends the first nothing', () => {
    const subject = plain(bare).credentialSubject as Json
    const { id: _, ...first } = subject.achievement as Json
    const achievement = [
      first,
      { ...first, id: 'https://b.example/2', identityChecked: true, supervisionType: 'supervised online' },
    ]
    const report = validate({ ...plain(bare), credentialSubject: { ...subject, achievement } }, { at })
    expect(report.record?.furtherInformation?.links).toBeUndefined()
    expect(report.record?.supervision).toBeUndefined()
    expect(ofProfile(report)).toEqual(['profile.several-achievements /credentialSubject/achievement/1'])
  })

  it('are several achievements that carry records, of which it is said which was read', () => {
    const { learner: _, ...record } = complete() as unknown as Json
    const subject = plain(bare).credentialSubject as Json
    const carrying = (microcredential: Json): Json => ({ ...(subject.achievement as Json), microcredential })
    const achievement = [carrying(record), carrying({ ...record, title: { en: 'Another' } })]
    const report = validate({ ...plain(bare), credentialSubject: { ...subject, achievement } }, { at })
    expect(report.record?.title).toEqual(record.title)
    expect(ofProfile(report)).toEqual(['profile.several-achievements /credentialSubject/achievement/1'])
  })

  it('are several subjects of a Verifiable Credential with a record each, of which the first is read', () => {
    const { learner, ...record } = complete() as unknown as Json
    const report = validate(
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: 'did:example:i',
        credentialSubject: [
          { id: 'did:example:1', microcredential: { ...record, learner } },
          { id: 'did:example:1', microcredential: record },
        ],
      },
      { at },
    )
    expect(report.record?.title).toEqual(record.title)
    expect(ofProfile(report)).toEqual(['profile.several-achievements /credentialSubject/1/microcredential'])
    expect(report.elements[0]).toMatchObject({
      status: 'present',
      pointers: ['/credentialSubject/0/microcredential/learner'],
    })
  })

  it.each([
    [
      'a result',
      { subject: { result: [{ type: ['Result'], value: 'A', alignment: [level(6), level(7)] }] } },
      '/credentialSubject/result/0/alignment/0',
      2,
    ],
    [
      'the description of a result',
      {
        achievement: {
          resultDescription: [
            {
              id: 'urn:r:1',
              type: ['ResultDescription'],
              name: 'R',
              resultType: 'Result',
              alignment: [level(6)],
            },
          ],
        },
      },
      '/credentialSubject/achievement/resultDescription/0/alignment/0',
      1,
    ],
    [
      'a level that a result may reach',
      {
        achievement: {
          resultDescription: [
            {
              id: 'urn:r:1',
              type: ['ResultDescription'],
              name: 'R',
              resultType: 'RubricCriterionLevel',
              rubricCriterionLevel: [
                { id: 'urn:l:1', type: ['RubricCriterionLevel'], name: 'L', alignment: [level(6)] },
              ],
            },
          ],
        },
      },
      '/credentialSubject/achievement/resultDescription/0/rubricCriterionLevel/0/alignment/0',
      1,
    ],
  ])('are alignments of %s, which are not read, and that is said', (_, change, place, count) => {
    const report = validate(plain({ ...bare, ...(change as Record<string, Json>) }), { at })
    expect(report.record?.level).toBeUndefined()
    const found = report.findings.find(({ code }) => code === 'profile.unread-alignments')
    expect([found?.pointer, found?.severity, found?.params]).toEqual([place, 'info', { count }])
  })

  it('are several results, of which it is said which was read', () => {
    const result = [
      { type: ['Result'], value: 'A' },
      { type: ['Result'], value: 'B' },
    ]
    const report = validate(plain({ subject: { result } }), { at })
    expect(codes(report)).toContain('profile.several-results /credentialSubject/result/1')
    expect(codes(validate(plain({ subject: { result: result.slice(1) } }), { at })).join()).not.toContain(
      'several',
    )
  })
})

describe('what stands in a European Digital Credential otherwise than expected', () => {
  const edc = (claim: Json): Report => edcWith(claim, at)
  const body = { id: 'urn:body:1', type: 'Organisation', legalName: { en: 'B' } }

  it.each([
    ['of the award', { awardedBy: { location: { spatial: { notation: 'ES' } }, awardingBody: body } }],
    [
      'of the legal identifier',
      { awardedBy: { awardingBody: { ...body, eIDASIdentifier: { spatial: { notation: 'ES' } } } } },
    ],
    [
      'of the place of the body',
      { awardedBy: { awardingBody: { ...body, location: { spatial: { notation: 'ES' } } } } },
    ],
  ])('is the country %s', (_, claim) => {
    expect(edc(claim).record?.issuerCountry).toEqual([{ country: 'ES' }])
  })

  it('is the assessment that the award rests on', () => {
    const used = {
      id: 'urn:a:1',
      type: 'LearningAssessment',
      title: { en: 'Exam' },
      grade: { noteLiteral: { en: 'passed' } },
    }
    const { record } = edc({ awardedBy: { awardingBody: body, used } })
    expect(record?.grade?.value).toEqual({ en: 'passed' })
  })

  it('is the level of the qualification', () => {
    const specifiedBy = {
      id: 'urn:s:1',
      type: 'Qualification',
      qualification: { eqfLevel: { id: 'http://data.europa.eu/snb/eqf/6' } },
    }
    expect(edc({ specifiedBy }).record?.level).toEqual({ eqf: 6 })
  })

  const LEVEL = 'http://data.europa.eu/snb/eqf/'
  const told = (report: Report): string[] =>
    codes(report).filter((each) => /^profile\.several|\.several /.test(each))

  it('are levels of the learning and of its qualification, of which it is said which was read', () => {
    const levels = { eqfLevel: { id: `${LEVEL}5` }, qualification: { eqfLevel: { id: `${LEVEL}6` } } }
    const report = edc({ specifiedBy: { id: 'urn:s:1', type: 'Qualification', ...levels } })
    expect(report.record?.level).toEqual({ eqf: 5 })
    expect(told(report)).toEqual([
      'profile.several-levels /credentialSubject/hasClaim/0/specifiedBy/qualification/eqfLevel',
    ])
    const found = report.findings.find(({ code }) => code === 'profile.several-levels')
    expect([found?.severity, found?.params]).toEqual(['info', { count: 2 }])
  })

  it('are levels in one list, which the shapes refuse: one finding says so, at the second', () => {
    const levels = { eqfLevel: [{ id: `${LEVEL}5` }, { id: `${LEVEL}6` }] }
    const report = edc({ specifiedBy: { id: 'urn:s:1', type: 'Qualification', ...levels } })
    expect(report.record?.level).toEqual({ eqf: 5 })
    expect(codes(report).filter((each) => /several|too-many/.test(each))).toEqual([
      'edc.too-many /credentialSubject/hasClaim/0/specifiedBy/eqfLevel/1',
    ])
  })

  it('are levels that say the same, which are one', () => {
    const same = { eqfLevel: { id: `${LEVEL}5` }, qualification: { eqfLevel: { id: `${LEVEL}5` } } }
    expect(told(edc({ specifiedBy: { id: 'urn:s:1', type: 'Qualification', ...same } }))).toEqual([])
  })

  it('are several specifications, of which it is said that the title of the first was read', () => {
    const specification = (nth: number): Json => ({
      id: `urn:s:${nth}`,
      type: 'Qualification',
      title: { en: `Title ${nth}` },
    })
    const report = edc({ title: undefined, specifiedBy: [specification(1), specification(2)] })
    expect(report.record?.title).toEqual({ en: 'Title 1' })
    expect(told(report)).toEqual(['title.several /credentialSubject/hasClaim/0/specifiedBy/1/title'])
    const found = report.findings.find(({ code }) => code === 'title.several')
    expect([found?.severity, found?.params, found?.message]).toEqual([
      'info',
      { element: 'title', count: 2 },
      '“Title” stands here 2 times and says different things; the first was read.',
    ])
  })

  it('are several graded assessments, of which it is said once that the first was read', () => {
    const assessment = (nth: number, grade: string): Json => ({
      id: `urn:a:${nth}`,
      type: 'LearningAssessment',
      grade: { type: 'Note', noteLiteral: { en: grade } },
    })
    const report = edc({ provenBy: [assessment(1, 'A'), assessment(2, 'B'), assessment(3, 'A')] })
    expect(report.record?.grade?.value).toEqual({ en: 'A' })
    expect(told(report)).toEqual(['profile.several-results /credentialSubject/hasClaim/0/provenBy/1/grade'])
  })

  it('are several places of one body, of which it is said once that the country of the first is the body’s', () => {
    const place = (country: string): Json => ({ spatial: { notation: country } })
    const report = edc({ awardedBy: { awardingBody: { ...body, location: [place('ES'), place('PT')] } } })
    expect(report.record?.issuerCountry).toEqual([{ country: 'ES' }, { country: 'PT' }])
    expect(report.record?.awardingBody).toMatchObject([{ country: 'ES' }])
    expect(told(report).map((each) => each.split(' ')[0])).toEqual(['awarding-body.several'])
  })

  it('are several subjects, of which it is said which was read', () => {
    const claim = { id: 'urn:claim:1', type: 'LearningAchievement', title: { en: 'A' } }
    const report = validate(
      {
        '@context': ['http://data.europa.eu/snb/model/context/edc-ap'],
        id: 'urn:credential:1',
        type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
        credentialSubject: [
          { id: 'did:example:1', type: 'Person', fullName: { en: 'One' }, hasClaim: [claim] },
          {
            id: 'did:example:2',
            type: 'Person',
            fullName: { en: 'Two' },
            hasClaim: [{ ...claim, id: 'urn:claim:2' }],
          },
        ],
      },
      { at },
    )
    expect(report.record?.learner).toMatchObject({ id: 'did:example:1', fullName: { en: 'One' } })
    expect(told(report)).toEqual([
      'learner.several /credentialSubject/1/id',
      'profile.several-achievements /credentialSubject/1/hasClaim/0',
    ])
    expect(JSON.stringify(report.findings)).not.toContain('did:example:2')
  })

  it.each([
    [
      'participation-form',
      {
        specifiedBy: {
          id: 'urn:s:1',
          type: 'Qualification',
          mode: { id: 'urn:mode:1', prefLabel: { en: 'Blended' } },
        },
      },
    ],
    [
      'supervision',
      {
        provenBy: {
          id: 'urn:a:1',
          idVerification: { id: 'urn:v:1', prefLabel: { en: 'Supervised with ID Verification' } },
        },
      },
    ],
  ])(
    'is an unknown concept with a known label, which is present, with the IRI of that label: %s',
    (id, claim) => {
      const report = edc(claim)
      expect(status(report, id)).toBe('present')
      const found = report.findings.find(({ code }) => code === `${id}.unknown-concept`)
      expect(found?.severity).toBe('warning')
      const [operation] = found!.fix!.patch
      expect(operation).toMatchObject({
        op: 'add',
        value: expect.stringMatching(/^http:\/\/data\.europa\.eu\//),
      })
      expect((operation as { path: string }).path).toBe(`${found!.pointer}/id`)
    },
  )

  it('is further information that is a language alone, which says nothing', () => {
    const specifiedBy = (more: Json): Json => ({
      specifiedBy: {
        id: 'urn:s:1',
        type: 'Qualification',
        language: { id: 'http://publications.europa.eu/resource/authority/language/ENG' },
        ...more,
      },
    })
    const alone = edc(specifiedBy({}))
    expect(alone.record?.furtherInformation).toEqual({ languages: ['en'] })
    expect(status(alone, 'further-information')).toBe('missing')
    expect(
      status(edc(specifiedBy({ additionalNote: { noteLiteral: { en: 'N' } } })), 'further-information'),
    ).toBe('present')
  })
})

describe('a container in a register of lines', () => {
  const { learner: _, ...lacking } = complete() as unknown as Json
  const read = async (input: unknown, select: 'verdict' | 'codes' | 'full') => {
    const lines = []
    for await (const line of validateLines([`${JSON.stringify(input)}\n`], { at, select })) lines.push(line)
    return lines[0]!
  }

  it('says what each credential in it lacks, and of itself nothing that it cannot have', async () => {
    const line = await read([complete(), lacking], 'codes')
    expect([line.annexI, line.missing]).toEqual(['incomplete', []])
    expect(line.credentials?.map(({ pointer, annexI, missing }) => [pointer, annexI, missing])).toEqual([
      ['/0', 'complete', []],
      ['/1', 'incomplete', ['learner']],
    ])
    expect(line.credentials?.[1]?.findings?.map(({ code }) => code)).toContain('learner.missing')
  })

  it('says the verdicts alone where only verdicts are asked for', async () => {
    const { credentials } = await read([complete(), lacking], 'verdict')
    expect(credentials?.map((each) => Object.keys(each).includes('missing'))).toEqual([false, false])
  })
})

describe('what lacks a part', () => {
  it('is told where it stands, not where the only thing stands that is known of it', () => {
    const { type } = plain({}).issuer as Json
    const address = { type: ['Address'], addressCountryCode: 'PT' }
    for (const issuer of [
      { type, address },
      { type, url: 'https://school.example/' },
    ])
      expect(codes(validate({ ...plain({}), issuer }, { at }))).toContain('awarding-body.incomplete /issuer')
  })
})

describe('an element that is missing', () => {
  const placeOf = (input: Json, element: string): string | undefined =>
    validate(input, { at }).findings.find(({ code }) => code === `${element}.missing`)?.pointer

  it('is told in the innermost object that is there of those where it belongs, or at what is to become one', () => {
    const { address: _, ...issuer } = plain({}).issuer as Json
    const bare = { ...plain({}), issuer }
    expect(placeOf(bare, 'issuer-country')).toBe('/issuer')
    expect(
      placeOf({ ...bare, issuer: { ...issuer, address: { type: ['Address'] } } }, 'issuer-country'),
    ).toBe('/issuer/address')
    expect(placeOf(bare, 'level')).toBe('/credentialSubject/achievement')
    expect(placeOf({ ...bare, issuer: 'https://school.example' }, 'issuer-country')).toBe('/issuer')
  })
})

describe('an element whose parts stand side by side at the top of a credential', () => {
  it('has their places, and not the whole credential', () => {
    const { elements } = validate(eudiClaims(), { at })
    expect(elements.find(({ id }) => id === 'awarding-body')?.pointers).toEqual([
      '/iss',
      '/issuing_authority',
    ])
    for (const { pointers } of elements) expect(pointers).not.toContain('')
  })
})
