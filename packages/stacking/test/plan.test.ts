import { readdirSync, readFileSync } from 'node:fs'
import { type Held, type Offer, plan, type StackingRule, stack } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'
import { credits } from './credits.js'

const at = '2026-06-19'
const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
const folder = new URL('../../taxonomy/qualifications/', import.meta.url)
const green: StackingRule = read('schemas/stacking/packs/green-wood-furniture.json')
const catalogue: Offer[] = readdirSync(folder)
  .sort()
  .map((file) => ({ record: read(`taxonomy/qualifications/${file}`) }))
const titles = (offers: readonly number[]) => offers.map((offer) => catalogue[offer]!.record.title!.en)

const offer = (name: string, value: number, more: Partial<Offer> = {}): Offer => ({
  record: { id: `urn:example:${name}`, notionalWorkload: { volumes: [{ value, unit: 'ects' }] } },
  ...more,
})

describe('a plan', () => {
  it('takes the least volume that suffices, and names another way', () => {
    const offers = [offer('a', 6), offer('b', 4), offer('c', 3), offer('d', 2)]
    const { plans } = plan(credits(5), [], offers, { at })
    expect(plans.map(({ offers: taken, total, optimal }) => ({ taken, total, optimal }))).toEqual([
      { taken: [2, 3], total: 5, optimal: true },
      { taken: [0], total: 6, optimal: true },
    ])
  })

  it('takes what says no volume where another thing of it is asked for', () => {
    const root = { op: 'item', id: 'i', from: { credential: ['urn:example:silent'] } }
    const silent: Offer = { record: { id: 'urn:example:silent' } }
    const { plans } = plan({ ...credits(5), root } as StackingRule, [], [offer('a', 5), silent], { at })
    expect(plans.map(({ offers, totals }) => [offers, totals.volume])).toEqual([[[1], 1]])
  })

  it('is complete while what is held still counts, where that is cheaper than to wait', () => {
    const during = (starts: string, ends: string) => ({
      occasions: [{ period: { from: starts, until: ends } }],
    })
    const offers = [
      offer('soon', 5, during('2026-08-01', '2026-08-31')),
      offer('late', 10, during('2027-01-01', '2027-02-01')),
    ]
    const held: Held[] = [
      {
        record: {
          id: 'urn:c:a',
          validUntil: '2026-12-01',
          notionalWorkload: { volumes: [{ value: 5, unit: 'ects' }] },
        } as Held['record'],
      },
    ]
    const { plans } = plan(credits(10), held, offers, { at })
    expect(plans[0]).toMatchObject({ offers: [0], total: 5, completes: '2026-08-31' })
  })

  it('takes what costs least when asked for cost, and what takes least time when asked for time', () => {
    const offers = [offer('a', 5, { cost: 300, time: 2 }), offer('b', 5, { cost: 100, time: 9 })]
    expect(plan(credits(5), [], offers, { at, minimise: 'cost' }).plans[0]?.offers).toEqual([1])
    expect(plan(credits(5), [], offers, { at, minimise: 'time' }).plans[0]?.offers).toEqual([0])
  })

  it('reads units, scales and ledgers as the rule does', () => {
    const root = { op: 'volume', id: 'credits', min: { value: 10, unit: 'points' } }
    const units = [{ unit: 'points', title: { en: 'Points' }, country: 'FI', hours: 20 }]
    const local = { ...credits(5), units, root: { ...root, from: {} } } as StackingRule
    const points = { value: 10, unit: 'credit', framework: { country: 'FI' } }
    const finnish: Offer = { record: { id: 'urn:fi', notionalWorkload: { volumes: [points] } } } as never
    expect(plan(local, [], [finnish], { at }).plans[0]?.offers).toEqual([0])

    const scales = [{ id: 'letters', title: { en: 'L' }, schemes: ['urn:s'], best: 10, worst: 1, pass: 5 }]
    const passed = {
      ...credits(5),
      scales,
      root: { op: 'item', id: 'i', from: { grade: { scale: 'letters', pass: true } } },
    }
    const grade = { value: { en: '7' }, points: 7, scheme: { id: 'urn:s' } }
    const graded = plan(passed as unknown as StackingRule, [], [offer('a', 5)], {
      at,
      assume: { grade } as never,
    })
    expect(graded.answer).toBe('found')

    const unused = { op: 'item', id: 'i', from: { not: { usedElsewhere: ['other'] } } }
    const ledgers = { other: ['urn:example:a'] }
    const two = plan({ ...credits(5), root: unused } as StackingRule, [], [offer('a', 1), offer('b', 6)], {
      at,
      ledgers,
    })
    expect(two.plans.map(({ offers }) => offers)).toEqual([[1]])
  })

  it('counts what is held already', () => {
    const held: Held[] = [
      { record: { id: 'urn:example:held', notionalWorkload: { volumes: [{ value: 3, unit: 'ects' }] } } },
    ]
    expect(plan(credits(5), held, [offer('a', 6), offer('b', 2)], { at }).plans[0]).toMatchObject({
      offers: [1],
      total: 2,
    })
  })

  it('is empty when nothing is missing, and when the catalogue does not suffice', () => {
    expect(plan(credits(0), [], [offer('a', 5)], { at }).plans).toEqual([])
    expect(plan(credits(50), [], [offer('a', 5)], { at }).plans).toEqual([])
  })

  it('finishes the green pathway with the three micro-qualifications of the sector', () => {
    const { now, plans } = plan(green, [], catalogue, { at })
    expect(now.verdict).toBe('incomplete')
    expect(plans[0]!.result.verdict).toBe('needs-decision')
    expect(titles(plans[0]!.offers).length).toBeGreaterThanOrEqual(3)
    expect(
      plans[0]!.offers.every((each) => readdirSync(folder).sort()[each]!.startsWith('wood-furniture')),
    ).toBe(true)
  })

  it('leads to a hand that the rule accepts', () => {
    const { plans } = plan(green, [], catalogue, { at })
    const hand = plans[0]!.offers.map((each) => ({
      record: { ...catalogue[each]!.record, dateOfIssuing: at },
    }))
    const decisions = [{ requirement: 'capstone', kind: 'grant' as const, by: 'Examination board', date: at }]
    expect(stack(green, hand, { at, decisions }).verdict).toBe('satisfied')
  })

  it('is approximate, and says so, when the search is cut short', () => {
    const cutShort = { at, policies: { nodes: 0, solver: () => ({ status: 'limit' as const, values: [] }) } }
    const offers = [offer('a', 6), offer('b', 4), offer('c', 3), offer('d', 2), offer('e', 1)]
    const { plans } = plan(credits(5), [], offers, cutShort)
    expect(plans.length).toBe(2)
    for (const { offers: taken, optimal, method, result, total } of plans) {
      expect([optimal, method, result.verdict]).toEqual([false, 'approximate', 'satisfied'])
      const least = plan(credits(5), [], offers, { at }).plans[0]!
      expect([least.method, least.total <= total]).toEqual(['integer', true])
      for (const one of taken)
        expect(
          stack(
            credits(5),
            taken
              .filter((each) => each !== one)
              .map((each) => ({ record: offers[each]!.record as Held['record'] })),
            { at },
          ).verdict,
        ).toBe('incomplete')
    }
    expect(plans[0]!.offers).not.toEqual(plans[1]!.offers)
  })

  it('is empty when the search is cut short and the catalogue does not suffice', () => {
    const solver = () => ({ status: 'limit' as const, values: [] })
    expect(plan(credits(50), [], [offer('a', 5)], { at, policies: { solver } }).plans).toEqual([])
  })

  it('says whether there is a plan, and why not', () => {
    const answer = (need: number, offers: readonly Offer[], policies = {}) =>
      plan(credits(need), [], offers, { at, policies }).answer
    const solver = () => ({ status: 'limit' as const, values: [] })
    expect(answer(5, [offer('a', 5)])).toBe('found')
    expect(answer(0, [offer('a', 5)])).toBe('nothing-missing')
    expect(answer(50, [offer('a', 5)])).toBe('none-exists')
    const two = {
      ...credits(5),
      root: { ...credits(5).root, max: { value: 5, unit: 'ects' } },
    } as StackingRule
    expect(plan(two, [], [offer('a', 4)], { at, policies: { solver } }).answer).toBe('none-exists')
    expect(plan({} as StackingRule, [], [], { at }).answer).toBe('unanswered')
  })

  it('plans the modules a rule names, and none that it excludes', () => {
    const offers = [offer('a', 5), offer('b', 5)]
    const from = (select: object) =>
      ({ ...credits(5), root: { ...credits(5).root, from: select } }) as StackingRule
    expect(plan(from({ credential: ['urn:example:b'] }), [], offers, { at }).plans[0]?.offers).toEqual([1])
    expect(
      plan(from({ not: { credential: ['urn:example:a'] } }), [], offers, { at }).plans.map(
        (each) => each.offers,
      ),
    ).toEqual([[1]])
  })

  const sizesOf = (offers: readonly Offer[]): number[] => {
    const sizes: number[] = []
    const solver = ({ variables }: { variables: readonly unknown[] }) => {
      sizes.push(variables.length)
      return { status: 'infeasible' as const, values: [] }
    }
    expect(plan(credits(5), [], offers, { at, minimise: 'cost', policies: { solver } }).plans).toEqual([])
    return sizes
  }

  it('says what it rests on that there is none, or none cheaper', () => {
    const solver = () => ({ status: 'infeasible' as const, values: [] })
    const asked = (many: number, need: number, policies = {}) => {
      const offers = Array.from({ length: many }, (_, at) => offer(`${at}`, 3 + at / 1000))
      const cap = { op: 'cap' as const, id: 'few', select: {}, max: { count: 1 } }
      const { answer, proof } = plan({ ...credits(need), constraints: [cap] }, [], offers, { at, policies })
      return [answer, proof]
    }
    expect(asked(2, 3)).toEqual(['found', 'solver'])
    expect(asked(2, 50)).toEqual(['none-exists', 'whole-numbers'])
    expect(asked(2, 5)).toEqual(['none-exists', 'whole-numbers'])
    // Of what is too large to be written out in whole numbers only the solver says anything.
    expect(asked(2500, 50, { solver })).toEqual(['none-exists', 'solver'])
    expect(asked(2500, 3, { solver: () => ({ status: 'limit', values: [] }) })).toEqual([
      'limit-reached',
      undefined,
    ])
  })

  it('is not said to exist nowhere because a solver found nothing', () => {
    const solver = () => ({ status: 'infeasible' as const, values: [] })
    const answer = (most: number) =>
      plan(
        { ...credits(5), constraints: [{ op: 'cap', id: 'few', select: {}, max: { count: most } }] },
        [],
        [offer('a', 3), offer('b', 3)],
        { at, policies: { solver } },
      ).answer
    expect([answer(2), answer(1)]).toEqual(['found', 'none-exists'])
  })

  it('hands a program of any size to a solver that is brought along', () => {
    const offers = Array.from({ length: 1500 }, (_, each) =>
      offer(`${each}`, 1 + each / 1000, { cost: 10 + each }),
    )
    expect(Math.max(...sizesOf(offers))).toBeGreaterThanOrEqual(3000)
  })

  it('asks of offers that nothing tells apart only how many are taken', () => {
    const offers = Array.from({ length: 1500 }, (_, each) => offer(`${each}`, 1 + (each % 3), { cost: 10 }))
    expect(Math.max(...sizesOf(offers))).toBeLessThanOrEqual(6)
  })
})
