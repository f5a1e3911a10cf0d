/** Plans over time: occasions, deadlines, terms, what expires on the way, what comes strictly before what. */
import { type Held, type Offer, type PlanOptions, plan, type StackingRule } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

const at = '2026-06-19'

const rule = (root: object, more: object = {}): StackingRule =>
  ({
    id: 'https://example.eu/rule',
    version: '1',
    title: { en: 'Rule' },
    owner: { name: { en: 'Owner' } },
    validFrom: '2020-01-01',
    profile: {
      title: { en: 'Target' },
      outcomes: [{ id: 'https://example.eu/o', title: { en: 'Outcome' } }],
    },
    conversion: { basis: 'hours', round: { mode: 'none' } },
    allocation: { scope: 'global' },
    root: { id: 'root', ...root },
    ...more,
  }) as unknown as StackingRule

const credits = (value: number, from: object = {}) =>
  rule({ op: 'volume', min: { value, unit: 'ects' }, from })

const record = (name: string, value: number, more: object = {}) =>
  ({
    id: `urn:example:${name}`,
    notionalWorkload: { volumes: [{ value, unit: 'ects' }] },
    ...more,
  }) as Held['record']

const period = (from: string, until: string, deadline?: string) => ({
  period: { from, until },
  ...(deadline !== undefined && { deadline }),
})

const offer = (name: string, value: number, more: Partial<Offer> = {}, record_: object = {}): Offer => ({
  record: record(name, value, record_),
  cost: value,
  ...more,
})

const first = (
  r: StackingRule,
  held: readonly Held[],
  offers: readonly Offer[],
  options: Partial<PlanOptions> = {},
) => {
  const { answer, plans } = plan(r, held, offers, { at, minimise: 'cost', alternatives: 1, ...options })
  return { answer, ...plans[0] }
}

