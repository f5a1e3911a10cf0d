import { type Held, type StackingRule, stack } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

type Constraint = NonNullable<StackingRule['constraints']>[number]

const at = '2026-01-01'

const course = (
  name: string,
  {
    day,
    points,
    ects = 3,
    outcomes = [],
  }: { day?: string; points?: number; ects?: number; outcomes?: string[] },
): Held => ({
  record: {
    id: `urn:example:${name}`,
    ...(day && { dateOfIssuing: `${day}T00:00:00Z` }),
    notionalWorkload: { volumes: [{ value: ects, unit: 'ects' }] },
    learningOutcomes: outcomes.map((id) => ({ id, title: { en: id } })) as never,
    ...(points !== undefined && { grade: { value: { en: `${points}` }, points } }),
  },
})

const named = (...names: string[]) => ({ credential: names.map((name) => `urn:example:${name}`) })

const rule = (of: StackingRule['root'][], constraints: Constraint[]): StackingRule => ({
  id: 'https://example.eu/rule',
  version: '1',
  title: { en: 'Rule' },
  owner: { name: { en: 'Owner' } },
  validFrom: '2020-01-01',
  profile: {
    title: { en: 'Target' },
    outcomes: [{ id: 'https://example.eu/outcome', title: { en: 'Outcome' } }],
    volume: { value: 6, unit: 'ects' },
  },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope: 'global' },
  root: { op: 'all-of', id: 'all', of },
  ...(constraints.length > 0 && { constraints }),
})

const counted = (result: ReturnType<typeof stack>) =>
  Object.fromEntries(
    result.counted.map(({ id, requirement }) => [id?.replace('urn:example:', ''), requirement]),
  )

describe('a sequence', () => {
  const basics = { op: 'item', id: 'basics', from: named('a', 'b') } as const
  const finishing = { op: 'item', id: 'finishing', from: named('b', 'c') } as const
  const order = { op: 'sequence', id: 'order', before: 'basics', after: 'finishing' } as const

  it('is kept by giving credentials to other requirements where that keeps it', () => {
    const held = [
      course('a', { day: '2025-05-01' }),
      course('b', { day: '2025-03-01' }),
      course('c', { day: '2025-04-01' }),
    ]
    const result = stack(rule([basics, finishing], [order]), held, { at })
    expect(result.verdict).toBe('satisfied')
    expect(counted(result)).toEqual({ b: 'basics', c: 'finishing' })
  })

  it('leaves incomplete what was learned in the other order', () => {
    const held = [course('a', { day: '2025-05-01' }), course('c', { day: '2025-04-01' })]
    expect(stack(rule([basics, finishing], [order]), held, { at }).verdict).toBe('incomplete')
  })

  it('lets one day pass unless it is strict', () => {
    const held = [course('a', { day: '2025-05-01' }), course('c', { day: '2025-05-01' })]
    expect(stack(rule([basics, finishing], [order]), held, { at }).verdict).toBe('satisfied')
    const strict = stack(rule([basics, finishing], [{ ...order, strict: true }]), held, { at })
    expect(strict.verdict).toBe('incomplete')
  })

  it('leaves alone what is exempt', () => {
    const held = [course('a', { day: '2025-05-01' }), course('c', { day: '2025-04-01' })]
    const exempt = stack(rule([basics, finishing], [{ ...order, exempt: named('c') }]), held, { at })
    expect(exempt.verdict).toBe('satisfied')
  })

  it('is not known where a credential does not say when it was awarded', () => {
    const held = [course('a', {}), course('c', { day: '2025-04-01' })]
    expect(stack(rule([basics, finishing], [order]), held, { at }).verdict).toBe('provisional')
  })
})

