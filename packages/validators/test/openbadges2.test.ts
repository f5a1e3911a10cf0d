import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { bytes, chunk, png } from '../../../tools/png.js'
import { convert } from '../src/convert.js'
import { type Report, validate } from '../src/index.js'
import { badge as version3 } from './badge.js'
import { officialSchema } from './official-schema.js'
import { assertion, badgeClass, issuer } from './open-badge-2.js'

const at = '2026-06-19'
type Json = Record<string, unknown>

const codes = ({ findings }: Report, of = ''): string[] =>
  findings.flatMap(({ code, pointer }) => (code.startsWith(of) ? [`${code} ${pointer}`] : []))
const present = ({ elements }: Report): string[] =>
  elements.filter(({ status }) => status === 'present').map(({ id }) => id)
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const jws = (payload: unknown): string => `${base64({ alg: 'RS256' })}.${base64(payload)}.AAAA`

describe('an Open Badge 2', () => {
  it('is read with the class and the issuer that stand in it', () => {
    const report = validate(assertion(), { at })
    expect(report.profile).toEqual({ id: 'openbadges2', version: '2.0', variant: 'assertion' })
    expect(report.verdict).toEqual({ conformance: 'valid', annexI: 'incomplete' })
    expect(codes(report, 'openbadges2')).toEqual([])
    expect(report.record).toEqual({
      id: 'https://werkstatt.example/assertions/7',
      specification: { id: 'https://werkstatt.example/badges/12' },
      language: 'en',
      validUntil: '2029-05-21T00:00:00Z',
      learner: {
        identifiers: [
          {
            scheme: 'email',
            value: `sha256$${'ab12'.repeat(16)}`,
            hash: { algorithm: 'sha-256', salt: 'e3a1' },
          },
        ],
      },
      title: { en: 'Repair of bicycles' },
      awardingBody: [
        {
          id: 'https://werkstatt.example/issuer',
          legalName: { en: 'Werkstattschule Ilmtal' },
          homepage: 'https://werkstatt.example/',
          email: 'buero@werkstatt.example',
        },
      ],
      dateOfIssuing: '2024-05-21T13:37:37+00:00',
      learningOutcomes: [
        {
          title: { en: 'assemble bicycles' },
          skills: [
            {
              uri: 'http://data.europa.eu/esco/skill/ee4dd8f4-ba01-4a1c-a1ed-5b1a4b1a0f0e',
              label: { en: 'assemble bicycles' },
            },
          ],
        },
      ],
      notionalWorkload: { volumes: [{ value: 1.5, unit: 'ects' }] },
      level: { eqf: 4 },
      furtherInformation: {
        description: { en: 'Repairs common faults of bicycles.' },
        links: [{ url: 'https://werkstatt.example/badges/12/criteria' }],
        evidence: [
          {
            id: 'https://werkstatt.example/e/7',
            title: { en: 'Logbook' },
            description: { en: 'Five repairs.' },
          },
        ],
      },
    })
  })

  it('is read from a signed token as from a file', () => {
    const report = validate(jws(assertion()), { at })
    expect(report.wrapper).toEqual({ type: 'jwt' })
    expect(present(report)).toEqual(present(validate(assertion(), { at })))
  })

  it('without its class says that the class is needed and how to hand it in', () => {
    const report = validate({ ...assertion(), badge: badgeClass().id }, { at })
    expect(codes(report, 'openbadges2')).toEqual(['openbadges2.class-elsewhere /badge'])
    expect(report.findings.find(({ code }) => code.endsWith('elsewhere'))?.message).toContain('`--with FILE`')
    expect(present(report)).toEqual(['learner', 'date-of-issuing', 'further-information'])
  })

  it.each([
    ['its address', issuer().id],
    ['an object with its address', { id: issuer().id }],
    ['an object with its address and what it is', { id: issuer().id, type: 'Profile' }],
  ])('without its issuer but %s says once that the issuer is needed', (_, named) => {
    const report = validate({ ...assertion(), badge: { ...badgeClass(), issuer: named } }, { at })
    expect(codes(report, 'openbadges2')).toEqual(['openbadges2.issuer-elsewhere /badge/issuer'])
    expect(report.findings.filter(({ code }) => code.startsWith('awarding-body'))).toEqual([])
  })

  it('with a part of its issuer says what lacks of that', () => {
    const { email: _, ...lacking } = issuer()
    const report = validate({ ...assertion(), badge: { ...badgeClass(), issuer: lacking } }, { at })
    expect(codes(report, 'openbadges2')).toEqual(['openbadges2.incomplete /badge/issuer'])
  })

  it('whose class is an object with its address alone says once that the class is needed', () => {
    const report = validate({ ...assertion(), badge: { id: badgeClass().id } }, { at })
    expect(codes(report, 'openbadges2')).toEqual(['openbadges2.class-elsewhere /badge'])
  })

  it('is read whole when class and issuer are handed in beside it', () => {
    const named = { ...assertion(), badge: badgeClass().id }
    const beside = [{ ...badgeClass(), issuer: issuer().id }, issuer()]
    const report = validate(named, { at, with: beside })
    expect(report.record).toEqual(validate(assertion(), { at }).record)
    expect(codes(report, 'openbadges2')).toEqual([])
    expect(validate(named, { at, with: [issuer()] }).record?.title).toBeUndefined()
  })

  it('of which only the class is there is a specification that nobody holds', () => {
    const report = validate({ '@context': 'https://w3id.org/openbadges/v2', ...badgeClass() }, { at })
    expect(report.profile).toEqual({ id: 'openbadges2', version: '2.0', variant: 'class' })
    expect(report.verdict.conformance).toBe('valid')
    expect(codes(report, 'learner')).toEqual([])
    expect(codes(report, 'date-of-issuing')).toEqual([])
    expect(report.elements.find(({ id }) => id === 'title')).toMatchObject({
      status: 'present',
      pointers: ['/name'],
    })
    expect(report.elements.find(({ id }) => id === 'learner')?.required).toBe(false)
  })

  it.each([
    ['a recipient that is a page', { type: 'url', hashed: false, identity: 'https://lea.example/' }, 'id'],
    ['an address in the clear', { type: 'email', hashed: false, identity: 'lea@lea.example' }, 'email'],
    ['a telephone', { type: 'telephone', hashed: false, identity: '+49 1' }, 'identifiers'],
  ])('tells who holds it by %s', (_, recipient, key) => {
    const { record, findings } = validate({ ...assertion(), recipient }, { at })
    expect(Object.keys(record!.learner!)).toEqual([key])
    expect(JSON.stringify(findings)).not.toContain(recipient.identity)
  })

  it.each([
    ['seconds', 1_716_298_657, '2024-05-21T13:37:37Z', true],
    ['an offset without colon', '2024-05-21T15:37:37+0200', '2024-05-21T15:37:37+02:00', true],
    ['a day', '2024-05-21', '2024-05-21', true],
    ['another form', 'May 21st', undefined, true],
  ])('reads a date in %s, and says that the standard has another form', (_, issuedOn, read, broken) => {
    const report = validate({ ...assertion(), issuedOn }, { at })
    expect(report.record?.dateOfIssuing).toBe(read)
    expect(codes(report).some((each) => each.endsWith('/issuedOn'))).toBe(broken)
  })

  it('has the older name of its verification from Moodle, with the way to mend it', () => {
    const { verification: _, ...moodle }: Json = {
      ...assertion(),
      verify: { type: 'hosted', url: 'https://x.example/' },
    }
    const report = validate(moodle, { at })
    expect(codes(report, 'openbadges2')).toEqual(['openbadges2.older-verification /verify'])
    expect(report.verdict.conformance).toBe('valid')
    expect(report.findings.find(({ code }) => code.endsWith('verification'))?.fix?.patch).toEqual([
      { op: 'move', from: '/verify', path: '/verification' },
    ])
  })

  it.each([
    ['a missing recipient', { recipient: undefined }, 'openbadges2.incomplete '],
    [
      'a class without criteria',
      { badge: { ...badgeClass(), criteria: undefined } },
      'openbadges2.incomplete /badge',
    ],
    ['a recipient that is a text', { recipient: 'lea' }, 'openbadges2.wrong-type /recipient'],
    ['its own word that it was revoked', { revoked: true }, 'openbadges2.revoked /revoked'],
  ])('has a fault in %s', (_, change, said) => {
    expect(codes(validate(JSON.stringify({ ...assertion(), ...change }), { at }))).toContain(said)
  })

  it('of version 1 is named and not read', () => {
    const { profile, findings } = validate(
      { ...assertion(), '@context': 'https://w3id.org/openbadges/v1' },
      { at },
    )
    expect([profile, findings[0]?.params.form]).toEqual([null, 'open-badges-1'])
  })
})

