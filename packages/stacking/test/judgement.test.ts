import { type Decision, type Held, type StackingRule, type StackOptions, stack } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

const at = '2026-06-19'
const ects = (value: number) => ({ value, unit: 'ects' as const })

const credential = (id: number, credits: number | undefined, more: object = {}): Held =>
  ({
    record: {
      id: `urn:example:${id}`,
      dateOfIssuing: '2025-01-01',
      ...(credits !== undefined && { notionalWorkload: { volumes: [ects(credits)] } }),
      ...more,
    },
  }) as Held

const rule = (root: object, more: object = {}): StackingRule =>
  ({
    id: 'https://example.eu/rule',
    version: '1',
    title: { en: 'Rule' },
    owner: { name: { en: 'Board' } },
    validFrom: '2020-01-01',
    profile: {
      title: { en: 'Target' },
      outcomes: [{ id: 'https://example.eu/outcome', title: { en: 'Outcome' } }],
      volume: ects(12),
    },
    conversion: { basis: 'hours', round: { mode: 'none' } },
    allocation: { scope: 'global' },
    root: { id: 'root', ...root },
    ...more,
  }) as unknown as StackingRule

const asked = (root: object, held: readonly Held[], more: object = {}, options: Partial<StackOptions> = {}) =>
  stack(rule(root, more), held, { at, ...options })

const verdict = (...given: Parameters<typeof asked>) => asked(...given).verdict

describe('rounding', () => {
  it.each([
    ['15 rounded up', { min: ects(15), round: { mode: 'up' } }, [14], 'incomplete'],
    ['24 in steps of 6', { min: ects(24), round: { mode: 'up', to: 6 } }, [18], 'incomplete'],
    ['24 in steps of 6 by 19', { min: ects(24), round: { mode: 'up', to: 6 } }, [19], 'satisfied'],
    ['6 in steps of 6 by nothing', { min: ects(6), round: { mode: 'up', to: 6 } }, [], 'incomplete'],
    ['2000 rounded up', { min: ects(2000), round: { mode: 'up' } }, [1999], 'incomplete'],
    ['15 rounded up by a half more', { min: ects(15), round: { mode: 'up' } }, [14.5], 'satisfied'],
  ])('%s is what the rounded sum reaches', (_, root, credits, expected) => {
    const held = credits.map((each, index) => credential(index, each))
    expect(verdict({ op: 'volume', from: {}, ...root }, held)).toBe(expected)
  })
})

describe('a most', () => {
  const nine = (id: string, field: string) => ({ op: 'volume', id, min: ects(9), from: { field: [field] } })
  const two = [
    credential(1, 9, { furtherInformation: { fields: ['01'] } }),
    credential(2, 9, { furtherInformation: { fields: ['02'] } }),
  ]

  it('binds a sum of requirements', () => {
    const of = [nine('a', '01'), nine('b', '02')]
    expect(verdict({ op: 'volume', min: ects(10), max: ects(15), of }, two)).toBe('incomplete')
    expect(verdict({ op: 'volume', min: ects(10), max: ects(18), of }, two)).toBe('satisfied')
  })

  it('binds a number of distinct values', () => {
    const held = [1, 2, 3].map((id) =>
      credential(id, 3, { furtherInformation: { fields: ['01', '02', '03'] } }),
    )
    const count = { op: 'count', min: 1, from: {}, distinctBy: 'field' }
    expect(verdict({ ...count, max: 2 }, held)).toBe('incomplete')
    expect(verdict({ ...count, max: 3 }, held)).toBe('satisfied')
  })

  it('is not taken at its worst where the volume may be less', () => {
    const hours = credential(1, undefined, {
      notionalWorkload: { volumes: [{ value: 150, unit: 'hour' }] },
    })
    expect(verdict({ op: 'volume', min: ects(5), max: ects(5.5), from: {} }, [hours])).toBe('provisional')
  })
})

