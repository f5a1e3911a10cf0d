import { stack } from '@microcred/stacking'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as arbitrary from './arbitrary.js'
import { satisfiable } from './brute-force.js'

const at = '2026-01-01'
const RUNS = Number(process.env.STACK_RUNS ?? 1000)

/** What brute force says, or nothing when the instance is too large for it. */
function truth(...args: Parameters<typeof satisfiable>): boolean | undefined {
  try {
    return satisfiable(...args)
  } catch (error) {
    if ((error as Error).message.startsWith('too large')) return undefined
    throw error
  }
}

describe('the evaluator and brute force', () => {
  it('agree on random small rules of every scope, with caps, floors, shares, averages and overlaps', () => {
    let tried = 0
    let satisfied = 0
    fc.assert(
      fc.property(arbitrary.rule, arbitrary.held, (rule, held) => {
        const expected = truth(rule, held)
        if (expected === undefined) return
        tried++
        if (expected) satisfied++
        const { verdict } = stack(rule, held, { at })
        expect(verdict).toBe(expected ? 'satisfied' : 'incomplete')
      }),
      { numRuns: RUNS, seed: Number(process.env.STACK_SEED ?? 7) },
    )
    expect(tried).toBeGreaterThan(RUNS / 2)
    expect(satisfied).toBeGreaterThan(RUNS / 20)
  })

  it('leave nothing to the order in which credentials are listed', () => {
    fc.assert(
      fc.property(
        arbitrary.rule,
        arbitrary.held.chain((held) =>
          fc.tuple(fc.constant(held), fc.shuffledSubarray(held, { minLength: held.length })),
        ),
        (rule, [held, shuffled]) => {
          const [one, other] = [stack(rule, held, { at }), stack(rule, shuffled, { at })]
          const counted = (result: typeof one) =>
            result.counted.map(({ id, requirement, part }) => `${id} ${requirement} ${part}`).sort()
          expect(other.verdict).toBe(one.verdict)
          expect(counted(other)).toEqual(counted(one))
        },
      ),
      { numRuns: 150, seed: 11 },
    )
  })

  it('stay satisfied when a credential is added', () => {
    fc.assert(
      fc.property(arbitrary.rule, arbitrary.held, (rule, held) => {
        if (held.length === 0 || stack(rule, held.slice(1), { at }).verdict !== 'satisfied') return
        expect(stack(rule, held, { at }).verdict).toBe('satisfied')
      }),
      { numRuns: 300, seed: 13 },
    )
  })
})
