/** Random small rules and hands. */
import type { Held, StackingRule } from '@microcred/stacking'
import fc from 'fast-check'

const TAG = 'https://example.eu/tag'
const LETTERS = ['a', 'b', 'c', 'd']

const kind = fc.record({
  credits: fc.integer({ min: 1, max: 6 }),
  tags: fc.uniqueArray(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 3 }),
  points: fc.integer({ min: 1, max: 10 }),
  day: fc.integer({ min: 1, max: 28 }),
})

type Kind = typeof kind extends fc.Arbitrary<infer T> ? T : never

const heldOf = ({ credits, tags, points, day }: Kind, at: number): Held => ({
  record: {
    id: `urn:example:${at}`,
    dateOfIssuing: `2025-01-${String(day).padStart(2, '0')}`,
    notionalWorkload: { volumes: [{ value: credits, unit: 'ects' as const }] },
    grade: { value: { en: `${points}` }, points },
    extensions: { [TAG]: tags },
  },
})

export const held: fc.Arbitrary<Held[]> = fc
  .array(kind, { minLength: 0, maxLength: 5 })
  .map((items) => items.map(heldOf))

/** Many of few kinds, so that nothing tells some of them apart. */
export const repeated: fc.Arbitrary<Held[]> = fc
  .array(fc.tuple(kind, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 3 })
  .map((kinds) => kinds.flatMap(([each, times]) => Array<Kind>(times).fill(each)).map(heldOf))

type Node = StackingRule['root']
type Limit = NonNullable<StackingRule['constraints']>[number]

const select = fc
  .uniqueArray(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 2 })
  .map((letters) => ({ extension: [{ key: TAG, in: letters }] }))

const amount = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((value) => ({ volume: { value, unit: 'ects' as const } })),
  fc.integer({ min: 1, max: 3 }).map((count) => ({ count })),
)

const limit: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record({ op: fc.constant('cap'), select, max: amount }),
  fc.record({ op: fc.constant('floor'), select, min: amount }),
  fc.record({
    op: fc.constant('share'),
    select,
    min: fc.constantFrom(0.25, 0.5, 0.75),
    of: fc.constantFrom('counted', 'required'),
    round: fc.constant({ mode: 'none' }),
  }),
  fc.record({
    op: fc.constant('share'),
    select,
    max: fc.constantFrom(0.25, 0.5, 0.75),
    of: fc.constantFrom('counted', 'required'),
    round: fc.constant({ mode: 'none' }),
  }),
  fc.record({
    op: fc.constant('average'),
    min: fc.integer({ min: 2, max: 8 }),
    weight: fc.constantFrom('volume', 'credential'),
  }),
  fc.record({
    op: fc.constant('overlap'),
    by: fc.constant('declared'),
    policy: fc.constant('count-once'),
    groups: fc.array(select, { minLength: 1, maxLength: 2 }),
  }),
)

const leaf: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('item'),
      from: select,
      draw: fc.constantFrom(undefined, undefined, undefined, 'counted'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('count'),
      min: fc.integer({ min: 1, max: 3 }),
      from: select,
      draw: fc.constantFrom(undefined, undefined, 'any', 'counted', 'counted'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('count'),
      min: fc.integer({ min: 0, max: 2 }),
      max: fc.integer({ min: 2, max: 3 }),
      from: select,
      draw: fc.constantFrom(undefined, 'counted'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('count'),
      min: fc.integer({ min: 1, max: 3 }),
      from: select,
      distinctBy: fc.constant('extension'),
      distinctKey: fc.constant(TAG),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('volume'),
      min: fc.integer({ min: 1, max: 10 }).map((value) => ({ value, unit: 'ects' })),
      from: select,
    }),
  },
)

const { node } = fc.letrec<{ node: Record<string, unknown> }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leaf,
    fc.record({
      op: fc.constantFrom('all-of', 'any-of'),
      of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      section: fc.boolean(),
    }),
    fc.record({
      op: fc.constant('n-of'),
      min: fc.integer({ min: 1, max: 2 }),
      of: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      op: fc.constant('volume'),
      min: fc.integer({ min: 1, max: 12 }).map((value) => ({ value, unit: 'ects' })),
      max: fc.option(
        fc.integer({ min: 12, max: 16 }).map((value) => ({ value, unit: 'ects' })),
        { nil: undefined },
      ),
      of: fc.array(leaf, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      op: fc.constant('all-of'),
      of: fc.array(tie('node'), { minLength: 1, maxLength: 2 }),
      constraints: fc.array(limit, { minLength: 1, maxLength: 1 }),
    }),
  ),
}))

/** Names everything, since names are what the language refers by. */
function named(value: Record<string, unknown>, counter: { next: number }): Record<string, unknown> {
  const inner = Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => each !== undefined && !(key === 'section' && each === false))
      .map(([key, each]) => [
        key,
        (key === 'of' || key === 'constraints') && Array.isArray(each)
          ? each.map((one) => named(one, counter))
          : each,
      ]),
  )
  return { ...inner, id: `n${counter.next++}` }
}

export const rule: fc.Arbitrary<StackingRule> = fc
  .record({
    root: node,
    constraints: fc.array(limit, { maxLength: 2 }),
    scope: fc.constantFrom('global' as const, 'section' as const, 'none' as const),
    maxUses: fc.constantFrom(undefined, undefined, 1, 2),
    share: fc.boolean(),
  })
  .map(({ root, constraints, scope, maxUses, share }) => {
    const counter = { next: 0 }
    const tree = named(root, counter) as unknown as Node
    const limits = constraints.map((each) => named(each, counter) as unknown as Limit)
    const children = 'of' in tree && tree.of ? tree.of.map(({ id }) => id) : []
    return {
      id: 'https://example.eu/rule',
      version: '1',
      title: { en: 'Rule' },
      owner: { name: { en: 'Owner' } },
      validFrom: '2020-01-01',
      profile: {
        title: { en: 'Target' },
        outcomes: [{ id: 'https://example.eu/outcome', title: { en: 'Outcome' } }],
        volume: { value: 12, unit: 'ects' as const },
      },
      conversion: { basis: 'hours' as const, round: { mode: 'none' as const } },
      allocation: {
        scope,
        ...(maxUses !== undefined && { maxUses }),
        ...(share && children.length > 1 && scope === 'global' && { shareGroups: [children.slice(0, 2)] }),
      },
      root: tree,
      ...(limits.length > 0 && { constraints: limits }),
    }
  })
