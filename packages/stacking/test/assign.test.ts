/** Requirements that compete for credentials: what is placed where, against every way of placing it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, type Slot } from '../src/search/assign.js'

const MOVES = 100_000

const slots = fc
  .array(
    fc.record({
      need: fc.integer({ min: 1, max: 6 }),
      room: fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY),
      sizes: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
    }),
    { minLength: 2, maxLength: 3 },
  )
  .map((all) =>
    all.map(
      ({ need, room, sizes }): Slot => ({
        need,
        max: need + room,
        fits: sizes.flatMap((size, item) => (size > 0 ? [{ item, size }] : [])),
      }),
    ),
  )

const loads = (all: readonly Slot[], placed: readonly ReadonlyMap<number, number>[]) =>
  all.map(({ fits }, slot) =>
    fits.reduce((sum, { item, size }) => sum + size * (placed[slot]!.get(item) ?? 0), 0),
  )

/** Whether some way of giving each credential to one requirement or none meets all of them. */
function canBeMet(all: readonly Slot[]): boolean {
  const next = (item: number, given: readonly number[]): boolean => {
    if (given.some((load, slot) => load > all[slot]!.max)) return false
    if (item === 5) return given.every((load, slot) => load >= all[slot]!.need)
    return (
      next(item + 1, given) ||
      all.some(({ fits }, slot) => {
        const size = fits.find((each) => each.item === item)?.size
        return size !== undefined && next(item + 1, given.with(slot, given[slot]! + size))
      })
    )
  }
  return next(
    0,
    all.map(() => 0),
  )
}

describe('whole credentials that are given to requirements', () => {
  it('go to one each, exceed no most, and meet all that is said to be met', () => {
    let met = 0
    fc.assert(
      fc.property(slots, (all) => {
        const { placed, ...answer } = assign(all, { uses: 1, split: false, moves: MOVES })
        const items = placed.flatMap((each) => [...each.keys()])
        expect(new Set(items).size).toBe(items.length)
        if (answer.method === 'packing')
          for (const [slot, load] of loads(all, placed).entries())
            expect(load).toBeLessThanOrEqual(all[slot]!.max)
        if (!answer.met || answer.method !== 'packing') return
        met++
        expect(answer.exact).toBe(true)
        for (const [slot, load] of loads(all, placed).entries())
          expect(load).toBeGreaterThanOrEqual(all[slot]!.need)
      }),
      { numRuns: 400, seed: 5 },
    )
    expect(met).toBeGreaterThan(40)
  })

  it('are said to be too few only where they are, and where is said in order', () => {
    let cuts = 0
    fc.assert(
      fc.property(slots, (all) => {
        const { cut } = assign(all, { uses: 1, split: false, moves: MOVES })
        if (!cut) return
        cuts++
        expect(canBeMet(all)).toBe(false)
        expect(cut.slots).toEqual([...cut.slots].sort((a, b) => a - b))
        expect(cut.attainable).toBeLessThan(cut.needed)
        expect(cut.needed).toBe(cut.slots.reduce((sum, slot) => sum + all[slot]!.need, 0))
      }),
      { numRuns: 400, seed: 6 },
    )
    expect(cuts).toBeGreaterThan(25)
  })
})
