/** What changes nothing of a verdict, or cannot make it worse: said of instances of the whole language. */
import { type Held, type StackingRule, type StackResult, stack, type Verdict } from '@microcred/stacking'
import type { Instance } from './instances.js'

export interface Law {
  /** A fact about a verdict. */
  readonly title: string
  /** Whether it holds; nothing where it says nothing of such a rule. */
  holds(each: Instance, number: number, result: StackResult): boolean | undefined
}

const judge = ({ rule, held, options }: Instance): Verdict => stack(rule, held, options).verdict

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

export const LAWS: readonly Law[] = [
  {
    title: 'does not depend on the order in which credentials are listed',
    holds(each, number, { verdict }) {
      const at = number % each.held.length
      const turned = [...each.held.slice(at), ...each.held.slice(0, at)].reverse()
      return judge({ ...each, held: turned }) === verdict
    },
  },
  {
    title: 'does not depend on what requirements are called',
    holds(each, _, { verdict }) {
      const renamed = JSON.parse(
        JSON.stringify([each.rule, each.options.decisions ?? []]).replace(/"n(\d+)(?=["/])/g, '"renamed-$1'),
      )
      const [rule, decisions] = renamed as [StackingRule, NonNullable<Instance['options']['decisions']>]
      return judge({ ...each, rule, options: { ...each.options, decisions } }) === verdict
    },
  },
  {
    title: 'does not depend on what is revoked, expired or held twice',
    holds(each, number, { verdict }) {
      const gone: Held = { record: { id: 'urn:gone' }, status: 'revoked' }
      const old: Held = { record: { id: 'urn:old', validUntil: '2001-01-01' } }
      const twice = each.held[number % each.held.length]!
      return judge({ ...each, held: [gone, ...each.held, old, twice] }) === verdict
    },
  },
  {
    title: 'does not depend on the scale when all volumes are doubled',
    holds(each, _, { verdict }) {
      // Rounding to whole steps does not double, and what states no volume may be worth anything.
      if (mentions(each.rule, 'up', 'down', 'nearest')) return undefined
      if (each.held.some(({ record }) => record.notionalWorkload === undefined)) return undefined
      const { rule, held } = doubled({ rule: each.rule, held: each.held }) as Pick<Instance, 'rule' | 'held'>
      return judge({ ...each, rule, held }) === verdict
    },
  },
  {
    title: 'that is met stays met when what is in progress is held',
    holds(each, number, { verdict }) {
      const at = number % each.held.length
      const { status, ...rest } = each.held[at]!
      if (status !== undefined) return undefined
      if (mentions(each.rule, 'status', 'not', 'max', 'when', 'overlap', 'sequence', 'share', 'average'))
        return undefined
      const working = each.held.with(at, { ...rest, status: 'in-progress' })
      return judge({ ...each, held: working }) === 'satisfied' ? verdict === 'satisfied' : undefined
    },
  },
  {
    title: 'that is met stays met with one credential more, unless the rule limits what is held',
    holds(each, number, { verdict }) {
      // These look at everything held; the rest looks at what counts, and nothing need count.
      if (each.held.length < 2 || mentions(each.rule, 'invariant', 'when')) return undefined
      const fewer = judge({ ...each, held: without(each.held, number % each.held.length) })
      return fewer === 'satisfied' ? verdict === 'satisfied' : undefined
    },
  },
  {
    title:
      'that is met stays met when a credential says what it left open, and one that is not met is not met then',
    holds(each, number, { verdict }) {
      if (verdict !== 'satisfied' && verdict !== 'incomplete') return undefined
      const more = saying(each, number)
      const then = more && judge(more)
      return then && (then === verdict || (verdict === 'incomplete' && then === 'violated'))
    },
  },
  {
    title: 'that is met says so by the root that is shown, and one that is not does not',
    holds(_, __, { verdict, nodes }) {
      const root = nodes[0]!.status
      if (verdict === 'satisfied') return root === 'satisfied' || root === 'waived'
      return verdict === 'incomplete' ? root !== 'waived' : undefined
    },
  },
]

/** The instance with a fact that a credential leaves open, if one does. */
function saying({ rule, held, options }: Instance, number: number): Instance | undefined {
  const facts: readonly (readonly [keyof Held['record'], unknown])[] = [
    ['level', { eqf: 4 + (number % 3) }],
    ['participationForm', [{ type: number % 2 ? 'online' : 'onsite' }]],
    ['furtherInformation', { fields: [['0811', '0722', '0999'][number % 3]] }],
    ['assessmentType', [{ type: 'written-examination', route: 'course' }]],
    ['dateOfIssuing', ['2014-03-01', '2024-02-02', '2025-09-01'][number % 3]],
    ['learningOutcomes', [{ id: `urn:o:${1 + (number % 3)}`, title: { en: 'Said' } }]],
    ['awardingBody', [{ id: number % 2 ? 'urn:body:a' : 'urn:body:b', name: { en: 'Body' } }]],
  ]
  for (const [at, each] of held.entries())
    for (const [element, value] of facts)
      if (each.record[element] === undefined) {
        const record = { ...each.record, [element]: value } as Held['record']
        return {
          rule,
          options,
          held: held.map((other, place) => (place === at ? { ...each, record } : other)),
        }
      }
  return undefined
}
