import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaled } from '../src/search/linear.js'

describe('a row in whole numbers', () => {
  it.each([
    [
      { terms: [[0, 0.5] as const, [1, 1.5] as const], least: 2.5 },
      {
        terms: [
          [0, 1],
          [1, 3],
        ],
        least: 5,
      },
    ],
    [
      { terms: [[0, 0.1] as const, [1, 0.2] as const], least: 0.3 },
      {
        terms: [
          [0, 1],
          [1, 2],
        ],
        least: 3,
      },
    ],
    [
      { terms: [[0, 7.5] as const, [1, -2.25] as const], most: 0 },
      {
        terms: [
          [0, 30],
          [1, -9],
        ],
        most: 0,
      },
    ],
    [
      { terms: [[0, 2] as const], most: 3 },
      { terms: [[0, 2]], most: 3 },
    ],
    // Thirds stay as they are.
    [
      { terms: [[0, 1 / 3] as const], most: 1 },
      { terms: [[0, 1 / 3]], most: 1 },
    ],
  ])('%j is %j', (row, whole) => {
    expect(scaled(row)).toEqual(whole)
  })

  it('holds of the same values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -4000, max: 4000 }),
        fc.constantFrom(1, 2, 4, 5, 10, 100),
        fc.infiniteStream(fc.boolean()),
        (weights, bound, unit, taken) => {
          const row = { terms: weights.map((each, at) => [at, each / unit] as const), least: bound / unit }
          const whole = scaled(row)
          const values = weights.map(() => (taken.next().value ? 1 : 0))
          const exact = weights.reduce((sum, each, at) => sum + each * values[at]!, 0) >= bound
          const sum = whole.terms.reduce((all, [at, each]) => all + each * values[at]!, 0)
          expect(sum >= whole.least!).toBe(exact)
        },
      ),
    )
  })
})
