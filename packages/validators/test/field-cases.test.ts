/** What people met in public: file by file what is to be said of it, tried where the files are at hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { type Report, validate } from '../src/index.js'

const folder = outsideData('field/2026-11')

/** A finding: code, pointer, and what its sentence or its fix holds. */
type Said = readonly [code: string, pointer: string, holds?: string]

interface Case {
  /** Profile with its variant; of what is a container, of each credential in it with its place. */
  readonly as: string
  /** All that is said, but for elements that are missing. */
  readonly said?: readonly Said[]
  /** Elements that are present. */
  readonly present?: string
  /** Elements whose state is another. */
  readonly rows?: Readonly<Record<string, string>>
}

const CLAIM = '/credentialSubject/hasClaim/0'
const OUTCOME = `${CLAIM}/specifiedBy/learningOutcome/0`
const VOLUME = `${CLAIM}/specifiedBy/volumeOfLearning`
const ACHIEVEMENT = '/credentialSubject/achievement'
const ALIGNMENT = `${ACHIEVEMENT}/alignment/0`
const SORT_WASTE = 'http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9'
const OLDER: Said = ['openbadges.data-model-version', '/@context/0', '1.1']
const badge = (...said: Said[]): Case => ({ as: 'openbadges', said })
const edc = (...said: Said[]): Case => ({ as: 'edc', said })
const foreign = (form: string, holds: string): Case => ({
  as: '',
  said: [['profile.foreign-form', '', `${form}|${holds}`]],
})
const older = (form: string): Case => ({
  as: 'vc',
  said: [
    ['profile.foreign-content', '', form],
    ['vc.data-model-version', '/@context/0', '1.1'],
  ],
})