describe('a sum', () => {
  const outcome = {
    learningOutcomes: [{ id: 'https://example.eu/outcome', title: { en: 'Outcome' } }],
  }
  const group = {
    op: 'all-of',
    id: 'group',
    of: [
      { op: 'volume', id: 'five', min: ects(5), from: {} },
      { op: 'outcomes', id: 'outcomes', minCoverage: 1, match: 'exact' },
    ],
  }

  it.each(['global', 'none', 'section'])('counts a credential once under the scope %s', (scope) => {
    const given = asked({ op: 'volume', min: ects(10), of: [group] }, [credential(1, 5, outcome)], {
      allocation: { scope },
    })
    expect([given.verdict, given.nodes[0]!.have]).toEqual(['incomplete', { least: 5, most: 5 }])
  })

  it('takes a credential without workload as unknown', () => {
    const item = { op: 'item', id: 'item', from: {} }
    const given = asked({ op: 'volume', min: ects(5), of: [item] }, [credential(1, undefined)])
    expect([given.verdict, given.nodes[0]!.status]).toEqual(['provisional', 'provisional'])
  })
})

describe('silence', () => {
  const silent = [1, 2].map((id) => credential(id, 6, { awardingBody: [{ legalName: { en: 'College' } }] }))

  it('about a body is no refusal', () => {
    expect(verdict({ op: 'count', min: 2, from: {}, distinctBy: 'issuer' }, silent)).toBe('provisional')
    const floor = {
      constraints: [{ op: 'floor', id: 'floor', select: {}, min: { count: 2 }, distinctBy: 'issuer' }],
    }
    expect(verdict({ op: 'volume', min: ects(12), from: {} }, silent, floor)).toBe('provisional')
  })

  it('about hours is no refusal where a least is in hours', () => {
    const floor = {
      constraints: [{ op: 'floor', id: 'floor', select: {}, min: { volume: { value: 55, unit: 'hour' } } }],
    }
    expect(verdict({ op: 'volume', min: ects(2), from: {} }, [credential(1, 2)], floor)).toBe('provisional')
  })

  it('about membership of a declared group is no overlap', () => {
    const groups = [{ field: ['01'] }]
    const overlap = {
      constraints: [{ op: 'overlap', id: 'overlap', by: 'declared', policy: 'count-once', groups }],
    }
    expect(verdict({ op: 'volume', min: ects(12), from: {} }, silent, overlap)).toBe('provisional')
  })
})

describe('the verdict', () => {
  it('is that of the root', () => {
    const { verdict, nodes } = asked({ op: 'volume', max: ects(5), from: {} }, [credential(1, undefined)])
    expect([verdict, nodes[0]!.status]).toEqual(['satisfied', 'satisfied'])
  })

  it('leaves out what was awarded later and what was failed', () => {
    const volume = { op: 'volume', min: ects(5), from: {} }
    const later = asked(volume, [credential(1, 5, { dateOfIssuing: '2027-01-01' })])
    expect([later.verdict, later.unused[0]!.reasons]).toEqual(['incomplete', [{ why: 'not-yet-awarded' }]])
    const failed = asked(volume, [credential(1, 5, { grade: { value: { en: 'F' }, status: 'fail' } })])
    expect([failed.verdict, failed.unused[0]!.reasons]).toEqual(['incomplete', [{ why: 'failed' }]])
  })
})

describe('decisions', () => {
  const decision = (kind: Decision['kind'], date: string, by: string): Decision => ({
    requirement: 'root',
    kind,
    date,
    by,
  })
  const decided = (...decisions: Decision[]) => asked({ op: 'decision' }, [], {}, { decisions })
  const refused = decision('refuse', '2026-03-01', 'Board')

  it('stand by their day, whatever their order', () => {
    const granted = decision('grant', '2026-01-01', 'Clerk')
    for (const order of [
      [refused, granted],
      [granted, refused],
    ]) {
      const { verdict, findings } = decided(...order)
      expect(verdict).toBe('incomplete')
      expect(findings.map(({ code }) => code)).toEqual(['stacking-decision.contradiction'])
    }
    expect(decided(refused, decision('grant', '2026-04-01', 'Clerk')).verdict).toBe('satisfied')
  })

  it('of one day stand by the owner of the rule', () => {
    const granted = decision('grant', '2026-03-01', 'Clerk')
    expect(decided(granted, refused).verdict).toBe('incomplete')
    expect(decided(refused, granted).verdict).toBe('incomplete')
  })

  it('about nothing in the rule are told', () => {
    const { findings } = decided({ ...refused, requirement: 'other' }, null as never)
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['stacking-decision.unknown-requirement', '/decisions/0'],
      ['stacking-decision.unreadable', '/decisions/1'],
    ])
  })
})
