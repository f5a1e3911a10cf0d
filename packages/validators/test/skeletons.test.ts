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
  '@context': badge()['@context'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
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
  'a European credential without a claim': EDC,
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
      { type: 'LearningAchievement', specifiedBy: { eqfLevel: expect.stringContaining('<') } },
    ])
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
