/** Containers of any make: judged to their depth, at a cost that grows with their size and no faster. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { convert } from '../src/convert.js'
import { type Report, validate } from '../src/index.js'
import { complete } from './complete-record.js'

const at = '2026-06-19'
const V2 = 'https://www.w3.org/ns/credentials/v2'
type Json = Record<string, unknown>

const vc = convert(complete(), 'vc', { issuer: { id: 'urn:i' }, id: 'urn:c', at }).credential as Json
/** A credential of about one kilobyte. */
const small: Json = {
  '@context': [V2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:7d0c0f63-2f2a-4c1e-9a6b-0a5b5d3c1001',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Timber reuse on site',
  issuer: { id: 'https://issuer.example/', type: ['Profile'], name: 'Lindenau Vocational College' },
  validFrom: '2025-05-12T09:00:00Z',
  credentialSubject: {
    id: 'did:example:mira',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://issuer.example/badges/timber-reuse',
      type: ['Achievement'],
      name: 'Timber reuse on site',
      description: 'Sorts and prepares used timber for a second life. '.repeat(6),
      criteria: { narrative: 'Graded practical task on a building site.' },
    },
  },
}
const presentation = (verifiableCredential: unknown): Json => ({
  '@context': [V2],
  type: ['VerifiablePresentation'],
  holder: 'did:example:mira',
  verifiableCredential,
})
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const token = (payload: unknown): string => `${base64({ alg: 'ES256' })}.${base64(payload)}.AAAA`
const enveloped = (payload: unknown): Json => ({
  '@context': V2,
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${token(payload)}`,
})

/** Objects and lists in a value, itself among them. */
const thingsIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, each) => sum + thingsIn(each), 1)
    : 0

/** Reads of the input that judging takes: every member that is asked for counts, wherever it stands. */
function reads(value: object): number {
  let count = 0
  const seen = new WeakMap<object, object>()
  const watch = (target: object): object => {
    const before = seen.get(target)
    if (before) return before
    const proxy = new Proxy(target, {
      get(on, key, receiver) {
        count++
        const inner: unknown = Reflect.get(on, key, receiver)
        return typeof inner === 'object' && inner !== null ? watch(inner) : inner
      },
    })
    seen.set(target, proxy)
    return proxy
  }
  validate(watch(value), { at })
  return count
}

/** Characters that searches within texts pass over while a text is judged. */
function passedOver(text: string): number {
  let count = 0
  const { includes, indexOf, lastIndexOf } = String.prototype
  const spies = [
    vi.spyOn(String.prototype, 'includes').mockImplementation(function (this: string, ...given) {
      const found = indexOf.apply(this, given)
      count += found < 0 ? this.length : found
      return includes.apply(this, given)
    }),
    vi.spyOn(String.prototype, 'lastIndexOf').mockImplementation(function (this: string, ...given) {
      const found = lastIndexOf.apply(this, given)
      count += (given[1] ?? this.length) - Math.max(found, 0)
      return found
    }),
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, ...given) {
      const found = indexOf.apply(this, given)
      count += (found < 0 ? this.length : found) - (given[1] ?? 0)
      return found
    }),
  ]
  try {
    validate(text, { at })
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return count
}

const sizeOf = (value: unknown): number => JSON.stringify(value).length
const codesOf = ({ findings, credentials = [] }: Report): string[] => [
  ...findings.map(({ code }) => code),
  ...credentials.flatMap(codesOf),
]

describe('the cost of a container', () => {
  it.each([
    ['a presentation', (many: unknown[]) => presentation(many)],
    ['a list', (many: unknown[]) => many],
    ['the answer of a service', (many: unknown[]) => ({ credential: many })],
    [
      'a presentation of presentations',
      (many: unknown[]) => presentation(many.map((each) => presentation(each))),
    ],
    ['a presentation of envelopes', (many: unknown[]) => presentation(many.map(enveloped))],
  ] as const)('grows with what is in it and no faster: %s of credentials of a kilobyte', (_, hold) => {
    expect(sizeOf(small)).toBeGreaterThan(900)
    const [few, many] = [10, 160].map((count) =>
      reads(hold(Array.from({ length: count }, () => ({ ...small })))),
    )
    expect(many! / few!).toBeGreaterThan(8)
    expect(many! / few!).toBeLessThan(18)
  })

  it('grows with its text and no faster, also where every credential has fixes in one long line', () => {
    const of = (count: number): string =>
      JSON.stringify(presentation(Array.from({ length: count }, () => small)))
    expect(validate(of(1), { at }).credentials![0]!.findings.some(({ fix }) => fix?.edits)).toBe(true)
    expect(passedOver(of(160)) / passedOver(of(10))).toBeLessThan(18)
  })

  it('is that of its credentials, however envelopes lie in each other', () => {
    const { held } = fc.letrec((tie) => ({
      leaf: fc.constantFrom<unknown>(small, vc, complete(), 7, 'x', null, {}, []),
      held: fc.oneof(
        { maxDepth: 7, depthSize: 'large', withCrossShrink: true },
        tie('leaf'),
        fc.array(tie('held'), { minLength: 1, maxLength: 3 }),
        tie('held').map(presentation),
        fc.array(tie('held'), { maxLength: 3 }).map(presentation),
        tie('held').map((credential) => ({ credential })),
        tie('held').map((data) => ({ data, status: 'ok' })),
        tie('held').map((vp) => ({ vp })),
        tie('held').map((payload) => (sizeOf(payload) < 20_000 ? token(payload) : 'x')),
        tie('held').map((payload) => (sizeOf(payload) < 20_000 ? enveloped(payload) : {})),
      ),
    }))
    const perByte =
      reads(presentation(Array.from({ length: 20 }, () => ({ ...small })))) / (20 * sizeOf(small))
    fc.assert(
      fc.property(held, (value) => {
        if (typeof value !== 'object' || value === null) return
        // What is no credential is looked through for the marks of every other form, however small it is.
        const most = 2000 * thingsIn(value) + 8 * perByte * sizeOf(value)
        expect(reads(JSON.parse(JSON.stringify(value)))).toBeLessThan(most)
      }),
      { numRuns: 150, examples: [[[[[{}], {}]]]] },
    )
  })
})

describe('a container in a container in a container', () => {
  const nested = (levels: number, hold: (inner: unknown) => unknown): unknown => {
    let inner: unknown = small
    for (let level = 0; level < levels; level++) inner = hold(inner)
    return inner
  }

  it.each([
    ['presentations', (inner: unknown) => presentation([inner])],
    ['lists', (inner: unknown) => [inner]],
    ['enveloped tokens', (inner: unknown) => presentation([enveloped(inner)])],
  ] as const)('is told once and not opened further: %s', (_, hold) => {
    for (const levels of [3, 5, 8]) {
      const codes = codesOf(validate(nested(levels, hold) as object, { at }))
      expect(
        codes.filter((code) => code === 'container.too-deep'),
        String(levels),
      ).toHaveLength(1)
    }
    expect(codesOf(validate(nested(2, hold) as object, { at }))).not.toContain('container.too-deep')
  })

  it('of a thousand levels costs what its size costs', () => {
    const deep = (levels: number) => reads(nested(levels, (inner) => presentation([inner])) as object)
    expect(deep(160) / deep(40)).toBeLessThan(6)
  })
})

describe('a container that holds itself', () => {
  const presented = presentation([])
  ;(presented.verifiableCredential as unknown[]).push(presented)
  const list: unknown[] = [small]
  list.push(list)
  const answer: Json = { status: 'ok' }
  answer.data = answer
  const [one, other] = [presentation(undefined), presentation(undefined)]
  one.verifiableCredential = other
  other.verifiableCredential = [one, small]
  const graph = {
    '@context': ['http://data.europa.eu/snb/model/context/edc-ap'],
    '@graph': [
      { id: 'urn:a', type: 'VerifiablePresentation', verifiableCredential: 'urn:b' },
      {
        id: 'urn:b',
        type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
        credentialSubject: { id: 'urn:c', hasClaim: ['urn:d'] },
      },
      { id: 'urn:d', type: 'LearningAchievement', title: { en: 'A' }, hasPart: ['urn:d', 'urn:b'] },
    ],
  }

  it.each([
    ['a presentation', presented],
    ['a list', list],
    ['an answer', answer],
    ['one through another', one],
    ['nodes of a graph', graph],
  ] as const)('is judged and ends: %s', (_, value) => {
    const report = validate(value as object, { at })
    expect(codesOf(report).length).toBeGreaterThan(0)
    expect(report.ok).toBe(false)
    expect(reads(value as object)).toBeLessThan(20_000)
  })
})
