/** What could be met if every credential might count everywhere: a bound, and a first choice among alternatives. */
import { type Candidate, distinctKeys, type Leaf, type Program } from './program.js'
import { membership, rowsOf, type View } from './rows.js'

/** Under which assumptions a rule is looked at. */
export interface Outlook {
  readonly view: View
  /** Whether decisions that nobody took yet are taken to be favourable. */
  readonly granted: boolean
}

export const usable = ({ truth }: Candidate, view: View): boolean => truth === 'true' || view === 'possible'

export const sizeOf = ({ size }: Candidate, view: View): number => (view === 'sure' ? size.least : size.most)

/** The least raw sum that reaches a need once it is rounded as the requirement says. */
export function effectiveNeed({ need, round }: Pick<Leaf, 'need' | 'round'>): number {
  if (round === undefined || round.mode === 'none') return need
  const step = round.to ?? 1
  const steps = Math.ceil(need / step - 1e-9)
  return Math.max(
    0,
    { up: (steps - 1) * step + 1e-6, down: steps * step, nearest: (steps - 0.5) * step }[round.mode],
  )
}

/** Part of a need that is missing: 0 nothing, 1 all of it. */
export const part = (need: number, have: number): number =>
  need <= 0 || have >= need - 1e-6 ? 0 : (need - have) / need

export interface Relaxed {
  /** Least missing parts of every node. */
  readonly missing: readonly number[]
}

export function relax(program: Program, outlook: Outlook): Relaxed {
  const { view } = outlook
  const missing: number[] = []
  const volumes: number[] = []
  visit(0)
  return { missing }

  function visit(index: number): number {
    const node = program.nodes[index]!
    const children = node.children.map(visit)
    const inner =
      node.leaf === undefined
        ? missingOf(program, index, children, outlook, (child) => volumeUnder(child))
        : leafMissing(program.leaves[node.leaf]!, view)
    missing[index] = inner + floors(program, index, view)
    return missing[index]
  }

  function volumeUnder(node: number): number {
    if (missing[node]! > 0) return 0
    const sum = nearestSum(program, node)
    volumes[node] ??= [
      ...new Set(
        program
          .under(node)
          .flatMap((leaf) =>
            program.leaves[leaf]!.candidates.filter((each) => usable(each, view)).map(({ at }) => at),
          ),
      ),
    ].reduce(
      (total, at) => total + program.size(at, program.nodes[sum]!.unit!)[view === 'sure' ? 'least' : 'most'],
      0,
    )
    // One credential may stand for several leaves of a child where allocation lets it.
    return volumes[node] * (program.leaves.length > 1 ? leavesSharing(program) : 1)
  }
}

/** In how many leaves of one scope a credential may count. */
const leavesSharing = ({ perScope, rule }: Program): number =>
  rule.allocation.scope === 'none' || rule.allocation.shareGroups
    ? Number.MAX_SAFE_INTEGER
    : Math.max(perScope, rule.allocation.scope === 'section' ? 1000 : 1)

function nearestSum(program: Program, node: number): number {
  let each = program.nodes[node]!.parent
  while (program.nodes[each]!.kind !== 'sum') each = program.nodes[each]!.parent
  return each
}

/** Missing parts of a node from those of its children. */
export function missingOf(
  program: Program,
  index: number,
  children: readonly number[],
  { view, granted }: Outlook,
  volume: (child: number) => number,
): number {
  const node = program.nodes[index]!
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  switch (node.kind) {
    case 'all':
      return total(children)
    case 'any':
      return children.length === 0 ? 1 : Math.min(...children)
    case 'some':
      return children.length < node.need
        ? node.need
        : total([...children].sort((a, b) => a - b).slice(0, node.need))
    case 'either':
      if (view === 'sure') return total(children)
      return node.need === 0 ? 0 : Math.min(...children)
    case 'sum': {
      const need = effectiveNeed(node)
      return part(need, total(node.children.map(volume)))
    }
    case 'pending':
      return (node.granted ?? granted) ? 0 : 1
    default:
      return 0
  }
}

function leafMissing(leaf: Leaf, view: View): number {
  const usables = leaf.candidates.filter((each) => usable(each, view))
  if (leaf.measure === 'outcomes' || leaf.measure === 'distinct') {
    const keys = new Set(usables.flatMap(({ keys }) => keys ?? []))
    return keysMissing(leaf, keys)
  }
  let sum = 0
  for (const each of usables) sum += sizeOf(each, view)
  return part(effectiveNeed(leaf), sum)
}

/** Missing parts of a leaf that counts what is distinct: the larger of the number and the mandatory ones. */
export function keysMissing({ need, mandatory }: Leaf, keys: ReadonlySet<string>): number {
  const absent = mandatory.filter((each) => !keys.has(each)).length
  return Math.max(
    part(need, keys.size),
    mandatory.length === 0 ? 0 : absent / Math.max(need, mandatory.length),
  )
}

/** Missing parts of the floors of a node. */
function floors(program: Program, index: number, view: View): number {
  let missing = 0
  for (const constraint of program.constraints) {
    if (constraint.node !== index) continue
    const it = constraint.constraint
    const positions = new Set<number>()
    if (it.op === 'floor' || it.op === 'share')
      for (const leaf of program.under(index))
        for (const each of program.leaves[leaf]!.candidates) if (usable(each, view)) positions.add(each.at)
    if (it.op === 'floor' && it.distinctBy !== undefined && it.distinctBy !== 'credential') {
      const member = membership(it.select, program)
      const keys = new Set(
        [...positions]
          .filter((at) => member(at) === 'true' || (view === 'possible' && member(at) !== 'false'))
          .flatMap((at) => distinctKeys(it.distinctBy!, it.distinctKey, program.hand.holdings[at]!)),
      )
      missing += part(it.min.count ?? 0, keys.size)
    }
    for (const row of rowsOf(constraint, program)) {
      if (!row.soft) continue
      let sum = 0
      for (const at of positions) sum += row.weight(at, view)
      missing += part(row.limit, sum)
    }
  }
  return missing
}
