/** A way that is not proven: everything that is offered, without what is not needed. */
import type { StackResult } from '../verdict/result.js'
import { stack } from '../verdict/stack.js'
import { loopsOf } from './loops.js'
import type { Market, Run } from './market.js'
import type { Refusal } from './purchase.js'

/** Finished but for what people have to decide. */
export const done = ({ verdict }: StackResult): boolean =>
  verdict === 'satisfied' || verdict === 'waived' || verdict === 'needs-decision'

/** Most offers of which it is tried to leave each out. */
const MOST = 400

/** Leaves out offers, those that do not count first and then the dearest, for as long as the rest suffices. */
export function approximate(
  market: Market,
  price: (run: Run) => number,
  refused: readonly Refusal[],
): readonly number[] | undefined {
  const { runs, rule, held, options } = market
  // Of what can be taken on several occasions none is preferred here.
  if (runs.length > MOST || options.terms || runs.some(({ ends }) => ends !== undefined)) return undefined
  const taking = (some: readonly number[]) =>
    stack(rule, [...held, ...some.map((run) => runs[run]!.held)], options)
  const suffices = (some: readonly number[]) => loopsOf(market, some).length === 0 && done(taking(some))
  const byPrice = (a: number, b: number) => price(runs[b]!) - price(runs[a]!) || b - a
  // Without the dearest offer of each way before, this is another way.
  const barred = new Set(refused.map(({ runs: taken }) => [...taken].sort(byPrice)[0]))
  const stuck = new Set(loopsOf(market, [...runs.keys()]).flatMap(({ stuck }) => stuck))
  const all = [...runs.keys()].filter((run) => !barred.has(run) && !stuck.has(run))
  const result = taking(all)
  if (!done(result) || loopsOf(market, all).length > 0) return undefined
  const counting = new Set(result.counted.map(({ held: index }) => all[index - held.length]))
  let kept = all.filter((run) => counting.has(run))
  if (!suffices(kept)) kept = all
  for (const run of [...kept].sort(byPrice)) {
    const fewer = kept.filter((each) => each !== run)
    if (suffices(fewer)) kept = fewer
  }
  return kept
}
