/** A name, a bare host, a text or a volume where a whole object belongs: told once in each profile, with the object. */
import { patched } from '@microcred/common/patch'
import { describe, expect, it } from 'vitest'
import { tried } from '../../../tools/outside/findings.ts'
import { type Finding, validate } from '../src/index.js'
import { complete } from './complete-record.js'
import { BASES } from './impossibilities.js'
import { assertion } from './open-badge-2.js'
import { placeOf } from './planted-faults.js'

const AT = { at: '2026-12-01' }

type Json = Record<string, unknown>

const bases: Readonly<Record<string, () => Json>> = {
  ...BASES,
  record: () => complete() as unknown as Json,
  openbadges2: () => assertion() as unknown as Json,
}

const nameOf = ({ code, pointer }: Finding): string => `${code} ${pointer}`

/** What is found more where something else stands at a place. */
function foundMore(profile: string, path: string, value: unknown): { json: Json; fresh: Finding[] } {
  const sound = bases[profile]!()
  const before = new Set(validate(sound, AT).findings.map(nameOf))
  const op = value === undefined ? 'remove' : 'add'
  const json = patched(sound, [{ op, path: placeOf(sound, path), value } as never]) as Json
  return { json, fresh: validate(json, AT).findings.filter((each) => !before.has(nameOf(each))) }
}

/** What the fixes of some findings bring, among all that are told. */
const harmOf = (json: Json, told: readonly Finding[]): ReturnType<typeof tried> => {
  const names = new Set(told.map(nameOf))
  const unmended = ({ fix: _, ...each }: Finding): Finding => each
  return tried(
    json,
    validate(json, AT).findings.map((each) => (names.has(nameOf(each)) ? each : unmended(each))),
  )
}

const VC_2 = 'https://www.w3.org/ns/credentials/v2'
const CLAIM = '/credentialSubject/hasClaim/0'
const RECORD = '/credentialSubject/microcredential'

describe('what stands for a whole object', () => {
  it.each<[string, string, unknown, string, object]>([
    [
      'openbadges',
      '/issuer',
      'Acme Wood',
      'not-an-iri',
      { id: '<id>', type: ['Profile'], name: 'Acme Wood' },
    ],
    ['clr', '/issuer', 'Acme Wood', 'not-an-iri', { id: '<id>', type: ['Profile'], name: 'Acme Wood' }],
    ['vc', '/issuer', 'Acme Wood', 'not-an-iri', { id: '<id>', name: 'Acme Wood' }],
    ['openbadges2', '/badge/issuer', 'Acme Wood', 'not-an-iri', { type: 'Issuer', name: 'Acme Wood' }],
    ['edc', '/issuer', 'Acme Wood', 'wrong-class', { type: 'Organisation', legalName: { es: 'Acme Wood' } }],
    [
      'edc',
      `${CLAIM}/specifiedBy/learningOutcome`,
      [{ en: 'Sands' }],
      'class-missing',
      { title: { en: 'Sands' } },
    ],
    ['record', '/learningOutcomes', [{ en: 'Sands' }], 'incomplete', { title: { en: 'Sands' } }],
    ['record', '/awardingBody', [{ en: 'Acme' }], 'incomplete', { legalName: { en: 'Acme' } }],
    [
      'record',
      '/notionalWorkload',
      { value: 2, unit: 'ects' },
      'unknown-property',
      { volumes: [{ value: 2 }] },
    ],
    ['vc', `${RECORD}/learningOutcomes`, [{ en: 'Sands' }], 'incomplete', { title: { en: 'Sands' } }],
  ])('in %s at %s is told once, with the object', (profile, path, value, fault, object) => {
    const { json, fresh } = foundMore(profile, path, value)
    const told = fresh.filter(({ severity }) => severity !== 'info')
    expect(told.map(({ code }) => code.slice(code.indexOf('.') + 1))).toEqual([fault])
    expect(told[0]!.fix?.patch).toMatchObject([{ value: object }])
    expect(harmOf(json, told)).toEqual({ notGone: [], newErrors: [] })
  })

  it.each([
    ['openbadges', '/issuer/id'],
    ['openbadges', '/issuer/url'],
    ['clr', '/issuer/id'],
    ['vc', '/issuer'],
    ['openbadges2', '/badge/issuer/url'],
    ['edc', '/issuer/id'],
    ['record', '/id'],
  ])('a bare host in %s at %s is an address', (profile, path) => {
    const { json, fresh } = foundMore(profile, path, 'example.org')
    const told = fresh.filter(({ fix }) => fix?.kind === 'whole-address')
    expect(told.map(({ fix }) => fix!.patch)).toMatchObject([[{ value: 'https://example.org/' }]])
    expect(harmOf(json, told)).toEqual({ notGone: [], newErrors: [] })
  })

  it.each(['badge.png', 'Acme', 'St.Gallen', 'e.g', 'acme wood', 'context.jsonld'])('%s is no host', (id) => {
    expect(foundMore('record', '/id', id).fresh.map(({ fix }) => fix)).toEqual([undefined])
  })

  it.each(['Acme: Wood', '#issuer', '_:b0', 'anna@'])('%s is no name', (issuer) => {
    for (const { fix } of foundMore('openbadges', '/issuer', issuer).fresh)
      expect(fix?.kind).not.toBe('skeleton')
  })
})

describe('what is written in another form', () => {
  it.each<[string, string, unknown, string, unknown]>([
    ['edc', '/issuanceDate', '19.06.2026', 'edc.wrong-datatype', '2026-06-19T00:00:00Z'],
    ['edc', `${CLAIM}/type`, 'learningAchievement', 'edc.unknown-class', 'LearningAchievement'],
    ['sd-jwt-vc', '/iat', '2026-06-19', 'sd-jwt-vc.wrong-type', 1_781_827_200],
    ['sd-jwt-vc', '/iat', '2026-06-19 10:00:00Z', 'sd-jwt-vc.wrong-type', 1_781_863_200],
  ])('in %s at %s has its one reading', (profile, path, value, code, to) => {
    const { json, fresh } = foundMore(profile, path, value)
    const told = fresh.filter((each) => each.code === code)
    expect(told.map(({ fix }) => fix?.patch)).toMatchObject([[{ value: to }]])
    expect(harmOf(json, told)).toEqual({ notGone: [], newErrors: [] })
  })

  it('is no date where nothing says which', () => {
    expect(foundMore('sd-jwt-vc', '/iat', 'never').fresh.map(({ fix }) => fix)).toEqual([undefined])
  })

  it.each([['openbadges', [VC_2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']]])(
    'contexts that are not named in %s are those of its standard',
    (profile, contexts) => {
      const { json, fresh } = foundMore(profile, '/@context', undefined)
      expect(fresh.map(({ fix }) => fix?.patch)).toEqual([
        [{ op: 'add', path: '/@context', value: contexts }],
      ])
      expect(harmOf(json, fresh)).toEqual({ notGone: [], newErrors: [] })
    },
  )
})

it('an issuer that is a name is told by the credential that lies in a presentation, and not by that', () => {
  const { findings, credentials } = validate(
    {
      '@context': [VC_2],
      type: ['VerifiablePresentation'],
      verifiableCredential: [{ ...bases.edc!(), issuer: 'Acme' }],
    },
    AT,
  )
  const at = '/verifiableCredential/0/issuer'
  const told = [...findings, ...credentials!.flatMap((each) => each.findings)]
  expect(told.filter(({ pointer }) => pointer === at).map(({ code }) => code)).toEqual(['edc.relative-id'])
})