const CASES: Readonly<Record<string, Case>> = {
  'ob3-data-integrity-context.json': badge(),
  'ob3-vc11-data-integrity-context.json': badge(OLDER),
  'ob3-schema-type-undefined.json': badge([
    'openbadges.undefined-type',
    '/credentialSchema/0/type',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  ]),
  'ob3-bitstring-index-number.json': badge([
    'openbadges.wrong-type',
    '/credentialStatus/statusListIndex',
    '"2"',
  ]),
  'vc-status-number.json': {
    as: 'vc',
    said: [['vc.wrong-type', '/credentialStatus/statusListIndex', '"2"']],
  },
  'vp-json-of-badge.json': { as: 'vc presentation [/verifiableCredential/0 openbadges]', said: [] },
  'vp-vc11-of-badge.json': {
    as: 'vc presentation [/verifiableCredential/0 openbadges]',
    said: [
      ['vc.data-model-version', '/@context/0'],
      ['openbadges.data-model-version', '/verifiableCredential/0/@context/0'],
      ['openbadges.wrong-type', `/verifiableCredential/0${ACHIEVEMENT}/image`, 'Image'],
    ],
  },
  'ob3-assertion-list.json': { as: '[/0 openbadges, /1 openbadges]', said: [] },
  'ob3-obapi-getcredentials.json': { as: '[/credential/0 openbadges]', said: [] },
  'ob3-wrapped-data.json': { as: '[/data openbadges]', said: [] },
  'eudi-learning-credential-claims.json': {
    as: 'eudi-learning-credential',
    present:
      'learner title issuer-country awarding-body date-of-issuing learning-outcomes notional-workload level quality-assurance prerequisites grade stackability further-information',
  },
  'ob2-embedded-badgeclass.json': { as: 'openbadges2 assertion', said: [] },
  'ob2-hosted-assertion.json': {
    as: 'openbadges2 assertion',
    said: [['openbadges2.class-elsewhere', '/badge', '--with FILE']],
  },
  'ob2-badgeclass.json': { as: 'openbadges2 class', said: [] },
  'ob2-moodle-assertion.json': {
    as: 'openbadges2 assertion',
    said: [['openbadges2.older-verification', '/verify', '/verification']],
  },
  'png-ob2-itxt.png': { as: 'openbadges2 assertion' },
  'png-ob2-text-url.png': { as: '', said: [['wrapper.payload-unreadable', '', 'Open Badges 2']] },
  'svg-ob2.svg': { as: 'openbadges2 assertion' },
  'elmo.xml': foreign('elmo', 'ELM 3'),
  'europass-elm2.xml': foreign('elm-2-xml', 'ELM 3'),
  'dcc-vc11-assertion.json': older('early-educational-credential-in-vc'),
  'openedx-vc11.json': older('early-educational-credential-in-vc'),
  'ctdl-in-vc11.json': older('ctdl-in-vc'),
  'ebsi-verifiable-attestation.json': {
    as: 'vc',
    said: [
      ['vc.data-model-version', '/@context/0', '1.1'],
      ['vc.unmapped-type', '/type/1', 'VerifiableAttestation'],
      ['vc.unmapped-type', '/type/2'],
      ['vc.undefined-property', '/credentialSubject/identifier'],
      ['vc.undefined-property', '/credentialSubject/schacHomeOrganization'],
      ['vc.undefined-property', '/credentialSubject/eduPersonPrimaryAffiliation'],
      ['vc.unmapped-type', '/credentialSchema/type'],
    ],
  },
  'clr-1.0.json': foreign('clr-1.0', 'CLR 2.0'),
  'ler-rs.json': foreign('ler-rs', 'credentials'),
  'ctdl-course.json': foreign('ctdl', 'microcred init'),
  'opencerts-v2.json': foreign('openattestation', 'Open Badge 3.0'),
  'ooapi-course.json': foreign('ooapi-course', 'microcred init'),
  'edc-grade-number.json': edc(['edc.json-ld', `${CLAIM}/provenBy/0/grade/noteLiteral/en`, 'string']),
  'edc-esco-label-only.json': edc(['edc.id-missing', `${OUTCOME}/relatedESCOSkill/0`, SORT_WASTE]),
  'ob3-date-epoch.json': {
    ...badge(['openbadges.wrong-type', '/validFrom', '"value":"2025-05-12T09:00:00Z"']),
    rows: { 'date-of-issuing': 'unreadable' },
  },
  'ob3-date-object.json': {
    ...badge(['openbadges.wrong-type', '/validFrom', 'string']),
    rows: { 'date-of-issuing': 'unreadable' },
  },
  'ob3-date-slash.json': {
    ...badge(['openbadges.not-a-date', '/validFrom', '2026-06-19T09:30:00+02:00']),
    rows: { 'date-of-issuing': 'unreadable' },
  },
  'ob3-subject-array.json': badge(
    ['openbadges.several-subjects', '/credentialSubject', 'Comprehensive Learner Record'],
    ['profile.several-achievements', '/credentialSubject/1/achievement', '2'],
  ),
  'ob3-result-embedded-description.json': badge([
    'openbadges.wrong-type',
    '/credentialSubject/result/0/resultDescription',
    'string|"value":"urn:uuid:7d0c0f63-2f2a-4c1e-9a6b-0a5b5d3c2001"',
  ]),
  'ob3-eqf-by-name.json': {
    ...badge(['level.inexact', `${ALIGNMENT}/targetName`, 'ext:EQF']),
    present: 'level',
  },
  'ob3-esco-portal-alignment.json': {
    ...badge(['learning-outcomes.malformed-skill', `${ALIGNMENT}/targetUrl`, SORT_WASTE]),
    present: 'learning-outcomes',
  },
  'ob3-esco-label-only-alignment.json': {
    ...badge(['learning-outcomes.malformed-skill', `${ALIGNMENT}/targetUrl`, SORT_WASTE]),
    present: 'learning-outcomes',
  },
  'ob3-eqf-esco-aligned.json': { ...badge(), present: 'level learning-outcomes' },
  'ob3-credits-more-than-available.json': badge(
    ['openbadges.more-earned-than-available', '/credentialSubject/creditsEarned', '5'],
    ['notional-workload.framework-missing', '/credentialSubject/creditsEarned'],
  ),
  'edc-grade-string.json': edc(['edc.wrong-class', `${CLAIM}/provenBy/0/grade`, '"noteLiteral":{"en":"8"}']),
  'edc-isced-lost-zero.json': edc([
    'further-information.unknown-concept',
    `${CLAIM}/specifiedBy/thematicArea/0`,
    '"value":"http://data.europa.eu/snb/isced-f/0722"',
  ]),
  'edc-birth-impossible.json': edc(['edc.not-a-date', '/credentialSubject/dateOfBirth', 'calendar']),
  'edc-lang-gr.json': edc([
    'learning-outcomes.unknown-language',
    `${OUTCOME}/title/gr`,
    'is not a language tag. Did you mean `el`?',
  ]),
  'ob3-language-cz.json': badge([
    'language.unknown-language',
    `${ACHIEVEMENT}/inLanguage`,
    'is not a language tag. Did you mean `cs`?',
  ]),
  'ob3-achievement-type-free.json': badge([
    'openbadges.unknown-code',
    `${ACHIEVEMENT}/achievementType`,
    'ext:',
  ]),
  'ob3-result-status.json': badge([
    'openbadges.unknown-code',
    '/credentialSubject/result/0/status',
    '`Provisional`|`Completed`|`Enrolled`|`Failed`|`InProgress`|`OnHold`|`Withdrew`',
  ]),
  'ob3-alignment-targettype-free.json': badge(['openbadges.unknown-code', `${ALIGNMENT}/targetType`, 'ext:']),
  'ob3-vc11-image-string.json': badge(OLDER, [
    'openbadges.wrong-type',
    `${ACHIEVEMENT}/image`,
    '"type":"Image"',
  ]),
  'ob3-criteria-url.json': badge(['openbadges.wrong-type', `${ACHIEVEMENT}/criteria`, '{"id":']),
  'ob3-html.json': badge(
    ['credential.markup', `${ACHIEVEMENT}/description`],
    ['credential.markup', `${ACHIEVEMENT}/criteria/narrative`],
  ),
  'edc-html.json': edc(['credential.markup', `${OUTCOME}/title/en`]),
  'edc-lang-greek-as-en.json': edc(['credential.foreign-script', `${OUTCOME}/title/en`, 'Grek']),
  'edc-volume-months.json': edc(['notional-workload.implausible-duration', VOLUME, 'PT3H']),
  'edc-volume-words.json': edc(['edc.wrong-datatype', VOLUME, 'PT60H']),
  'edc-volume-number.json': edc(['edc.wrong-datatype', VOLUME, 'PT60H']),
  'edc-volume-20h-3ects.json': edc(['notional-workload.credits-disagree', VOLUME, '75–90']),
  'edc-point-comma.json': edc(['notional-workload.credits-disagree', VOLUME, '3.5 ECTS']),
  'edc-esco-https.json': edc([
    'learning-outcomes.malformed-skill',
    `${OUTCOME}/relatedESCOSkill/0/id`,
    SORT_WASTE,
  ]),
  'edc-esco-one-digit.json': edc([
    'learning-outcomes.unknown-skill',
    `${OUTCOME}/relatedESCOSkill/0/id`,
    SORT_WASTE,
  ]),
  'edc-esco-label-uri-differ.json': edc([
    'learning-outcomes.label-of-another-skill',
    `${OUTCOME}/relatedESCOSkill/0/prefLabel/en`,
    'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f',
  ]),
  'ob3-endorsement-alone.json': { as: 'openbadges endorsement', said: [] },
  'ob3-endorsement-typo.json': {
    as: 'openbadges endorsement',
    said: [
      ['openbadges.undefined-property', '/credentialSubject/endorsmentComment', 'endorsementComment'],
      ['openbadges.incomplete', '/credentialSubject', 'EndorsementSubject'],
    ],
  },
  'ob3-endorsement-jwt.json': badge(),
  'ob3-endorsement-jwt-bad.json': badge(['openbadges.malformed', `${ACHIEVEMENT}/endorsementJwt/0`, 'JWT']),
  'openedx-ob3-null-expiration.json': badge(OLDER, ['openbadges.wrong-type', '/expirationDate', 'null']),
  ...Object.fromEntries(
    ['rule-4of5.json', 'rule-path.json'].map((file) => [
      file,
      foreign('microcred-stacking-rule', 'stack check'),
    ]),
  ),
  ...Object.fromEntries(
    ['b1.json', 'b2.json', 'b3.json', 'b4.json', 'early2.json', 'late1.json'].map((file) => [file, badge()]),
  ),
  'expired1.json': badge(['openbadges.expired', '/validUntil']),
}