describe('an average', () => {
  const volume = { op: 'volume', id: 'volume', min: { value: 6, unit: 'ects' }, from: {} } as const
  const mean = (min: number, weight: 'volume' | 'credential' = 'volume') =>
    ({ op: 'average', id: 'mean', min, weight }) as const
  const held = [course('a', { points: 8, ects: 4 }), course('b', { points: 5, ects: 2 })]

  it('is told as the mean of the grades that count, by volume or one credential as good as another', () => {
    const result = stack(rule([volume], [mean(6)]), held, { at })
    expect(result.verdict).toBe('satisfied')
    expect(result.constraints).toMatchObject([
      {
        status: 'met',
        required: 6,
        counted: { least: 7, most: 7 },
        margin: { least: 1, most: 1 },
        unit: 'points',
      },
    ])
    expect(stack(rule([volume], [mean(6, 'credential')]), held, { at }).constraints).toMatchObject([
      { counted: { least: 6.5, most: 6.5 } },
    ])
  })

  it('leaves incomplete what falls below it', () => {
    expect(stack(rule([volume], [mean(7.5)]), held, { at }).verdict).toBe('incomplete')
  })

  it('lies between bounds where a volume does', () => {
    const hours: Held = {
      record: {
        ...held[0]!.record,
        notionalWorkload: { volumes: [{ value: 120, unit: 'hour' }] },
      },
    }
    const { constraints } = stack(rule([volume], [mean(6)]), [hours, held[1]!], { at })
    // 120 hours are 4 to 4.8 credits: (8 × 4 + 5 × 2) / 6 to (8 × 4.8 + 5 × 2) / 6.8.
    expect(constraints[0]!.counted!.least).toBeCloseTo(7, 5)
    expect(constraints[0]!.counted!.most).toBeCloseTo(48.4 / 6.8, 5)
  })

  it.each(['8', 'abc', Number.NaN, Number.POSITIVE_INFINITY, null, {}, -1e308])(
    'leaves out points that are no grade: %j',
    (points) => {
      const result = stack(
        rule([volume], [mean(8)]),
        [held[0]!, course('b', { points: points as number, ects: 2 })],
        {
          at,
        },
      )
      expect(result.verdict).toBe('satisfied')
      expect(result.constraints).toMatchObject([{ status: 'met', counted: { least: 8, most: 8 } }])
      expect(result.findings).toMatchObject([
        { code: 'held.grade-implausible', pointer: '/1/record/grade/points' },
      ])
    },
  )

  it('says nothing of grades where none counts', () => {
    const { constraints } = stack(rule([volume], [mean(6)]), [course('a', { ects: 6 })], { at })
    expect(constraints).toMatchObject([{ status: 'met', required: 6 }])
    expect(constraints[0]).not.toHaveProperty('counted')
  })
})

describe('an overlap', () => {
  const volume = { op: 'volume', id: 'volume', min: { value: 5, unit: 'ects' }, from: {} } as const
  const held = [
    course('a', { day: '2025-01-01', outcomes: ['https://example.eu/o/1'] }),
    course('b', {
      day: '2025-02-01',
      outcomes: ['https://example.eu/o/1', 'https://example.eu/o/2'],
      ects: 2,
    }),
    course('c', { day: '2025-03-01', outcomes: ['https://example.eu/o/3'], ects: 2 }),
  ]
  const twice = { op: 'overlap', id: 'twice', by: 'outcome', policy: 'count-once' } as const

  it('lets one of the credentials count, and says with which the other overlaps', () => {
    const result = stack(rule([volume], [twice]), held, { at })
    expect(result.verdict).toBe('satisfied')
    expect(counted(result)).toEqual({ a: 'volume', c: 'volume' })
    expect(result.unused).toMatchObject([
      { id: 'urn:example:b', reasons: [{ why: 'overlaps', constraint: 'twice', held: 0 }] },
    ])
  })

  it('counts together no more than the larger is worth where the volume is reduced', () => {
    const reduced = { ...twice, policy: 'reduce-volume' } as const
    const more = { ...volume, min: { value: 6, unit: 'ects' } } as const
    expect(stack(rule([volume], [reduced]), held, { at }).verdict).toBe('satisfied')
    expect(stack(rule([more], [reduced]), held, { at }).verdict).toBe('incomplete')
    expect(stack(rule([more], []), held, { at }).verdict).toBe('satisfied')
  })
})
