/** Looks for ways through a market and evaluates the rule as if they were gone. */

import { stack } from '../verdict/stack.js'
import { approximate, done } from './approximate.js'
import { loopsOf } from './loops.js'
import type { Market, Price } from './market.js'
import type { Completion, Proof } from './offers.js'
import { type Bought, cheapest, type Question, type Refusal } from './purchase.js'

export const PRICES: Readonly<Record<'volume' | 'cost' | 'time', Price>> = {
  volume: ({ volume }) => volume,
  cost: ({ cost }) => cost,
  time: ({ time }) => time,
}

/** Milliseconds of all searches of a plan together, unless said. */
const MILLISECONDS = 10_000

/** Most ways that turn out not to hold. */
const VAIN = 20

/** Looks for ways through a market, one after another. */
export class Planner {
  readonly market: Market
  /** How it is proven that there is no way at all, if it is. */
  refuted: Proof | undefined
  readonly #end: number
  /** Rows that were found out on the way; they hold whatever is asked. */
  readonly #loops: Question['rows'][number][] = []
  readonly #vain: Refusal[] = []

  constructor(market: Market) {
    this.market = market
    this.#end = Date.now() + (market.options.policies?.milliseconds ?? MILLISECONDS)
  }

  /** So many ways, cheapest first; each leaves out something of each before. */
  ways(wanted: number, price: Price): Completion[] {
    const found: Completion[] = []
    const refused: Refusal[] = []
    const { days, options } = this.market
    const isByDay = options.minimise === 'time' && days.length > 1
    for (; found.length < wanted; ) {
      const way = this.way(price, refused, [], isByDay) ?? this.#approximate(price, refused, found.length)
      if (!way) break
      found.push(way.completion)
      refused.push({ runs: way.runs, exactly: false })
    }
    return found
  }

  /** The cheapest way but for those refused; of days, the first that has any where the day is what is to be least. */
  way(
    price: Price,
    refused: readonly Refusal[] = [],
    budgets: Question['rows'] = [],
    isByDay = false,
  ): { readonly runs: readonly number[]; readonly completion: Completion } | undefined {
    for (let attempt = 0; attempt <= VAIN; attempt++) {
      const { best, proven, by, day } = this.#search(price, refused, budgets, isByDay)
      if (!best) {
        if (proven && refused.length === 0 && budgets.length === 0) this.refuted = by
        return undefined
      }
      const loops = loopsOf(this.market, best.runs)
      if (loops.length > 0) {
        this.#loops.push(...loops)
        continue
      }
      const completion = this.completion(best.runs, price, day, proven && best.optimal)
      if (done(completion.result)) return { runs: best.runs, completion }
      this.#vain.push({ runs: best.runs, exactly: true })
    }
    return undefined
  }

  #search(
    price: Price,
    refused: readonly Refusal[],
    budgets: Question['rows'],
    isByDay: boolean,
  ): { readonly best?: Bought; readonly proven: boolean; readonly by: Proof; readonly day: string } {
    const { days } = this.market
    let by: Proof = 'whole-numbers'
    let [best, proven, day]: [Bought | undefined, boolean, string] = [undefined, true, days.at(-1)!]
    for (const each of isByDay ? days : days.toReversed()) {
      const answer = cheapest(this.market, {
        day: each,
        price,
        refused: [...refused, ...this.#vain],
        rows: [...budgets, ...this.#loops],
        milliseconds: this.#end - Date.now(),
      })
      if (answer === 'limit') proven = false
      else if (answer === 'unfound') by = 'solver'
      else if (answer !== 'none' && (!best || answer.total < best.total - 1e-9)) {
        best = answer
        day = each
        if (!answer.optimal) proven = false
        if (isByDay) break
      }
    }
    return { ...(best && { best }), proven, by, day }
  }

  completion(
    runs: readonly number[],
    price: Price,
    day: string,
    optimal: boolean,
    method: Completion['method'] = 'integer',
  ): Completion {
    const { options, rule, held } = this.market
    const taken = runs.map((run) => this.market.runs[run]!)
    const sum = (of: Price) => taken.reduce((total, run) => total + of(run), 0)
    const dated = taken.filter(({ assumed, ends }) => ends !== undefined && !assumed)
    const last = taken.reduce(
      (late, { ends }) => (ends !== undefined && ends > late ? ends : late),
      options.at,
    )
    const as = (at: string) => stack(rule, [...held, ...taken.map((run) => run.held)], { ...options, at })
    const first = as(last)
    return {
      offers: taken.map(({ offer }) => offer).sort((a, b) => a - b),
      total: sum(price),
      totals: { volume: sum(PRICES.volume), cost: sum(PRICES.cost), time: sum(PRICES.time) },
      ...(dated.length > 0 && {
        schedule: dated
          .map(({ offer, starts, ends }) => ({ offer, starts: starts!, ends: ends! }))
          .sort((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : a.offer - b.offer)),
        completes: last,
      }),
      optimal,
      method,
      result: done(first) || day === last ? first : as(day),
    }
  }

  /** Without a solver that comes to an end, what is left when all that is not needed is left out. */
  #approximate(price: Price, refused: readonly Refusal[], found: number) {
    if (this.refuted || (found > 0 && refused.length === 0)) return undefined
    const runs = approximate(this.market, price, refused)
    if (!runs) return undefined
    const completion = this.completion(runs, price, this.market.options.at, false, 'approximate')
    return done(completion.result) ? { runs, completion } : undefined
  }
}
