/** What is offered for a finding whose check knows nothing itself: each fix applied takes its finding away. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { patched } from '@microcred/common/patch'
import { describe, expect, it } from 'vitest'
import { tried } from '../../../tools/outside/findings.ts'
import { type Finding, validate } from '../src/index.js'
import { badge as wholeBadge } from './badge.js'
import { credential } from './credential.js'

const AT = { at: '2026-06-19' }

type Json = Record<string, unknown>

const conforming = readFileSync(join(import.meta.dirname, 'fixtures/edc-conforming.json'), 'utf8')

/** A document with values written at places; `undefined` takes one away. */
function changed(json: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  let out = json
  for (const [path, value] of Object.entries(changes))
    out =
      value === undefined
        ? patched(out, [{ op: 'remove', path }])
        : patched(out, [{ op: 'add', path, value }])
  return out
}

const badge = (changes: Readonly<Record<string, unknown>>): unknown => changed(wholeBadge(), changes)
const vc = (changes: Readonly<Record<string, unknown>>): unknown => changed(credential(), changes)

/** An EDC of one achievement of which this is said. */
const edc = (claim: object, more: object = {}): unknown => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:1',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuer: { id: 'urn:org:1', type: 'Organisation', legalName: { en: 'School' } },
  credentialSubject: {
    id: 'urn:person:1',
    type: 'Person',
    hasClaim: [{ id: 'urn:claim:1', type: 'LearningAchievement', title: { en: 'A' }, ...claim }],
  },
  ...more,
})
const specified = (more: object, type = 'Qualification'): unknown =>
  edc({ specifiedBy: { id: 'urn:spec:1', type, title: { en: 'A' }, ...more } })
const outcome = (skill: object): unknown =>
  specified({
    learningOutcome: [
      { id: 'urn:o:1', type: 'LearningOutcome', title: { en: 'O' }, relatedESCOSkill: [skill] },
    ],
  })

const SPECIFIED = '/credentialSubject/hasClaim/0/specifiedBy'
const ACHIEVEMENT = '/credentialSubject/achievement'
const V1 = 'https://www.w3.org/2018/credentials/v1'
const V2 = 'https://www.w3.org/ns/credentials/v2'
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const EDC = 'http://data.europa.eu/snb/model/context/edc-ap'
const COUNTRY = 'http://publications.europa.eu/resource/authority/country/'
const ESCO = 'http://data.europa.eu/esco/concept-scheme/skills'

const all = (json: unknown): readonly Finding[] => validate(json, AT).findings