const formOf = ({ profile, credentials }: Report): string =>
  [
    profile?.id,
    profile?.variant,
    credentials && `[${credentials.map((each) => `${each.pointer} ${formOf(each)}`).join(', ')}]`,
  ]
    .filter(Boolean)
    .join(' ')

/** What is said of a credential and of those in it, but for elements that are missing and versions of presentations. */
const allSaid = ({ findings, credentials = [] }: Report): Report['findings'] => [
  ...findings.filter(({ code }) => !/\.missing$|unpinned-context$/.test(code)),
  ...credentials.flatMap(allSaid),
]

describe.skipIf(!folder)(
  `cases from the field${folder ? '' : ' (skipped: MICROCRED_OUTSIDE_DATA is not at hand)'}`,
  () => {
    it.each(Object.entries(CASES))('%s', (file, { as, said, present, rows = {} }) => {
      const report = validate(new Uint8Array(readFileSync(join(folder!, file))), { at: '2026-06-19' })
      expect(formOf(report)).toBe(as)
      const found = allSaid(report)
      const told = found.map(({ code, pointer }) => `${code} ${pointer}`)
      if (said) {
        const due = said.map(([code, pointer]) => `${code} ${pointer}`)
        expect(told).toEqual(due)
      }
      for (const [code, pointer, holds = ''] of said ?? []) {
        const { message, params, fix } = found.find((each) => each.code === code && each.pointer === pointer)!
        for (const part of holds.split('|'))
          expect(`${message} ${JSON.stringify(params)} ${JSON.stringify(fix?.patch)}`).toContain(part)
      }
      const of = (id: string) => report.elements.find((row) => row.id === id)?.status
      for (const id of present?.split(' ') ?? []) expect([id, of(id)]).toEqual([id, 'present'])
      for (const [id, status] of Object.entries(rows)) expect([id, of(id)]).toEqual([id, status])
    })

    it('are all here', () => {
      const files = readdirSync(folder!).filter((file) => file !== 'README.md')
      expect(Object.keys(CASES).sort()).toEqual(files.sort())
    })
  },
)
