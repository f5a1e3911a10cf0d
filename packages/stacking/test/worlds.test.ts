import { type Held, type StackingRule, type StackOptions, stack } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

const ects = (value: number) => ({ value, unit: 'ects' as const })

const held = (id: number, more: object = {}, status?: 'in-progress'): Held =>
  ({
    record: {
      id: `urn:example:${id}`,
      dateOfIssuing: '2025-01-01',
      notionalWorkload: { volumes: [ects(5)] },
      ...more,
    },
    ...(status && { status }),
  }) as Held

const without = (member: string): Held => {
  const { record } = held(1)
  return { record: { ...record, [member]: undefined } } as Held
}

const asked = (root: object, hand: readonly Held[], more: object = {}, options: Partial<StackOptions> = {}) =>
  stack(
    {
      id: 'https://example.eu/rule',
      version: '1',
      title: { en: 'Rule' },
      owner: { name: { en: 'Board' } },
      validFrom: '2020-01-01',
      profile: {
        title: { en: 'Target' },
        outcomes: [{ id: 'urn:outcome:1', title: { en: 'Outcome' } }],
        volume: ects(12),
      },
      conversion: { basis: 'hours', round: { mode: 'none' } },
      allocation: { scope: 'none' },
      root: { id: 'root', ...root },
      ...more,
    } as unknown as StackingRule,
    hand,
    { at: '2026-06-19', ...options },
  )

/** One credential that is the one and the other. */
const both = (one: object, other: object) => ({
  op: 'all-of',
  of: [
    { op: 'item', id: 'one', from: one },
    { op: 'item', id: 'other', from: other },
  ],
})

const scales = [{ id: 'marks', title: { en: 'Marks' }, best: 10, worst: 1, unstated: true }]

describe('what contradicts itself whatever turns out', () => {
  it.each<[string, object, object, Held, object?]>([
    ['a level', { eqf: { min: 6 } }, { eqf: { max: 5 } }, held(1)],
    ['a cycle', { cycle: ['first-cycle'] }, { cycle: ['second-cycle'] }, held(1)],
    [
      'a day',
      { awarded: { from: '2024-01-01' } },
      { awarded: { until: '2023-12-31' } },
      without('dateOfIssuing'),
    ],
    ['a field', { field: ['0811'] }, { not: { field: ['08'] } }, held(1)],
    ['an issuer', { issuer: ['urn:a'] }, { not: { issuer: ['urn:a', 'urn:b'] } }, held(1)],
    ['an outcome', { outcome: ['urn:o'] }, { not: { outcome: ['urn:o'] } }, held(1)],
    [
      'a concept',
      { skill: { uris: ['urn:s'], match: 'exact' } },
      { not: { skill: { uris: ['urn:s'], match: 'narrower' } } },
      held(1),
    ],
    [
      'a route',
      { route: ['course'] },
      { not: { route: ['course', 'recognition-of-prior-learning'] } },
      held(1),
    ],
    ['a form', { form: ['online'] }, { not: { form: ['online'] } }, held(1)],
    [
      'quality assurance',
      { qualityAssurance: ['eqavet'] },
      { not: { qualityAssurance: ['eqavet'] } },
      held(1),
    ],
    ['points', { grade: { min: 7 } }, { grade: { max: 6 } }, held(1)],
    [
      'a grade on a scale',
      { grade: { scale: 'marks', min: 7 } },
      { grade: { scale: 'marks', max: 6 } },
      held(1),
      { scales },
    ],
    ['a ledger', { usedElsewhere: ['nowhere'] }, { not: { usedElsewhere: ['nowhere'] } }, held(1)],
    ['a name', { credential: ['urn:n'] }, { not: { credential: ['urn:n'] } }, without('id')],
    ['a volume', { volume: { min: ects(6) } }, { volume: { max: ects(4) } }, without('notionalWorkload')],
  ])('about %s is incomplete', (_, one, other, credential, more = {}) => {
    const { verdict, nodes } = asked(both(one, other), [credential], more)
    expect(verdict).toBe('incomplete')
    expect(nodes[0]!.status).toMatch(/^(incomplete|empty)$/)
  })

  it('about what a credential comes to is incomplete', () => {
    const root = {
      op: 'all-of',
      of: [
        { op: 'volume', id: 'much', min: ects(8), from: {} },
        { op: 'volume', id: 'little', min: ects(1), max: ects(6), from: {} },
      ],
    }
    expect(asked(root, [without('notionalWorkload')]).verdict).toBe('incomplete')
  })

  it('about whether something will be finished is incomplete', () => {
    const from = { extension: [{ key: 'urn:k', in: ['yes'] }] }
    const root = {
      op: 'when',
      if: { not: { holds: from } },
      // biome-ignore lint/suspicious/noThenProperty: a word of the language of rules
      then: { op: 'item', id: 'it', from },
      else: { op: 'count', id: 'two', min: 2, from },
    }
    const hand = [held(1, { extensions: { 'urn:k': ['yes'] } }, 'in-progress')]
    expect(asked(root, hand).verdict).toBe('incomplete')
  })

  it('about the day somebody entered is incomplete, and a known day decides', () => {
    const entered = { from: '2024-01-01' }
    const root = {
      op: 'all-of',
      of: [
        // biome-ignore lint/suspicious/noThenProperty: a word of the language of rules
        { op: 'when', id: 'late', if: { entered }, then: { op: 'count', id: 'two', min: 2, from: {} } },
        {
          op: 'when',
          id: 'early',
          if: { not: { entered } },
          // biome-ignore lint/suspicious/noThenProperty: a word of the language of rules
          then: { op: 'count', id: 'three', min: 3, from: {} },
        },
      ],
    }
    expect(asked(root, [held(1)]).verdict).toBe('incomplete')
    expect(asked(root, [held(1), held(2)]).verdict).toBe('provisional')
    expect(asked(root, [held(1), held(2)], {}, { entered: '2025-01-01' }).verdict).toBe('satisfied')
  })
})

