import { CREDENTIAL_CONTEXT } from '@microcred/core'
import { describe, expect, it } from 'vitest'
import { patched } from '../../common/src/patch.js'
import { validate } from '../src/index.js'
import { badge } from './badge.js'
import { credential } from './credential.js'
import { eudiClaims } from './eudi-claims.js'
import { assertion, badgeClass } from './open-badge-2.js'

type Json = Record<string, unknown>

const AT = { at: '2026-06-19' }

const EDC = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:uuid:4d3b5a3e-4f0a-4b6e-9f45-1c5c7d0f8a11',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
}

const badgeSaying = (subject: unknown): Json => ({
  '@context': [...(badge()['@context'] as string[]), CREDENTIAL_CONTEXT],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { type: ['Profile'] },
  credentialSubject: subject,
})

/** Credentials of every profile that has a place for elements, from which most is missing. */
const bare: Readonly<Record<string, Json>> = {
  'a badge that says nothing': badgeSaying({ type: ['AchievementSubject'], achievement: {} }),
  'a badge whose lists are empty': badgeSaying({ achievement: { alignment: [], name: '' } }),
  'a badge whose subject is a text': badgeSaying('Ada'),
  'a badge with alignments': badgeSaying({ achievement: [{ alignment: [{ targetName: 'x' }] }] }),
  'a badge that carries a record': badgeSaying({ achievement: { microcredential: {} } }),
  'a record in the subject of a badge': badgeSaying({ achievement: {}, microcredential: { language: 'de' } }),
  'a badge of version 2 with its class': { ...assertion(), badge: { ...badgeClass(), alignment: [] } },
  'a class of version 2': { ...badgeClass(), alignment: [] },
  'a European credential without a claim': { ...EDC, credentialSubject: { type: 'Person' } },
  'a European credential with an activity': {
    ...EDC,
    credentialSubject: { type: 'Person', hasClaim: { type: 'LearningActivity', title: { en: 'A' } } },
  },
  'a European credential with an achievement': {
    ...EDC,
    credentialSubject: {
      type: 'Person',
      hasClaim: [{ type: 'LearningAchievement', provenBy: [{ title: { en: 'Test' } }] }],
    },
  },
  'claims for the wallet': { vct: eudiClaims().vct },
  'a verifiable credential with a record': credential({ credentialSubject: { microcredential: {} } }),
}

