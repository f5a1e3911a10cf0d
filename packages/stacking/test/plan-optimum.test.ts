/** The least of a plan against every subset of the offers, judged by `stack` or by brute force. */
import {
  type Held,
  type Highs,
  highsSolver,
  type Offer,
  plan,
  type StackingRule,
  stack,
} from '@microcred/stacking'
import fc from 'fast-check'
import loadHighs from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { held, rule } from './arbitrary.js'
import { satisfiable } from './brute-force.js'
import { credits } from './credits.js'

const at = '2026-06-19'

let highs: Highs
beforeAll(async () => {
  highs = await (loadHighs as unknown as () => Promise<Highs>)()
})

interface Case {
  readonly rule: StackingRule
  readonly held: readonly Held[]
  readonly offers: readonly Offer[]
}

const named = (some: readonly Held[], name: string): Held[] =>
  some.map(({ record }) => ({ record: { ...record, id: record.id!.replace('example:', `example:${name}`) } }))

const small: fc.Arbitrary<Case> = fc
  .record({
    rule,
    own: held,
    others: held,
    costs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ rule, own, others, costs }) => ({
    rule,
    held: named(own.slice(0, 2), 'held-'),
    offers: named(others, 'offer-').map(({ record }, at) => ({ record, cost: costs[at]! })),
  }))

const subsets = (many: number): number[][] =>
  Array.from({ length: 2 ** many }, (_, mask) =>
    Array.from({ length: many }, (_, at) => at).filter((at) => mask & (1 << at)),
  )

const cost = (offers: readonly Offer[], taken: readonly number[]): number =>
  taken.reduce((sum, each) => sum + offers[each]!.cost!, 0)

const asHeld = ({ record }: Offer): Held => ({ record: record as Held['record'] })

/** The least that suffices: none when nothing is missing without any. */
function least({ rule, held, offers }: Case, allowed: (taken: readonly number[]) => boolean = () => true) {
  const enough = subsets(offers.length).filter(
    (taken) => allowed(taken) && satisfiable(rule, [...held, ...taken.map((each) => asHeld(offers[each]!))]),
  )
  return enough.length === 0 ? undefined : Math.min(...enough.map((taken) => cost(offers, taken)))
}

const foundBy = ({ rule, held, offers }: Case, policies = {}) => {
  const { answer, plans } = plan(rule, held, offers, { at, minimise: 'cost', alternatives: 1, policies })
  return { answer, way: plans[0] }
}

