import { yalps } from '@microcred/stacking'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHand } from '../src/hand/hand.js'
import { compile } from '../src/program/compile.js'
import { uncontested } from '../src/program/contest.js'
import { relax } from '../src/program/relax.js'
import { formulate } from '../src/search/integer.js'
import { judged } from '../src/verdict/judged.js'
import * as arbitrary from './arbitrary.js'

const at = '2026-01-01'
const SURE = { view: 'sure', granted: false } as const
const limits = { nodes: 5000 }

describe('what nobody competes for', () => {
  it('needs no search: with it and without, as little is missing', () => {
    let spared = 0
    fc.assert(
      fc.property(arbitrary.rule, arbitrary.held, ({ constraints: _, ...rule }, held) => {
        const program = compile(
          rule,
          readHand(held, at),
          { at, conversion: rule.conversion, narrower: () => [] },
          { decisions: [], declared: new Set(), entered: undefined },
        )
        const relaxed = relax(program, SURE)
        const free = uncontested(program, SURE)
        const whole = formulate(program, SURE, true, relaxed)
        const less = formulate(program, SURE, true, relaxed, free)
        if (less.program.variables.length < whole.program.variables.length) spared++
        const missing = ({ program: linear, read }: typeof whole): number => {
          const { status, values } = yalps(linear, limits)
          expect(status).toBe('optimal')
          return judged(program, SURE, read(values)).shortfall.total
        }
        expect(missing(less)).toBeCloseTo(missing(whole), 6)
      }),
      { numRuns: 450, seed: 23 },
    )
    expect(spared).toBeGreaterThan(50)
  })

  it('is nothing where constraints bind what counts together', () => {
    fc.assert(
      fc.property(arbitrary.rule, arbitrary.held, (rule, held) => {
        fc.pre(rule.constraints !== undefined)
        const program = compile(
          rule,
          readHand(held, at),
          { at, conversion: rule.conversion, narrower: () => [] },
          { decisions: [], declared: new Set(), entered: undefined },
        )
        expect(uncontested(program, SURE).leaves.size).toBe(0)
      }),
      { numRuns: 50, seed: 29 },
    )
  })
})
