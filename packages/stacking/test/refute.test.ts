import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinearProgram, LinearRow } from '../src/search/linear.js'
import { contradicts, refute } from '../src/search/refute.js'
import { wholeRows } from '../src/search/whole.js'

/** Values a variable may have: whole ones, or such as stand close enough to all there are. */
const valuesOf = ({ integer, most }: LinearProgram['variables'][number]): number[] =>
  Array.from({ length: integer ? most + 1 : 8 * most + 1 }, (_, at) => (integer ? at : at / 8))

const sumOf = ({ terms }: LinearRow, values: readonly number[]): number =>
  terms.reduce((sum, [at, weight]) => sum + weight * values[at]!, 0)

const keeps = (row: LinearRow, values: readonly number[], near = 0): boolean =>
  sumOf(row, values) >= (row.least ?? -Infinity) - near && sumOf(row, values) <= (row.most ?? Infinity) + near

function found({ variables, rows }: LinearProgram): boolean {
  const next = (values: readonly number[]): boolean =>
    values.length === variables.length
      ? rows.every((row) => keeps(row, values))
      : valuesOf(variables[values.length]!).some((value) => next([...values, value]))
  return next([])
}

const program = (
  weight: fc.Arbitrary<number>,
  isWhole: fc.Arbitrary<boolean>,
  width = 3,
): fc.Arbitrary<LinearProgram> =>
  fc.record({
    variables: fc.array(
      fc.record({ integer: isWhole, most: fc.integer({ min: 1, max: 2 }), cost: fc.constant(0) }),
      { minLength: width, maxLength: width },
    ),
    rows: fc.array(
      fc
        .tuple(
          fc.array(weight, { minLength: width, maxLength: width }),
          fc.constantFrom('least', 'most'),
          weight,
        )
        .map(([weights, sense, bound]) => ({
          terms: weights.map((each, at) => [at, each] as const),
          [sense]: bound,
        })),
      { minLength: 1, maxLength: 5 },
    ),
  })

/** As many yes and no of one as of the next, each so many times. */
const binary = (most = 1) => ({ integer: true, most, cost: 0 })