describe('the least of a plan', () => {
  it('is that of the cheapest of all subsets that suffice, with each solver', () => {
    let compared = 0
    fc.assert(
      fc.property(small, (each) => {
        let expected: number | undefined
        try {
          expected = least(each)
        } catch {
          return
        }
        compared++
        for (const policies of [{}, { solver: highsSolver(highs) }]) {
          const { answer, way } = foundBy(each, policies)
          if (expected === undefined) expect(answer).toBe('none-exists')
          else if (expected === 0) expect(answer).toBe('nothing-missing')
          else {
            expect(answer).toBe('found')
            expect([way!.optimal, way!.total]).toEqual([true, expected])
            expect(
              satisfiable(each.rule, [...each.held, ...way!.offers.map((one) => asHeld(each.offers[one]!))]),
            ).toBe(true)
          }
        }
      }),
      { numRuns: 150, seed: 7 },
    )
    expect(compared).toBeGreaterThan(60)
  })

  it('keeps to what offers ask for before, also where they ask for each other', () => {
    const offers = fc.array(
      fc.record({
        volume: fc.integer({ min: 1, max: 5 }),
        cost: fc.integer({ min: 1, max: 9 }),
        requires: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 12 }), (some, need) => {
        const catalogue = some.map(
          ({ volume, cost, requires }, at): Offer => ({
            record: {
              id: `urn:example:${at}`,
              notionalWorkload: { volumes: [{ value: volume, unit: 'ects' }] },
            },
            cost,
            requires: requires.map((each) => `urn:example:${each}`),
          }),
        )
        const inOrder = (taken: readonly number[]): boolean => {
          const begun = new Set<number>()
          for (let round = 0; round < taken.length; round++)
            for (const each of taken) if (some[each]!.requires.every((one) => begun.has(one))) begun.add(each)
          return begun.size === taken.length
        }
        const enough = subsets(some.length).filter(
          (taken) => inOrder(taken) && taken.reduce((sum, each) => sum + some[each]!.volume, 0) >= need,
        )
        const { answer, way } = foundBy({ rule: credits(need), held: [], offers: catalogue })
        if (enough.length === 0) expect(answer).toBe('none-exists')
        else {
          expect(way?.total).toBe(Math.min(...enough.map((taken) => cost(catalogue, taken))))
          expect([way!.optimal, inOrder(way!.offers)]).toEqual([true, true])
        }
      }),
      { numRuns: 200, seed: 7 },
    )
  })

  it('keeps to what goes into each term, also of offers that nothing tells apart', () => {
    const catalogue = fc.array(
      fc.record({ volume: fc.integer({ min: 1, max: 3 }), cost: fc.integer({ min: 1, max: 2 }) }),
      { minLength: 1, maxLength: 5 },
    )
    const most = fc.array(fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }), {
      minLength: 1,
      maxLength: 2,
    })
    fc.assert(
      fc.property(catalogue, most, fc.integer({ min: 1, max: 9 }), (some, loads, need) => {
        const offers = some.map(
          ({ volume, cost }, at): Offer => ({
            record: {
              id: `urn:example:${at}`,
              notionalWorkload: { volumes: [{ value: volume, unit: 'ects' }] },
            },
            cost,
          }),
        )
        const terms = loads.map((load, at) => ({
          starts: `202${at + 7}-01-01`,
          ends: `202${at + 7}-06-30`,
          ...(load !== undefined && { most: load }),
        }))
        /** The least cost of what is still needed, of the offers from one on, with what still goes into each term. */
        const least = (at: number, missing: number, room: readonly number[]): number => {
          if (missing <= 0) return 0
          if (at === some.length) return Number.POSITIVE_INFINITY
          const { volume, cost } = some[at]!
          const taken = room.flatMap((left, term) =>
            left < volume
              ? []
              : [
                  cost +
                    least(
                      at + 1,
                      missing - volume,
                      room.map((each, one) => (one === term ? each - volume : each)),
                    ),
                ],
          )
          return Math.min(least(at + 1, missing, room), ...taken)
        }
        const expected = least(
          0,
          need,
          loads.map((load) => load ?? Number.POSITIVE_INFINITY),
        )
        const { answer, plans } = plan(credits(need), [], offers, {
          at: '2026-06-19',
          minimise: 'cost',
          terms,
        })
        if (expected === Number.POSITIVE_INFINITY) expect(answer).toBe('none-exists')
        else expect([answer, plans[0]?.total]).toEqual(['found', expected])
      }),
      { numRuns: 150, seed: 5 },
    )
  })

  it('is found where an offer changes what a condition of the rule asks for', () => {
    const tagged = (at: number, tags: string[], credits: number): Offer => ({
      record: {
        id: `urn:example:${at}`,
        notionalWorkload: { volumes: [{ value: credits, unit: 'ects' }] },
        extensions: { 'https://example.eu/tag': tags },
      },
      cost: credits,
    })
    const tag = (...values: string[]) => ({ extension: [{ key: 'https://example.eu/tag', in: values }] })
    const conditional: StackingRule = {
      id: 'https://example.eu/rule',
      version: '1',
      title: { en: 'Conditional' },
      owner: { name: { en: 'Owner' } },
      validFrom: '2020-01-01',
      profile: {
        title: { en: 'Target' },
        outcomes: [{ id: 'https://example.eu/o', title: { en: 'Outcome' } }],
      },
      conversion: { basis: 'hours', round: { mode: 'none' } },
      allocation: { scope: 'global' },
      root: {
        op: 'when',
        id: 'either',
        if: { holds: tag('short') },
        // biome-ignore lint/suspicious/noThenProperty: the language calls it so
        then: { op: 'volume', id: 'little', min: { value: 3, unit: 'ects' }, from: {} },
        else: { op: 'volume', id: 'much', min: { value: 9, unit: 'ects' }, from: {} },
      },
    }
    const offers = [tagged(0, ['long'], 9), tagged(1, ['short'], 2), tagged(2, ['long'], 2)]
    const { way } = foundBy({ rule: conditional, held: [], offers })
    expect([way!.offers, way!.total, way!.optimal, way!.result.verdict]).toEqual([
      [1, 2],
      4,
      true,
      'satisfied',
    ])
    const without = foundBy({ rule: conditional, held: [], offers: [offers[0]!, offers[2]!] })
    expect(without.way!.offers).toEqual([0])
    expect(stack(conditional, offers.map(asHeld), { at }).verdict).toBe('satisfied')
  })
})
