/** What an answer says beside its verdict: what counts, why the rest does not, and what is missing of what. */
import {
  cohortSummary,
  type Decision,
  type Held,
  type StackOptions,
  type StackResult,
  stack,
} from '@microcred/stacking'
import { describe, expect, it } from 'vitest'
import { at, ects, held, ruled } from './ruled.js'

const judged = (
  root: object,
  all: readonly Held[],
  options: Partial<StackOptions> = {},
  more: object = {},
): StackResult => stack(ruled(root, more), all, { at, ...options })

const volume = (id: string, value: number, more: object = {}) => ({
  op: 'volume',
  id,
  min: ects(value),
  from: {},
  ...more,
})
const item = (name: string) => ({ op: 'item', id: name, from: { credential: [`urn:c:${name}`] } })

const counting = ({ counted }: StackResult) =>
  counted.map(({ held: which, requirement }) => `${which} ${requirement}`)
const why = ({ unused }: StackResult) => unused.map(({ held: which, reasons }) => [which, ...reasons])

describe('an answer', () => {
  it('counts no more than is needed, the oldest first', () => {
    const all = [held('a', 5), held('b', 5), held('c', 5)]
    expect(counting(judged(volume('root', 5), all))).toEqual(['0 root'])
    expect(counting(judged(volume('root', 8), all))).toEqual(['0 root', '1 root'])
    const covers = (name: string, ...outcomes: number[]) =>
      held(name, 1, {
        learningOutcomes: outcomes.map((each) => ({ id: `urn:o:${each}`, title: { en: `${each}` } })),
      })
    const outcomes = { op: 'outcomes', id: 'root', minCoverage: 1, match: 'exact', draw: 'own' }
    const covering = judged(outcomes, [covers('a', 1), covers('b', 1), covers('c', 2), covers('d', 1, 2)])
    expect([covering.verdict, ...counting(covering)]).toEqual(['satisfied', '0 root', '2 root'])
  })

  it('leaves out what a floor does not need, and of what is alike the younger', () => {
    const floor = { op: 'floor', id: 'some', select: { field: ['0811'] }, min: { count: 1 } }
    const farming = { furtherInformation: { fields: ['0811'] } }
    const on = (day: string, more: object = {}) => ({ dateOfIssuing: day, ...more })
    const all = [
      held('a', 5, on('2021-01-01')),
      held('b', 5, on('2022-01-01', farming)),
      held('c', 5, on('2023-01-01', farming)),
    ]
    expect(counting(judged(volume('root', 5), all, {}, { constraints: [floor] }))).toEqual(['1 root'])
    expect(counting(judged(volume('root', 8), all, {}, { constraints: [floor] }))).toEqual([
      '0 root',
      '1 root',
    ])
  })

  it('says of an alternative that is not taken what it would come to and how far it falls short', () => {
    const both = { op: 'all-of', id: 'both', of: [item('a'), item('b')] }
    const { nodes } = judged({ op: 'any-of', of: [both, item('c')] }, [held('b'), held('c')])
    expect(nodes.find(({ id }) => id === 'both')).toMatchObject({
      status: 'not-pursued',
      atBest: { least: 1, most: 1 },
      short: { least: 1, most: 1 },
    })
  })

  it('says in which unit something is missing, where it is a volume', () => {
    const { missing } = judged({ op: 'all-of', of: [volume('credits', 5), item('x')] }, [held('a', 2)])
    expect(missing).toEqual([
      { requirement: 'credits', kind: 'volume', missing: { least: 3, most: 3 }, unit: 'ects' },
      { requirement: 'x', kind: 'credentials', missing: { least: 1, most: 1 } },
    ])
  })

  it('names as places of what does not count only requirements that count by themselves', () => {
    const looks = volume('looks', 3, { draw: 'counted' })
    const result = judged({ op: 'all-of', of: [volume('own', 5), looks] }, [held('a', 5), held('b', 4)])
    expect(why(result)).toEqual([[1, { why: 'not-needed', requirement: 'own' }]])
  })

  it('says that a most is reached where more would be needed, and that it is not needed where not', () => {
    const bounded = volume('root', 5, { max: ects(6) })
    const short = judged(bounded, [held('a', 3), held('b', 4)])
    expect(short.verdict).toBe('incomplete')
    expect(short.unused.map(({ reasons }) => reasons)).toEqual([
      [{ why: 'cap-reached', constraint: 'root', requirement: 'root' }],
    ])
    expect(why(judged(bounded, [held('a', 5), held('b', 4)]))).toEqual([
      [1, { why: 'not-needed', requirement: 'root' }],
    ])
  })

  it('names the requirements a credential comes nearest to, and all by which it fails them', () => {
    const far = volume('far', 5, { from: { eqf: { min: 5 }, field: ['0811'] } })
    const near = volume('near', 5, { from: { all: [{ eqf: { min: 5 } }, { status: ['held'] }] } })
    const other = held('a', 5, { level: { eqf: 4 }, furtherInformation: { fields: ['0722'] } })
    expect(why(judged({ op: 'all-of', of: [far, near] }, [other]))).toEqual([
      [0, { why: 'not-selected', requirement: 'near', facets: ['eqf'] }],
    ])
    expect(why(judged({ op: 'all-of', of: [far] }, [other]))).toEqual([
      [0, { why: 'not-selected', requirement: 'far', facets: ['eqf', 'field'] }],
    ])
    const together = volume('far', 5, { from: { any: [{ eqf: { min: 5 } }, { field: ['0811'] }] } })
    expect(why(judged({ op: 'all-of', of: [together] }, [other]))).toEqual([
      [0, { why: 'not-selected', requirement: 'far', facets: ['eqf', 'field'] }],
    ])
  })

  it('names what a credential leaves open of what is to be distinct', () => {
    const bodies = { op: 'count', id: 'root', min: 2, from: {}, distinctBy: 'issuer' }
    const by = (name: string) => ({ awardingBody: [{ id: `urn:body:${name}`, name: { en: name } }] })
    const result = judged(bodies, [held('a', 5, by('a')), held('b')])
    expect(result.verdict).toBe('provisional')
    expect(result.undetermined.map(({ held: which, requirements }) => [which, ...requirements])).toEqual([
      [1, 'root'],
    ])
    expect(judged(bodies, [held('a', 5, by('a')), held('b', 5, by('b'))])).toMatchObject({
      verdict: 'satisfied',
      undetermined: [],
    })
  })
})

