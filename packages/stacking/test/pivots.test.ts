import { stack } from '@microcred/stacking'
import { expect, it, vi } from 'vitest'
import { solve } from 'yalps'
import { instanceOf } from './oracle/instances.js'

vi.mock('yalps', async (load) => {
  const actual = await load<typeof import('yalps')>()
  return { ...actual, solve: vi.fn(actual.solve) }
})

/** One of the programs of this instance leads YALPS in a circle. */
const IN_A_CIRCLE = 52_611

it('a program that leads its solver in a circle is given up after a number of steps that its size says', () => {
  const { rule, held, options } = instanceOf(IN_A_CIRCLE)
  expect(stack(rule, held, options).verdict).toBe('satisfied')
  const { calls } = vi.mocked(solve).mock
  expect(calls.length).toBeGreaterThan(0)
  for (const [{ constraints, variables }, care] of calls) {
    const size = (constraints as Map<string, unknown>).size + (variables as unknown[]).length
    expect(care!.maxPivots).toBeLessThanOrEqual(50 * size)
    expect(care!.maxPivots).toBeGreaterThan(size)
  }
})