const packed = (text: string): number[] => [...deflateSync(Buffer.from(text))]

const text = JSON.stringify(assertion())
const svg = (element: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org">${element}</svg>`

describe('an Open Badge 2 baked into a picture', () => {
  it.each([
    ['tEXt', png(chunk('tEXt', bytes(`openbadges\0${text}`)))],
    ['tEXt, as a token', png(chunk('tEXt', bytes(`openbadges\0${jws(assertion())}`)))],
    ['iTXt', png(chunk('iTXt', bytes(`openbadges\0\0\0\0\0${text}`)))],
    ['iTXt, compressed', png(chunk('iTXt', [...bytes('openbadges\0\u0001\0\0\0'), ...packed(text)]))],
    ['zTXt', png(chunk('zTXt', [...bytes('openbadges\0\0'), ...packed(text)]))],
    [
      'SVG',
      svg(`<openbadges:assertion verify="https://x.example/"><![CDATA[${text}]]></openbadges:assertion>`),
    ],
    ['SVG, as a token', svg(`<openbadges:assertion verify="${jws(assertion())}"/>`)],
    [
      'SVG in bytes',
      new TextEncoder().encode(svg(`<openbadges:assertion><![CDATA[${text}]]></openbadges:assertion>`)),
    ],
  ])('is read out of %s', (_, picture) => {
    const report = validate(picture, { at })
    expect(report.profile?.id).toBe('openbadges2')
    expect(present(report)).toEqual(present(validate(assertion(), { at })))
    expect(codes(report, 'wrapper')).toEqual([])
  })

  it.each([
    ['PNG', png(chunk('tEXt', bytes('openbadges\0https://werkstatt.example/assertions/7')))],
    [
      'SVG',
      svg('<openbadges:assertion verify="https://werkstatt.example/assertions/7"></openbadges:assertion>'),
    ],
  ])('with nothing but an address in a %s says what to save, and not the address', (_, picture) => {
    const { findings } = validate(picture, { at })
    expect(findings.map(({ code }) => code)).toEqual(['wrapper.payload-unreadable'])
    expect(findings[0]?.message).toMatch(/Open Badges 2/)
    expect(findings[0]?.message).not.toContain('werkstatt')
  })

  it('is not inflated without a limit', () => {
    const bomb = [...deflateSync(Buffer.alloc(20_000_000, 0x20))]
    for (const keyword of ['openbadges', 'openbadgecredential']) {
      const picture = png(chunk('iTXt', [...bytes(`${keyword}\0\u0001\0\0\0`), ...bomb]))
      const { findings } = validate(picture, { at })
      expect(findings.map(({ code }) => code)).toEqual(['wrapper.payload-unreadable'])
      expect(findings[0]?.message).toContain('inflates to more than 8388608 bytes')
    }
  })

  it('of version 3 under the older keyword is read, with a warning', () => {
    const newer = JSON.stringify(version3())
    const older = validate(png(chunk('iTXt', bytes(`openbadges\0\0\0\0\0${newer}`))), { at })
    expect(older.profile?.id).toBe('openbadges')
    expect(codes(older, 'wrapper')).toEqual(['wrapper.older-keyword '])
    const picture = png(chunk('iTXt', [...bytes('openbadgecredential\0\u0001\0\0\0'), ...packed(newer)]))
    expect(codes(validate(picture, { at }), 'wrapper')).toEqual(['wrapper.compressed '])
  })
})

describe('an Open Badge 2 as version 3', () => {
  const converted = (input: Json, options = {}) => convert(input, 'openbadges', { at, ...options })

  it('names a skill as ESCO does, however the address of it was written', () => {
    const skill = 'http://data.europa.eu/esco/skill/e541c69c-ea80-4b17-87cb-4001d0b9d303'
    const named = (targetUrl: string) => {
      const alignment = [{ targetName: 'assess environmental impact', targetUrl, targetFramework: 'ESCO' }]
      return converted({ ...assertion(), badge: { ...badgeClass(), alignment } }).credential
    }
    expect(JSON.stringify(named(skill))).toContain(`"${skill}"`)
    for (const written of [
      skill.replace('http:', 'https:'),
      skill.toUpperCase().replace('HTTP://DATA.EUROPA.EU/ESCO/SKILL', 'http://data.europa.eu/esco/skill'),
      `https://esco.ec.europa.eu/en/classification/skill?uri=${encodeURIComponent(skill)}`,
    ])
      expect(named(written)).toEqual(named(skill))
    const elsewhere = 'https://skills.example/1'
    expect(JSON.stringify(named(elsewhere))).toContain(elsewhere)
  })

  it('has all that both versions have a place for', () => {
    const { credential, lacks } = converted(assertion())
    expect(lacks).toEqual([])
    expect(credential).toEqual({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'https://werkstatt.example/assertions/7',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Repair of bicycles',
      image: { id: 'https://werkstatt.example/assertions/7.png', type: 'Image' },
      issuer: {
        id: 'https://werkstatt.example/issuer',
        type: ['Profile'],
        name: 'Werkstattschule Ilmtal',
        url: 'https://werkstatt.example/',
        email: 'buero@werkstatt.example',
      },
      validFrom: '2024-05-21T13:37:37+00:00',
      validUntil: '2029-05-21T00:00:00Z',
      awardedDate: '2024-05-21T13:37:37+00:00',
      credentialSubject: {
        type: ['AchievementSubject'],
        identifier: [
          {
            type: 'IdentityObject',
            hashed: true,
            identityHash: `sha256$${'ab12'.repeat(16)}`,
            identityType: 'emailAddress',
            salt: 'e3a1',
          },
        ],
        achievement: {
          id: 'https://werkstatt.example/badges/12',
          type: ['Achievement'],
          alignment: [
            {
              type: ['Alignment'],
              targetName: 'assemble bicycles',
              targetUrl: 'http://data.europa.eu/esco/skill/ee4dd8f4-ba01-4a1c-a1ed-5b1a4b1a0f0e',
              targetFramework: 'ESCO',
              targetCode: 'S8',
            },
            { type: ['Alignment'], targetName: 'EQF 4', targetUrl: 'http://data.europa.eu/snb/eqf/4' },
          ],
          creditsAvailable: 1.5,
          criteria: {
            id: 'https://werkstatt.example/badges/12/criteria',
            narrative: 'Repair five bicycles.',
          },
          description: 'Repairs common faults of bicycles.',
          image: { id: 'https://werkstatt.example/badges/12.png', type: 'Image', caption: 'A wheel' },
          inLanguage: 'en',
          name: 'Repair of bicycles',
          tag: ['bicycle', 'repair'],
        },
        narrative: 'Repaired five bicycles.',
      },
      evidence: [
        {
          id: 'https://werkstatt.example/e/7',
          type: ['Evidence'],
          name: 'Logbook',
          narrative: 'Five repairs.',
          genre: 'Log',
        },
      ],
    })
  })

  it('names what is lost, and what changes, each with a reason', () => {
    const { loss, unread } = converted({ ...assertion(), issuedOn: 1_716_298_657 })
    expect(loss.map(({ pointer, kind }) => `${kind} ${pointer}`).toSorted()).toEqual([
      'changed /issuedOn',
      'lost /badge/image/author',
      'lost /badge/issuer/publicKey',
      'lost /verification',
    ])
    expect(loss.every(({ reason, shown }) => reason !== '' && shown !== '')).toBe(true)
    expect(unread).toEqual([])
  })

  it('says of what no row takes along that it was not read', () => {
    const { unread } = converted({ ...assertion(), 'extensions:own': { level: 'gold' } })
    expect(unread).toEqual(['/extensions:own'])
  })

  it.each([
    [
      'criteria and image that are addresses',
      { criteria: 'https://c.example/', image: 'https://i.example/x.png' },
    ],
    ['an image in a data: URL', { image: 'data:image/png;base64,iVBORw0KGgo=' }],
    ['no alignment and no tags', { alignment: undefined, tags: undefined }],
    ['alignments of version 1', { alignment: [{ name: 'A', url: 'https://a.example/', description: 'D' }] }],
  ])('is an Open Badge 3.0 by our own rules with %s', (_, change) => {
    const input = JSON.parse(
      JSON.stringify({ ...assertion(), badge: { ...badgeClass(), ...change } }),
    ) as Json
    const { credential } = converted({ ...input, expires: undefined })
    expect(codes(validate(credential!, { at }), 'openbadges')).toEqual([])
    expect(validate(credential!, { at }).verdict.conformance).toBe('valid')
  })

  it('says what is lacking where the class lies elsewhere, and has it when it is handed in', () => {
    const named = { ...assertion(), badge: badgeClass().id }
    expect(converted(named).lacks.map(({ pointer }) => pointer)).toEqual([
      '/issuer/id',
      '/credentialSubject/achievement/name',
      '/credentialSubject/achievement/description',
      '/credentialSubject/achievement/criteria',
    ])
    expect(converted(named, { with: [badgeClass()] }).credential).toEqual(converted(assertion()).credential)
  })

  it('keeps the issuer that is handed in', () => {
    const { credential } = converted(assertion(), { issuer: { id: 'did:web:werkstatt.example' } })
    expect(credential?.issuer).toMatchObject({
      id: 'did:web:werkstatt.example',
      name: 'Werkstattschule Ilmtal',
    })
  })

  it('goes into every other form by way of the record', () => {
    const { credential, loss } = convert(assertion(), 'record', { at })
    expect(credential).toMatchObject({ title: { en: 'Repair of bicycles' }, level: { eqf: 4 } })
    expect(loss).toEqual([])
  })

  describe.skipIf(!outsideData('openbadges/schemas/ob3'))(
    '(official schema, data outside of the project)',
    () => {
      it.each([
        ['a whole badge', {}],
        [
          'a recipient in the clear',
          { recipient: { type: 'email', hashed: false, identity: 'lea@lea.example' } },
        ],
        [
          'a recipient that is a page',
          { recipient: { type: 'url', hashed: false, identity: 'https://lea.example/' } },
        ],
        ['a date in seconds', { issuedOn: 1_716_298_657 }],
        ['evidence that is an address', { evidence: 'https://e.example/' }],
        [
          'class with addresses',
          { badge: { ...badgeClass(), criteria: 'https://c.example/', image: 'https://i.example/' } },
        ],
      ])('obeys the schema of version 3 with %s', (_, change) => {
        const { credential } = converted({ ...assertion(), ...change })
        expect(officialSchema('AchievementCredential')(credential)).toBe(true)
      })
    },
  )
})

describe('an Open Badge 2 as its publishers write it', () => {
  const CONTEXT = 'https://w3id.org/openbadges/v2'
  const issuer = {
    id: 'https://a.example/i',
    type: 'Issuer',
    name: 'A',
    url: 'https://a.example',
    email: 'b@a.example',
  }
  const badge = {
    id: 'https://a.example/b',
    type: 'BadgeClass',
    name: 'Timber',
    description: 'D',
    image: 'https://a.example/b.png',
    criteria: { narrative: 'N' },
    issuer,
  }
  const hash = `sha256$${'0'.repeat(64)}`
  const written: Record<string, unknown> = {
    '@context': CONTEXT,
    id: 'https://a.example/a',
    type: 'Assertion',
    recipient: { type: 'email', hashed: true, salt: 's', identity: hash },
    badge,
    verification: { type: 'HostedBadge' },
    issuedOn: '2024-05-01T00:00:00Z',
  }
  const { type: _, ...untyped } = written
  const judged = (change: object, at = '2026-06-19') => validate({ ...written, ...change }, { at })

  it.each([
    `${CONTEXT}/`,
    CONTEXT.replace('https', 'http'),
    'https://openbadgespec.org/v2/context.json',
    'https://purl.imsglobal.org/spec/ob/v2p0/context.json',
    'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld',
  ])('is known by the address %s of its context', (context) => {
    expect(judged({ '@context': context }).profile).toMatchObject({ id: 'openbadges2', variant: 'assertion' })
    expect(judged({ '@context': [context, {}] }).profile?.id).toBe('openbadges2')
  })

  it.each([
    ['without a type', untyped],
    ['with its type in other letters', { ...untyped, type: 'assertion' }],
  ])('is read and told of its type: %s', (__, json) => {
    const report = validate(json, { at: '2026-06-19' })
    expect([report.profile?.id, report.record?.title]).toEqual(['openbadges2', { und: 'Timber' }])
    expect(report.verdict.conformance).toBe('invalid')
  })

  it.each([
    ['seconds', 1714521600],
    ['seconds in quotes', '1714521600'],
    ['thousandths of seconds', 1714521600000],
  ])('is read with its date in %s', (__, issuedOn) => {
    expect(judged({ issuedOn }).record?.dateOfIssuing).toBe('2024-05-01T00:00:00Z')
  })

  it.each([[undefined], [1], ['true'], [false]])('keeps a hash a hash where `hashed` is %j', (hashed) => {
    const report = judged({ recipient: { type: 'email', hashed, salt: 's', identity: hash } })
    expect(report.record?.learner?.email).toBeUndefined()
    expect(report.record?.learner?.identifiers).toEqual([
      { scheme: 'email', value: hash, hash: { algorithm: 'sha-256', salt: 's' } },
    ])
    expect(report.findings.map(({ code }) => code)).not.toContain('learner.not-an-email')
    const recipient = { type: 'email', hashed, salt: 's', identity: hash }
    const { credential } = convert({ ...written, recipient }, 'openbadges', { at })
    expect(
      (credential as unknown as Record<string, Record<string, unknown>>).credentialSubject!.identifier,
    ).toEqual([
      { type: 'IdentityObject', hashed: true, identityHash: hash, identityType: 'emailAddress', salt: 's' },
    ])
  })

  it('that is signed is read out of the quotes in which its token stands', () => {
    const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${base64({ alg: 'RS256' })}.${base64(written)}.AAAA`
    const report = validate(JSON.stringify(token), { at: '2026-06-19' })
    expect(report.credentials?.map(({ profile, pointer }) => [profile?.id, pointer])).toEqual([
      ['openbadges2', ''],
    ])
  })
})
