import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignment } from '../src/outcomes/assignment.js'

const total = (values: readonly (readonly number[])[], columns: readonly number[]): number =>
  columns.reduce((sum, column, row) => sum + (column < 0 ? 0 : values[row]![column]!), 0)

/** The greatest total of any assignment, by trying all. */
function greatest(values: readonly (readonly number[])[], row = 0, taken = new Set<number>()): number {
  if (row === values.length) return 0
  let best = greatest(values, row + 1, taken)
  for (const [column, value] of values[row]!.entries()) {
    if (taken.has(column)) continue
    taken.add(column)
    best = Math.max(best, value + greatest(values, row + 1, taken))
    taken.delete(column)
  }
  return best
}

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 3, 2 ** 40))
  .chain(([rows, columns, most]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('the assignment', () => {
  it('has the total of the best assignment there is', () => {
    fc.assert(
      fc.property(matrices, (values) => {
        expect(total(values, assignment(values))).toBe(greatest(values))
      }),
      { numRuns: 500 },
    )
  })

  it('gives each column to one row, and nothing without value', () => {
    fc.assert(
      fc.property(matrices, (values) => {
        const columns = assignment(values).filter((column) => column >= 0)
        expect(new Set(columns).size).toBe(columns.length)
        for (const [row, column] of assignment(values).entries())
          if (column >= 0) expect(values[row]![column]).toBeGreaterThan(0)
      }),
    )
  })

  it('gives way where a greater total asks for it', () => {
    expect(
      assignment([
        [5, 4],
        [4, 0],
      ]),
    ).toEqual([1, 0])
  })

  it('of nothing is nothing', () => {
    expect(assignment([])).toEqual([])
    expect(assignment([[], []])).toEqual([-1, -1])
  })
})
