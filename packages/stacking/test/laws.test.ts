import { type Held, type StackingRule, stack, type Verdict } from '@microcred/stacking'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instance, instanceOf } from './oracle/instances.js'
import { isSound } from './oracle/trial.js'

const RUNS = Number(process.env.LAWS_RUNS ?? 150)

const judge = ({ rule, held, options }: Instance): Verdict => stack(rule, held, options).verdict

/** Instances of the whole language, by seed. */
const instance = fc.integer({ min: 1, max: 1_000_000_000 }).map(instanceOf).filter(isSound)

const law = (title: string, holds: (each: Instance, number: number) => void) =>
  it(title, () => {
    fc.assert(
      fc.property(instance, fc.nat(1000), (each, number) => holds(each, number)),
      { numRuns: RUNS, seed: Number(process.env.LAWS_SEED ?? 3) },
    )
  })

const without = <T>(all: readonly T[], at: number): T[] => all.filter((_, index) => index !== at)

/** A value with every number that is a volume of it twice as large. */
const doubled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(doubled)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const isQuantity = 'value' in value && 'unit' in value
  return Object.fromEntries(
    entries.map(([key, each]) => [key, isQuantity && key === 'value' ? (each as number) * 2 : doubled(each)]),
  )
}

const mentions = (rule: StackingRule, ...words: readonly string[]): boolean =>
  words.some((word) => JSON.stringify(rule).includes(`"${word}"`))

describe('a verdict', () => {
  law('does not depend on the order in which credentials are listed', (each, number) => {
    const at = each.held.length === 0 ? 0 : number % each.held.length
    const turned = [...each.held.slice(at), ...each.held.slice(0, at)].reverse()
    expect(judge({ ...each, held: turned })).toBe(judge(each))
  })

  law('does not depend on what requirements are called', (each) => {
    const renamed = JSON.parse(
      JSON.stringify([each.rule, each.options.decisions ?? []]).replace(/"n(\d+)(?=["/])/g, '"renamed-$1'),
    )
    const [rule, decisions] = renamed as [StackingRule, NonNullable<Instance['options']['decisions']>]
    expect(judge({ ...each, rule, options: { ...each.options, decisions } })).toBe(judge(each))
  })

  law('does not depend on what is revoked, expired or held twice', (each, number) => {
    const gone: Held = { record: { id: 'urn:gone' }, status: 'revoked' }
    const old: Held = { record: { id: 'urn:old', validUntil: '2001-01-01' } }
    const twice = each.held.length > 0 ? [each.held[number % each.held.length]!] : []
    expect(judge({ ...each, held: [gone, ...each.held, old, ...twice] })).toBe(judge(each))
  })

  law('does not depend on the scale when all volumes are doubled', (each) => {
    // Rounding to whole steps does not double, and a year holds as many credits as before.
    fc.pre(!mentions(each.rule, 'up', 'down', 'nearest'))
    fc.pre(!each.held.some(({ record }) => record.notionalWorkload === undefined))
    const { rule, held } = doubled({ rule: each.rule, held: each.held }) as Pick<Instance, 'rule' | 'held'>
    expect(judge({ ...each, rule, held })).toBe(judge(each))
  })

  law('that is met stays met when what is in progress is held', (each) => {
    fc.pre(!mentions(each.rule, 'status', 'not', 'max', 'when', 'overlap', 'sequence', 'share', 'average'))
    const finished = each.held.map(
      ({ status, ...rest }): Held =>
        status === 'in-progress' || status === undefined ? rest : { ...rest, status },
    )
    if (judge(each) === 'satisfied') expect(judge({ ...each, held: finished })).toBe('satisfied')
  })

  law(
    'that is met stays met with one credential more, unless the rule limits what is held',
    (each, number) => {
      fc.pre(each.held.length > 1)
      // These look at everything held; the rest looks at what counts, and nothing need count.
      fc.pre(!mentions(each.rule, 'invariant', 'when'))
      const fewer = { ...each, held: without(each.held, number % each.held.length) }
      if (judge(fewer) === 'satisfied') expect(judge(each)).toBe('satisfied')
    },
  )

  law('that is met says so by the root that is shown, and one that is not does not', (each) => {
    const { verdict, nodes } = stack(each.rule, each.held, each.options)
    const root = nodes[0]!.status
    if (verdict === 'satisfied') expect(['satisfied', 'waived']).toContain(root)
    if (verdict === 'incomplete') expect(root).not.toBe('waived')
  })
})
