import { NAMESPACE } from '@microcred/core'
import { describe, expect, it } from 'vitest'
import { claims } from '../src/claims.js'
import { validate } from '../src/index.js'
import { badge as whole } from './badge.js'
import { credential } from './credential.js'
import { eudiClaims } from './eudi-claims.js'
import { assertion, badgeClass } from './open-badge-2.js'

const badge = (more: object) => ({ ...whole(), ...more })

const badgeSubjectOf = (json: object) =>
  (json as { credentialSubject: { achievement: object } }).credentialSubject

const AT = { at: '2026-06-19' }
const said = (json: object) => validate(json, AT).findings.map(({ code, pointer }) => `${code} ${pointer}`)
const codes = (json: object) => validate(json, AT).findings.map(({ code }) => code)

const edc = (claim: object, more: object = {}) => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:uuid:4d3b5a3e-4f0a-4b6e-9f45-1c5c7d0f8a11',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  displayParameter: {
    id: 'urn:epass:display:1',
    type: 'DisplayParameter',
    primaryLanguage: { id: 'http://publications.europa.eu/resource/authority/language/ENG', type: 'Concept' },
  },
  credentialSubject: {
    id: 'urn:epass:person:1',
    type: 'Person',
    hasClaim: { id: 'urn:epass:achievement:1', type: 'LearningAchievement', title: { en: 'A' }, ...claim },
  },
  ...more,
})

describe('what was not looked at', () => {
  it.each([
    ['proof', credential({ proof: { type: 'DataIntegrityProof' } })],
    ['status', credential({ credentialStatus: { id: 'urn:x:1', type: 'BitstringStatusListEntry' } })],
    ['signature', badge({ endorsementJwt: ['e30.e30.e30'] })],
    ['seal', { payload: JSON.stringify(credential()), signatures: [{ protected: '', signature: '' }] }],
    ['status', { title: { en: 'A' }, level: { eqf: 5 }, status: [{ id: 'urn:x:1' }] }],
  ] as const)('a %s is said not to be checked', (what, json) => {
    const { verdict, notChecked } = validate(json as object, AT)
    expect(verdict.trust).toBe('not-checked')
    expect(notChecked!.map((each) => each.what)).toContain(what)
    for (const { message } of notChecked!) expect(message).toMatch(/not checked\.$/)
  })

  it('is not spoken of where nothing is there', () => {
    expect(validate(credential(), AT).verdict).not.toHaveProperty('trust')
    expect(validate(credential({ proof: [] }), AT).verdict).not.toHaveProperty('trust')
  })

  it('is said of a token in which nothing can be read', () => {
    expect(validate('eyJhbGciOiJub25lIn0.bm8.', AT).verdict.trust).toBe('not-checked')
  })
})

