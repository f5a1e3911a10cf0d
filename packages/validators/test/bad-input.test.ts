import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'
import { validateLinkedData } from '../src/linked-data.js'
import { validate as validateOwn } from '../src/walk/own.js'
import { validate } from '../src/walk/validate.js'
import { complete } from './complete-record.js'

type Json = Record<string, unknown>

const at = '2030-01-01T00:00:00Z'
const example = (folder: string): Json => {
  const path = join(import.meta.dirname, '../../../examples', folder)
  return JSON.parse(readFileSync(join(path, readdirSync(path)[0]!), 'utf8')) as Json
}
const codes = (input: object, options = {}): string[] =>
  validate(input, { at, ...options }).findings.map(({ code, pointer }) => `${code} ${pointer}`)

const throws = (): never => {
  throw new Error('not for you')
}

let reads = 0
const moody = Object.defineProperty({ ...complete() }, 'title', {
  enumerable: true,
  get: () => (reads++ % 7 === 6 ? throws() : { en: 'Wood finishing' }),
})

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const hostile: readonly (readonly [string, object])[] = [
  ['a getter that throws', Object.defineProperty({}, 'title', { enumerable: true, get: throws })],
  [
    'a getter that throws inside',
    { title: Object.defineProperty({}, 'en', { enumerable: true, get: throws }) },
  ],
  ['a getter that throws now and then', moody],
  [
    'a proxy that throws',
    new Proxy({}, { get: throws, has: throws, ownKeys: throws, getOwnPropertyDescriptor: throws }),
  ],
  ['a proxy that is revoked', revoked()],
  ['a proxy whose class cannot be told', new Proxy({}, { getPrototypeOf: throws })],
  ['a list whose items throw', [Object.defineProperty({}, 'id', { enumerable: true, get: throws })]],
]

describe('an object that throws when it is read', () => {
  it.each(hostile)('(%s) has a finding and throws nothing', async (_, input) => {
    for (const report of [
      validate(input),
      validateOwn(input),
      await validateLinkedData(input),
      convert(input, 'vc', { issuer: { id: 'urn:i' }, id: 'urn:c' }).report,
    ]) {
      expect(['unreadable', 'invalid', 'valid']).toContain(report.verdict.conformance)
      if (input !== moody) expect(report.findings).toHaveLength(1)
    }
  })

  it('is no excuse for options that make no sense', () => {
    expect(() => validate(complete(), { at: new Date(Number.NaN) })).toThrow(RangeError)
  })
})

describe('a credential of one profile declared as another', () => {
  it.each([
    ['edc', 'openbadges'],
    ['openbadges', 'edc'],
    ['credentials', 'edc'],
    ['openbadges', 'record'],
    ['edc', 'clr'],
  ] as const)('from %s as %s is told so first', (folder, profile) => {
    const { findings, verdict } = validate(example(folder), { at, profile })
    expect(findings[0]).toMatchObject({ code: 'profile.mistaken', params: { asked: profile } })
    expect(verdict.conformance).toBe('invalid')
  })

  it('is none where it is of both', () => {
    expect(codes(example('openbadges'), { profile: 'vc' })).not.toContain('profile.mistaken ')
    expect(codes(example('openbadges'), { profile: 'openbadges' })).not.toContain('profile.mistaken ')
    expect(codes({ nothing: 1 }, { profile: 'edc' })).not.toContain('profile.mistaken ')
  })
})

describe('a badge that holds several', () => {
  const badge = example('openbadges')
  const subject = badge.credentialSubject as Json

  it('achievements has one error, and it is said that the first was read', () => {
    const several = { ...subject, achievement: [subject.achievement, subject.achievement] }
    const report = validate({ ...badge, credentialSubject: several }, { at })
    expect(report.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['openbadges.wrong-type', 'error'],
      ['profile.several-achievements', 'info'],
    ])
    expect(report.verdict.annexI).toBe('complete')
  })

  it('subjects has one error, and it is said that the first was read', () => {
    const report = validate({ ...badge, credentialSubject: [subject, subject] }, { at })
    expect(report.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['openbadges.several-subjects', 'error'],
      ['profile.several-achievements', 'info'],
    ])
    expect(report.verdict.annexI).toBe('complete')
  })
})
