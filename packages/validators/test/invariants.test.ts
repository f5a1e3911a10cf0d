import { valueAt } from '@microcred/common/pointer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validate } from '../src/index.js'
import { complete } from './complete-record.js'
import { AT } from './rule-cases.js'

type Path = readonly (string | number)[]

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value))

/** Ways to every member and item of a value. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const keys = Array.isArray(value) ? value.map((_, at) => at) : Object.keys(value)
  return [path, ...keys.flatMap((key) => pathsOf((value as Record<string, unknown>)[key], [...path, key]))]
}

/** Credentials of each profile, as small as they come with something at many places. */
const edc = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:1',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuer: { id: 'urn:epass:org:1', legalName: { en: 'One' } },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'urn:epass:person:1',
    fullName: { en: ['Ada'] },
    hasClaim: [
      {
        id: 'urn:epass:claim:1',
        type: 'LearningAchievement',
        title: { en: 'A' },
        awardedBy: {
          awardingBody: [{ id: 'urn:epass:org:1', legalName: { en: 'Two' } }],
          awardingDate: '2026-01-01T00:00:00Z',
        },
        specifiedBy: {
          title: { en: 'A' },
          learningOutcome: [{ title: { en: 'Sands.' } }],
          volumeOfLearning: 'P60M',
          creditPoint: [
            { framework: { id: 'http://data.europa.eu/snb/education-credit/6fcec5c5af' }, point: '2' },
          ],
        },
      },
    ],
  },
}

const badge = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'https://centre.example/', type: ['Profile'], name: 'Centre' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', identityHash: 'Ada', identityType: 'name', hashed: false }],
    achievement: {
      id: 'urn:uuid:2',
      type: ['Achievement'],
      name: 'A',
      description: 'B',
      criteria: { narrative: 'C' },
      creditsAvailable: 5,
      alignment: [{ type: ['Alignment'], targetName: 'D', targetUrl: 'http://data.europa.eu/esco/skill/1' }],
    },
  },
}

const transcript = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:3',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'A',
  issuer: badge.issuer,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    type: ['ClrSubject'],
    identifier: badge.credentialSubject.identifier,
    verifiableCredential: [badge],
    association: [
      { type: 'Association', associationType: 'isChildOf', sourceId: 'urn:uuid:2', targetId: 'urn:uuid:4' },
    ],
  },
  endorsementJwt: ['eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
}

const presentation = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: { id: 'did:example:holder' },
  verifiableCredential: [
    {
      '@context': ['https://www.w3.org/ns/credentials/v2', { term: 'https://centre.example/#term' }],
      type: ['VerifiableCredential'],
      issuer: 'did:example:issuer',
      name: { '@value': 'A', '@language': 'en' },
      validFrom: '2026-01-01T00:00:00Z',
      credentialStatus: { id: 'urn:uuid:5', type: 'BitstringStatusListEntry' },
      relatedResource: [{ id: 'https://centre.example/r', digestSRI: 'sha256-AAAA' }],
      credentialSubject: { id: 'did:example:subject', term: 1 },
    },
  ],
}

const claims = {
  vct: 'urn:eudi:micro_credential:1',
  iss: 'https://centre.example/',
  iat: 1_780_000_000,
  exp: 1_900_000_000,
  Issuer: { Name: 'Centre' },
  credentialSubject: { achievement: { name: 'A', ECTS: 2, criteria: { narrative: 'C' } } },
}

const originals = [complete(), edc, badge, transcript, presentation, claims] as unknown as Record<
  string,
  unknown
>[]

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [[]],
    'TODO',
    '2026-02-30',
    'P60M',
    'EL',
    'other',
    'https://a b',
    '\ud800',
    { en: 'x' },
    [{}],
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

