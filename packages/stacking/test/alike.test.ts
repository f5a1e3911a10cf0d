import { stack, yalps } from '@microcred/stacking'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHand } from '../src/hand/hand.js'
import { alike } from '../src/program/alike.js'
import { compile } from '../src/program/compile.js'
import { mirrored } from '../src/program/mirror.js'
import { relax } from '../src/program/relax.js'
import { MISSING } from '../src/search/draft.js'
import { formulate } from '../src/search/integer.js'
import { judged } from '../src/verdict/judged.js'
import * as arbitrary from './arbitrary.js'
import { satisfiable } from './brute-force.js'

const at = '2026-01-01'
const SURE = { view: 'sure', granted: false } as const
const RUNS = Number(process.env.STACK_RUNS ?? 300)

const compiled = (...[rule, held]: Parameters<typeof satisfiable>) =>
  compile(
    rule,
    readHand(held, at),
    { at, conversion: rule.conversion, narrower: () => [] },
    { decisions: [], declared: new Set(), entered: undefined },
  )

describe('credentials that are alike', () => {
  it('are counted and not told apart: one for one and together, as little is missing', () => {
    let spared = 0
    let looking = 0
    let asked = 0
    let proven = 0
    fc.assert(
      fc.property(arbitrary.rule, arbitrary.repeated, (rule, held) => {
        const program = compiled(rule, held)
        const relaxed = relax(program, SURE)
        const whole = formulate(program, SURE, true, relaxed)
        const less = formulate(program, SURE, true, relaxed, undefined, alike(program))
        if (less.program.variables.length < whole.program.variables.length) {
          spared++
          if (mirrored(program).size > 0) looking++
        }
        const missing = ({ program: linear, read }: typeof whole): number => {
          const { status, values } = yalps(linear, { nodes: 5000 })
          fc.pre(status !== 'limit')
          expect(status).toBe('optimal')
          const least = linear.variables.reduce((sum, { cost }, at) => sum + cost * values[at]!, 0) / MISSING
          const { shortfall } = judged(program, SURE, read(values))
          if (!shortfall.broken && shortfall.total < least + 1e-6) proven++
          return least
        }
        expect(missing(less)).toBeCloseTo(missing(whole), 6)
        asked += 2
      }),
      { numRuns: RUNS, seed: Number(process.env.STACK_SEED ?? 31) },
    )
    expect(spared).toBeGreaterThan(50)
    expect(looking).toBeGreaterThan(5)
    // What is read off a solution is judged to be as good, but for alternatives of which more are taken than needed.
    expect(proven).toBeGreaterThan(0.98 * asked)
  })

  it('are judged as brute force judges them', () => {
    let tried = 0
    fc.assert(
      fc.property(arbitrary.rule, arbitrary.repeated, (rule, held) => {
        let expected: boolean
        try {
          expected = satisfiable(rule, held)
        } catch {
          return
        }
        tried++
        expect(stack(rule, held, { at }).verdict).toBe(expected ? 'satisfied' : 'incomplete')
      }),
      { numRuns: RUNS, seed: Number(process.env.STACK_SEED ?? 37) },
    )
    expect(tried).toBeGreaterThan(100)
  })
})
