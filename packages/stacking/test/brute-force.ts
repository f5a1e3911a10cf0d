/**
 * Evaluates small rules by trying every allocation. Written from the meaning of the language alone, for known
 * facts only, and shares no code with the evaluator.
 */
import type { Held, StackingRule } from '@microcred/stacking'

type Node = StackingRule['root']
type Limit = NonNullable<StackingRule['constraints']>[number]

interface Item {
  readonly credits: number
  readonly tags: readonly string[]
  readonly points: number
}

const TAG = 'https://example.eu/tag'

const itemOf = ({ record }: Held): Item => ({
  credits: record.notionalWorkload!.volumes![0]!.value as number,
  tags: record.extensions?.[TAG] as string[],
  points: record.grade?.points ?? 0,
})

const chosen = (
  select: { extension?: { in?: string[] | undefined }[] | undefined } | undefined,
  item: Item,
): boolean =>
  !select?.extension ||
  select.extension.every(({ in: values }) => values!.some((value) => item.tags.includes(value)))

interface Leaf {
  readonly node: Node
  readonly scope: string
  readonly names: readonly string[]
}

/** Whether any allocation satisfies the rule. */
export function satisfiable(rule: StackingRule, held: readonly Held[]): boolean {
  const items = held.map(itemOf)
  const leaves: Leaf[] = []
  const collect = (node: Node, scope: string, names: readonly string[]): void => {
    const inside = node.section ? node.id : scope
    const all = [...names, node.id]
    if ('of' in node && node.of) for (const child of node.of) collect(child, inside, all)
    else leaves.push({ node, scope: rule.allocation.scope === 'global' ? '' : inside, names: all })
  }
  collect(rule.root, '', [])
  const pairs = leaves.flatMap(({ node }, leaf) =>
    items.flatMap((item, at) =>
      'from' in node && chosen(node.from as never, item) ? [[leaf, at] as const] : [],
    ),
  )
  if (pairs.length > 12) throw new Error('too large to try every allocation')
  for (let mask = 0; mask < 2 ** pairs.length; mask++) {
    const uses = pairs.filter((_, bit) => mask & (1 << bit))
    if (allowed(rule, leaves, uses) && holds(rule, leaves, uses, items)) return true
  }
  return false
}

type Uses = readonly (readonly [leaf: number, at: number])[]

const draw = ({ node }: Leaf): string => ('draw' in node && node.draw) || 'own'

function allowed({ allocation }: StackingRule, leaves: readonly Leaf[], uses: Uses): boolean {
  const own = uses.filter(([leaf]) => draw(leaves[leaf]!) === 'own')
  for (const [leaf, at] of uses)
    if (draw(leaves[leaf]!) === 'counted' && !own.some(([, other]) => other === at)) return false
  if (allocation.scope === 'none')
    return limited(own, () => '', allocation.maxUses ?? Number.POSITIVE_INFINITY)
  const groupOf = (leaf: number) =>
    allocation.shareGroups?.findIndex((group) => leaves[leaf]!.names.some((name) => group.includes(name))) ??
    -1
  const distinct = own.filter(
    ([leaf, at], index) =>
      groupOf(leaf) < 0 ||
      own.findIndex(([other, item]) => item === at && groupOf(other) === groupOf(leaf)) === index,
  )
  const perScope = allocation.scope === 'global' ? (allocation.maxUses ?? 1) : 1
  return (
    limited(distinct, (leaf) => leaves[leaf]!.scope, perScope) &&
    limited(distinct, () => '', allocation.maxUses ?? Number.POSITIVE_INFINITY)
  )
}

function limited(uses: Uses, scope: (leaf: number) => string, most: number): boolean {
  const counts = new Map<string, number>()
  for (const [leaf, at] of uses) {
    const key = `${scope(leaf)} ${at}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (counts.get(key)! > most) return false
  }
  return true
}

function holds(rule: StackingRule, leaves: readonly Leaf[], uses: Uses, items: readonly Item[]): boolean {
  const truth = new Map<string, boolean>()
  const below = (name: string) => uses.filter(([leaf]) => leaves[leaf]!.names.includes(name))
  const credits = (some: Uses) =>
    [...new Set(some.map(([, at]) => at))].reduce((sum, at) => sum + items[at]!.credits, 0)
  const judge = (node: Node): boolean => {
    const verdict = (): boolean => {
      const mine = below(node.id)
      switch (node.op) {
        case 'all-of':
          return node.of.map(judge).every(Boolean)
        case 'any-of':
          return node.of.map(judge).some(Boolean)
        case 'n-of':
          return node.of.map(judge).filter(Boolean).length >= node.min
        case 'item':
          return mine.length === 1
        case 'count':
          if (node.distinctBy === 'extension')
            return new Set(mine.flatMap(([, at]) => items[at]!.tags)).size >= node.min!
          return mine.length >= (node.min ?? 0) && mine.length <= (node.max ?? Number.POSITIVE_INFINITY)
        case 'volume': {
          if (!node.of)
            return (
              credits(mine) >= (node.min?.value ?? 0) &&
              credits(mine) <= (node.max?.value ?? Number.POSITIVE_INFINITY)
            )
          const met = node.of.map((child) => [judge(child), child] as const)
          const sum = credits(met.flatMap(([ok, child]) => (ok ? below(child.id) : [])))
          return sum >= (node.min?.value ?? 0) && sum <= (node.max?.value ?? Number.POSITIVE_INFINITY)
        }
        default:
          throw new Error(`${node.op} is not tried here`)
      }
    }
    const met = verdict() && (node.constraints ?? []).every((each) => keeps(each, below(node.id)))
    truth.set(node.id, met)
    return met
  }
  const keeps = (limit: Limit, some: Uses): boolean => {
    const counted = [...new Set(some.map(([, at]) => at))]
    const total = counted.reduce((sum, at) => sum + items[at]!.credits, 0)
    const inside =
      'select' in limit ? counted.filter((at) => chosen(limit.select as never, items[at]!)) : counted
    const sum = inside.reduce((all, at) => all + items[at]!.credits, 0)
    switch (limit.op) {
      case 'cap':
        return (
          sum <= (limit.max.volume?.value ?? Number.POSITIVE_INFINITY) &&
          inside.length <= (limit.max.count ?? Number.POSITIVE_INFINITY)
        )
      case 'floor':
        return sum >= (limit.min.volume?.value ?? 0) && inside.length >= (limit.min.count ?? 0)
      case 'share': {
        const base = limit.of === 'counted' ? total : rule.profile.volume!.value
        return (
          sum >= (limit.min ?? 0) * base - 1e-9 && (limit.max === undefined || sum <= limit.max * base + 1e-9)
        )
      }
      case 'average':
        return (
          counted.reduce(
            (all, at) =>
              all + (items[at]!.points - limit.min) * (limit.weight === 'volume' ? items[at]!.credits : 1),
            0,
          ) >= -1e-9
        )
      case 'overlap':
        return (limit.groups ?? []).every(
          (group) => counted.filter((at) => chosen(group as never, items[at]!)).length <= 1,
        )
      default:
        throw new Error(`${limit.op} is not tried here`)
    }
  }
  if (!judge(rule.root) || !(rule.constraints ?? []).every((each) => keeps(each, uses))) return false
  return uses.every(([leaf]) => leaves[leaf]!.names.every((name) => truth.get(name)))
}
