/** What could be met if every credential might count everywhere: a bound, and a first choice among alternatives. */
import { rounded } from '@microcred/core/volume'
import { contributionOf } from './contribution.js'
import { possibleKeys } from './distinct.js'
import type { Candidate, Leaf, Program } from './program.js'
import { membership, rowsOf } from './rows.js'
import type { View } from './view.js'

/** Under which assumptions a rule is looked at. */
export interface Outlook {
  readonly view: View
  /** Whether decisions that nobody took yet are taken to be favourable. */
  readonly granted: boolean
}

export const usable = ({ truth }: Candidate, view: View): boolean => truth === 'true' || view === 'possible'

/** What a candidate counts distinctly, or covers. */
export const keysOf = ({ keys = [], maybe = [] }: Candidate, view: View): readonly string[] =>
  view === 'sure' || maybe.length === 0 ? keys : [...keys, ...maybe]

export const sizeOf = ({ size }: Candidate, view: View): number => (view === 'sure' ? size.least : size.most)

type Measured = Pick<Leaf, 'need' | 'round'>

/** A raw sum that reaches a need once it is rounded as the requirement says, and shows that less does not. */
export const effectiveNeed = (measured: Measured): number =>
  needed(measured, Math.max(1e-4, measured.need * 1e-5))

/** The least raw sum that does. */
export const leastNeed = (measured: Measured): number => needed(measured, SLIGHT)

/** The least that is more than nothing: numbers nearer than a millionth are equal. */
const SLIGHT = 4e-6

function needed({ need, round }: Measured, more: number): number {
  if (round === undefined || round.mode === 'none') return need
  const step = round.to ?? 1
  const steps = Math.ceil(need / step - 1e-9)
  return Math.max(
    0,
    {
      up: (steps - 1) * step + more,
      down: steps * step,
      nearest: (steps - 0.5) * step,
    }[round.mode],
  )
}

/** Part of a need that is missing: 0 nothing, 1 all of it; of a large need a little is enough to show. */
export const part = (need: number, have: number): number =>
  need <= 0 || have >= need - 1e-6 ? 0 : Math.max(SLIGHT, (need - have) / need)

/** Part of a rounded need that is missing; what reaches it once rounded misses nothing. */
export const partOf = (measured: Measured, have: number): number =>
  rounded(have, measured.round) >= measured.need - 1e-6 ? 0 : part(effectiveNeed(measured), have)

export interface Relaxed {
  /** Least missing parts of every node. */
  readonly missing: readonly number[]
}

/** What was found for a program, by outlook: it is asked for again and again, and goes with the program. */
const known = new WeakMap<Program, Map<string, Relaxed>>()

export function relax(program: Program, outlook: Outlook): Relaxed {
  const name = `${outlook.view} ${outlook.granted}`
  const all = known.get(program) ?? new Map<string, Relaxed>()
  known.set(program, all)
  const found = all.get(name) ?? relaxed(program, outlook)
  all.set(name, found)
  return found
}

function relaxed(program: Program, outlook: Outlook): Relaxed {
  const { view } = outlook
  const missing: number[] = []
  const countable = countableIn(program, view)
  const constrained = new Set(program.constraints.map(({ node }) => node))
  visit(0)
  return { missing }

  function visit(index: number): number {
    const node = program.nodes[index]!
    const children = node.children.map(visit)
    const inner =
      node.leaf === undefined
        ? missingOf(program, index, children, outlook, (those) =>
            comesTo(
              program,
              index,
              those.filter((child) => missing[child] === 0),
              view,
            ),
          )
        : leafMissing(program.leaves[node.leaf]!, view, countable)
    missing[index] = constrained.has(index) ? inner + floors(program, index, view) : inner
    return missing[index]
  }
}

/** What fits children of a sum that can be met comes to: each credential once, and what children contribute instead. */
export function comesTo(program: Program, sum: number, met: readonly number[], view: View): number {
  const unit = program.nodes[sum]!.unit!
  const end = view === 'sure' ? 'least' : 'most'
  const positions = new Set<number>()
  let total = 0
  for (const child of met) {
    const fixed = contributionOf(program, child, unit)
    if (fixed) total += fixed[end]
    else
      for (const leaf of program.under(child))
        for (const each of program.leaves[leaf]!.candidates) if (usable(each, view)) positions.add(each.at)
  }
  for (const at of positions) total += program.size(at, unit)[end]
  return total
}

/** Missing parts of a node from those of its children. */
export function missingOf(
  program: Program,
  index: number,
  children: readonly number[],
  { view, granted }: Outlook,
  volume: (children: readonly number[]) => number,
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
    case 'sum':
      return partOf(node, volume(node.children))
    case 'pending':
      return (node.granted ?? granted) ? 0 : 1
    default:
      return 0
  }
}

/** What may count for a requirement of its own, so that others may look at it; nothing where none looks. */
function countableIn({ leaves }: Program, view: View): ReadonlySet<number> {
  const out = new Set<number>()
  if (!leaves.some(({ draw }) => draw === 'counted')) return out
  for (const { draw, candidates } of leaves)
    if (draw === 'own') for (const each of candidates) if (usable(each, view)) out.add(each.at)
  return out
}

function leafMissing(leaf: Leaf, view: View, countable: ReadonlySet<number>): number {
  const usables = leaf.candidates.filter(
    (each) => usable(each, view) && (leaf.draw !== 'counted' || countable.has(each.at)),
  )
  if (leaf.measure === 'outcomes' || leaf.measure === 'distinct') {
    const keys = new Set(usables.flatMap((each) => keysOf(each, view)))
    return keysMissing(leaf, keys)
  }
  let sum = 0
  for (const each of usables) sum += sizeOf(each, view)
  return partOf(leaf, sum)
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
          .flatMap((at) => possibleKeys(it, program.hand.holdings[at]!, at, view, it.min.count ?? 0)),
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
