import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaled, tightened } from '../src/search/linear.js'
import { refute } from '../src/search/refute.js'

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

describe('a row with a weight far above the others', () => {
  const whole = { integer: true, most: 1, cost: 0 }
  const part = { integer: false, most: 1, cost: 0 }

  it.each([
    // Eight are needed, of which the first brings all by itself.
    [
      { terms: [[0, 100_000] as const, [1, 4] as const], least: 8 },
      [
        [
          {
            terms: [
              [0, 8],
              [1, 4],
            ],
            least: 8,
          },
        ],
      ],
    ],
    // Were another to take four away, twelve would be.
    [
      { terms: [[0, 100_000] as const, [1, -4] as const], least: 8 },
      [
        [
          {
            terms: [
              [0, 12],
              [1, -4],
            ],
            least: 8,
          },
        ],
      ],
    ],
    // What is at most another is as much as that one can be.
    [
      { terms: [[1, 4] as const, [0, -100_000] as const], most: 0 },
      [
        [
          {
            terms: [
              [1, 4],
              [0, -4],
            ],
            most: 0,
          },
        ],
      ],
    ],
    // A part weighs what it does.
    [
      { terms: [[2, 100_000] as const, [1, 4] as const], least: 8 },
      [
        [
          {
            terms: [
              [2, 100_000],
              [1, 4],
            ],
            least: 8,
          },
        ],
      ],
    ],
    // Weights as they are in ordinary rules stay.
    [
      { terms: [[0, 60] as const, [1, 4] as const], least: 8 },
      [
        [
          {
            terms: [
              [0, 60],
              [1, 4],
            ],
            least: 8,
          },
        ],
      ],
    ],
    // Every value keeps it.
    [{ terms: [[2, 100_000] as const, [1, 4] as const], least: 0 }, [[]]],
  ])('%j weighs no more than it takes', (row, [expected]) => {
    expect(tightened(row, [whole, whole, part])).toEqual(expected)
  })

  it('is kept by the same whole numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(-100_000, 100_000),
        fc.integer({ min: -40, max: 40 }),
        fc.constantFrom('least' as const, 'most' as const),
        (weights, large, bound, sense) => {
          const all = [...weights, large]
          const row = { terms: all.map((each, at) => [at, each] as const), [sense]: bound }
          const tight = tightened(
            row,
            all.map(() => whole),
          )
          for (let mask = 0; mask < 2 ** all.length; mask++) {
            const kept = (each: typeof row) => {
              const sum = each.terms.reduce(
                (total, [at, weight]) => total + (mask & (1 << at) ? weight : 0),
                0,
              )
              return sense === 'least' ? sum >= bound : sum <= bound
            }
            expect(tight.every((each) => kept(each as typeof row))).toBe(kept(row))
          }
        },
      ),
    )
  })

  it('is no reason for a proof to fail, however many variables there are beside it', () => {
    const rows = (weight: number) => [
      { terms: [[0, weight] as const, [1, 1] as const], most: weight / 2 },
      { terms: [[0, 1] as const], least: 1 },
    ]
    for (const weight of [100, 100_000])
      for (const many of [2, 90, 900])
        expect(refute({ variables: Array.from({ length: many }, () => whole), rows: rows(weight) })).toBe(
          'none',
        )
  })
})