describe('findings that are true', () => {
  it('two contexts that define a term alike in another order of keys are no redefinition', () => {
    const contexts = [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://w3id.org/security/data-integrity/v2',
    ]
    expect(said(badge({ '@context': contexts })).join()).not.toMatch(/protected-term/)
    const other = { '@protected': true, DataIntegrityProof: 'https://example.org/another' }
    expect(said(credential({ '@context': [contexts[0], other] }))).toContain('vc.protected-term /@context/1')
  })

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-06-19T25:00:00Z',
    '2026-06-19T10:61:00Z',
    '2026-06-19T10:00:00+15:00',
    '2026-02-30',
  ])('%s in a European Digital Credential is no date', (date) => {
    expect(said(edc({}, { issuanceDate: date }))).toContain('edc.not-a-date /issuanceDate')
  })

  it.each([
    '2026-02-28T00:00:00Z',
    '2026-06-19T24:00:00Z',
    '2026-06-19T10:00:00+14:00',
    '2026-06-19T10:00:00',
  ])('%s is one', (date) => {
    expect(codes(edc({}, { issuanceDate: date }))).not.toContain('edc.not-a-date')
  })

  it('an impossible day of the learner is not quoted and offers no midnight', () => {
    const json = edc({})
    const report = validate(
      { ...json, credentialSubject: { ...json.credentialSubject, dateOfBirth: '1990-02-30' } },
      AT,
    )
    const [finding, ...others] = report.findings.filter(({ pointer }) => pointer.endsWith('/dateOfBirth'))
    expect(finding).toMatchObject({ code: 'edc.not-a-date' })
    expect(finding).not.toHaveProperty('fix')
    expect(others).toEqual([])
    expect(JSON.stringify(report.findings)).not.toContain('1990')
  })

  it('the index of a status list is a string', () => {
    const entry = { type: 'BitstringStatusListEntry', statusListCredential: 'https://l.example/1' }
    const [finding, ...others] = validate(
      credential({ credentialStatus: { ...entry, statusPurpose: 'revocation', statusListIndex: 2 } }),
      AT,
    ).findings
    expect(finding).toMatchObject({ code: 'vc.wrong-type', pointer: '/credentialStatus/statusListIndex' })
    expect(finding!.fix).toMatchObject({ safe: true, patch: [{ op: 'replace', value: '2' }] })
    expect(others).toEqual([])
  })

  it.each([
    ['BitstringStatusListEntry', 0, '0'],
    ['StatusList2021Entry', 7, '7'],
    ['RevocationList2020Status', 12, '12'],
    ['BitstringStatusListEntry', -1, undefined],
    ['BitstringStatusListEntry', 1.5, undefined],
    ['BitstringStatusListEntry', 1e300, undefined],
  ])('of a %s also where it is %d, and is mended where it counts', (type, statusListIndex, mended) => {
    const list = type.startsWith('Revocation') ? 'revocationList' : 'statusList'
    const entry = {
      id: 'urn:s:1',
      type,
      statusPurpose: 'revocation',
      [`${list}Credential`]: 'https://l.example/1',
    }
    const found = validate(
      credential({ credentialStatus: { ...entry, [`${list}Index`]: statusListIndex } }),
      AT,
    ).findings
    const [finding, ...others] = found.filter(({ pointer }) => pointer.endsWith(`/${list}Index`))
    expect([finding!.code, others]).toEqual(['vc.wrong-type', []])
    expect(finding!.fix?.patch.map((each) => 'value' in each && each.value)).toEqual(mended && [mended])
  })

  it.each(['', '1a', 'a1', '-1', '1.5', ' 1'])('of digits alone, which %j is not', (statusListIndex) => {
    const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' }
    const list = { ...entry, statusListCredential: 'https://l.example/1', statusListIndex }
    const found = codes(credential({ credentialStatus: list }))
    expect(found).toContain('vc.malformed')
    const right = { ...list, statusListIndex: '15' }
    expect(codes(credential({ credentialStatus: right }))).not.toContain('vc.malformed')
  })

  it('a grade in plain words is told to be a Note, with its fix', () => {
    const found = validate(
      edc({ provenBy: { id: 'urn:epass:a:1', type: 'LearningAssessment', title: { en: 'T' }, grade: '8' } }),
      AT,
    ).findings.find(({ pointer }) => pointer.endsWith('/grade'))!
    expect(found.code).toBe('edc.wrong-class')
    expect(found.message).toContain('takes Note')
    expect(found.fix!.patch[0]).toMatchObject({ value: { type: 'Note', noteLiteral: { en: '8' } } })
  })

  it('a notation that is no `other` is named', () => {
    const json = edc({
      specifiedBy: {
        id: 'urn:s:1',
        type: 'Qualification',
        title: { en: 'A' },
        mode: { notation: 'full-time' },
      },
    })
    expect(codes(json)).not.toContain('participation-form.other-undescribed')
    const found = validate(json, AT).findings.find(
      ({ code }) => code === 'participation-form.unknown-concept',
    )!
    expect(found.message).toContain('`full-time`')
  })

  it('the marker of EBSI is no unknown class', () => {
    const type = ['VerifiableCredential', 'VerifiableAttestation', 'EuropeanDigitalCredential']
    expect(codes(edc({}, { type }))).not.toContain('edc.unknown-class')
  })

  it('one learner with several achievements does not contradict themselves', () => {
    const subject = { id: 'did:example:1', type: ['AchievementSubject'] }
    const one = { ...subject, achievement: { id: 'urn:a:1', type: ['Achievement'], name: 'One' } }
    const two = { ...subject, achievement: { id: 'urn:a:2', type: ['Achievement'], name: 'Two' } }
    expect(codes(badge({ credentialSubject: [one, two] }))).not.toContain('credential.conflicting-id')
  })

  it('hours below higher education are what is usual', () => {
    const workload = { volumes: [{ value: 20, unit: 'hour' }] }
    const record = (eqf: number) => ({ title: { en: 'A' }, level: { eqf }, notionalWorkload: workload })
    expect(codes(record(4))).not.toContain('notional-workload.no-ects')
    expect(codes(record(5))).toContain('notional-workload.no-ects')
  })
})