/** Case, document, code, and the patch that is offered; nothing where none is. */
const CASES: readonly (readonly [string, unknown, string, readonly object[] | undefined])[] = [
  [
    'a country by its notation',
    edc(
      {},
      {
        issuer: {
          id: 'urn:org:1',
          type: 'Organisation',
          legalName: { en: 'S' },
          eIDASIdentifier: {
            id: 'urn:i:1',
            type: 'LegalIdentifier',
            notation: 'X',
            spatial: { type: 'Concept', notation: 'ES' },
          },
        },
      },
    ),
    'edc.id-missing',
    [{ op: 'add', path: '/issuer/eIDASIdentifier/spatial/id', value: `${COUNTRY}ESP` }],
  ],
  [
    'an ESCO skill by its label',
    outcome({
      type: 'Concept',
      prefLabel: { en: 'sort waste' },
      inScheme: { id: ESCO, type: 'ConceptScheme' },
    }),
    'edc.id-missing',
    [
      {
        op: 'add',
        path: `${SPECIFIED}/learningOutcome/0/relatedESCOSkill/0/id`,
        value: expect.stringMatching(/^http:\/\/data\.europa\.eu\/esco\/skill\//),
      },
    ],
  ],
  [
    'a skill of no scheme of ESCO',
    outcome({
      id: 'urn:skill:1',
      type: 'Concept',
      prefLabel: { en: 'Game theory' },
      inScheme: { id: 'urn:scheme:1', type: 'ConceptScheme' },
    }),
    'edc.wrong-scheme',
    [
      { op: 'add', path: `${SPECIFIED}/learningOutcome/0/relatedSkill`, value: [] },
      {
        op: 'move',
        from: `${SPECIFIED}/learningOutcome/0/relatedESCOSkill/0`,
        path: `${SPECIFIED}/learningOutcome/0/relatedSkill/-`,
      },
    ],
  ],
  [
    'a level of a class that has none',
    specified(
      {
        eqfLevel: {
          id: 'http://data.europa.eu/snb/eqf/5',
          type: 'Concept',
          inScheme: { id: 'http://data.europa.eu/snb/eqf/25831c2', type: 'ConceptScheme' },
        },
      },
      'LearningAchievementSpecification',
    ),
    'edc.misplaced-property',
    [{ op: 'replace', path: `${SPECIFIED}/type`, value: 'Qualification' }],
  ],
  [
    'a status where none is read',
    edc({}, { status: { id: 'urn:s:1', type: 'StatusList2021Entry', statusListIndex: '1' } }),
    'edc.misplaced-property',
    [{ op: 'move', from: '/status', path: '/credentialStatus' }],
  ],
  [
    'an issuer without its class',
    edc({}, { issuer: { id: 'did:web:example.org' } }),
    'edc.class-missing',
    [{ op: 'add', path: '/issuer/type', value: 'Organisation' }],
  ],
  [
    'a place of another vocabulary',
    edc({
      awardedBy: { id: 'urn:a:1', type: 'AwardingProcess', location: { id: 'urn:l:1', type: 'Place' } },
    }),
    'edc.foreign-class',
    [
      {
        op: 'replace',
        path: '/credentialSubject/hasClaim/0/awardedBy/location/type',
        value: ['Location', 'Place'],
      },
    ],
  ],
  [
    'a JSON Schema among shapes',
    edc({}, { credentialSchema: { id: 'https://example.org/s.json', type: 'JsonSchema' } }),
    'edc.foreign-class',
    undefined,
  ],
  [
    'a context nobody knows',
    edc({}, { '@context': [V1, 'https://ec.example/v1'] }),
    'edc.unknown-context',
    [{ op: 'replace', path: '/@context/1', value: EDC }],
  ],
  [
    'a context nobody knows beside the right one',
    edc({}, { '@context': [V1, EDC, 'https://ec.example/v1'] }),
    'edc.unknown-context',
    [{ op: 'remove', path: '/@context/2' }],
  ],
  [
    'version 2 of the data model under an EDC',
    edc({}, { '@context': [V2, EDC] }),
    'edc.protected-term',
    [{ op: 'replace', path: '/@context/0', value: V1 }],
  ],
  [
    'a schedule as a mode',
    specified({
      mode: [
        {
          type: 'Concept',
          notation: 'full-time',
          inScheme: { id: 'http://data.europa.eu/snb/learning-assessment/25831c2', type: 'ConceptScheme' },
        },
      ],
    }),
    'participation-form.unknown-concept',
    [
      { op: 'replace', path: `${SPECIFIED}/mode/0` },
      {
        op: 'add',
        path: `${SPECIFIED}/learningSchedule`,
        value: { id: expect.stringContaining('learning-schedule/') },
      },
    ],
  ],
  [
    'hours alone at a level of higher education',
    specified({
      volumeOfLearning: 'PT60H',
      eqfLevel: {
        id: 'http://data.europa.eu/snb/eqf/6',
        type: 'Concept',
        inScheme: { id: 'http://data.europa.eu/snb/eqf/25831c2', type: 'ConceptScheme' },
      },
    }),
    'notional-workload.no-ects',
    [{ op: 'add', path: `${SPECIFIED}/creditPoint`, value: { type: 'CreditPoint', point: '<point>' } }],
  ],
  [
    'a duration in months',
    specified({ volumeOfLearning: 'P60M' }),
    'notional-workload.implausible-duration',
    [{ op: 'replace', path: `${SPECIFIED}/volumeOfLearning`, value: 'PT60H' }],
  ],
  [
    'a field that lost its zero',
    specified({
      thematicArea: [{ id: 'http://data.europa.eu/snb/isced-f/722', type: 'Concept', notation: '722' }],
    }),
    'further-information.unknown-concept',
    [
      {
        op: 'replace',
        path: `${SPECIFIED}/thematicArea/0/id`,
        value: 'http://data.europa.eu/snb/isced-f/0722',
      },
    ],
  ],
  [
    'one id for two pictures',
    edc(
      {},
      {
        displayParameter: {
          id: 'urn:d:1',
          type: 'DisplayParameter',
          individualDisplay: ['a', 'b'].map((content, at) => ({
            id: `urn:i:${at}`,
            type: 'IndividualDisplay',
            displayDetail: [
              {
                id: `urn:dd:${at}`,
                type: 'DisplayDetail',
                image: {
                  id: 'urn:m:1',
                  type: 'MediaObject',
                  contentType: {
                    id: 'http://publications.europa.eu/resource/authority/file-type/PNG',
                    type: 'Concept',
                    inScheme: {
                      id: 'http://publications.europa.eu/resource/authority/file-type',
                      type: 'ConceptScheme',
                    },
                  },
                  contentEncoding: {
                    id: 'http://data.europa.eu/snb/encoding/6146cde7dd',
                    type: 'Concept',
                    inScheme: { id: 'http://data.europa.eu/snb/encoding/25831c2', type: 'ConceptScheme' },
                  },
                  content,
                },
              },
            ],
          })),
        },
      },
    ),
    'edc.id-reused',
    [
      {
        op: 'replace',
        path: '/displayParameter/individualDisplay/1/displayDetail/0/image/id',
        value: 'urn:m:1#2',
      },
    ],
  ],
  [
    'text in Greek that says it is English',
    specified({
      learningOutcome: [
        { id: 'urn:o:1', type: 'LearningOutcome', title: { en: 'Ταξινόμηση αποβλήτων στο εργοτάξιο' } },
      ],
    }),
    'credential.foreign-script',
    [
      {
        op: 'move',
        from: `${SPECIFIED}/learningOutcome/0/title/en`,
        path: `${SPECIFIED}/learningOutcome/0/title/el`,
      },
    ],
  ],
  [
    'text decoded twice in two copies',
    specified({
      description: { en: 'GrÃ¼n und gut' },
      additionalNote: [{ id: 'urn:n:1', type: 'Note', noteLiteral: { en: 'GrÃ¼n und gut' } }],
    }),
    'credential.decoded-twice',
    [
      { op: 'replace', path: expect.anything(), value: 'Grün und gut' },
      { op: 'replace', path: expect.anything(), value: 'Grün und gut' },
    ],
  ],

  [
    'a learner without a name for it',
    badge({ '/credentialSubject/id': undefined, '/credentialSubject/identifier': undefined }),
    'openbadges.unidentified-subject',
    [{ op: 'add', path: '/credentialSubject/id', value: '<id>' }],
  ],
  [
    'markup',
    badge({ [`${ACHIEVEMENT}/description`]: '<p>Saw &amp; plane</p><script>x()</script>' }),
    'credential.markup',
    [{ op: 'replace', path: `${ACHIEVEMENT}/description`, value: 'Saw & plane' }],
  ],
  [
    'a free word of an open list',
    badge({ [`${ACHIEVEMENT}/achievementType`]: 'A big badge' }),
    'openbadges.unknown-code',
    [{ op: 'replace', path: `${ACHIEVEMENT}/achievementType`, value: 'ext:ABigBadge' }],
  ],
  [
    'a region that does not exist',
    badge({ [`${ACHIEVEMENT}/inLanguage`]: 'en-EN' }),
    'openbadges.unknown-region',
    [{ op: 'replace', path: `${ACHIEVEMENT}/inLanguage`, value: 'en' }],
  ],
  [
    'nothing where something may stand',
    badge({ '/validUntil': null }),
    'openbadges.wrong-type',
    [{ op: 'remove', path: '/validUntil' }],
  ],
  [
    'the contexts in the wrong order',
    badge({ '/@context': [OB, V2] }),
    'openbadges.wrong-context',
    [{ op: 'move', from: '/@context/1', path: '/@context/0' }],
  ],
  [
    'a type that a pinned context defines',
    badge({
      '/@context': [V2, OB],
      '/credentialSchema': [{ id: 'https://example.org/s.json', type: '1EdTechJsonSchemaValidator2019' }],
    }),
    'openbadges.undefined-type',
    [{ op: 'add', path: '/@context/-', value: 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json' }],
  ],
  [
    'a type that none defines',
    badge({ '/credentialSchema': [{ id: 'https://example.org/s.json', type: 'OddValidator' }] }),
    'openbadges.undefined-type',
    undefined,
  ],
  [
    'a description of results that is not there',
    badge({
      [`${ACHIEVEMENT}/resultDescription`]: [
        { id: 'urn:uuid:1', type: ['ResultDescription'], name: 'Grade', resultType: 'Percent' },
      ],
      '/credentialSubject/result': [{ type: ['Result'], resultDescription: 'urn:uuid:0' }],
    }),
    'openbadges.unknown-result-description',
    [{ op: 'replace', path: '/credentialSubject/result/0/resultDescription' }],
  ],
  [
    'a level that is not marked as one',
    badge({
      [`${ACHIEVEMENT}/alignment`]: [
        {
          type: ['Alignment'],
          targetName: 'EQF level 5',
          targetUrl: 'https://example.org/eqf',
          targetFramework: 'EQF',
        },
      ],
    }),
    'level.inexact',
    [{ op: 'add', path: `${ACHIEVEMENT}/alignment/0/targetType`, value: 'ext:EQF' }],
  ],

  [
    'an issuer without id',
    vc({ '/issuer': { name: 'S' } }),
    'vc.issuer-without-id',
    [{ op: 'add', path: '/issuer/id', value: '<id>' }],
  ],
  [
    'an instant as mail writes it',
    vc({ '/validFrom': 'Sun, 26 Feb 2023 01:22:14 +0000' }),
    'vc.not-a-date',
    [{ op: 'replace', path: '/validFrom', value: '2023-02-26T01:22:14+00:00' }],
  ],
  [
    'an instant in words',
    vc({ '/validFrom': 'Sat 25 Feb 2023 07:16:31 PM CST' }),
    'vc.not-a-date',
    undefined,
  ],
  [
    'a key without its method',
    vc({ '/issuer': 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj' }),
    'vc.not-an-iri',
    [{ op: 'replace', path: '/issuer', value: 'did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj' }],
  ],
  [
    'an address with a blank',
    vc({ '/id': 'https ://example.org/1' }),
    'vc.not-an-iri',
    [{ op: 'replace', path: '/id', value: 'https://example.org/1' }],
  ],
  [
    'a word where an address belongs',
    vc({ '/issuer': 'somebody' }),
    'vc.not-an-iri',
    [{ op: 'replace', path: '/issuer', value: { id: '<id>', name: 'somebody' } }],
  ],
  [
    'a base context that is not there',
    vc({ '/@context': ['https://www.w3.org/ns/credentials/examples/v2'] }),
    'vc.wrong-context',
    [{ op: 'replace', path: '/@context/0', value: V2 }],
  ],
  [
    'version 1.1 of the data model',
    badge({
      '/@context': [V1, OB],
      '/validFrom': undefined,
      '/issuanceDate': '2026-01-01T00:00:00Z',
      '/endorsement': undefined,
      [`${ACHIEVEMENT}/endorsement`]: undefined,
    }),
    'openbadges.data-model-version',
    [
      { op: 'replace', path: '/@context/0', value: V2 },
      { op: 'move', from: '/issuanceDate', path: '/validFrom' },
    ],
  ],
  [
    'another address of the context of Open Badges on another host',
    badge({ '/@context': [V2, 'https://1edtech.github.io/openbadges-specification/context.json'] }),
    'openbadges.context-alias',
    [{ op: 'replace', path: '/@context/1', value: OB }],
  ],
  [
    'another address of the context of Open Badges before the right one',
    badge({ '/@context': [V2, 'https://1edtech.github.io/openbadges-specification/context.json', OB] }),
    'openbadges.context-alias',
    [{ op: 'remove', path: '/@context/1' }],
  ],
  [
    'a type that names nothing',
    vc({ '/type': [] }),
    'vc.wrong-class',
    [{ op: 'add', path: '/type/-', value: 'VerifiableCredential' }],
  ],
  [
    'a word of a list by its initials',
    badge({ [`${ACHIEVEMENT}/resultDescription/0/resultType`]: 'GPA' }),
    'openbadges.unknown-code',
    [{ op: 'replace', path: `${ACHIEVEMENT}/resultDescription/0/resultType`, value: 'GradePointAverage' }],
  ],
  [
    'initials of no word of a list',
    badge({ [`${ACHIEVEMENT}/resultDescription/0/resultType`]: 'XYZ' }),
    'openbadges.unknown-code',
    [{ op: 'replace', path: `${ACHIEVEMENT}/resultDescription/0/resultType`, value: 'ext:XYZ' }],
  ],
]

describe.each(CASES)('%s', (_, json, code, patch) => {
  const finding = all(json).find((each) => each.code === code)

  it(patch ? 'has one reading' : 'has none', () => {
    expect(finding).toBeDefined()
    if (patch) expect(finding!.fix?.patch).toMatchObject(patch)
    else expect(finding!.fix).toBeUndefined()
  })

  it.runIf(patch)('brings nothing else to light when it is mended', () => {
    const { notGone, newErrors } = tried(json, [finding!, ...all(json).map(({ fix: _, ...rest }) => rest)])
    expect([...notGone, ...newErrors]).toEqual([])
  })
})

describe('a fix', () => {
  it('never quotes what is said of the learner', () => {
    const json = edc(
      {},
      {
        credentialSubject: {
          id: 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj',
          type: 'Person',
          citizenshipCountry: { type: 'Concept', notation: 'ES' },
          familyName: '<b>Oak</b>',
        },
      },
    )
    const subject = all(json).filter(({ pointer }) => pointer.startsWith('/credentialSubject'))
    expect(subject.length).toBeGreaterThan(1)
    expect(JSON.stringify(subject.map(({ fix }) => fix))).not.toMatch(/z6Mk|ESP|"ES"|Oak/)
  })

  it('is whole: a part that must have parts gets those too', () => {
    const json = JSON.parse(conforming) as Json
    const body = { id: 'urn:org:9', type: 'Organisation', legalName: { en: 'S' } }
    const fix = all({ ...json, issuer: body }).find(
      ({ code, params }) => code === 'edc.missing-property' && params.property === 'location',
    )?.fix
    expect(fix?.patch[0]).toMatchObject({
      op: 'add',
      path: '/issuer/location',
      value: { type: 'Location', address: { type: 'Address', countryCode: { type: 'Concept' } } },
    })
  })
})

it('a container says of what it holds only what that does not say itself', () => {
  const inner = { ...(credential() as Json), issuer: 7 }
  const report = validate(
    {
      '@context': [V2],
      type: ['VerifiablePresentation'],
      holder: 'did:example:1',
      verifiableCredential: [inner],
    },
    AT,
  )
  const told = [...report.findings, ...report.credentials!.flatMap(({ findings }) => findings)].map(
    ({ code, pointer }) => `${code} ${pointer}`,
  )
  expect(told.filter((each) => each.startsWith('vc.wrong-type'))).toEqual([
    'vc.wrong-type /verifiableCredential/0/issuer',
  ])
})

it('a breach of a shape cites the shape', () => {
  const breach = all(edc({}, { issuer: { id: 'urn:org:1', type: 'Organisation' } })).find(
    ({ code, params }) => code === 'edc.missing-property' && params.class === 'Organisation',
  )
  expect(breach?.source.clause).toBe('SHACL shape of Organisation')
})
