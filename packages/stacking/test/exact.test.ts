import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactly } from '../src/search/exact.js'
import type { LinearProgram, LinearRow } from '../src/search/linear.js'

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

const program = (weight: fc.Arbitrary<number>, isWhole: fc.Arbitrary<boolean>): fc.Arbitrary<LinearProgram> =>
  fc.record({
    variables: fc.array(
      fc.record({ integer: isWhole, most: fc.integer({ min: 1, max: 2 }), cost: fc.constant(0) }),
      { minLength: 3, maxLength: 3 },
    ),
    rows: fc.array(
      fc
        .tuple(fc.array(weight, { minLength: 3, maxLength: 3 }), fc.constantFrom('least', 'most'), weight)
        .map(([weights, sense, bound]) => ({
          terms: weights.map((each, at) => [at, each] as const),
          [sense]: bound,
        })),
      { minLength: 1, maxLength: 5 },
    ),
  })

describe('a small program, solved without rounding', () => {
  it('has a solution exactly where one of all whole numbers is one', () => {
    let without = 0
    fc.assert(
      fc.property(
        program(fc.constantFrom(-100_000, -7, -3, -1, 0, 1, 2, 5, 9, 10_000), fc.constant(true)),
        (each) => {
          const values = exactly(each)
          expect(values !== null).toBe(found(each))
          if (values === null) without++
          else for (const row of each.rows) expect(keeps(row, values!)).toBe(true)
          if (values) for (const value of values) expect(Number.isInteger(value)).toBe(true)
        },
      ),
      { numRuns: 400, seed: 3 },
    )
    expect(without).toBeGreaterThan(40)
  })

  it('has a solution where one is known, and what it finds is one, in parts as well', () => {
    fc.assert(
      fc.property(
        program(fc.constantFrom(-10_000, -2.5, -1, 0, 0.1, 1 / 3, 4, 100_000), fc.boolean()),
        (each) => {
          const values = exactly(each)
          if (found(each)) expect(values).not.toBeNull()
          if (values) for (const row of each.rows) expect(keeps(row, values, 0.2)).toBe(true)
          for (const [at, { integer, most }] of values ? each.variables.entries() : []) {
            expect(values![at]).toBeLessThanOrEqual(most)
            if (integer) expect(Number.isInteger(values![at])).toBe(true)
          }
        },
      ),
      { numRuns: 400, seed: 5 },
    )
  })

  it('lets three thirds be one', () => {
    const variables = Array.from({ length: 3 }, () => ({ integer: true, most: 1, cost: 0 }))
    const third = (at: number) => [at, 4 / 3] as const
    expect(exactly({ variables, rows: [{ terms: [third(0), third(1), third(2)], least: 4 }] })).toEqual([
      1, 1, 1,
    ])
    expect(exactly({ variables, rows: [{ terms: [third(0), third(1), third(2)], least: 4.01 }] })).toBeNull()
  })

  it('is left alone when it is large', () => {
    const variables = Array.from({ length: 80 }, () => ({ integer: true, most: 1, cost: 0 }))
    expect(exactly({ variables, rows: [{ terms: [[0, 1]], least: 2 }] })).toBeUndefined()
  })
})