describe('free words of the European Learning Model', () => {
  it('for the scheme of an identifier are no slip of a code', () => {
    const json = edc({})
    const identifier = { id: 'urn:i:1', type: 'Identifier', notation: '4711', schemeName: 'Student ID' }
    expect(codes({ ...json, credentialSubject: { ...json.credentialSubject, identifier } })).not.toContain(
      'learner.unlisted-code',
    )
  })
})

it('a badge that says nothing of an achievement makes no two awards, however many results it has', () => {
  const { achievement: _, ...subject } = whole().credentialSubject as Record<string, unknown>
  const found = codes(badge({ credentialSubject: subject }))
  expect(found).not.toContain('profile.several-achievements')
  expect(found).toContain('openbadges.incomplete')
  expect(claims(badge({ credentialSubject: subject })).claims).toHaveLength(1)
})

describe('words of an issuer’s own', () => {
  it('are no slip of a code where the profile lets them be named by a prefix', () => {
    const { findings } = validate(whole(), AT)
    expect(JSON.stringify(whole())).toContain('ext:national')
    expect(findings.filter(({ code }) => code.endsWith('.unlisted-code'))).toEqual([])
  })

  it('are told where the profile names none, and how they are named where it does', () => {
    const issuer = {
      ...(whole().issuer as object),
      otherIdentifier: [{ type: 'IdentifierEntry', identifier: '1', identifierType: 'foo' }],
    }
    const [finding] = validate(badge({ issuer }), AT).findings.filter(({ code }) => code.endsWith('-code'))
    expect(finding!.message).toContain('`ext:`')
    expect(finding!.fix!.patch).toEqual([
      { op: 'replace', path: '/issuer/otherIdentifier/0/identifierType', value: 'ext:foo' },
    ])
  })
})

describe('one fault is one finding', () => {
  it('a number where a text in a language belongs', () => {
    const grade = { id: 'urn:n:1', type: 'Note', noteLiteral: { en: 8 } }
    const provenBy = { id: 'urn:epass:a:1', type: 'LearningAssessment', title: { en: 'T' }, grade }
    expect(said(edc({ provenBy })).filter((each) => each.includes('/grade'))).toEqual([
      'edc.json-ld /credentialSubject/hasClaim/provenBy/grade/noteLiteral/en',
    ])
  })

  it('a country’s code for its language leads to the language', () => {
    for (const [wrong, right] of Object.entries({ gr: 'el', cz: 'cs' })) {
      const { findings } = validate({ title: { [wrong]: 'A' }, level: { eqf: 5 } }, AT)
      expect(findings[0]!.params).toMatchObject({ value: wrong, suggestion: right })
    }
  })
})

describe('what cannot be', () => {
  it.each([
    [6, 5, true],
    [5, 5, false],
  ])('%d credits earned of %d available', (creditsEarned, creditsAvailable, told) => {
    const subject = whole().credentialSubject as { achievement: object }
    const achievement = { ...subject.achievement, creditsAvailable }
    const json = badge({ credentialSubject: { ...subject, achievement, creditsEarned } })
    expect(
      said(json).includes('openbadges.more-earned-than-available /credentialSubject/creditsEarned'),
    ).toBe(told)
  })
})

