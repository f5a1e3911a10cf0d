import { type Held, openRule, type StackingRule, stack, wordsOf } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

const at = '2026-06-19'

const rule: StackingRule = {
  id: 'https://example.eu/rule',
  version: '1',
  title: { en: 'Ten credits' },
  owner: { name: { en: 'Owner' } },
  validFrom: '2020-01-01',
  profile: {
    title: { en: 'Target' },
    outcomes: [{ id: 'https://example.eu/o', title: { en: 'Outcome' } }],
    volume: { value: 10, unit: 'ects' },
  },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope: 'global' },
  root: { op: 'volume', id: 'credits', min: { value: 10, unit: 'ects' }, from: {} },
}

const credential = (name: string, value = 5, more: Held['record'] = {}, held: Partial<Held> = {}): Held => ({
  record: {
    id: `urn:example:${name}`,
    dateOfIssuing: '2025-01-01',
    notionalWorkload: { volumes: [{ value, unit: 'ects' }] },
    ...more,
  },
  ...held,
})

const codes = (held: readonly Held[]) =>
  stack(rule, held, { at }).findings.map(({ code, pointer }) => `${code} ${pointer}`)

describe('bad input', () => {
  it('refuses a rule that is none, and says where', () => {
    for (const value of [
      null,
      42,
      'rule',
      [],
      {},
      { ...rule, root: { op: 'most-of', id: 'x' } },
      { ...rule, allocation: { scope: 'universe' } },
    ]) {
      const result = stack(value as never, [], { at })
      expect(result.verdict).toBe('undetermined')
      expect(result.findings.length).toBeGreaterThan(0)
      for (const finding of result.findings) expect(wordsOf(finding)).toMatch(/\w.*\./)
    }
    expect(openRule({ ...rule, root: { op: 'item', id: 'x' } }).violations).toMatchObject([
      { code: 'stacking-rule.incomplete', pointer: '/root', params: { property: 'from' } },
    ])
  })

  it('refuses a rule that is 10,000 requirements deep without running out of stack', () => {
    let root: unknown = rule.root
    for (let depth = 0; depth < 10_000; depth++) root = { op: 'all-of', id: `n${depth}`, of: [root] }
    expect(stack({ ...rule, root } as never, [], { at }).findings).toMatchObject([
      { code: 'stacking-rule.too-deep', pointer: '' },
    ])
  })

  it('refuses a rule of more than 200,000 objects, and names it as a whole', () => {
    const large = { ...rule, root: { ...rule.root, of: Array.from({ length: 200_000 }, () => ({})) } }
    expect(openRule(large)).toEqual({
      violations: [{ code: 'stacking-rule.too-large', pointer: '', params: { limit: 200_000 } }],
    })
  })

  it('takes a billion credits, negative ones and none at all as unknown', () => {
    for (const value of [1e9, -5, 0, Number.NaN, Number.POSITIVE_INFINITY]) {
      const result = stack(rule, [credential('a', value)], { at })
      expect(result.findings).toMatchObject([
        { code: 'held.volume-implausible', pointer: '/0/record/notionalWorkload/volumes/0/value' },
      ])
      expect(result.verdict).toBe('provisional')
      expect(result.undetermined).toContainEqual({
        held: 0,
        element: 'notional-workload',
        requirements: ['credits'],
      })
    }
  })

  it('takes a unit nobody knows as unknown', () => {
    const held = [
      {
        record: {
          id: 'urn:example:a',
          notionalWorkload: {
            volumes: [{ value: 10, unit: 'credit' as const, framework: { name: { en: 'Local' } } }],
          },
        },
      },
    ]
    expect(codes(held)).toEqual(['held.unit-unknown /0/record/notionalWorkload/volumes/0'])
    expect(stack(rule, held, { at }).verdict).toBe('provisional')
  })

  it('counts the same credential once', () => {
    const twice = [credential('a'), credential('a')]
    expect(codes(twice)).toEqual(['held.duplicate /1/record'])
    expect(stack(rule, twice, { at }).verdict).toBe('incomplete')
    const nameless = { record: { notionalWorkload: { volumes: [{ value: 5, unit: 'ects' as const }] } } }
    expect(codes([nameless, structuredClone(nameless)])).toEqual(['held.duplicate /1/record'])
  })

  it('does not count a credential of another learner, and quotes nothing of either', () => {
    const mine = credential('a', 5, {
      learner: { identifiers: [{ scheme: 'national-id', value: 'secret-1' }] },
    })
    const other = credential('b', 5, {
      learner: { identifiers: [{ scheme: 'national-id', value: 'secret-2' }] },
    })
    const result = stack(rule, [mine, other], { at })
    expect(result.verdict).toBe('incomplete')
    expect(result.unused).toEqual([{ held: 1, id: 'urn:example:b', reasons: [{ why: 'other-learner' }] }])
    expect(JSON.stringify(result)).not.toContain('secret')
  })

  it('counts credentials of one learner who is known by different identifiers and the same name', () => {
    const named = (id: string) => ({ learner: { id, fullName: { en: 'Ana María Gómez' } } })
    const result = stack(
      rule,
      [credential('a', 5, named('did:example:1')), credential('b', 5, named('did:example:2'))],
      { at },
    )
    expect(result.verdict).toBe('satisfied')
  })

  it.each([
    [{ es: 'Lucía Ortega' }, { en: 'Jonas Beispiel' }, 'needs-decision'],
    [{ es: 'Lucía Ortega' }, { en: 'Lucia Ortega' }, 'satisfied'],
    [{ es: 'Lucía Ortega Vidal' }, { en: 'Ortega Vidal, Lucía' }, 'satisfied'],
    [{ bg: 'Мария Ангелова' }, { en: 'Mariya Angelova' }, 'satisfied'],
    [{ en: 'Ana Gómez' }, { en: 'Ana Ruiz' }, 'needs-decision'],
    [{ en: 'Ana García' }, { en: 'García, Ana' }, 'satisfied'],
    [{ en: 'Ana García' }, { en: 'Ana María García' }, 'needs-decision'],
  ])('compares names %j and %j, which are not translated', (one, other, verdict) => {
    const held = [
      credential('a', 5, { learner: { fullName: one } }),
      credential('b', 5, { learner: { fullName: other } }),
    ]
    expect(stack(rule, held, { at }).verdict).toBe(verdict)
  })

  it('does not count what is revoked, suspended, expired or not yet valid', () => {
    const held = [
      credential('a', 10, {}, { status: 'revoked' }),
      credential('b', 10, {}, { status: 'suspended' }),
      credential('c', 10, { validUntil: '2026-06-18' }),
      credential('d', 10, { validFrom: '2026-06-20' }),
    ]
    const result = stack(rule, held, { at })
    expect(result.verdict).toBe('incomplete')
    expect(result.unused.map(({ reasons }) => reasons[0]!.why)).toEqual([
      'revoked',
      'suspended',
      'expired',
      'not-yet-valid',
    ])
  })

  it('counts a credential on its last day', () => {
    expect(stack(rule, [credential('a', 10, { validUntil: at })], { at }).verdict).toBe('satisfied')
  })

  it('says of an empty hand that everything is missing', () => {
    const result = stack(rule, [], { at })
    expect(result).toMatchObject({
      verdict: 'incomplete',
      optimal: true,
      missing: [{ requirement: 'credits', missing: { least: 10, most: 10 } }],
    })
    expect(result.nodes[0]!.status).toBe('empty')
  })

  it('says which entries of a hand are no records', () => {
    expect(
      codes([null, { record: 7 }, { record: { notionalWorkload: { volumes: 'many' } } }] as never),
    ).toEqual(['held.unreadable /0', 'held.unreadable /1', 'held.unreadable /2'])
    expect(stack(rule, 'everything' as never, { at }).verdict).toBe('incomplete')
  })

  it('takes an unfinished course as provisional', () => {
    expect(stack(rule, [credential('a', 10, {}, { status: 'in-progress' })], { at }).verdict).toBe(
      'provisional',
    )
  })
})
