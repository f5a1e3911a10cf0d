import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { checkResult, digestOf, type Stored, stack, storedResult } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'
import { instanceOf } from './oracle/instances.js'
import { narrower } from './oracle/meaning.js'
import { isSound } from './oracle/trial.js'

const COUNT = Number(process.env.STORED_COUNT ?? 400)

const stored = (seed: number): Stored | undefined => {
  const instance = instanceOf(seed)
  if (!isSound(instance)) return undefined
  const { rule, held, options } = instance
  // As a file keeps it.
  return JSON.parse(JSON.stringify(storedResult(rule, held, options, stack(rule, held, options))))
}

const all = Array.from({ length: COUNT }, (_, at) => stored(at + 1)).filter((each) => each !== undefined)

describe('a stored result', () => {
  it('holds as it was written, whatever the verdict', () => {
    const broken = all.flatMap((each) => {
      const found = checkResult(each, narrower)
      return found.length > 0 ? [{ seed: each.protocol.digest, verdict: each.protocol.verdict, found }] : []
    })
    expect(broken).toEqual([])
    expect(new Set(all.map(({ protocol }) => protocol.verdict)).size).toBeGreaterThan(5)
  })

  it('holds where five sixths of a credential count and the sum is rounded down', () => {
    const { rule, held, options } = instanceOf(213_029)
    const result = stack(rule, held, options)
    expect(result.counted.some(({ part }) => part > 0.8 && part < 0.9)).toBe(true)
    expect(checkResult(storedResult(rule, held, options, result), narrower)).toEqual([])
  })

  it('does not hold with another verdict, though every digest be written anew', () => {
    for (const each of all) {
      const verdict = each.protocol.verdict === 'satisfied' ? ('incomplete' as const) : ('satisfied' as const)
      const result = { ...each.result, verdict }
      const forged = storedResult(
        each.input.rule,
        each.input.hand,
        { ...each.protocol, decisions: each.input.decisions },
        result,
      )
      expect(checkResult(forged, narrower).map(({ code }) => code)).toContain('stacking-result.verdict')
    }
  })

  it.each<[string, (each: Stored) => unknown, string]>([
    ['day', ({ protocol }) => Object.assign(protocol, { at: '2025-12-31' }), 'stacking-result.at'],
    ['rule', ({ input }) => Object.assign(input.rule, { version: '2' }), 'stacking-result.digest'],
    ['hand', ({ input }) => Object.assign(input, { hand: [] }), 'stacking-result.digest'],
    ['decisions', ({ input }) => Object.assign(input, { decisions: [{}] }), 'stacking-result.digest'],
    [
      'allocation',
      ({ protocol }) => Object.assign(protocol, { allocation: [{ held: 9, requirement: 'none', part: 1 }] }),
      'stacking-result.allocation',
    ],
    ['verdict', ({ result }) => Object.assign(result, { verdict: 'waived' }), 'stacking-result.verdict'],
    ['protocol', ({ protocol }) => Object.assign(protocol, { digest: '' }), 'stacking-result.digest'],
  ])('does not hold with another %s', (_, change, code) => {
    for (const each of all.slice(0, 40)) {
      const changed = structuredClone(each)
      if (change(changed) && JSON.stringify(changed) === JSON.stringify(each)) continue
      expect(checkResult(changed, narrower).map((one) => one.code)).toContain(code)
    }
  })

  it('says of each alternative that was not taken how far it would fall short at best', () => {
    const { rule } = instanceOf(1)
    const volume = (id: string, value: number, eqf: number) => ({
      op: 'volume' as const,
      id,
      min: { value, unit: 'ects' as const },
      from: { eqf: { min: eqf } },
    })
    const { constraints: _, definitions: __, worth: ___, ...bare } = rule
    const asked = {
      ...bare,
      conversion: { basis: 'hours', round: { mode: 'none' } },
      allocation: { scope: 'global' },
      root: {
        op: 'any-of',
        id: 'one',
        of: [volume('short', 10, 6), volume('long', 30, 4), volume('near', 5, 5)],
      },
    } as const
    const held = [6, 5].map((eqf, at) => ({
      record: {
        id: `urn:c:${at}`,
        level: { eqf },
        notionalWorkload: { volumes: [{ value: 4, unit: 'ects' }] },
      } as never,
    }))
    const options = { at: '2026-01-01' }
    const { protocol } = storedResult(asked as never, held, options, stack(asked as never, held, options))
    expect(protocol.verdict).toBe('satisfied')
    expect(
      protocol.why.alternatives.map(({ requirement, atBest, short }) => [requirement, atBest, short]),
    ).toEqual([
      ['short', { least: 4, most: 4 }, { least: 6, most: 6 }],
      ['long', { least: 8, most: 8 }, { least: 22, most: 22 }],
    ])
  })

  it('says nothing of who the learner is', () => {
    const { rule, held, options } = instanceOf(1)
    const named = held.map(({ record, ...rest }) => ({
      ...rest,
      record: { ...record, learner: { email: 'secret@example.eu' } },
    }))
    expect(JSON.stringify(storedResult(rule, named, options, stack(rule, named, options)))).not.toContain(
      'secret',
    )
  })

  it('is unreadable where it is none', () => {
    for (const value of [undefined, null, 5, {}, { protocol: {}, input: {}, result: {} }])
      expect(checkResult(value as never)).toEqual([{ code: 'stacking-result.unreadable', pointer: '' }])
  })
})

describe('the checker of results', () => {
  const sources = join(import.meta.dirname, '../src')
  const checker = join(sources, 'stored/check-result.ts')

  /** Files of the package that a file runs, through all it imports. */
  const reached = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(file)) return seen
    seen.add(file)
    for (const [, from] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type\b)[^;]*? from '(\.[^']+)\.js'/gm,
    ))
      reached(`${join(dirname(file), from!)}.ts`, seen)
    return seen
  }

  it('runs nothing that searches', () => {
    const rooms = [...reached(checker)].map((file) => relative(sources, file))
    expect(rooms).toContain('verdict/verify.ts')
    expect(rooms.filter((file) => file.startsWith('search/'))).toEqual([])
  })

  it('is read in one go', () => {
    expect(readFileSync(checker, 'utf8').split('\n').length).toBeLessThanOrEqual(250)
  })
})

describe('a digest', () => {
  it('is SHA-256 of the value with its keys in order', () => {
    for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 1000]) {
      const text = 'ä'.repeat(length)
      const expected = createHash('sha256').update(JSON.stringify(text)).digest('hex')
      expect(digestOf(text)).toBe(`sha256:${expected}`)
    }
    expect(digestOf({ b: 1, a: 2 })).toBe(digestOf({ a: 2, b: 1 }))
  })
})