describe('labels of other concepts', () => {
  const concept = (iri: string, prefLabel: object) => ({ id: iri, type: 'Concept', prefLabel })
  const found = (property: string, iri: string, prefLabel: object) =>
    validate(
      edc({
        specifiedBy: {
          id: 'urn:s:1',
          type: 'Qualification',
          title: { en: 'A' },
          [property]: concept(iri, prefLabel),
        },
      }),
      AT,
    ).findings.filter(({ code }) => code === 'edc.label-of-another-concept')
  const learning = 'http://data.europa.eu/snb/learning-assessment/'

  it('are told with the concept they name', () => {
    const [finding, ...others] = found('mode', `${learning}920fbb3cbe`, { en: 'Presential' })
    expect(finding!.pointer).toMatch(/mode\/prefLabel\/en$/)
    expect(finding!.params).toMatchObject({ suggestion: `${learning}9191af2ed9` })
    expect(others).toEqual([])
  })

  it('are told of levels, languages and countries', () => {
    expect(found('eqfLevel', 'http://data.europa.eu/snb/eqf/5', { en: 'Level 6' })).toHaveLength(1)
    const authority = 'http://publications.europa.eu/resource/authority/'
    expect(found('language', `${authority}language/ENG`, { en: 'Bulgarian' })).toHaveLength(1)
    expect(found('language', `${authority}language/ENG`, { bg: 'български' })).toHaveLength(1)
  })

  it.each([
    ['mode', `${learning}920fbb3cbe`, { en: 'Online' }],
    ['mode', `${learning}920fbb3cbe`, { en: 'Distance learning', de: 'Online' }],
    ['eqfLevel', 'http://data.europa.eu/snb/eqf/5', { en: 'EQF level 5' }],
    ['eqfLevel', 'http://data.europa.eu/snb/eqf/5', { en: 'Levels 5 and 6' }],
    [
      'language',
      'http://publications.europa.eu/resource/authority/language/ENG',
      { en: 'English', fr: 'anglais' },
    ],
  ])('%s %s may be called %j', (property, iri, label) => {
    expect(found(property, iri, label)).toEqual([])
  })

  it('are told of the learner without a value', () => {
    const json = edc({})
    const sex = 'http://publications.europa.eu/resource/authority/human-sex/'
    const gendered = (label: string) =>
      validate(
        {
          ...json,
          credentialSubject: { ...json.credentialSubject, gender: concept(`${sex}FEMALE`, { en: label }) },
        },
        AT,
      ).findings.filter(({ code }) => code === 'edc.label-of-another-concept')
    expect(gendered('female')).toEqual([])
    const [finding] = gendered('male')
    expect(finding!.pointer).toBe('/credentialSubject/gender/prefLabel/en')
    expect(JSON.stringify([finding!.message, finding!.params])).not.toMatch(/male/i)
  })
})

describe('more credits received than there are', () => {
  const framework = { id: 'http://data.europa.eu/snb/education-credit/6fcec5c5af', type: 'Concept' }
  const point = (id: string, point: string, of: object = framework) => ({
    id,
    type: 'CreditPoint',
    point,
    framework: of,
  })
  it.each([
    ['9', framework, true],
    ['5', framework, false],
    ['5,5', framework, true],
    ['9', { id: 'http://data.europa.eu/snb/education-credit/other', type: 'Concept' }, false],
  ])('%s of 5', (earned, of, told) => {
    const json = edc({
      creditReceived: point('urn:c:1', earned, of),
      specifiedBy: {
        id: 'urn:s:1',
        type: 'Qualification',
        title: { en: 'A' },
        creditPoint: point('urn:c:2', '5'),
      },
    })
    expect(codes(json).includes('edc.more-earned-than-available')).toBe(told)
  })
})

describe('data beside the credential of an envelope', () => {
  const inner = { title: { en: 'A' }, level: { eqf: 5 } }
  const jwt = (payload: object) =>
    `${btoa('{"alg":"ES256"}').replace(/=/g, '')}.${btoa(JSON.stringify(payload)).replace(/=/g, '')}.AA`
  it.each([
    [{ payload: JSON.stringify(inner), signatures: [], title: 'B' }, 1],
    [{ payload: JSON.stringify(inner), signatures: [] }, 0],
    [{ credential: inner, deliveryDetails: {}, title: 'B', level: 6 }, 2],
    [{ credential: inner, deliveryDetails: {} }, 0],
    [jwt({ vc: credential(), name: 'B' }), 1],
    [jwt({ vc: credential(), iss: 'did:a:1', nbf: 1 }), 0],
  ])('is told once, and what belongs there is not: %#', (envelope, count) => {
    const told = validate(envelope, AT).findings.filter(({ code }) => code === 'wrapper.data-beside')
    expect(told.map(({ params }) => params.count)).toEqual(count === 0 ? [] : [count])
  })
})

