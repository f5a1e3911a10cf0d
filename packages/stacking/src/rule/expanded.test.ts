import { describe, expect, it } from 'vitest'
import type { Requirement, StackingRule } from '../generated/types.js'
import { tooManyRequirements } from './expanded.js'

const ref = (id: string, rule: string): Requirement => ({ op: 'ref', id, rule })

/** A rule of definitions that each name the next one twice. */
const doubling = (levels: number, last: Requirement = ref('last', 'nothing')): StackingRule =>
  ({
    root: ref('root', 'd0'),
    definitions: Object.fromEntries(
      Array.from({ length: levels }, (_, at) => [
        `d${at}`,
        at === levels - 1
          ? last
          : { op: 'all-of', id: `d${at}`, of: [ref('a', `d${at + 1}`), ref('b', `d${at + 1}`)] },
      ]),
    ),
  }) as unknown as StackingRule

describe('a rule whose references are put in', () => {
  it('is too large where they double it again and again, and says so at any depth', () => {
    expect(tooManyRequirements(doubling(10))).toBeUndefined()
    for (const levels of [14, 20, 1000, 2000])
      expect(tooManyRequirements(doubling(levels))?.code).toBe('stacking-rule.expands-too-far')
  })

  it('ends where a definition refers to itself', () => {
    expect(tooManyRequirements(doubling(3, ref('back', 'd0')))).toBeUndefined()
  })
})