/** What is done to one place: another value, none, a member more, the value twice, or its neighbour's. */
const mutation = fc.record({
  at: fc.nat(),
  what: fc.constantFrom('replace', 'delete', 'add', 'wrap', 'copy'),
  key: fc.constantFrom('id', 'type', '__proto__', 'constructor', 'a/b', 'c~d', 'en', ''),
  value: odd,
  from: fc.nat(),
})

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

function mutate(document: Record<string, unknown>, { at, what, key, value: stated, from }: Mutation): void {
  // A value that stood in the document itself would be changed with it, and could come to hold itself.
  const value = structuredClone(stated)
  const paths = pathsOf(document).slice(1)
  const path = paths[at % paths.length]!
  const holder = path
    .slice(0, -1)
    .reduce((node, step) => (node as never)[step], document as unknown) as Record<string, unknown>
  const last = path.at(-1)!
  const put = (target: object, name: string | number, what: unknown) =>
    Object.defineProperty(target, name, { value: what, enumerable: true, configurable: true, writable: true })
  if (what === 'delete') {
    if (Array.isArray(holder)) holder.splice(Number(last), 1)
    else delete holder[last]
  } else if (what === 'add') {
    const target = holder[last]
    if (Array.isArray(target)) target.push(value)
    else
      put(
        typeof target === 'object' && target !== null ? target : holder,
        typeof target === 'object' && target !== null ? key : last,
        value,
      )
  } else if (what === 'wrap') put(holder, last, [holder[last]])
  else if (what === 'copy')
    put(
      holder,
      last,
      clone(paths[from % paths.length]!.reduce((node, step) => (node as never)[step], document as unknown)),
    )
  else put(holder, last, value)
}

const mutated = fc
  .tuple(fc.constantFrom(...originals), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([original, mutations]) => {
    const document = clone(original)
    for (const each of mutations) if (pathsOf(document).length > 1) mutate(document, each)
    return document
  })

const resolves = (json: unknown, pointer: string): boolean =>
  pointer === '' || valueAt(json, pointer) !== undefined

describe('whatever a credential holds', () => {
  it('validate answers, points only at what is there, in order, and says the same again', () => {
    fc.assert(
      fc.property(mutated, (document) => {
        const text = JSON.stringify(document, null, 2)
        const report = validate(text, { at: AT })
        const json: unknown = JSON.parse(text)
        let before = 0
        for (const { pointer, line, column, message } of report.findings) {
          expect([pointer, resolves(json, pointer)]).toEqual([pointer, true])
          const place = line! * 1e6 + column!
          expect(place).toBeGreaterThanOrEqual(before)
          before = place
          expect(message).not.toMatch(/undefined|\[object Object\]/)
        }
        expect(JSON.stringify(validate(text, { at: AT }))).toBe(JSON.stringify(report))
      }),
      { numRuns: 240 },
    )
  })

  it('an object has the findings its text has, without lines and edits of a text', () => {
    fc.assert(
      fc.property(mutated, (document) => {
        const json = clone(document)
        const strip = (input: string | object) =>
          validate(input, { at: AT }).findings.map(({ line: _, column: __, fix, ...rest }) => ({
            ...rest,
            ...(fix && { fix: { ...fix, edits: undefined } }),
          }))
        expect(strip(json)).toEqual(strip(JSON.stringify(json)))
      }),
      { numRuns: 50 },
    )
  })

  it('what is no credential, or no JSON, has findings too', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' }), fc.uint8Array()),
        (input) => {
          const report = validate(input, { at: AT })
          expect(report.findings.length).toBeGreaterThan(0)
          for (const { line, column } of report.findings)
            expect(line === undefined || (line >= 1 && column! >= 1)).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a text cut off anywhere is refused in one finding with its place', () => {
    const text = JSON.stringify(complete(), null, 2)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 1 }), (end) => {
        const { findings, verdict } = validate(text.slice(0, end))
        expect(findings).toMatchObject([{ code: 'json.syntax', line: expect.any(Number) }])
        expect(verdict.conformance).toBe('unreadable')
      }),
      { numRuns: 40 },
    )
  })
})