describe('what may turn out well', () => {
  it.each<[string, object, object, Held, object?]>([
    ['a level', { eqf: { min: 5 } }, { eqf: { max: 5 } }, held(1)],
    [
      'a day',
      { awarded: { from: '2024-01-01' } },
      { awarded: { until: '2024-01-01' } },
      without('dateOfIssuing'),
    ],
    ['a field', { field: ['0811'] }, { not: { field: ['0812'] } }, held(1)],
    ['an issuer', { issuer: ['urn:a'] }, { issuer: ['urn:b'] }, held(1)],
    ['an outcome', { outcome: ['urn:o'] }, { outcome: ['urn:p'] }, held(1)],
    [
      'a concept',
      { skill: { uris: ['urn:s'], match: 'narrower' } },
      { not: { skill: { uris: ['urn:s'], match: 'exact' } } },
      held(1),
    ],
    ['a route', { route: ['course'] }, { route: ['recognition-of-prior-learning'] }, held(1)],
    ['points', { grade: { min: 6 } }, { grade: { max: 6 } }, held(1)],
    [
      'a grade on a scale',
      { grade: { scale: 'marks', min: 6 } },
      { grade: { scale: 'marks', max: 6 } },
      held(1),
      { scales },
    ],
    ['a ledger', { usedElsewhere: ['nowhere'] }, { not: { usedElsewhere: ['elsewhere'] } }, held(1)],
    ['a name', { credential: ['urn:n'] }, { credential: ['urn:m'] }, without('id')],
    ['a volume', { volume: { min: ects(6) } }, { volume: { max: ects(6) } }, without('notionalWorkload')],
  ])('about %s is provisional', (_, one, other, credential, more = {}) => {
    expect(asked(both(one, other), [credential], more).verdict).toBe('provisional')
  })
})