describe('an element that is missing', () => {
  it.each(Object.entries(bare))('from %s has a skeleton that puts it there', (_, json) => {
    const missing = validate(json, AT).findings.filter(({ code }) => code.endsWith('.missing'))
    expect(missing.length).toBeGreaterThan(0)
    for (const { code, params, fix } of missing) {
      expect(params, code).toHaveProperty('where')
      expect(fix, code).toMatchObject({ kind: 'skeleton', safe: false })
      const written = JSON.stringify(fix!.patch)
      expect(written).toContain('<')
      // No operator of a path is a part of a name.
      expect(written).not.toMatch(/[\^!]"/)
      const after = patched(json, fix!.patch)
      expect(after, `${code} ${written}`).toBeDefined()
      for (const [key, value] of Object.entries(json))
        if (!fix!.patch.some(({ path }) => path === `/${key}` || path.startsWith(`/${key}/`)))
          expect((after as Json)[key]).toEqual(value)
    }
  })

  it.each(Object.entries(bare))('from %s is put in by names that mean something there', (_, json) => {
    const meaningless = (of: Json): string[] =>
      validate(of, AT)
        .findings.filter(({ code }) => /own-terms|(?:undefined|unknown)-property|undefined-type/.test(code))
        .map(({ code, pointer }) => `${code} ${pointer}`)
    const before = meaningless(json)
    for (const { code, fix } of validate(json, AT).findings)
      if (fix?.kind === 'skeleton')
        expect(meaningless(patched(json, fix.patch) as Json), `${code} ${JSON.stringify(fix.patch)}`).toEqual(
          before,
        )
  })

  it('from a badge brings along the definition of a name that the badge does not know', () => {
    const json = badgeSaying({ type: ['AchievementSubject'], achievement: {} })
    const fixIn = (of: Json) =>
      validate(of, AT).findings.find(({ code }) => code === 'participation-form.missing')?.fix
    const [definition, ...rest] = fixIn(json)!.patch
    expect(definition).toMatchObject({
      op: 'add',
      path: '/@context/-',
      value: {
        participationType: {
          '@id': expect.stringMatching(/^https:\/\/edubadges\.nl\/.*#participationType$/),
        },
      },
    })
    expect(rest).toHaveLength(1)
    // Both are edits of the text, each where it belongs.
    const text = JSON.stringify(json, null, 2)
    const edits = validate(text, AT).findings.find(({ code }) => code === 'participation-form.missing')!.fix!
      .edits!
    expect(edits.map(({ length }) => length)).toEqual([0, expect.any(Number)])
    const after = edits.reduceRight(
      (whole, each) => whole.slice(0, each.offset) + each.text + whole.slice(each.offset + each.length),
      text,
    )
    expect(JSON.parse(after)).toEqual(patched(json, [definition!, ...rest]))
    const contexts = json['@context'] as unknown[]
    for (const more of [
      { participationType: 'https://x.example/#form' },
      { '@vocab': 'https://x.example/#' },
      'https://x.example/a-context-that-nobody-has-pinned.jsonld',
    ])
      expect(fixIn({ ...json, '@context': [...contexts, more] })!.patch, JSON.stringify(more)).toEqual(rest)
    expect(
      fixIn({ ...json, '@context': [...contexts, { other: 'https://x.example/#other' }] })!.patch,
    ).toHaveLength(2)
  })

  it('from what carries a record is asked for in the record', () => {
    const { findings } = validate(bare['a badge that carries a record'], AT)
    const title = findings.find(({ code }) => code === 'title.missing')
    expect(title?.params.where).toBe('credentialSubject.achievement.microcredential.title')
    expect(title?.fix?.patch).toEqual([
      {
        op: 'add',
        path: '/credentialSubject/achievement/microcredential/title',
        value: { en: '<title of the micro-credential>' },
      },
    ])
  })

  it('keeps what stands in its place beside it', () => {
    const json = bare['a European credential with an activity'] as Json & {
      credentialSubject: { hasClaim: Json }
    }
    const { fix } = validate(json, AT).findings.find(({ code }) => code === 'level.missing')!
    const { credentialSubject } = patched(json, fix!.patch) as typeof json
    expect(Object.keys(credentialSubject)).toEqual(['type', 'hasClaim'])
    expect(credentialSubject.hasClaim).toMatchObject([
      json.credentialSubject.hasClaim,
      { type: 'LearningAchievement', specifiedBy: { eqfLevel: { id: expect.stringContaining('<') } } },
    ])
  })

  describe('from a European credential, has the classes, the concepts and what the shapes ask for besides', () => {
    const specified = (type: string): Json => ({
      ...EDC,
      credentialSubject: {
        type: 'Person',
        hasClaim: {
          type: 'LearningAchievement',
          title: { en: 'A' },
          specifiedBy: { type, title: { en: 'A' } },
        },
      },
    })
    const FILLED: Readonly<Record<string, string>> = {
      'number of ECTS credits': '3',
      'level of the European Qualifications Framework, 1 to 8': '5',
      'kind of assessment: microcred schema print codelists/assessment-type':
        'http://data.europa.eu/snb/assessment/6a4db9f11d',
      'form of participation: microcred schema print codelists/participation-form':
        'http://data.europa.eu/snb/learning-assessment/e92d221e4d',
      'kind of quality assurance: microcred schema print codelists/quality-assurance-type':
        'http://data.europa.eu/snb/accreditation/003293d2ce',
      countryCode: 'http://publications.europa.eu/resource/authority/country/PRT',
    }
    /** A document with words in place of its blanks. */
    const filledIn = (json: unknown): unknown =>
      JSON.parse(
        JSON.stringify(json).replace(/<([^<>]*)>/g, (_, name: string) => FILLED[name] ?? 'urn:uuid:1'),
      )
    const faults = (json: unknown): string[] =>
      validate(json, AT).findings.map(({ code, pointer, params }) => `${code} ${pointer} ${params.property}`)

    it.each(['notional-workload', 'level', 'assessment-type', 'participation-form', 'quality-assurance'])(
      'where %s is filled in',
      (element) => {
        for (const type of ['LearningAchievementSpecification', 'Qualification']) {
          const json = specified(type)
          const before = faults(json)
          const { fix } = validate(json, AT).findings.find(({ code }) => code === `${element}.missing`)!
          const after = filledIn(patched(json, fix!.patch))
          expect(faults(after).filter((each) => !before.includes(each))).toEqual([])
          expect(validate(after, AT).elements.find(({ id }) => id === element)?.status).toBe('present')
        }
      },
    )
  })

  it('in a badge of a learner record, has what the class of a badge asks for besides', () => {
    const json = {
      '@context': [
        ...(badge()['@context'] as string[]),
        'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      ],
      type: ['VerifiableCredential', 'ClrCredential'],
      credentialSubject: {
        type: ['ClrSubject'],
        verifiableCredential: [badgeSaying({ type: ['AchievementSubject'], achievement: { alignment: [] } })],
      },
    }
    const { fix } = validate(json, AT).findings.find(({ code }) => code === 'level.missing')!
    expect(fix?.patch).toMatchObject([
      {
        path: '/credentialSubject/verifiableCredential/0/credentialSubject/achievement/alignment/-',
        value: { type: ['Alignment'], targetName: '<targetName>' },
      },
    ])
  })

  it.each([
    ['Open Badge', 'a badge with alignments', 'issuer-country level quality-assurance'],
    ['Open Badge 2', 'a badge of version 2 with its class', 'level learning-outcomes'],
  ])('from an %s, has what its class asks for besides', (_, name, ids) => {
    const json = bare[name]!
    const lacking = (each: unknown): string[] =>
      validate(each, AT).findings.flatMap(({ code, pointer, params }) =>
        /^openbadges2?\.incomplete$/.test(code) ? [`${pointer} ${params.property}`] : [],
      )
    for (const id of ids.split(' ')) {
      const { fix } = validate(json, AT).findings.find(({ code }) => code === `${id}.missing`)!
      expect(lacking(patched(json, fix!.patch)).filter((each) => !lacking(json).includes(each))).toEqual([])
    }
  })

  it('begins the address of a skill or a level as the vocabulary does', () => {
    const { findings } = validate(bare['a class of version 2'], AT)
    const { fix } = findings.find(({ code }) => code === 'level.missing')!
    expect(fix?.patch).toMatchObject([
      {
        path: '/alignment/-',
        value: { targetUrl: expect.stringMatching(/^http:\/\/data\.europa\.eu\/snb\/eqf\/</) },
      },
    ])
  })
})
