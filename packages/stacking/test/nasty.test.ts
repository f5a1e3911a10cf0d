/** Rules and hands whose numbers lie so near, or so far apart, that arithmetic that rounds would tell them wrong. */
import { type Held, type Solver, type StackingRule, stack } from '@microcred/stacking'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const at = '2026-06-19'

const held = (values: readonly number[], unit = 'hour', more: object = {}): Held[] =>
  values.map((value, each) => ({
    record: {
      id: `urn:example:${each}`,
      dateOfIssuing: '2025-06-01',
      notionalWorkload: { volumes: [{ value, unit }] },
      ...more,
    } as Held['record'],
  }))

const rule = (root: object, more: object = {}): StackingRule =>
  ({
    id: 'https://example.org/rules/nasty',
    version: '1',
    title: { en: 'Nasty' },
    owner: { name: { en: 'A university' } },
    validFrom: '2020-01-01',
    profile: {
      title: { en: 'Target' },
      outcomes: [{ id: 'https://example.org/outcome', title: { en: 'Outcome' } }],
      volume: { value: 1, unit: 'hour' },
    },
    conversion: { basis: 'hours', round: { mode: 'none' } },
    allocation: { scope: 'global' },
    root: { id: 'root', ...root },
    ...more,
  }) as unknown as StackingRule

const hours = (value: number) => ({ value, unit: 'hour' })

const volume = (id: string, least: number, most?: number) => ({
  op: 'volume',
  id,
  from: {},
  min: hours(least),
  ...(most !== undefined && { max: hours(most) }),
})

/** Whether two disjoint parts of some values come each between two bounds, tried one by one in whole numbers. */
function isDividable(values: readonly number[], bounds: readonly (readonly [number, number])[]): boolean {
  const places = bounds.length + 1
  for (let code = 0; code < places ** values.length; code++) {
    const sums = bounds.map(() => 0)
    let rest = code
    for (const value of values) {
      const place = rest % places
      rest = Math.floor(rest / places)
      if (place > 0) sums[place - 1]! += value
    }
    if (sums.every((sum, each) => sum >= bounds[each]![0] && sum <= bounds[each]![1])) return true
  }
  return false
}

describe('a rule over numbers that are large, near each other, or both', () => {
  it('is met exactly where some parts of what is held lie between its bounds', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 49_990, max: 50_010 })), {
          minLength: 3,
          maxLength: 6,
        }),
        fc.array(fc.tuple(fc.nat(63), fc.nat(63), fc.integer({ min: -1, max: 1 })), {
          minLength: 2,
          maxLength: 2,
        }),
        (values, seeds) => {
          const sum = (mask: number) =>
            values.reduce((all, each, bit) => (mask & (1 << bit) ? all + each : all), 0)
          const bounds = seeds.map(([mask, , by]) => {
            const wanted = Math.max(1, Math.min(99_000, sum(mask)) + by)
            return [wanted, wanted] as const
          })
          const asked = rule({
            op: 'all-of',
            of: bounds.map(([least, most], each) => volume(`v${each}`, least, most)),
          })
          const { verdict } = stack(asked, held(values), { at })
          expect(verdict).toBe(isDividable(values, bounds) ? 'satisfied' : 'incomplete')
          seen.add(verdict)
        },
      ),
      { numRuns: 150, seed: 23 },
    )
    expect(seen).toEqual(new Set(['satisfied', 'incomplete']))
  })

  it('is not met by a hundredth less than it asks, were it the hundred-thousandth of it', () => {
    for (const value of [90_000, 99_999])
      expect(stack(rule(volume('all', value)), held([value - 0.02, 0.01]), { at }).verdict).toBe('incomplete')
    expect(stack(rule(volume('all', 90_000)), held([89_999.99, 0.01]), { at }).verdict).toBe('satisfied')
  })

  it('is met by any excess at all where it rounds up, and by none where there is none', () => {
    const asked = (most: number) =>
      rule(
        {
          op: 'all-of',
          of: ['a', 'b'].map((id) => ({
            ...volume(id, 24, most),
            round: { mode: 'up', to: 6 },
          })),
        },
        { constraints: [{ op: 'cap', id: 'few', select: {}, max: { count: 4 } }] },
      )
    // Eighteen and a little more is twenty-four once it is rounded; eighteen is not.
    const verdict = (values: readonly number[]) => stack(asked(24), held(values), { at }).verdict
    expect(verdict([9, 9.00005, 9, 9.00005])).toBe('satisfied')
    expect(verdict([9, 9, 9, 9])).toBe('incomplete')
    expect(verdict([9, 9, 9, 9.00005])).toBe('incomplete')
  })

  it('divides what is held as finely as a hundred-thousandth, and no further than it may', () => {
    const asked = (most: number, least: number) =>
      rule(
        {
          op: 'all-of',
          of: [
            { ...volume('part', least, most) },
            { op: 'count', id: 'seen', min: 1, from: {}, draw: 'counted' },
          ],
        },
        { allocation: { scope: 'global', split: true } },
      )
    expect(stack(asked(1, 1), held([90_000]), { at }).verdict).toBe('satisfied')
    expect(stack(asked(1, 1), held([0.5]), { at }).verdict).toBe('incomplete')
  })
})

