import { highsSolver, stack, yalps } from '@microcred/stacking'
import fc from 'fast-check'
import load, { type HighsOptions } from 'highs'
import { describe, expect, it } from 'vitest'
import { remembered } from '../src/search/remembered.js'
import * as arbitrary from './arbitrary.js'

const at = '2026-01-01'

describe('YALPS and HiGHS', async () => {
  const highs = await load()
  const solver = highsSolver({
    solve: (text, options) => highs.solve(text, options as HighsOptions) as never,
  })

  it('agree on the verdict, and on how much is missing where both prove it', () => {
    let integer = 0
    fc.assert(
      fc.property(arbitrary.rule, arbitrary.held, (rule, held) => {
        const one = stack(rule, held, { at })
        if (one.provenance.method !== 'integer') return
        integer++
        const other = stack(rule, held, { at, policies: { solver } })
        expect(other.verdict).toBe(one.verdict)
        if (one.optimal && other.optimal) expect(other.missingParts).toBeCloseTo(one.missingParts, 5)
      }),
      { numRuns: 250, seed: 17 },
    )
    expect(integer).toBeGreaterThan(25)
  })
})

describe('a solver that remembers', () => {
  const program = {
    variables: [{ integer: true, most: 1, cost: 1 }],
    rows: [{ terms: [[0, 1]] as const, least: 1 }],
  }
  const other = { ...program, rows: [{ terms: [[0, 1]] as const, least: 0 }] }

  it('solves the same program once, and another one anew', () => {
    let solved = 0
    const solver = remembered((linear, limits: { nodes: number }) => {
      solved++
      return yalps(linear, limits)
    })
    const first = solver(program, { nodes: 10 })
    expect(solver(structuredClone(program), { nodes: 10 })).toBe(first)
    expect(solver(other, { nodes: 10 })).not.toEqual(first)
    expect(solved).toBe(2)
  })
})

describe('HiGHS that comes to an end', () => {
  const program = {
    variables: [{ integer: true, most: 1, cost: 1 }],
    rows: [{ terms: [[0, 1]] as const, least: 1 }],
  }
  const ended = (Status: string) =>
    highsSolver({ solve: () => ({ Status, Columns: { x0: { Primal: 1 } } }) })(program, { nodes: 10 })

  it.each([
    ['Optimal', 'optimal', [1]],
    ['Solution limit reached', 'limit', [1]],
    ['Time limit reached', 'limit', [1]],
    ['Unbounded', 'limit', []],
    ['Infeasible', 'infeasible', []],
  ])('by %s has found as much as that says', (status, told, values) => {
    expect(ended(status)).toEqual({ status: told, values })
  })
})
