import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combine } from './combine.js'
import type { Severity } from './finding.js'
import type { Placed } from './report.js'
import { sameDefect } from './same-defect.js'

const at = (code: string, pointer: string, more: Partial<Placed> = {}): Placed => ({
  code,
  pointer,
  severity: 'warning',
  part: 'quality',
  ...more,
})

const isBreach = ({ part }: Placed): boolean => part === 'conformance'

const codes = (profile: readonly Placed[], record: readonly Placed[]): string[] =>
  combine(profile, record, isBreach).map(({ code }) => code)

describe('what profile and record say of one place', () => {
  it('is one defect where both say the same in other words', () => {
    const blank = at('title.blank', '/title', { severity: 'error' })
    expect(codes([at('edc.empty-text', '/title')], [blank])).toEqual(['title.blank'])
    expect(codes([at('edc.empty-text', '/title', { part: 'conformance' })], [blank])).toEqual([
      'edc.empty-text',
    ])
  })

  it('is two defects where they say two things', () => {
    const profile = [at('edc.time-without-offset', '/validUntil')]
    const record = [at('valid-until.passed', '/validUntil', { part: 'validity' })]
    expect(codes(profile, record)).toEqual(['edc.time-without-offset', 'valid-until.passed'])
    const breach = [at('openbadges.expired', '/validUntil', { part: 'conformance', severity: 'error' })]
    const disordered = at('valid-until.before-valid-from', '/validUntil', { severity: 'error' })
    expect(codes(breach, [...record, disordered])).toEqual([
      'openbadges.expired',
      'valid-until.before-valid-from',
    ])
  })

  it('is one defect of a concept and its id', () => {
    const foreign = at('edc.foreign-concept', '/level', { severity: 'error' })
    expect(codes([foreign], [at('level.unknown-concept', '/level/id')])).toEqual(['edc.foreign-concept'])
  })

  it('is two defects where an object lacks two things', () => {
    const lacks = (code: string, property: string) =>
      at(code, '/issuer', { atEnd: true, params: { property } })
    const profile = [lacks('edc.missing-property', 'legalName')]
    expect(codes(profile, [lacks('awarding-body.incomplete', 'country')])).toHaveLength(2)
    expect(
      codes([{ ...profile[0]!, part: 'conformance' }], [lacks('awarding-body.incomplete', 'legalName')]),
    ).toEqual(['edc.missing-property'])
  })

  it('is no defect of its own where another explains it, around its place or within', () => {
    const explains = ['credential.conflicting-id']
    const echo = at('credential.conflicting-id', '/a')
    expect(codes([at('edc.id-reused', '/a/b', { explains })], [echo])).toEqual(['edc.id-reused'])
    expect(codes([at('edc.id-reused', '', { explains })], [echo])).toEqual(['edc.id-reused'])
    expect(codes([at('edc.id-reused', '/ab', { explains })], [echo])).toHaveLength(2)
  })
})

const faults = [
  'blank',
  'empty-text',
  'unreadable',
  'wrong-type',
  'passed',
  'time-without-offset',
  'placeholder',
]

const finding = (subject: string): fc.Arbitrary<Placed> =>
  fc.record({
    code: fc.constantFrom(...faults).map((fault) => `${subject}.${fault}`),
    pointer: fc.constantFrom('/a', '/a/id', '/b'),
    severity: fc.constantFrom<Severity>('error', 'warning', 'info'),
    part: subject === 'edc' ? fc.constantFrom('conformance', 'quality') : fc.constant('quality'),
  })

const RUNS = Number(process.env.COMBINE_RUNS ?? 200)

const place = ({ pointer }: Placed): string => pointer.replace(/\/id$/, '')

describe('whatever profile and record find', () => {
  const both = [fc.array(finding('edc')), fc.array(finding('title'))] as const

  it('what is left out has its defect said at its place or a breach within, and no breach is left out', () => {
    fc.assert(
      fc.property(...both, (profile, record) => {
        const kept = combine(profile, record, isBreach)
        for (const each of [...profile, ...record])
          if (!kept.includes(each)) {
            expect(isBreach(each)).toBe(false)
            const saidAtItsPlace = (other: Placed): boolean =>
              place(other) === place(each) && sameDefect(other.code, each.code)
            const makesItUnreadable = (other: Placed): boolean =>
              each.code.endsWith('.unreadable') &&
              isBreach(other) &&
              other.pointer.startsWith(`${each.pointer}/`)
            expect(kept.some((other) => saidAtItsPlace(other) || makesItUnreadable(other))).toBe(true)
          }
      }),
      { numRuns: RUNS },
    )
  })

  it('no defect is said by both', () => {
    fc.assert(
      fc.property(...both, (profile, record) => {
        const kept = combine(profile, record, isBreach)
        for (const own of kept.filter((each) => profile.includes(each)))
          for (const other of kept.filter((each) => record.includes(each)))
            expect(place(own) === place(other) && sameDefect(own.code, other.code)).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })
})