describe('a solver whose word is not to be relied on', () => {
  const asked = rule({ op: 'all-of', of: [volume('a', 7, 7), volume('b', 11, 11)] })
  const blind: Solver = () => ({ status: 'infeasible', values: [] })
  const bold: Solver = ({ variables }) => ({ status: 'optimal', values: variables.map(() => 1) })

  it.each([
    ['finds nothing', blind],
    ['finds what is none', bold],
  ])('that %s changes no verdict', (_, solver) => {
    const verdict = (values: readonly number[]) =>
      stack(asked, held(values), { at, policies: { solver } }).verdict
    expect(verdict([2, 5, 3, 8])).toBe('satisfied')
    expect(verdict([2, 5, 3, 9])).toBe('incomplete')
    expect(verdict([2, 4, 3, 8, 1, 6, 6])).toBe(stack(asked, held([2, 4, 3, 8, 1, 6, 6]), { at }).verdict)
  })

  // No even numbers come to an odd one, and the one that is odd is too large: nothing shows it but trying.
  const odd = rule({ op: 'all-of', of: [volume('a', 61, 61), volume('b', 1)] })
  const even = [6, 10, 14, 22, 26, 34, 38, 46, 63]

  it('leaves open what neither it nor a proof can tell in the time there is', () => {
    const verdict = (milliseconds: number) =>
      stack(odd, held(even), { at, policies: { solver: blind, milliseconds } }).verdict
    expect(verdict(-1)).toBe('undetermined')
    expect(verdict(60_000)).toBe('incomplete')
  })

  it('leaves open as well what it cannot tell of one way in which what is unknown may turn out', () => {
    const tag = { 'urn:k': ['yes'] }
    const high = { any: [{ eqf: { min: 6 } }, { extension: [{ key: 'urn:k', in: ['yes'] }] }] }
    const asked = (values: readonly number[], milliseconds: number, sums = [61]) =>
      stack(
        rule({
          op: 'all-of',
          of: [
            ...sums.map((sum, number) => ({ ...volume(`a${number}`, sum, sum), from: high })),
            { ...volume('b', 1), from: high },
            { op: 'item', id: 'low', draw: 'any', from: { credential: ['urn:x'], eqf: { max: 5 } } },
          ],
        }),
        [
          ...held(values, 'hour', { extensions: tag, level: { eqf: 3 } }),
          ...held(sums.slice(0, 1), 'hour', { id: 'urn:x' }),
        ],
        { at, policies: { solver: blind, milliseconds } },
      ).verdict
    expect(asked(even, -1)).toBe('undetermined')
    expect(asked(even, 60_000)).toBe('incomplete')
    expect(asked([...even, 7], 60_000)).toBe('provisional')
    expect(asked([2, 5, 3, 8, 1], 60_000, [7, 11])).toBe('provisional')
    expect(asked([2, 4, 4, 9, 3, 12, 17, 1], 60_000, [13, 19, 15])).toBe('provisional')
  })

  it('is not asked for what is proven without it', () => {
    let asked = 0
    const counting: Solver = () => {
      asked++
      return { status: 'infeasible', values: [] }
    }
    const cannot = (values: readonly number[]) => {
      asked = 0
      const { verdict } = stack(odd, held(values), { at, policies: { solver: counting } })
      return [verdict, asked] as const
    }
    // Once, for what is missing least.
    expect(cannot([6, 10, 14, 22, 26, 34, 38, 46])).toEqual(['incomplete', 1])
    expect(cannot([6, 10, 14, 21, 26, 34, 38, 46])[0]).toBe('satisfied')
  })
})

describe('floors of one requirement', () => {
  it('are missing each', () => {
    const floor = (id: string) => ({ op: 'floor', id, select: { form: ['online'] }, min: { count: 2 } })
    const floored = rule(volume('all', 1), { constraints: [floor('one'), floor('two')] })
    const { missingParts } = stack(floored, held([5], 'hour', { participationForm: [{ type: 'onsite' }] }), {
      at,
    })
    expect(missingParts).toBeCloseTo(2)
  })
})
