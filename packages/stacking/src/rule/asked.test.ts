import { describe, expect, it } from 'vitest'
import type { StackingRule } from '../generated/types.js'
import { askedFacets } from './asked.js'

const bare = { profile: { outcomes: [{ id: 'urn:o:1' }] } }
const asked = (rule: object) => askedFacets({ ...bare, ...rule } as unknown as StackingRule)
const decision = { op: 'decision', id: 'd' }

describe('what a rule asks of credentials', () => {
  it('is nothing where people decide alone', () => {
    const { of, ...rest } = asked({ root: decision })
    expect(of('eqf')).toEqual([])
    expect(rest).toEqual({
      distinct: new Set(),
      overlaps: new Set(),
      policies: new Set(),
      dated: false,
      averages: false,
      targets: [{ id: 'urn:o:1' }],
      narrower: false,
      volumes: new Map(),
      entered: [],
      most: 1,
    })
  })

  it('is found in the root, in constraints, definitions, fixed worth and classes', () => {
    const from = (issuer: string) => ({ op: 'item', id: issuer, from: { issuer: [issuer] } })
    const { of } = asked({
      root: { op: 'any-of', id: 'any', of: [from('a'), from('b')] },
      constraints: [{ op: 'window', id: 'w', months: 1, select: { issuer: ['c'] } }],
      definitions: { part: from('d') },
      worth: [{ select: { issuer: ['e'] }, counts: { value: 1, unit: 'ects' } }],
      classes: [{ id: 'f', constraints: [{ op: 'window', id: 'v', months: 1, select: { issuer: ['f'] } }] }],
    })
    expect(of('issuer')).toEqual([['a'], ['b'], ['c'], ['d'], ['e'], ['f']])
  })

  it('is what is counted apart, how overlaps are counted, volumes by unit, days and the largest bound', () => {
    const overlap = { op: 'overlap', id: 'o', by: 'outcome', policy: 'count-once' }
    const volume = (id: string, value: number, unit: string) => ({
      op: 'volume',
      id,
      min: { value, unit },
      from: {},
    })
    const { of: _, ...rest } = asked({
      root: {
        op: 'all-of',
        id: 'all',
        of: [
          { op: 'count', id: 'c', min: 2, max: 7, distinctBy: 'issuer', from: {} },
          { op: 'outcomes', id: 'o', match: 'narrower', targets: [{ id: 'urn:o:2' }] },
          volume('v', 3, 'ects'),
          volume('w', 5, 'ects'),
          volume('x', 25, 'hour'),
          { op: 'item', id: 'i', from: { volume: { min: { value: 9, unit: 'ects' } } } },
        ],
      },
      constraints: [
        overlap,
        { op: 'sequence', id: 's', before: 'v', after: 'w' },
        { op: 'average', id: 'a' },
      ],
      definitions: {
        when: { op: 'when', id: 'w', if: { entered: { from: '2020-01-01', until: '2021-01-01' } } },
        later: { op: 'when', id: 'l', if: { entered: { from: '2022-01-01' } } },
      },
    })
    expect(rest).toEqual({
      distinct: new Set(['issuer']),
      overlaps: new Set(['outcome']),
      policies: new Set(['count-once']),
      dated: true,
      averages: true,
      targets: [{ id: 'urn:o:1' }, { id: 'urn:o:2' }],
      narrower: true,
      volumes: new Map([
        ['ects', [3, 5, 9]],
        ['hour', [25]],
      ]),
      entered: ['2020-01-01', '2021-01-01', '2022-01-01'],
      most: 7,
    })
  })

  it('is a day of award where credentials have to lie within a time', () => {
    const window = { op: 'window', id: 'w', months: 24 }
    expect(asked({ root: { ...decision, constraints: [window] } }).dated).toBe(true)
  })
})