describe('a plan over time', () => {
  it('takes an offer on an occasion one can still apply for, and says when', () => {
    const occasions = [period('2026-05-01', '2026-06-30'), period('2026-09-01', '2026-12-20', '2026-08-15')]
    const found = first(credits(5), [], [offer('a', 5, {}, { occasions })])
    expect(found.schedule).toEqual([{ offer: 0, starts: '2026-09-01', ends: '2026-12-20' }])
    expect([found.completes, found.result?.verdict, found.result?.provenance.at]).toEqual([
      '2026-12-20',
      'satisfied',
      '2026-12-20',
    ])
  })

  it('has no way by what nobody can apply for any more', () => {
    const late = [period('2026-09-01', '2026-12-20', '2026-06-18')]
    expect(first(credits(5), [], [offer('a', 5, { occasions: late })]).answer).toBe('none-exists')
    const today = [period('2026-09-01', '2026-12-20', '2026-06-19')]
    expect(first(credits(5), [], [offer('a', 5, { occasions: today })]).answer).toBe('found')
  })

  it('asks what an occasion asks of everybody where the offer has no cost of its own', () => {
    const occasions = [
      {
        ...period('2026-09-01', '2026-12-20'),
        price: [
          { amount: 10, currency: 'EUR', for: { en: 'Members' } },
          { amount: 90, currency: 'EUR' },
        ],
      },
    ]
    const { cost: _, ...free } = offer('a', 5, {}, { occasions })
    expect(first(credits(5), [], [free]).total).toBe(90)
  })

  it('begins nothing before what it requires is complete', () => {
    const base = (from: string, until: string) => offer('base', 2, { occasions: [period(from, until)] })
    const top = offer(
      'top',
      5,
      { occasions: [period('2026-10-01', '2026-12-20'), period('2027-02-01', '2027-05-30')] },
      {
        prerequisites: { credentials: [{ id: 'urn:example:base' }] },
      },
    )
    const rules = credits(5, { credential: ['urn:example:top'] })
    expect(first(rules, [], [base('2026-09-01', '2026-09-30'), top], { minimise: 'time' }).schedule).toEqual([
      { offer: 0, starts: '2026-09-01', ends: '2026-09-30' },
      { offer: 1, starts: '2026-10-01', ends: '2026-12-20' },
    ])
    const late = first(rules, [], [base('2026-09-01', '2026-11-30'), top], { minimise: 'time' })
    expect([late.completes, late.offers]).toEqual(['2027-05-30', [0, 1]])
    expect(first(rules, [], [base('2027-02-01', '2027-03-01'), top]).answer).toBe('none-exists')
    expect(first(rules, [], [top]).answer).toBe('none-exists')
    const has: Held[] = [{ record: record('base', 2) }]
    expect(first(rules, has, [top], { minimise: 'time' }).completes).toBe('2026-12-20')
  })

  it('counts nothing that expires before everything is complete', () => {
    const held: Held[] = [{ record: record('held', 3, { validUntil: '2026-12-31' }) }]
    const autumn = offer('autumn', 2, { cost: 50, occasions: [period('2026-09-01', '2026-12-20')] })
    const spring = offer('spring', 2, { cost: 1, occasions: [period('2027-02-01', '2027-06-30')] })
    expect(first(credits(5), held, [spring]).answer).toBe('none-exists')
    expect(first(credits(5), held, [autumn, spring])).toMatchObject({ offers: [0], total: 50, optimal: true })
    const lasting: Held[] = [{ record: record('held', 3) }]
    expect(first(credits(5), lasting, [autumn, spring])).toMatchObject({ offers: [1], total: 1 })
  })

  it('counts nothing that is too old when everything is complete', () => {
    const held: Held[] = [{ record: record('held', 3, { dateOfIssuing: '2025-01-10' }) }]
    const young = credits(5, { awarded: { maxAgeMonths: 24 } })
    const autumn = offer('autumn', 2, { cost: 50, occasions: [period('2026-09-01', '2026-12-20')] })
    const spring = offer('spring', 2, { cost: 1, occasions: [period('2027-02-01', '2027-06-30')] })
    expect(first(young, held, [autumn, spring])).toMatchObject({ offers: [0], completes: '2026-12-20' })
  })

  it('puts no more into a term than goes into it', () => {
    const terms = [
      { starts: '2026-09-01', ends: '2026-12-20', most: 6 },
      { starts: '2027-02-01', ends: '2027-06-30', most: 6 },
    ]
    const offers = [offer('a', 4), offer('b', 4), offer('c', 4)]
    const two = first(credits(8), [], offers, { terms })
    expect(two.schedule?.map(({ starts }) => starts)).toEqual(['2026-09-01', '2027-02-01'])
    expect(first(credits(12), [], offers, { terms }).answer).toBe('none-exists')
    expect(
      first(credits(12), [], offers, { terms: terms.map(({ starts, ends }) => ({ starts, ends })) }).answer,
    ).toBe('found')
  })

  it('plans what a rule wants strictly one after another', () => {
    const inOrder = rule(
      {
        op: 'all-of',
        of: [
          { op: 'item', id: 'early', from: { credential: ['urn:example:a'] } },
          { op: 'item', id: 'late', from: { credential: ['urn:example:b'] } },
        ],
      },
      { constraints: [{ op: 'sequence', id: 'order', before: 'early', after: 'late', strict: true }] },
    )
    expect(first(inOrder, [], [offer('a', 3), offer('b', 3)])).toMatchObject({
      offers: [0, 1],
      answer: 'found',
      optimal: true,
    })
    const dated = [
      offer('a', 3, { occasions: [period('2027-02-01', '2027-06-30')] }),
      offer('b', 3, { occasions: [period('2026-09-01', '2026-12-20')] }),
    ]
    expect(first(inOrder, [], dated).answer).toBe('none-exists')
  })

  it('takes offers to end with the grade that is assumed', () => {
    const graded = credits(5, { grade: { min: 7 } })
    const grade = (points: number) => ({ assume: { grade: { value: { en: `${points}` }, points } } })
    expect(first(graded, [], [offer('a', 5)]).answer).toBe('none-exists')
    expect(first(graded, [], [offer('a', 5)], grade(7)).answer).toBe('found')
    expect(first(graded, [], [offer('a', 5)], grade(6)).answer).toBe('none-exists')
  })

  it('never plans again what is held', () => {
    const held: Held[] = [{ record: record('award', 3, { specification: { id: 'urn:example:a' } }) }]
    expect(first(credits(6), held, [offer('a', 3)]).answer).toBe('none-exists')
    expect(first(credits(6), held, [offer('a', 3), offer('b', 3)]).offers).toEqual([1])
  })

  it('takes an offer once that stands in the catalogue twice', () => {
    expect(first(credits(6), [], [offer('a', 3), offer('a', 3)]).answer).toBe('none-exists')
    expect(first(credits(3), [], [offer('a', 3), offer('a', 3, { cost: 1 })]).offers).toEqual([1])
  })

  it('names at most five ways none of which is better in volume, cost and time at once', () => {
    const offers = Array.from({ length: 12 }, (_, each) =>
      offer(`${each}`, 2 + (each % 4), { cost: 40 - 3 * each, time: 1 + ((each * 5) % 12) }),
    )
    const { plans, answer } = plan(credits(9), [], offers, { at, minimise: 'pareto' })
    expect(answer).toBe('found')
    expect(plans.length).toBeGreaterThan(1)
    expect(plans.length).toBeLessThanOrEqual(5)
    const sums = (taken: readonly number[]) => ({
      volume: taken.reduce((sum, each) => sum + 2 + (each % 4), 0),
      cost: taken.reduce((sum, each) => sum + offers[each]!.cost!, 0),
      time: taken.reduce((sum, each) => sum + offers[each]!.time!, 0),
    })
    const all = Array.from({ length: 2 ** 12 }, (_, mask) =>
      sums(offers.flatMap((_, each) => (mask & (1 << each) ? [each] : []))),
    ).filter(({ volume }) => volume >= 9)
    for (const { offers: taken, totals } of plans) {
      expect(totals).toEqual(sums(taken))
      const better = all.filter(
        (each) =>
          each.volume <= totals.volume &&
          each.cost <= totals.cost &&
          each.time <= totals.time &&
          (each.volume < totals.volume || each.cost < totals.cost || each.time < totals.time),
      )
      expect(better).toEqual([])
    }
    for (const aim of ['volume', 'cost', 'time'] as const)
      expect(Math.min(...plans.map(({ totals }) => totals[aim]))).toBe(
        Math.min(...all.map((each) => each[aim])),
      )
  })
})
