/** Ways of which none is better than another in volume, cost and time at once. */
import type { Price } from './market.js'
import type { Completion } from './offers.js'
import type { Planner } from './planner.js'

const AIMS = ['volume', 'cost', 'time'] as const

/** Most ways that are named. */
const MOST = 5

/** What the other aims weigh where one is to be least: enough to choose among equals, too little to give up any of it. */
const SLIGHT = 1e-4

/**
 * At most five: the least in each aim, of equals the best in the others, and then what lies in the largest gap of cost
 * between two of them.
 */
export function pareto(planner: Planner): Completion[] {
  const found: Completion[] = []
  const add = (way: ReturnType<Planner['way']>): boolean => {
    if (!way || found.some((each) => isSame(each, way.completion))) return false
    found.push(way.completion)
    return true
  }
  const { runs } = planner.market
  const mean = (aim: (typeof AIMS)[number]) =>
    runs.reduce((sum, run) => sum + run[aim], 0) / Math.max(1, runs.length)
  const scale = { volume: mean('volume'), cost: mean('cost'), time: mean('time') }
  const weighing =
    (main: (typeof AIMS)[number]): Price =>
    (run) =>
      AIMS.reduce((sum, aim) => sum + ((aim === main ? 1 : SLIGHT) * run[aim]) / scale[aim], 0)
  for (const aim of AIMS) {
    add(planner.way(weighing(aim)))
    if (planner.refuted) return []
  }
  const tried = new Set<number>()
  while (found.length > 0 && found.length < MOST) {
    const costs = found.map(({ totals }) => totals.cost).sort((a, b) => a - b)
    const gaps = costs
      .slice(1)
      .map((cost, at) => ({ from: costs[at]!, to: cost, size: cost - costs[at]! }))
      .filter(({ from, to, size }) => size > 1e-6 && !tried.has((from + to) / 2))
      .sort((a, b) => b.size - a.size)
    const gap = gaps[0]
    if (!gap) break
    const half = (gap.from + gap.to) / 2
    tried.add(half)
    // The least volume that the half of the gap pays for.
    const budget = { terms: runs.map((run, index) => [index, run.cost] as const), most: half }
    add(planner.way(weighing('volume'), [], [budget]))
  }
  return found
    .filter((one) => !found.some((other) => isBetter(other, one)))
    .sort((a, b) => a.total - b.total)
    .map(withTotal)
}

const isSame = (one: Completion, other: Completion): boolean =>
  AIMS.every((aim) => Math.abs(one.totals[aim] - other.totals[aim]) < 1e-6)

/** Whether one is at least as good in all and better in one. */
const isBetter = (one: Completion, other: Completion): boolean =>
  AIMS.every((aim) => one.totals[aim] <= other.totals[aim] + 1e-9) && !isSame(one, other)

/** Of several aims the total is the cost. */
const withTotal = (way: Completion): Completion => ({ ...way, total: way.totals.cost })
