import { type Held, type StackingRule, stack } from '@microcred/stacking'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const at = '2026-06-19'

const rule = (ects: number): StackingRule => ({
  id: 'https://example.eu/rule',
  version: '1',
  title: { en: 'Rule' },
  owner: { name: { en: 'Owner' } },
  validFrom: '2020-01-01',
  profile: { title: { en: 'Target' }, outcomes: [{ id: 'urn:o:1', title: { en: 'One' } }] },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope: 'global' },
  root: { op: 'volume', id: 'credits', from: {}, min: { value: ects, unit: 'ects' } },
})

type Learner = Held['record']['learner']

const held = (name: string, learner: Learner, day = '2025-01-01'): Held => ({
  record: {
    id: `urn:c:${name}`,
    ...(learner && { learner }),
    dateOfIssuing: day,
    notionalWorkload: { volumes: [{ value: 5, unit: 'ects' }] },
  },
})

const ana = { id: 'did:example:ana', fullName: { es: 'Ana García Ruiz' }, dateOfBirth: '1990-05-05' }
const verdict = (ects: number, all: readonly Held[], learner?: Learner) =>
  stack(rule(ects), all, { at, ...(learner && { learner }) }).verdict

describe('whose credentials they are', () => {
  it('is the learner most of them name, not the one of the oldest', () => {
    const stray = held(
      'stray',
      { fullName: { en: 'Jonas Beispiel' }, dateOfBirth: '1980-01-01' },
      '2001-01-01',
    )
    const all = [stray, held('a', ana), held('b', ana)]
    const result = stack(rule(10), all, { at })
    expect(result.verdict).toBe('satisfied')
    expect(result.unused).toEqual([{ held: 0, id: 'urn:c:stray', reasons: [{ why: 'other-learner' }] }])
  })

  it('is no question that matters where what is surely the learner’s suffices', () => {
    const all = [held('a', ana), held('b', ana), held('c', { fullName: { es: 'Ana García' } })]
    const result = stack(rule(10), all, { at })
    expect(result.verdict).toBe('satisfied')
    expect(result.findings).toEqual([{ code: 'held.whose', pointer: '/2/record/learner' }])
    expect(result.unused[0]!.reasons).toEqual([{ why: 'whose' }])
  })

  it('is for a person to decide where it matters, and stays out where nothing helps', () => {
    const all = [held('a', ana), held('b', { id: 'did:example:other' })]
    expect(verdict(10, all)).toBe('needs-decision')
    expect(verdict(20, all)).toBe('incomplete')
  })

  it('is settled by naming every alias of the person', () => {
    const all = [held('a', { id: 'did:example:1' }), held('b', { id: 'did:example:2' })]
    expect(verdict(10, all)).toBe('needs-decision')
    const learner = [{ id: 'did:example:1' }, { id: 'did:example:2' }]
    expect(stack(rule(10), all, { at, learner }).verdict).toBe('satisfied')
  })

  it('is chained through what two credentials have in common', () => {
    const all = [
      held('a', { id: 'did:example:1', email: 'a@example.eu' }),
      held('b', { email: 'a@example.eu', fullName: { en: 'Ana García' } }),
      held('c', { id: 'did:example:3', fullName: { en: 'García Ana' } }),
    ]
    expect(verdict(15, all)).toBe('satisfied')
  })

  it('is never denied for a variant of a name', () => {
    const words = ['Ana', 'María', 'García', 'Ruiz']
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: 1 }), fc.boolean(), (some, upper) => {
        const name = upper ? some.join(' ').toUpperCase() : some.join(', ')
        const all = [
          held('a', { ...ana, fullName: { es: words.join(' ') } }),
          held('b', { fullName: { en: name } }),
        ]
        expect(verdict(10, all)).toBe(some.length === words.length ? 'satisfied' : 'needs-decision')
      }),
      { numRuns: 200, seed: 5 },
    )
  })
})

describe('a record that is malformed', () => {
  const junk = fc.oneof(fc.constantFrom(5, true, null, 'x', [], {}, [5], [{}], { a: 1 }), fc.jsonValue())
  const elements = [
    ...[
      'id',
      'specification',
      'title',
      'dateOfIssuing',
      'validFrom',
      'validUntil',
      'issuerCountry',
      'awardingBody',
    ],
    ...[
      'learningOutcomes',
      'notionalWorkload',
      'level',
      'assessmentType',
      'participationForm',
      'supervision',
    ],
    ...['qualityAssurance', 'grade', 'furtherInformation', 'extensions', 'learner'],
  ]
  const asking: StackingRule = {
    ...rule(5),
    root: {
      op: 'all-of',
      id: 'all',
      of: [
        {
          op: 'volume',
          id: 'v',
          from: { eqf: { min: 5 }, field: ['08'], issuer: ['urn:b'] },
          min: { value: 5, unit: 'ects' },
        },
        {
          op: 'count',
          id: 'c',
          min: 1,
          from: { accreditation: ['institutional-licence'], route: ['course'], form: ['online'] },
          distinctBy: 'field',
        },
        {
          op: 'outcomes',
          id: 'o',
          minCoverage: 1,
          match: 'narrower',
          from: { awarded: { maxAgeMonths: 12 } },
        },
        {
          op: 'item',
          id: 'i',
          from: {
            extension: [{ key: 'urn:x', in: ['a'] }],
            grade: { min: 2 },
            skill: { uris: ['urn:s'], match: 'exact' },
          },
        },
      ],
      constraints: [
        { op: 'overlap', id: 'f', by: 'family', policy: 'count-once' },
        { op: 'average', id: 'g', min: 1, weight: 'volume' },
      ],
    } as unknown as StackingRule['root'],
  }

  it('never stops an evaluation, whatever stands in whichever element', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...elements), junk), (record) => {
        const all = [{ record } as unknown as Held, held('good', ana)]
        expect(stack(asking, all, { at }).nodes.length).toBeGreaterThan(0)
      }),
      { numRuns: 500, seed: 9 },
    )
  })

  it('loses the element that is none, and says where', () => {
    const { findings, verdict: found } = stack(
      rule(5),
      [{ record: { ...held('a', ana).record, dateOfIssuing: 5 as never } }],
      { at },
    )
    expect(findings).toEqual([{ code: 'held.element-unreadable', pointer: '/0/record/dateOfIssuing' }])
    expect(found).toBe('satisfied')
  })
})