describe('that a program has no solution', () => {
  it('is proven exactly where no whole numbers are one, however far weights lie apart', () => {
    let without = 0
    fc.assert(
      fc.property(
        program(fc.constantFrom(-100_000, -7, -3, -1, 0, 1, 2, 5, 9, 10_000, 99_999), fc.constant(true), 4),
        (each) => {
          const proof = refute(each)
          expect(proof).not.toBe('open')
          expect(proof === 'none').toBe(!found(each))
          if (proof === 'none') without++
          else if (proof !== 'open') for (const row of each.rows) expect(keeps(row, proof.values)).toBe(true)
        },
      ),
      { numRuns: 500, seed: 3 },
    )
    expect(without).toBeGreaterThan(40)
  })

  it('is never proven where parts are one, and what is found instead keeps the rows', () => {
    let without = 0
    fc.assert(
      fc.property(
        program(fc.constantFrom(-10_000, -2.5, -1, 0, 0.1, 1 / 3, 4, 100_000), fc.boolean()),
        (each) => {
          const proof = refute(each)
          expect(proof).not.toBe('open')
          if (found(each)) expect(proof).not.toBe('none')
          if (proof === 'none') without++
          if (proof === 'none' || proof === 'open') return
          for (const row of each.rows) expect(keeps(row, proof.values, 0.2)).toBe(true)
          for (const [at, { integer, most }] of each.variables.entries()) {
            expect(proof.values[at]).toBeLessThanOrEqual(most + 1e-6)
            if (integer) expect(Number.isInteger(proof.values[at])).toBe(true)
          }
        },
      ),
      { numRuns: 500, seed: 5 },
    )
    expect(without).toBeGreaterThan(40)
  })

  it('is not proven where solutions are there that nobody wants, and one that is wanted is found', () => {
    fc.assert(
      fc.property(
        program(fc.constantFrom(-3, -1, 0, 1, 2, 5), fc.constant(true), 3),
        fc.nat(3),
        (each, wanted) => {
          const isWanted = (values: readonly number[]) => values[0] === wanted
          const proof = refute(each, { isWanted })
          const { variables, rows } = each
          const only = {
            variables,
            rows: [...rows, { terms: [[0, 1]] as const, least: wanted, most: wanted }],
          }
          if (found(only)) expect(typeof proof === 'object' && isWanted(proof.values)).toBe(true)
          else expect(proof).toBe(found(each) ? 'open' : 'none')
        },
      ),
      { numRuns: 500, seed: 7 },
    )
  })

  it('takes three thirds for one, and a hundredth more for too much', () => {
    const variables = Array.from({ length: 3 }, () => binary())
    const third = (at: number) => [at, 4 / 3] as const
    const rows = (least: number) => [{ terms: [third(0), third(1), third(2)], least }]
    expect(refute({ variables, rows: rows(4) })).toEqual({ values: [1, 1, 1] })
    expect(refute({ variables, rows: rows(4.01) })).toBe('none')
  })

  it('is not proven of tenths that come to a whole', () => {
    const tenths = Array.from({ length: 10 }, (_, at) => [at, 0.1] as const)
    const variables = tenths.map(() => binary())
    const all = { terms: tenths.map(([at]) => [at, 1] as const), least: 10 }
    for (const bound of [{ most: 1 }, { least: 1 }])
      expect(refute({ variables, rows: [all, { terms: tenths, ...bound }] })).toEqual({
        values: tenths.map(() => 1),
      })
    expect(refute({ variables, rows: [all, { terms: tenths, most: 0.9999 }] })).toBe('none')
  })

  it('is not proven of what is nearer than a millionth', () => {
    const proof = (least: number) => refute({ variables: [binary()], rows: [{ terms: [[0, 1]], least }] })
    expect([proof(1.000001), proof(1.00001)]).toEqual([{ values: [1] }, 'none'])
  })

  it('is never proven for want of time', () => {
    const weights = [24_999_999, 19_999_997, 14_999_993, 9_999_991, 5_000_011, 2_500_007, 1_250_003, 700_001]
    const terms = weights.map((weight, at) => [at, weight] as const)
    const sum = weights.filter((_, at) => at % 2 === 1).reduce((all, each) => all + each, 0)
    const program = { variables: weights.map(() => binary()), rows: [{ terms, least: sum, most: sum }] }
    for (let patience = 0; patience < 60; patience++) {
      let asked = 0
      expect(refute(program, { isOver: () => asked++ >= patience })).not.toBe('none')
    }
    expect(refute(program)).toHaveProperty('values')
  })

  it('is proven of sums that come as near as one in a hundred million', () => {
    // Subsets of large odd numbers never come to an even bound and its neighbour below.
    const weights = [24_999_999, 19_999_997, 14_999_993, 9_999_991, 5_000_011, 2_500_007]
    const terms = weights.map((weight, at) => [at, weight] as const)
    const sums = new Set(
      Array.from({ length: 64 }, (_, mask) =>
        weights.reduce((sum, weight, at) => (mask & (1 << at) ? sum + weight : sum), 0),
      ),
    )
    for (const sum of [...sums].slice(1, 40)) {
      const near = [sum - 1, sum, sum + 1]
      for (const each of near)
        expect(
          refute({ variables: weights.map(() => binary()), rows: [{ terms, least: each, most: each }] }) ===
            'none',
        ).toBe(!sums.has(each))
    }
  })

  it('is proven where nothing but counting shows it: more that need a place each than there are places', () => {
    // Seven in six places, any two of which differ: the sums of parts alone see nothing.
    const [items, places] = [7, 6]
    const at = (item: number, place: number) => item * places + place
    const row = (many: number, variable: (each: number) => number) =>
      Array.from({ length: many }, (_, each) => [variable(each), 1] as const)
    const rows = [
      ...Array.from({ length: items }, (_, item) => ({
        terms: row(places, (place) => at(item, place)),
        least: 1,
      })),
      ...Array.from({ length: places }, (_, place) => ({
        terms: row(items, (item) => at(item, place)),
        most: 1,
      })),
    ]
    const variables = Array.from({ length: items * places }, () => binary())
    expect(refute({ variables, rows })).toBe('none')
    expect(refute({ variables, rows: rows.slice(1) })).not.toBe('none')
  })

  it('stays open where no more may be looked at', () => {
    const weights = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41].map((weight) => 2 * weight * 1000 + weight)
    const hard = {
      variables: weights.map(() => binary()),
      rows: [
        { terms: weights.map((weight, at) => [at, 2 * weight] as const), least: 100_001, most: 100_000.5 },
        { terms: weights.map((weight, at) => [at, weight + 0.5] as const), least: 50_002, most: 50_002.25 },
      ],
    }
    expect(refute(hard, { cells: 0, isOver: () => true })).toBe('open')
    expect(refute({ ...hard, variables: hard.variables.map((each) => ({ ...each, most: Infinity })) })).toBe(
      'open',
    )
  })
})

