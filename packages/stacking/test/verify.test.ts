import { check, openRule } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'
import { contextOf } from '../src/hand/context.js'
import { readHand } from '../src/hand/hand.js'
import { compile } from '../src/program/compile.js'
import type { Placement } from '../src/verdict/placement.js'
import { verify } from '../src/verdict/verify.js'
import { instanceOf, randomOf } from './oracle/instances.js'

/** Programs of the whole language with places drawn for what is held. */
function* drawn(count: number) {
  for (let seed = 9_000_000; seed < 9_000_000 + count; seed++) {
    const { rule, held, options } = instanceOf(seed)
    const opened = openRule(rule).rule
    if (!opened || check(opened).some(({ severity }) => severity === 'error')) continue
    const { at, decisions = [], declared = [], entered, ...given } = options
    const program = compile(opened, readHand(held, at), contextOf(opened, at, given), {
      decisions,
      declared: new Set(declared),
      entered,
    })
    const random = randomOf(seed + 0.25)
    const places = program.leaves.flatMap(({ index, candidates }) =>
      candidates.map((each): Placement => ({ leaf: index, at: each.at, part: 1 })),
    )
    const allocation = places.filter(() => random() < 0.6)
    if (allocation.length > 0)
      yield { program, allocation, one: allocation[Math.floor(random() * allocation.length)]! }
  }
}

describe('a judgement from the one before', () => {
  it('looks anew at an order that stands at another requirement', () => {
    const leaf = (id: string, more: object = {}) => ({ op: 'count', id, min: 1, from: {}, ...more })
    const order = { op: 'sequence', id: 'order', before: 'b', after: 'c', strict: true }
    const { rule } = openRule({
      id: 'https://example.org/rules/order',
      version: '1',
      title: { en: 'Order' },
      owner: { name: { en: 'A university' } },
      validFrom: '2020-01-01',
      profile: { title: { en: 'T' }, outcomes: [{ id: 'https://example.org/o', title: { en: 'O' } }] },
      conversion: { basis: 'hours', round: { mode: 'none' } },
      allocation: { scope: 'none' },
      root: {
        op: 'all-of',
        id: 'root',
        of: [{ op: 'all-of', id: 'above', of: [leaf('a', { constraints: [order] })] }, leaf('b'), leaf('c')],
      },
    })
    const held = ['2025-01-01', '2025-02-02'].map((dateOfIssuing) => ({
      record: { id: `urn:example:${dateOfIssuing}`, dateOfIssuing },
    }))
    const at = '2026-01-01'
    const program = compile(rule!, readHand(held, at), contextOf(rule!, at, {}), {
      decisions: [],
      declared: new Set(),
      entered: undefined,
    })
    const placed = (...ats: number[]) => ats.map((each, index) => ({ leaf: index, at: each, part: 1 }))
    const [good, bad] = [placed(0, 0, 1), placed(0, 0, 0)]
    const before = { judgement: verify(program, good), leaf: 2 }
    expect(before.judgement.met).toBe('true')
    expect(verify(program, bad, false, before)).toEqual(verify(program, bad))
    expect(verify(program, bad, false, before).nodes.map(({ truth }) => truth)).toEqual([
      'false',
      'false',
      'false',
      'true',
      'true',
    ])
  })

  it('is that of the whole, with one placement less and with another in its stead', () => {
    const seen = { sequence: 0, floor: 0, sum: 0, either: 0 }
    for (const { program, allocation, one } of drawn(3000)) {
      for (const { constraint } of program.constraints)
        if (constraint.op in seen) seen[constraint.op as 'floor']++
      for (const { kind } of program.nodes) if (kind in seen) seen[kind as 'sum']++
      for (const granted of [false, true]) {
        const before = { judgement: verify(program, allocation, granted), leaf: one.leaf }
        const without = allocation.filter((each) => each !== one)
        expect(verify(program, without, granted, before)).toEqual(verify(program, without, granted))
        const instead = program.leaves[one.leaf]!.candidates.find(
          ({ at }) => !allocation.some((each) => each.leaf === one.leaf && each.at === at),
        )
        if (!instead) continue
        const swapped = allocation.map((each) => (each === one ? { ...one, at: instead.at } : each))
        expect(verify(program, swapped, granted, before)).toEqual(verify(program, swapped, granted))
      }
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30)
  })
})