describe('a verdict', () => {
  it('counts each value of an extension as one', () => {
    const tags = {
      op: 'count',
      id: 'root',
      min: 2,
      from: {},
      distinctBy: 'extension',
      distinctKey: 'urn:tag',
    }
    const tagged = (value: unknown) => [held('a', 5, { extensions: { 'urn:tag': value } })]
    expect(judged(tags, tagged(['x', 'y'])).verdict).toBe('satisfied')
    expect(judged(tags, tagged(['x', 'x'])).verdict).toBe('incomplete')
  })

  it('asks of a number in an extension and of a volume that they lie between two', () => {
    const verdict = (from: object, more: object) =>
      judged(volume('root', 5, { from }), [held('a', 5, more)]).verdict
    const marked = (value: unknown) => ({ extensions: { 'urn:mark': value } })
    const mark = { extension: [{ key: 'urn:mark', min: 3, max: 5 }] }
    expect([2, 3, 5, 6, '4'].map((value) => verdict(mark, marked(value)))).toEqual([
      'incomplete',
      'satisfied',
      'satisfied',
      'incomplete',
      'incomplete',
    ])
    expect([4, 5, 6].map((value) => verdict({ volume: { min: ects(value) } }, {}))).toEqual([
      'satisfied',
      'satisfied',
      'incomplete',
    ])
    expect([4, 5].map((value) => verdict({ volume: { max: ects(value) } }, {}))).toEqual([
      'incomplete',
      'satisfied',
    ])
  })

  it('looks at the first and the last of what has to lie near together', () => {
    const near = { constraints: [{ op: 'window', id: 'near', months: 24 }] }
    const days = (...all: string[]) => all.map((day, each) => held(`${each}`, 5, { dateOfIssuing: day }))
    const verdict = (...all: string[]) => judged(volume('root', 15), days(...all), {}, near).verdict
    expect(verdict('2023-01-01', '2023-06-01', '2024-12-01')).toBe('satisfied')
    expect(verdict('2023-01-01', '2023-06-01', '2025-02-01')).toBe('incomplete')
  })

  it('stays waived when somebody lets a credential count in the place as well', () => {
    const decision = (kind: Decision['kind'], date: string, more: object = {}): Decision => ({
      requirement: 'x',
      kind,
      by: 'Board',
      date,
      ...more,
    })
    const decisions = [
      decision('waive', '2026-01-01'),
      decision('substitute', '2026-02-01', { credential: 'urn:c:other' }),
    ]
    expect(judged({ op: 'all-of', of: [item('x')] }, [], { decisions }).verdict).toBe('waived')
  })

  it('converts a grade by the table of its own scale, of several there are', () => {
    const scale = (id: string, more: object = {}) => ({
      id,
      title: { en: id },
      schemes: [`urn:scheme:${id}`],
      best: 10,
      worst: 1,
      pass: 5,
      ...more,
    })
    const table = (points: number, becomes: number) => [
      { points: 1, becomes: 1 },
      { points, becomes },
    ]
    const scales = [
      scale('asked', {
        conversions: [
          { from: 'generous', table: table(6, 9) },
          { from: 'strict', table: table(6, 3) },
        ],
      }),
      scale('generous'),
      scale('strict'),
    ]
    const verdict = (from: string) =>
      judged(
        volume('root', 5, { from: { grade: { scale: 'asked', min: 5 } } }),
        [
          held('a', 5, {
            grade: { value: { en: '6' }, points: 6, scheme: { id: `urn:scheme:${from}` } },
          }),
        ],
        {},
        { scales },
      ).verdict
    expect([verdict('generous'), verdict('strict')]).toEqual(['satisfied', 'incomplete'])
  })

  it('finds by a skill what certifies it among many', () => {
    const skilled = (name: string, skill: string) =>
      held(name, 1, {
        learningOutcomes: [{ title: { en: name }, skills: [{ uri: `urn:skill:${skill}`, match: 'exact' }] }],
      })
    const many = Array.from({ length: 300 }, (_, each) =>
      skilled(`${each}`, each % 100 === 7 ? 'wood' : 'other'),
    )
    const root = volume('root', 3, { from: { skill: { uris: ['urn:skill:wood'], match: 'exact' } } })
    const result = judged(root, many)
    expect([result.verdict, ...counting(result).sort()]).toEqual([
      'satisfied',
      '107 root',
      '207 root',
      '7 root',
    ])
    expect(
      judged(volume('root', 4, { from: { skill: { uris: ['urn:skill:wood'], match: 'exact' } } }), many)
        .verdict,
    ).toBe('incomplete')
  })
})

describe('the summary of a cohort', () => {
  it('lists verdicts by name, and as open only what is', () => {
    const { add, summary } = cohortSummary()
    const result = (verdict: string, statuses: readonly string[]): StackResult =>
      ({
        verdict,
        missing: statuses.length === 0 ? [{ requirement: 'unmet' }] : [],
        nodes: [],
        constraints: statuses.map((status) => ({ id: status, status })),
      }) as unknown as StackResult
    add(result('satisfied', []))
    add(result('provisional', ['undetermined', 'met', 'violated']))
    add(result('incomplete', ['undetermined', 'met', 'violated']))
    expect(summary()).toEqual({
      learners: 3,
      verdicts: { incomplete: 1, provisional: 1, satisfied: 1 },
      requirements: [
        { id: 'violated', missing: 1, open: 1 },
        { id: 'undetermined', missing: 0, open: 2 },
      ],
    })
    expect(Object.keys(summary().verdicts)).toEqual(['incomplete', 'provisional', 'satisfied'])
  })
})