describe('one cause is told once', () => {
  it.each([
    ['a date of a wrong type', badge({ validFrom: 7, awardedDate: undefined }), 'date-of-issuing.missing'],
    ['a credential without subject', edc({}, { credentialSubject: undefined }), 'title.missing'],
    [
      'a misspelt element',
      { $schema: `${NAMESPACE}0.1.0/microcredential.schema.json`, titel: { en: 'A' } },
      'title.missing',
    ],
    [
      'an ESCO skill without address',
      edc({
        specifiedBy: {
          id: 'urn:s:1',
          type: 'Qualification',
          title: { en: 'A' },
          learningOutcome: {
            id: 'urn:o:1',
            type: 'LearningOutcome',
            title: { en: 'B' },
            relatedESCOSkill: { type: 'Concept', prefLabel: { en: 'sort waste' } },
          },
        },
      }),
      'learning-outcomes.incomplete',
    ],
  ])('%s', (_, json, second) => {
    const found = codes(JSON.parse(JSON.stringify(json)))
    expect(found).not.toContain(second)
  })

  it('two elements read from one value have one fault, and the second element is not spoilt', () => {
    const issuer = { ...(whole().issuer as object), address: { type: ['Address'], addressCountryCode: 'XX' } }
    const { findings, elements } = validate(badge({ issuer }), AT)
    expect(findings.filter(({ code }) => code.endsWith('.unknown-code')).map(({ code }) => code)).toEqual([
      'issuer-country.unknown-code',
    ])
    expect(elements.find(({ id }) => id === 'awarding-body')!.status).toBe('present')
  })

  it('the version of the data model is told once, whatever is embedded', () => {
    const old = {
      '@context': [
        'https://www.w3.org/2018/credentials/v1',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      issuanceDate: '2026-01-01T00:00:00Z',
      validFrom: undefined,
    }
    const endorsement = { ...old, id: 'urn:e:1', type: ['VerifiableCredential', 'EndorsementCredential'] }
    const json = badge({ ...old, endorsement: [endorsement, { ...endorsement, id: 'urn:e:2' }] })
    const told = codes(JSON.parse(JSON.stringify(json))).filter((code) =>
      code.endsWith('.data-model-version'),
    )
    expect(told).toHaveLength(1)
  })

  it('a missing offset is told once', () => {
    const instant = '2026-01-01T00:00:00'
    const json = edc({}, { issuanceDate: instant, issued: instant, validFrom: instant })
    expect(codes(json).filter((code) => code === 'edc.time-without-offset')).toHaveLength(1)
  })
})

describe('one cause that shows in several places', () => {
  const instant = '2026-01-01T00:00:00'
  const without = (code: string, json: object) =>
    validate(json, AT).findings.filter((each) => each.code === code)

  it.each([
    ['openbadges.not-a-date', badge({ awardedDate: instant, validFrom: instant, validUntil: instant })],
    ['openbadges2.not-a-date', { ...assertion(), issuedOn: instant, expires: instant }],
    ['vc.not-a-date', credential({ validFrom: instant, validUntil: instant })],
  ])('an offset that every instant lacks is %s once', (code, json) => {
    expect(without(code, json)).toHaveLength(1)
  })

  it('is told of each date that has another fault', () => {
    const json = badge({ awardedDate: instant, validFrom: '19.06.2026', validUntil: '2026-02-30T00:00:00' })
    expect(without('openbadges.not-a-date', json)).toHaveLength(3)
  })

  const presentation = (verifiableCredential: unknown) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential,
  })
  it.each([
    ['a word', 'x', ['vc.wrong-type /verifiableCredential']],
    ['a number', [7], ['vc.wrong-type /verifiableCredential/0']],
    ['nothing', [null], ['vc.wrong-type /verifiableCredential/0']],
  ])('%s among the credentials of a presentation is told by the presentation', (_, held, told) => {
    const { findings, credentials = [] } = validate(presentation(held), AT)
    const all = [...findings, ...credentials.flatMap((each) => each.findings)]
    expect(
      all.filter(({ code }) => code !== 'vc.no-holder').map(({ code, pointer }) => `${code} ${pointer}`),
    ).toEqual(told)
    expect(credentials).toEqual([])
  })

  it('what a presentation does not refuse is judged beside what it does', () => {
    const { credentials = [] } = validate(presentation(['x', whole()]), AT)
    expect(credentials.map(({ pointer }) => pointer)).toEqual(['/verifiableCredential/1'])
  })

  it('a word in a list is told where it stands, since nobody else does', () => {
    const { credentials = [] } = validate(['x', whole()], AT)
    expect(credentials[0]!.findings.map(({ code }) => code)).toEqual(['json.not-an-object'])
  })

  it('what stands at another address lacks nothing here', () => {
    const { issuer: _, ...rest } = badgeClass()
    const url = 'https://werkstatt.example/issuer'
    const ofBody = (json: object) =>
      said(json).filter((each) => /issuer-elsewhere|awarding-body|issuer-country/.test(each))
    expect(ofBody({ ...assertion(), badge: { ...rest, issuer: url } })).toEqual([
      'openbadges2.issuer-elsewhere /badge/issuer',
    ])
    expect(ofBody({ '@context': 'https://w3id.org/openbadges/v2', ...rest, issuer: url })).toEqual([
      'openbadges2.issuer-elsewhere /issuer',
    ])
    const { verdict, elements } = validate({ ...assertion(), badge: `${url}/badge` }, AT)
    expect(codes({ ...assertion(), badge: `${url}/badge` })).toEqual(['openbadges2.class-elsewhere'])
    expect(verdict.annexI).toBe('incomplete')
    expect(elements.find(({ id }) => id === 'title')!.status).toBe('missing')
  })

  it('a text beside its language is a text in that language', () => {
    const title = { lang: 'pt', value: 'Rega' }
    const { findings, record } = validate({ ...eudiClaims(), achievement_title: title }, AT)
    expect(record!.title).toEqual({ pt: 'Rega' })
    expect(
      findings.filter(({ pointer }) => pointer.startsWith('/achievement_title')).map(({ code }) => code),
    ).toEqual(['eudi-learning-credential.wrong-type'])
  })

  it('an identifier that hides a character says so whatever else is missing there', () => {
    const claims = { vct: 'urn:eudi:micro_credential:1', iss: 'https://a\u200Bb.example/' }
    expect(codes({ ...claims, credentialSubject: { achievement: { name: 'A' } } })).toContain(
      'credential.hidden-character',
    )
  })
})