describe('rows in whole numbers', () => {
  it('are kept by whatever kept the rows', () => {
    fc.assert(
      fc.property(
        program(fc.constantFrom(-3.3, -1, 0, 0.1, 1 / 3, 2, 7.25, 100_000), fc.boolean()),
        fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 3, maxLength: 3 }),
        (each, eighths) => {
          const values = each.variables.map(({ integer, most }, at) =>
            integer ? eighths[at]! % (most + 1) : (eighths[at]! * most) / 8,
          )
          if (!each.rows.every((row) => keeps(row, values))) return
          for (const { at, weights, bound } of wholeRows(each)!)
            expect(
              weights.reduce((sum, weight, place) => sum + weight * values[at[place]!]!, 0),
            ).toBeLessThanOrEqual(bound)
        },
      ),
      { numRuns: 2000, seed: 7 },
    )
  })

  it('lose what only parts could use of a bound', () => {
    const variables = [binary(3), binary(3)]
    expect(
      wholeRows({
        variables,
        rows: [
          {
            terms: [
              [0, 6],
              [1, 4],
            ],
            most: 15,
          },
        ],
      }),
    ).toEqual([{ at: [0, 1], weights: [3, 2], bound: 7 }])
  })

  it('are none where sums would round', () => {
    expect(
      wholeRows({ variables: [binary(), binary()], rows: [{ terms: [[0, 2 ** 52]], least: 1 }] }),
    ).toBeUndefined()
  })
})

describe('a contradiction', () => {
  const rows = [
    { at: [0, 1], weights: [1, 1], bound: 1 },
    { at: [0], weights: [-1], bound: -1 },
    { at: [1], weights: [-1], bound: -1 },
  ]
  const bounds = { low: [0, 0], high: [1, 1] }

  it('is believed only where rows add up to one', () => {
    expect(contradicts(rows, [1, 1, 1], bounds)).toBe(true)
    expect(contradicts(rows, [1, 1, 0], bounds)).toBe(false)
    expect(contradicts(rows, [0, 0, 0], bounds)).toBe(false)
    expect(contradicts(rows, [Number.NaN, 1, 1], bounds)).toBe(false)
    expect(contradicts(rows, [1, -1, 1], bounds)).toBe(false)
    expect(contradicts(rows, [1, 1, 1], { low: [0, 0], high: [2, 2] })).toBe(true)
    expect(contradicts([{ ...rows[0]!, bound: 2 }, ...rows.slice(1)], [1, 1, 1], bounds)).toBe(false)
  })

  it('is never believed of a program that has a solution, whatever it is said to be', () => {
    fc.assert(
      fc.property(
        program(fc.integer({ min: -5, max: 5 }), fc.constant(true)),
        fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (each, multipliers) => {
          const whole = wholeRows(each)!
          const high = each.variables.map(({ most }) => most)
          if (contradicts(whole, multipliers, { low: [0, 0, 0], high })) expect(found(each)).toBe(false)
        },
      ),
      { numRuns: 2000, seed: 11 },
    )
  })
})
