/**
 * Whether a rule can be met at all, whatever turns out of what is unknown. Facts are supposed one after the other, each
 * in every way that matters, until none of them leaves anything open: what no way meets is not met.
 */
import type { Truth } from '@microcred/common/logic'
import type { Holding } from '../hand/hand.js'
import { openFacts, type Ways } from '../hand/suppose.js'
import type { Supposing } from '../hand/supposing.js'
import type { Program } from '../program/program.js'
import { type Answer, type Means, whether } from '../search/solve.js'
import type { Allocation } from './placement.js'
import { verify } from './verify.js'

/** Most ways that are looked at, and the largest hand they are looked for in. */
const MOST_WAYS = 48
const LARGEST_HAND = 12

const POSSIBLE = { view: 'possible', granted: true } as const

export interface Worlds {
  /** Whether in some way everything is met: unknown where too many ways are open. */
  readonly met: Truth
  /** What counts where it is, and the rule made ready for what is supposed there. */
  readonly found?: { readonly program: Program; readonly allocation: Allocation }
}

/** A rule made ready for credentials of which something is supposed, and for a day of entry. */
export type Suppose = (holdings: readonly Holding[], entered: string | undefined) => Program

/** Looks at what is unknown one way at a time; `best` is the answer where all of it is favourable. */
export function anyWorld(
  program: Program,
  best: Answer,
  suppose: Suppose,
  means: Means,
  supposing: Omit<Supposing, 'standing'> & { readonly entered: readonly string[] },
): Worlds {
  const { holdings } = program.hand
  if (holdings.filter(({ excluded }) => !excluded).length > LARGEST_HAND) return { met: 'unknown' }
  let left = MOST_WAYS
  const among = (ways: readonly (() => Worlds)[]): Worlds => {
    let met: Truth = 'false'
    for (const way of ways) {
      const found: Worlds = left-- > 0 ? way() : { met: 'unknown' }
      if (found.met === 'true') return found
      if (found.met === 'unknown') met = 'unknown'
      if (left <= 0 && met === 'unknown') break
    }
    return { met }
  }
  const visit = (here: Program, answer: Candidate, entered: string | undefined): Worlds => {
    if (!answer.met && !answer.open) return { met: 'false' }
    if (answer.met && verify(here, answer.allocation, true).met === 'true')
      return { met: 'true', found: { program: here, allocation: answer.allocation } }
    const next = nextWays(here, answer, supposing)
    if (next === undefined) return { met: 'unknown' }
    return among(
      next.ways.map((holding) => () => {
        const supposed = suppose(
          here.hand.holdings.map((each, at) => (at === next.at ? holding : each)),
          entered,
        )
        // What counts may count there still; only where it does not is anything searched.
        const kept = answer.met
          ? placedAgain(supposed, { program: here, allocation: answer.allocation })
          : undefined
        if (kept && verify(supposed, kept, true).met !== 'false')
          return visit(supposed, { met: true, open: false, allocation: kept }, entered)
        return visit(supposed, candidate(whether(supposed, POSSIBLE, means)), entered)
      }),
    )
  }
  if (supposing.entered.length === 0) return visit(program, candidate(best), undefined)
  return among(
    supposing.entered.map((day) => () => {
      const supposed = suppose(holdings, day)
      return visit(supposed, candidate(whether(supposed, POSSIBLE, means)), day)
    }),
  )
}

/** What counts in a way in which all is met, in the words of the rule where nothing is supposed, if it has them. */
export function placedAgain(program: Program, found: NonNullable<Worlds['found']>): Allocation | undefined {
  const allocation = found.allocation.flatMap((each) => {
    const name = found.program.nodes[found.program.leaves[each.leaf]!.node]!.id
    const leaf = program.leaves.find(({ node }) => program.nodes[node]!.id === name)
    return leaf?.byAt.has(each.at) ? [{ ...each, leaf: leaf.index }] : []
  })
  return allocation.length === found.allocation.length ? allocation : undefined
}

/** What may count, and whether it meets all, or whether that is open. */
interface Candidate {
  readonly met: boolean
  readonly open: boolean
  readonly allocation: Allocation
}

const candidate = ({ shortfall, open, allocation }: Answer): Candidate => ({
  met: shortfall.total <= 1e-6 && !shortfall.broken,
  open,
  allocation,
})

/** The next open fact: of what counts first, with the fewest ways. */
function nextWays(
  { hand: { holdings } }: Program,
  { allocation }: Candidate,
  supposing: Omit<Supposing, 'standing'>,
): { readonly at: number; readonly ways: Ways } | undefined {
  const standing = holdings.filter(({ excluded }) => !excluded)
  const counts = new Set(allocation.map(({ at }) => at))
  const order = [...holdings.keys()].filter((at) => !holdings[at]!.excluded)
  for (const at of [
    ...order.filter((each) => counts.has(each)),
    ...order.filter((each) => !counts.has(each)),
  ]) {
    const [ways] = openFacts(holdings[at]!, { ...supposing, standing })
    if (ways) return { at, ways }
  }
  return undefined
}