describe('in the words of the profile', () => {
  /** A badge without the record in its extension. */
  const bare = () => ({
    ...whole(),
    credentialSubject: {
      id: 'did:example:1',
      type: ['AchievementSubject'],
      achievement: {
        id: 'urn:a:1',
        type: ['Achievement'],
        name: 'A',
        description: 'B',
        criteria: { narrative: 'C' },
      },
    },
  })

  it('a missing element says where it goes', () => {
    const missing = validate(bare(), AT).findings.filter(({ code }) => code.endsWith('.missing'))
    expect(missing.length).toBeGreaterThan(3)
    for (const { params, message } of missing) {
      expect(params.where).toMatch(/^(?:credentialSubject|issuer)/)
      expect(message).toContain(params.where as string)
    }
    expect(missing.find(({ code }) => code === 'level.missing')!.params.where).toBe(
      'credentialSubject.achievement.alignment[targetType=ext:EQF].targetUrl',
    )
  })

  it('what a part is called is what the profile calls it', () => {
    const { name: _, ...issuer } = whole().issuer as { name: string }
    const found = validate({ ...bare(), issuer }, AT).findings.find(
      ({ code }) => code === 'awarding-body.incomplete',
    )!
    expect(found.params.property).toBe('name')
  })

  it('advice names no key of a record', () => {
    const subject = badgeSubjectOf(whole())
    const json = badge({ credentialSubject: { ...subject, creditsEarned: 5 } })
    for (const { message } of validate(json, AT).findings)
      expect(message).not.toMatch(
        /`(?:framework|ectsNotApplicable|hoursPerCredit|towards|legalName|algorithm)`/,
      )
  })

  it('an unknown code shows the nearest', () => {
    const [finding] = validate(
      { title: { en: 'A' }, level: { eqf: 5 }, participationForm: [{ type: 'onlin' }] },
      AT,
    ).findings.filter(({ code }) => code.endsWith('.unknown-code'))
    expect((finding!.params.near as string[]).slice(0, 2)).toEqual(['online', 'on-site'])
    expect(finding!.message).toContain('codelists/participation-form')
  })

  it('an id that is used twice says where else', () => {
    const title = { id: 'urn:epass:person:1', type: 'LearningAchievement', title: { en: 'A' } }
    const json = edc({ ...title, title: { en: 'B' } })
    const reused = validate(
      {
        ...json,
        credentialSubject: {
          ...json.credentialSubject,
          hasClaim: [
            { ...title, id: 'urn:c:1' },
            { ...title, id: 'urn:c:1', title: { en: 'B' } },
          ],
        },
      },
      AT,
    ).findings.find(({ code }) => code === 'edc.id-reused')!
    expect(reused.params.first).toMatch(/^\/credentialSubject\/hasClaim\/0/)
  })
})

it('further information that is nothing is a finding and no exception', () => {
  const report = validate({ title: { en: 'A' }, level: { eqf: 5 }, furtherInformation: null }, AT)
  expect(report.findings.map(({ code }) => code)).toContain('further-information.wrong-type')
})

describe('one fault in a credential of another profile', () => {
  const skill = (uri: string) => ({
    type: ['Alignment'],
    targetName: 'x',
    targetUrl: uri,
    targetType: 'ext:ESCOSkill',
  })
  const subject = (achievement: object) => ({
    credentialSubject: {
      ...badgeSubjectOf(whole()),
      achievement: { ...badgeSubjectOf(whole()).achievement, ...achievement },
    },
  })
  const level = (more: object) => ({
    type: ['Alignment'],
    targetType: 'ext:EQF',
    targetName: 'EQF level 5',
    targetUrl: 'http://data.europa.eu/snb/eqf/5',
    ...more,
  })
  const alike = skill('http://data.europa.eu/esco/skill/e541c69c-ea80-4b17-87cb-4001d0b9d303')

  it.each([
    [
      'an occupation marked as a skill',
      [alike, skill('http://data.europa.eu/esco/occupation/a1')],
      'learning-outcomes.not-a-skill',
    ],
    [
      'a competence of GreenComp there is none of',
      [alike, skill(`${NAMESPACE}greencomp/9.9`)],
      'learning-outcomes.unknown-competence',
    ],
    ['a skill that stands there twice', [alike, { ...alike }], 'learning-outcomes.repeated'],
    ['a level that is called another', [level({ targetName: 'EQF level 7' })], 'profile.several-levels'],
    ['a level whose code is another', [level({ targetCode: '7' })], 'profile.several-levels'],
  ])('is told of %s', (_, alignment, code) => {
    expect(codes(badge(subject({ alignment })))).toContain(code)
    expect(codes(badge(subject({ alignment: [alike, level({})] })))).not.toContain(code)
  })

  it('is not also that an element is missing', () => {
    const ob2 = { ...assertion(), recipient: 'Ada' }
    expect(codes(ob2)).toContain('openbadges2.wrong-type')
    expect(codes(ob2)).not.toContain('learner.missing')
    const { name, ...rest } = badgeClass()
    const misspelt = codes({ ...assertion(), badge: { ...rest, nmae: name } })
    expect(misspelt).toContain('openbadges2.unknown-property')
    expect(misspelt).not.toContain('title.missing')
    expect(misspelt).not.toContain('openbadges2.class-elsewhere')
    const { achievement_title, ...claims } = eudiClaims()
    expect(codes({ ...claims, achievement_titel: achievement_title })).not.toContain('title.missing')
    expect(codes(claims)).toContain('eudi-learning-credential.incomplete')
    const subjectless = codes(edc({}, { credentialSubject: 'Ada' }))
    expect(subjectless.filter((each) => each.endsWith('.missing'))).toEqual([])
  })

  it('is told of a country whose label is that of another where both stand', () => {
    const country = (label: string) => ({
      id: 'http://publications.europa.eu/resource/authority/country/ESP',
      type: 'Concept',
      prefLabel: { en: label },
    })
    const at = (label: string) => ({ location: { address: { countryCode: country(label) } } })
    const found = said(edc({ awardedBy: { awardingBody: [at('Spain'), at('France')] } }))
    expect(found.filter((each) => /label-of-another|id-reused/.test(each))).toHaveLength(1)
  })
})
